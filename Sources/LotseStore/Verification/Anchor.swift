internal import LotseBasics

/// The hash of a change, or its beginning, that was noted elsewhere. A chain that passes through it has the same history
/// up to there; one that was built anew, cut off before or goes back to an older copy does not.
public struct Anchor: Hashable, Sendable, CustomStringConvertible {
  /// The change that it is the hash of; nil where only the hash was noted.
  public let change: Int?
  /// Lower-case hexadecimal digits.
  public let hash: String

  /// No fewer digits are taken: chance or patience would find another change with the same beginning.
  public static let fewestDigits = 16

  /// Reads `4711:9f86d081884c7d65…` or the hash alone, of at least `fewestDigits` digits; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let digits = parts.last, parts.count <= 2, (Anchor.fewestDigits...64).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ Anchor.hexadecimal.contains($0) })
    else { return nil }
    if parts.count == 2 {
      guard let number = Digits.value(parts[0].utf8), number > 0 else { return nil }
      change = number
    } else {
      change = nil
    }
    hash = digits.lowercased()
  }

  private static let hexadecimal = Set("0123456789abcdefABCDEF".utf8)

  public var description: String { (change.map { "\($0):" } ?? "") + hash }

  /// Whether it is the hash of this change.
  func fits(_ change: Int, _ hash: String) -> Bool {
    (self.change ?? change) == change && hash.hasPrefix(self.hash)
  }
}
