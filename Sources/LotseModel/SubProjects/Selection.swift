/// Which sub-projects are meant; within a list any value fits, between lists all must fit.
public struct Selection: Hashable, Sendable {
  public var numbers: [Number] = []
  public var fields: [Key<Field>] = []
  public var statuses: [Status] = []
  public var kinds: [Kind] = []
  public var units: [Key<Unit>] = []
  public var lights: [TrafficLight] = []
  public var priorities: [Priority] = []
  public var visibilities: [Visibility] = []
  public var tags: [String] = []
  public var places: [Place] = []
  public var isOpen = false
  public var isMandatory = false
  /// Planned end or a milestone has passed.
  public var isOverdue = false
  /// Nothing was reported for longer than the configured number of days.
  public var isStale = false
  /// Words that all occur in title, summary, tags, OZG keys or the note, also inside compounds.
  public var search: [String] = []

  public init() {}

  public var isEverything: Bool { self == Selection() }
}
