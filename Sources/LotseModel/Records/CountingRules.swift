/// The rules of counting, by their version: a rule that changes gets a new one, and what was frozen under an older one
/// is recounted by that one. docs/counting.md says what differs.
public enum CountingRules: Int, Hashable, Comparable, Sendable, CaseIterable {
  /// Whatever was recorded of a sub-project was a report of its unit.
  case everythingReports = 1
  /// Only what says something about the state of the work is a report of the unit.
  case workReports = 2
  /// Whom a report may tell of what is decided by the permissions of the day on which it is made.
  case permissionToPublish = 3
  /// A decision that is done is told by the first report of its committee and audience that shows it as done, and by no
  /// other; before, one that was recorded as done after the last report with an earlier day was told by none.
  case doneOnce = 4

  public static let current = CountingRules.doneOnce

  public static func < (left: CountingRules, right: CountingRules) -> Bool { left.rawValue < right.rawValue }
}
