public import LotseBasics
public import LotseModel

/// What is planned to be finished by a day, against what the pace of the last twelve months gives.
public struct PlanAndPace: Sendable {
  public static let months = 12

  /// The end of the year after that of the state.
  public let until: Day
  /// Open sub-projects that completion is measured against whose planned end lies no later.
  public let planned: Int
  public let monthsAhead: Int
  public let total: Forecast.Group

  public init(_ snapshot: Snapshot) {
    let day = snapshot.moment.day
    let until = Forecast.usualEnd(from: day)
    self.until = until
    planned = snapshot.subProjects.count { item in
      item.status.isOpen && item.status.isCounted && item.plannedEnd.map { $0 <= until } ?? false
    }
    let statuses = Dictionary(grouping: snapshot.subProjects, by: \.status).mapValues(\.count)
    let months = Dictionary(
      grouping: snapshot.subProjects.filter { $0.status == .completed }.compactMap(\.actualEnd),
      by: CalendarMonth.init(containing:))
    let forecast = Forecast(
      at: snapshot.moment, months: PlanAndPace.months, until: until,
      total: statuses.map { Tally(key: "", status: $0, count: $1, lights: [:], overdue: 0) },
      months.map { Completions(key: "", month: $0, count: $1.count) }, snapshot.configuration)
    monthsAhead = forecast.monthsAhead
    total = forecast.total
  }

  /// The sentence of a report; nil where nothing is planned, or too little is known to compare with.
  public func sentence(_ wording: Wording) -> String? {
    guard planned > 0, monthsAhead > 0, let finished = total.outlook?.finished else { return nil }
    let language = wording.language
    let day = wording.day(until)
    let range =
      finished.low == finished.high
      ? "\(finished.low)" : language("\(finished.low) bis \(finished.high)", "\(finished.low) to \(finished.high)")
    let needed = PlanAndPace.tenths(planned, monthsAhead, language)
    let had = PlanAndPace.tenths(total.completions, total.pace.count, language)
    return language(
      "Plan und Tempo: Bis zum \(day) \(planned == 1 ? "soll 1 offenes Teilprojekt" : "sollen \(planned) offene Teilprojekte") enden; im Tempo der letzten \(total.pace.count) Monate \(range == "1" ? "wird" : "werden") es \(range). Nötig wären \(needed) Abschlüsse im Monat, bisher waren es \(had).",
      "Plan and pace: \(planned == 1 ? "1 open sub-project is" : "\(planned) open sub-projects are") planned to end by \(day); at the pace of the last \(total.pace.count) months it will be \(range). Needed are \(needed) completions a month, there were \(had)."
    )
  }

  /// A quotient with one digit behind the point, rounded.
  private static func tenths(_ count: Int, _ parts: Int, _ language: Language) -> String {
    let tenths = (count * 10 + parts / 2) / max(1, parts)
    return "\(tenths / 10)" + language(",", ".") + "\(tenths % 10)"
  }

  var json: JSONValue {
    .object([
      "until": JSONValue(until), "planned": .int(planned), "months_ahead": .int(monthsAhead),
      "completions": .int(total.completions), "months": .int(total.pace.count),
      "finished": total.outlook.map { outlook in
        .object([
          "low": .int(outlook.finished.low), "median": .int(outlook.finished.median),
          "high": .int(outlook.finished.high),
        ])
      } ?? .null,
    ])
  }
}
