internal import LotseBasics

/// The number of a sub-project, `TP-0001`: given once, never reused.
public struct Number: Hashable, Comparable, Sendable {
  public let value: Int

  /// The number of that value; values start at 1.
  public init(_ value: Int) { self.value = value }

  /// Stands for the number of what has none yet.
  public static let none = Number(0)

  /// Reads `TP-0042`, `TP42`, `tp-42` or `42`; throws `ValueRefusal.notANumber` for anything else.
  public init(parsing text: String) throws(Refusal) {
    let text = Text.seen(text)
    var digits = text.uppercased()[...]
    if digits.hasPrefix("TP") { digits = digits.dropFirst(2) }
    if digits.hasPrefix("-"), digits.count < text.count { digits = digits.dropFirst() }
    guard digits.utf8.count <= 9, let value = Digits.value(digits.utf8), value > 0 else {
      throw .value(.notANumber(text))
    }
    self.value = value
  }

  public static func < (left: Number, right: Number) -> Bool { left.value < right.value }
}

extension Number: CustomStringConvertible {
  /// `TP-0001`; at least four digits.
  public var description: String { "TP-\(Digits.padded(value, 4))" }
}
