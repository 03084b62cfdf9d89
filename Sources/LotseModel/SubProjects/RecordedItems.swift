/// Sub-projects with when they were recorded, one after another; a long list need not lie in memory whole.
public struct RecordedItems {
  public typealias Taker = (Recorded) throws -> Void

  private let walk: (Taker) throws -> Void

  /// `walk` goes through all of them, anew whenever it is asked.
  public init(_ walk: @escaping (Taker) throws -> Void) { self.walk = walk }

  public init(_ items: [Recorded]) {
    self.init { take in for item in items { try take(item) } }
  }

  /// Throws what reading them or the taker throws.
  public func each(_ take: Taker) throws { try walk(take) }

  /// All of them.
  public func array() throws -> [Recorded] {
    var items: [Recorded] = []
    try walk { items.append($0) }
    return items
  }
}
