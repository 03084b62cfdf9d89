public import LotseBasics
public import LotseModel

/// What was completed in each quarter, and what was planned to be, by effective dates as known at one moment (rule of
/// counting 6).
public struct CompletionCurve: Hashable, Sendable {
  public struct Quarter: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1 to 4.
    public let quarter: Int

    public init(containing day: Day) {
      year = day.year
      quarter = (day.civil.month - 1) / 3 + 1
    }

    init(year: Int, quarter: Int) {
      self.year = year
      self.quarter = quarter
    }

    public var firstDay: Day { CalendarMonth(number: year * 12 + quarter * 3 - 3).firstDay }
    public var lastDay: Day { CalendarMonth(number: year * 12 + quarter * 3 - 1).lastDay }

    /// The quarters that were over on a day, the last so many, oldest first.
    public static func last(_ count: Int, on day: Day) -> [Quarter] {
      let present = Quarter(containing: day + 1)
      let number = present.year * 4 + present.quarter - 1
      return (1...count).reversed().map { back in
        Quarter(year: (number - back) / 4, quarter: (number - back) % 4 + 1)
      }
    }

    var next: Quarter { quarter == 4 ? Quarter(year: year + 1, quarter: 1) : Quarter(year: year, quarter: quarter + 1) }

    public static func < (left: Quarter, right: Quarter) -> Bool {
      (left.year, left.quarter) < (right.year, right.quarter)
    }
  }

  public struct Point: Hashable, Sendable {
    public let quarter: Quarter
    /// Sub-projects whose completion took effect in the quarter.
    public let completed: Int
    /// Sub-projects of the denominator whose planned end, as it stands now, lies in the quarter.
    public let planned: Int
  }

  /// One point per quarter, without gaps, from the first completion or planned end to the quarter of the day; at most
  /// the last ten years, so that one mistyped date does not make a curve of a century.
  public let points: [Point]
  /// Completed ones of which nobody recorded the day, such as those of an imported list; no quarter counts them.
  public let undated: Int

  public init(_ snapshot: Snapshot) {
    let counted = snapshot.subProjects.filter(\.status.isCounted)
    let completions = counted.filter { $0.status == .completed }.compactMap(\.actualEnd).map(Quarter.init)
    undated = counted.count { $0.status == .completed && $0.actualEnd == nil }
    let plans = counted.compactMap(\.plannedEnd).map(Quarter.init)
    let completed = Dictionary(completions.map { ($0, 1) }, uniquingKeysWith: +)
    let planned = Dictionary(plans.map { ($0, 1) }, uniquingKeysWith: +)
    let last = Quarter(containing: snapshot.moment.day)
    guard let first = (completions + plans).min(), first <= last else {
      points = []
      return
    }
    var quarter = max(first, Quarter(year: last.year - 10, quarter: last.quarter).next)
    var points: [Point] = []
    while quarter <= last {
      points.append(
        Point(quarter: quarter, completed: completed[quarter] ?? 0, planned: planned[quarter] ?? 0))
      quarter = quarter.next
    }
    self.points = points
  }
}

extension CompletionCurve.Quarter: CustomStringConvertible {
  public var description: String { "\(year)-Q\(quarter)" }
}
