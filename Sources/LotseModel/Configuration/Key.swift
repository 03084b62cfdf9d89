/// The identifier of a configured thing, such as a field or a unit; the type says of which.
public struct Key<Thing>: Hashable, Comparable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  public static func < (left: Key, right: Key) -> Bool { left.text < right.text }
}

extension Key: CustomStringConvertible {
  public var description: String { text }
}
