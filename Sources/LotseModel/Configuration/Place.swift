/// A place in a further scheme, written `smart-city:mobility`.
public struct Place: Hashable, Comparable, Sendable {
  public let scheme: String
  public let key: String

  public init(scheme: String, key: String) {
    self.scheme = scheme
    self.key = key
  }

  public static func < (left: Place, right: Place) -> Bool {
    (left.scheme, left.key) < (right.scheme, right.key)
  }
}

extension Place {
  /// Reads `smart-city:mobility`; throws `ValueRefusal.notAPlace`.
  public init(parsing text: String) throws(Refusal) {
    // Keys are of ASCII; in any other text a colon may be part of a character.
    let parts =
      text.utf8.allSatisfy { $0 < 0x80 }
      ? text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Substring($0) }
      : text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { throw .value(.notAPlace(text)) }
    self.init(scheme: String(parts[0]), key: String(parts[1]))
  }
}

extension Place: CustomStringConvertible {
  public var description: String { "\(scheme):\(key)" }
}
