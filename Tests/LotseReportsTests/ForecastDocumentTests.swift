import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseReports

/// An outlook in words: a range where there is one, a figure where there is none.
@Suite struct ForecastDocumentTests {
  private func sentence(_ counts: [Int], _ language: Language) -> String {
    let last = CalendarMonth(lastFullOn: Day("2026-11-23"))
    let tallies = [
      Tally(key: "", status: .completed, count: counts.reduce(0, +), lights: [:], overdue: 0),
      Tally(key: "", status: .implementation, count: 100, lights: [:], overdue: 0),
    ]
    let forecast = Forecast(
      at: Moment(change: 9, day: Day("2026-11-23")), months: 12, until: Day("2027-12-31"), total: tallies,
      counts.enumerated().filter { $1 > 0 }.map {
        Completions(key: "", month: last - (counts.count - 1 - $0), count: $1)
      }, Town.configuration)
    return forecast.sentence(Wording(language, Town.configuration))
  }

  @Test func aRangeOfOneFigureIsAFigure() {
    let same = Array(repeating: 3, count: 12)
    #expect(sentence(same, .de).contains("(13 volle Monate) 39 umgesetzt und alle"))
    #expect(sentence(same, .en).contains("of the 100 remaining 39 are completed by 2027-12-31"))
    let unlike = Array(repeating: [0, 2], count: 6).flatMap { $0 }
    #expect(sentence(unlike, .de).contains("10 bis 18, in der Mitte 14, umgesetzt und alle"))
  }
}
