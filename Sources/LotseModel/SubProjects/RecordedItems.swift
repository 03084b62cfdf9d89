/// Sub-projects with when they were recorded, one after another; a long list need not lie in memory whole.
public struct RecordedItems {
  public typealias Taker = (Recorded) throws -> Void

  private let walk: ([Attribute]?, Taker) throws -> Void

  /// `walk` goes through all of them, anew whenever it is asked; attributes that it is asked for are all that it need read.
  public init(_ walk: @escaping (_ reading: [Attribute]?, Taker) throws -> Void) { self.walk = walk }

  public init(_ items: [Recorded]) {
    self.init { _, take in for item in items { try take(item) } }
  }

  /// Throws what reading them or the taker throws. Whoever looks at few attributes says so, and waits less.
  public func each(reading attributes: [Attribute]? = nil, _ take: Taker) throws { try walk(attributes, take) }

  /// All of them.
  public func array() throws -> [Recorded] {
    var items: [Recorded] = []
    try each { items.append($0) }
    return items
  }
}
