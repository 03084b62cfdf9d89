public import LotseBasics

/// A planned end that was moved to another day.
public struct PlannedEndMove: Hashable, Sendable {
  public let number: Number
  public let from: Day
  public let to: Day

  public init(number: Number, from: Day, to: Day) {
    self.number = number
    self.from = from
    self.to = to
  }
}

/// What was recorded in the last twelve full months: what came, and how plans moved.
public struct PastYear: Hashable, Sendable {
  public static let months = 12

  /// The sub-projects that were recorded for the first time.
  public let added: Set<Number>
  /// In the order of recording; what was taken back is not among them.
  public let moves: [PlannedEndMove]

  public init(added: Set<Number>, moves: [PlannedEndMove]) {
    self.added = added
    self.moves = moves
  }
}
