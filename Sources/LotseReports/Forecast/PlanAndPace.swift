public import LotseBasics
public import LotseModel

/// What is planned to be finished by a day, against what the pace of the last twelve months gives.
public struct PlanAndPace: Sendable {
  /// The end of the year after that of the state.
  public let until: Day
  /// Open sub-projects that completion is measured against whose planned end lies no later.
  public let planned: Int
  public let monthsAhead: Int
  public let total: Forecast.Group
  /// How many that count were recorded for the first time in the last twelve full months; nil where the file is younger.
  public let added: Int?
  /// Nil where the file is younger.
  public let slippage: Slippage?

  public init(_ snapshot: Snapshot, _ year: PastYear?) {
    let (items, day) = (snapshot.subProjects, snapshot.moment.day)
    var (statuses, months) = ([Status: Int](), [CalendarMonth: Int]())
    for item in items {
      statuses[item.status, default: 0] += 1
      guard item.status == .completed, let end = item.actualEnd else { continue }
      months[CalendarMonth(containing: end), default: 0] += 1
    }
    let forecast = Forecast(
      at: snapshot.moment, months: PastYear.months, until: Forecast.usualEnd(from: day),
      total: statuses.map { Tally(key: "", status: $0, count: $1, lights: [:], overdue: 0) },
      months.map { Completions(key: "", month: $0, count: $1) }, snapshot.configuration)
    self.init(items, against: forecast, year)
  }

  /// Of these sub-projects against their forecast, which rests on twelve months.
  public init(_ items: [SubProject], against forecast: Forecast, _ year: PastYear?) {
    let until = forecast.until
    self.until = until
    planned = items.count { item in
      item.status.isOpen && item.status.isCounted && item.plannedEnd.map { $0 <= until } ?? false
    }
    added = year.map { year in items.count { year.added.contains($0.number) && $0.status.isCounted } }
    slippage = year.map { Slippage($0.moves, of: items) }
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
      "Plan und Tempo: \(verdict(finished).de). Bis zum \(day) \(planned == 1 ? "soll 1 offenes Teilprojekt" : "sollen \(planned) offene Teilprojekte") enden; im Tempo der letzten \(total.pace.count) Monate \(range == "1" ? "wird" : "werden") es voraussichtlich \(range). Nötig wären \(needed) Abschlüsse im Monat, bisher waren es \(had)\(inflow(language)).",
      "Plan and pace: \(verdict(finished).en). \(planned == 1 ? "1 open sub-project is" : "\(planned) open sub-projects are") planned to end by \(day); at the pace of the last \(total.pace.count) months it will be \(range). Needed are \(needed) completions a month, there were \(had)\(inflow(language))."
    )
  }

  /// Whether what is planned lies below, in or above the range that the pace gives.
  private func verdict(_ finished: Forecast.Range<Int>) -> Phrase {
    if planned <= finished.low { return Phrase("auf Kurs", "on course") }
    if planned <= finished.high { return Phrase("knapp", "close") }
    let (least, most) = (planned - finished.high, planned - finished.low)
    let lack = least == most ? ("\(least)", "\(least)") : ("\(least) bis \(most)", "\(least) to \(most)")
    return Phrase("nicht auf Kurs, \(lack.0) zu wenig", "not on course, \(lack.1) too few")
  }

  /// What came in the same time: a pace that only keeps up with it finishes nothing.
  private func inflow(_ language: Language) -> String {
    guard let added else { return "" }
    let monthly = PlanAndPace.tenths(added, PastYear.months, language)
    return language("; neu aufgenommen wurden \(monthly)", "; \(monthly) were added")
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
      } ?? .null, "added": added.map { .int($0) } ?? .null, "slippage": slippage?.json ?? .null,
    ])
  }
}
