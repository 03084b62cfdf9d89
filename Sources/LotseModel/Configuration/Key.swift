/// The identifier of a configured thing, such as a field or a unit; the type says of which.
public struct Key<Thing>: Hashable, Comparable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  public static func < (left: Key, right: Key) -> Bool { left.text < right.text }
}

extension Key: CustomStringConvertible {
  public var description: String { text }
}

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

extension Place: CustomStringConvertible {
  public var description: String { "\(scheme):\(key)" }
}
