import Foundation
import LotseBasics
import Testing

/// Days, weeks and moments agree with a calendar that nobody here wrote.
@Suite struct CalendarTests {
  private static let utc = TimeZone(identifier: "UTC") ?? .gmt
  private static var iso: Calendar {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = utc
    return calendar
  }

  @Test func everyDayFrom1900To2199IsWrittenAndReadAlike() throws {
    var day = try Day(parsing: "1900-01-01")
    let last = try Day(parsing: "2199-12-31")
    while day <= last {
      let (year, month, date) = day.civil
      #expect(Day(year: year, month: month, day: date) == day)
      #expect(try Day(parsing: day.iso) == day)
      #expect(try Day(parsing: day.text(.de)) == day)
      day = day + 1
    }
  }

  @Test(arguments: 2020...2032)
  func everyWeekAgreesWithFoundation(year: Int) throws {
    let calendar = CalendarTests.iso
    for offset in 0..<366 {
      guard let first = Day(year: year, month: 1, day: 1) else { return }
      let day = first + offset
      let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
      let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear, .weekday, .year, .month, .day], from: date)
      let week = ISOWeek(containing: day)
      #expect(week.year == parts.yearForWeekOfYear)
      #expect(week.week == parts.weekOfYear)
      #expect(day.weekday == ((parts.weekday ?? 1) + 5) % 7 + 1)
      #expect(week.monday <= day && day <= week.sunday)
      #expect(week.monday.weekday == 1)
      #expect(try ISOWeek(parsing: week.description) == week)
      #expect(try ISOWeek(parsing: week.text(.de)) == week)
      #expect(week.next.previous == week)
      #expect(ISOWeek(year: week.year, week: week.week) == week)
    }
    #expect(ISOWeek.count(in: year) == ([2020, 2026, 2032].contains(year) ? 53 : 52))
    #expect(ISOWeek(year: year, week: ISOWeek.count(in: year) + 1) == nil)
  }

  @Test func theBerlinDayAgreesWithTheTimeZoneDatabase() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = berlin
    let start: Int64 = 1_577_836_800  // 2020-01-01
    for halfHour in 0..<(13 * 366 * 48) where halfHour % 7 == 0 {
      let seconds = start + Int64(halfHour) * 1800
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: Double(seconds)))
      let instant = Instant(milliseconds: seconds * 1000)
      let (year, month, day) = instant.day.civil
      let clock =
        "\((parts.hour ?? 0) < 10 ? "0" : "")\(parts.hour ?? 0):\((parts.minute ?? 0) < 10 ? "0" : "")\(parts.minute ?? 0)"
      guard year == parts.year, month == parts.month, day == parts.day, instant.clock == clock else {
        Issue.record("\(instant.iso): \(instant.day) \(instant.clock), not \(parts)")
        return
      }
    }
  }

  @Test func aDayEndsWhereTheNextBegins() throws {
    for offset in 0..<(366 * 13) {
      let day = try Day(parsing: "2020-01-01") + offset
      let end = Instant.end(of: day)
      #expect(end.day == day + 1)
      #expect(Instant(milliseconds: end.milliseconds - 1).day == day)
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "31.04.2026", "2026-1-1", "1.1.26", "20261123", "", "heute", "٢٠٢٦-٠١-٠١",
  ])
  func whatIsNoDayIsRefused(text: String) {
    #expect(throws: Unreadable.day(text)) { try Day(parsing: text) }
  }

  @Test(arguments: ["2025-W53", "2026-W00", "2026-W54", "W47", "2026", "KW47", "47/26", "2026-W471"])
  func whatIsNoWeekIsRefused(text: String) {
    #expect(throws: Unreadable.week(text)) { try ISOWeek(parsing: text) }
  }

  @Test(arguments: ["47", "W47", "KW47", "kw 47", "2026-W47", "KW47/2026"])
  func aWeekWithoutAYearIsOneOfTheYearGiven(text: String) throws {
    #expect(try ISOWeek(parsing: text, in: 2026).description == "2026-W47")
  }

  @Test(arguments: ["0", "54", "W", "KW", "", "4x", "-1", "047", "WW4", "KWW4"])
  func whatIsNoWeekOfTheYearIsRefused(text: String) {
    #expect(throws: Unreadable.week(text)) { try ISOWeek(parsing: text, in: 2026) }
  }

  @Test(arguments: ["2026-11-23T10:15:00Z", "2026-11-23T10:15Z", "1969-12-31T23:59:59.500Z"])
  func instantsAreReadAndWritten(text: String) throws {
    let instant = try Instant(parsing: text)
    #expect(try Instant(parsing: instant.iso) == instant)
  }

  @Test(arguments: ["2026-11-23", "2026-11-23T25:00:00Z", "2026-11-23 10:15:00Z", "2026-11-23T10:15:00", "x"])
  func whatIsNoInstantIsRefused(text: String) {
    #expect(throws: Unreadable.instant(text)) { try Instant(parsing: text) }
  }
}
