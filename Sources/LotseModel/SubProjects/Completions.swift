public import LotseBasics

/// How many sub-projects of a group were completed in one month, by their actual end.
public struct Completions: Hashable, Sendable {
  public let key: String
  public let month: CalendarMonth
  public let count: Int

  public init(key: String, month: CalendarMonth, count: Int) {
    self.key = key
    self.month = month
    self.count = count
  }
}
