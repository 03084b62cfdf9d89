public import LotseBasics

/// A dated step of a sub-project.
public struct Milestone: Hashable, Sendable {
  public var title: String
  public var due: Day
  /// The day on which it was reached; nil while it is not.
  public var doneOn: Day?

  public init(title: String, due: Day, doneOn: Day? = nil) {
    self.title = title
    self.due = due
    self.doneOn = doneOn
  }

  public func isOverdue(on day: Day) -> Bool { doneOn == nil && due < day }
}
