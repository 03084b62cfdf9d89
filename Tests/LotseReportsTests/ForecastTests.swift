import LotseBasics
import LotseModel
import LotseReports
import TestSupport
import Testing

/// A forecast is a range from past months, the same for the same past, and silent where the past is too short.
@Suite struct ForecastTests {
  private let moment = Moment(change: 9, day: Day("2026-11-23"))

  private func months(_ counts: [Int], endingIn last: String = "2026-10", key: String = "") -> [Completions] {
    guard let last = CalendarMonth(exactly: last) else { return [] }
    return counts.enumerated().filter { $1 > 0 }.map { index, count in
      Completions(key: key, month: last - (counts.count - 1 - index), count: count)
    }
  }

  private func tallies(completed: Int, open: Int, key: String = "") -> [Tally] {
    [
      Tally(key: key, status: .completed, count: completed, lights: [:], overdue: 0),
      Tally(key: key, status: .implementation, count: open, lights: [:], overdue: 0),
      Tally(key: key, status: .cancelled, count: 7, lights: [:], overdue: 0),
    ]
  }

  private func forecast(
    _ counts: [Int], open: Int = 100, months: Int = 12, until: Day = Day("2027-12-31"), at moment: Moment? = nil
  ) -> Forecast {
    Forecast(
      at: moment ?? self.moment, months: months, until: until,
      total: tallies(completed: counts.reduce(0, +), open: open), self.months(counts), Town.configuration)
  }

  @Test func thirteenEqualMonthsGiveOneAnswer() throws {
    let forecast = forecast(Array(repeating: 3, count: 12), open: 100)
    #expect(forecast.monthsAhead == 13)
    #expect(forecast.total.remaining == 100)
    let outlook = try #require(forecast.total.outlook)
    #expect(outlook.finished == .init(low: 39, median: 39, high: 39))
    let end = try #require(CalendarMonth(exactly: "2029-09"), "34 months after November 2026")
    #expect(outlook.end == .init(low: end, median: end, high: end))
  }

  @Test func theRangeIsThatOfTheExactDistribution() throws {
    let forecast = forecast(Array(repeating: [0, 2], count: 6).flatMap { $0 }, open: 1000)
    let outlook = try #require(forecast.total.outlook)
    #expect(forecast.total.pace.count == 11, "the window begins with the first completion")
    // Eleven months, six of them with 2: binomial of 13 with 6/11, tenth 5, middle 7, ninth tenth 9.
    #expect(outlook.finished == .init(low: 10, median: 14, high: 18))
  }

  @Test func theSamePastGivesTheSameAnswerWhateverElseIsAsked() {
    let past = [5, 4, 2, 4, 3, 4, 3, 3, 1, 4, 1, 4]
    let whole = forecast(past, open: 186)
    let grouped = Forecast(
      at: moment, months: 12, until: Day("2027-12-31"), total: tallies(completed: 38, open: 186), months(past),
      by: .field, tallies: tallies(completed: 38, open: 186, key: "ozg") + tallies(completed: 4, open: 9, key: "tools"),
      completions: months(past, key: "ozg") + months([4], key: "tools"), Town.configuration)
    #expect(grouped.total.outlook == whole.total.outlook)
    #expect(grouped.groups.map(\.key) == ["ozg", "tools"])
    #expect(grouped.groups[0].outlook == whole.total.outlook)
    #expect(grouped.groups[1].outlook == nil)
    #expect(!grouped.groups[1].hasHistory)
  }

  @Test func aHigherPaceIsNeverWorse() throws {
    var before: Forecast.Outlook?
    for pace in 1...8 {
      let outlook = try #require(
        forecast([pace, 0, pace, pace, 0, pace, pace, 1, pace, pace, pace, pace]).total.outlook)
      if let before {
        #expect(outlook.finished.low >= before.finished.low && outlook.finished.high >= before.finished.high)
        #expect(outlook.end.low <= before.end.low && outlook.end.high <= before.end.high)
      }
      before = outlook
    }
  }

  @Test(arguments: [
    ([1, 1, 1, 1, 1], false), ([1, 1, 1, 1, 1, 1], true), ([2, 0, 0, 0, 0, 2], false), ([2, 0, 0, 0, 0, 3], true),
    ([0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9], false), ([], false),
  ])
  func tooLittleHistoryIsRefused(counts: [Int], isEnough: Bool) {
    let forecast = forecast(counts)
    #expect(forecast.total.hasHistory == isEnough)
    #expect((forecast.total.outlook != nil) == isEnough)
  }

  @Test func nothingRemainingNeedsNoOutlook() {
    let forecast = forecast(Array(repeating: 3, count: 12), open: 0)
    #expect(forecast.total.remaining == 0)
    #expect(forecast.total.outlook == nil)
  }

  @Test func moreThanRemainsIsNeverFinished() throws {
    let outlook = try #require(forecast(Array(repeating: 9, count: 12), open: 20).total.outlook)
    #expect(outlook.finished == .init(low: 20, median: 20, high: 20))
  }

  @Test func beyondTheHorizonNothingIsSaid() throws {
    let outlook = try #require(forecast([1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1], open: 900).total.outlook)
    #expect(outlook.end.low - CalendarMonth(containing: moment.day) == Forecast.horizon + 1)
  }

  /// The running month counts on neither side, and its last day makes it a full one.
  @Test(arguments: [
    (Day("2026-11-29"), Day("2027-12-31"), 13, "2026-10"), (Day("2026-11-30"), Day("2027-12-31"), 13, "2026-11"),
    (Day("2026-11-30"), Day("2027-12-30"), 12, "2026-11"), (Day("2026-12-01"), Day("2026-12-31"), 0, "2026-11"),
    (Day("2026-11-23"), Day("2026-12-31"), 1, "2026-10"),
  ])
  func onlyFullMonthsCount(day: Day, until: Day, ahead: Int, last: String) {
    #expect(Forecast.monthsAhead(from: day, until: until) == ahead)
    #expect(CalendarMonth(lastFullOn: day).iso == last)
  }

  @Test func aMonthKnowsItsDays() throws {
    let february = try #require(CalendarMonth(exactly: "2024-02"))
    #expect(february.firstDay == Day("2024-02-01"))
    #expect(february.lastDay == Day("2024-02-29"))
    #expect((february + 11).iso == "2025-01")
    #expect(february.text(.de) == "02/2024")
    #expect(CalendarMonth(exactly: "2024-13") == nil)
    #expect(CalendarMonth(exactly: "2024-1") == nil)
  }
}
