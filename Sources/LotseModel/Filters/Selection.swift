/// Which sub-projects are meant: those that meet all of the criteria.
public struct Selection: Hashable, Sendable {
  public var criteria: [Criterion]
  /// The name of the saved view that they come from, in part at least.
  public var view: String?

  public init(_ criteria: Criterion...) { self.criteria = criteria }

  /// What a filter means; the parts of a conjunction are criteria of their own.
  public init(_ filters: [Criterion]) {
    criteria = filters.flatMap { filter in if case .all(let parts) = filter { parts } else { [filter] } }
  }

  public var isEverything: Bool { criteria.isEmpty }
}
