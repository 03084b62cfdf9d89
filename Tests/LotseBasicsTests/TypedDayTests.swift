import LotseBasics
import Testing

/// A day is taken as people type it, and never guessed where two may be meant.
@Suite struct TypedDayTests {
  /// A Monday.
  private static let today = Day(year: 2026, month: 11, day: 23) ?? Day(number: 0)

  @Test(arguments: [
    ("2027-06-30", "2027-06-30"), ("30.06.2027", "2027-06-30"), ("30.6.27", "2027-06-30"),
    ("30. 6. 2027", "2027-06-30"),
    ("30. Juni 2027", "2027-06-30"), ("1 März 2027", "2027-03-01"), ("1. maerz 2027", "2027-03-01"),
    ("29.2.2028", "2028-02-29"), ("29. Februar 2028", "2028-02-29"), ("31.12.26", "2026-12-31"),
  ])
  func aWholeDateIsTakenWithoutAWord(text: String, day: String) throws {
    let typed = try TypedDay(text, today: TypedDayTests.today)
    #expect(typed.day.iso == day)
    #expect(typed.isWhole)
  }

  @Test(arguments: [
    ("heute", "2026-11-23"), ("HEUTE", "2026-11-23"), ("today", "2026-11-23"), ("gestern", "2026-11-22"),
    ("yesterday", "2026-11-22"), ("vorgestern", "2026-11-21"), ("morgen", "2026-11-24"), ("tomorrow", "2026-11-24"),
    ("übermorgen", "2026-11-25"), ("uebermorgen", "2026-11-25"), ("montag", "2026-11-30"), ("monday", "2026-11-30"),
    ("Dienstag", "2026-11-24"), ("so", "2026-11-29"), ("Sonnabend", "2026-11-28"), ("fri", "2026-11-27"),
    ("letzten Montag", "2026-11-16"), ("last friday", "2026-11-20"), ("letzten sonntag", "2026-11-22"),
    ("+14", "2026-12-07"), ("-7", "2026-11-16"), ("+10d", "2026-12-03"), ("+10t", "2026-12-03"),
    ("-10d", "2026-11-13"), ("+2w", "2026-12-07"), ("+3m", "2027-02-23"), ("-1m", "2026-10-23"),
    ("+1j", "2027-11-23"), ("+1y", "2027-11-23"), ("+0", "2026-11-23"),
  ])
  func wordsAndDistancesAreTakenAndTold(text: String, day: String) throws {
    let typed = try TypedDay(text, today: TypedDayTests.today)
    #expect(typed.day.iso == day)
    #expect(!typed.isWhole)
  }

  @Test(arguments: [
    ("Q2/2027", "2027-04-01", "2027-06-30"), ("q2 2027", "2027-04-01", "2027-06-30"),
    ("2027-Q2", "2027-04-01", "2027-06-30"), ("2. Quartal 2027", "2027-04-01", "2027-06-30"),
    ("Q4/2026", "2026-10-01", "2026-12-31"), ("Q1/2028", "2028-01-01", "2028-03-31"),
    ("1. Halbjahr 2027", "2027-01-01", "2027-06-30"), ("H2/2027", "2027-07-01", "2027-12-31"),
    ("Anfang 2027", "2027-01-01", "2027-03-31"), ("beginning of 2027", "2027-01-01", "2027-03-31"),
    ("Mitte 2027", "2027-04-01", "2027-06-30"), ("mid 2027", "2027-04-01", "2027-06-30"),
    ("mid-2027", "2027-04-01", "2027-06-30"), ("Ende 2027", "2027-10-01", "2027-12-31"),
    ("end of 2027", "2027-10-01", "2027-12-31"), ("Juni 2027", "2027-06-01", "2027-06-30"),
    ("june 2027", "2027-06-01", "2027-06-30"), ("Jun 2027", "2027-06-01", "2027-06-30"),
    ("Maerz 2027", "2027-03-01", "2027-03-31"), ("Februar 2028", "2028-02-01", "2028-02-29"),
    ("Februar 2027", "2027-02-01", "2027-02-28"), ("2027-06", "2027-06-01", "2027-06-30"),
    ("Dez 2026", "2026-12-01", "2026-12-31"), ("Ende Februar 2028", "2028-02-21", "2028-02-29"),
    ("Mitte Juni 2027", "2027-06-11", "2027-06-20"), ("Anfang Mai 2027", "2027-05-01", "2027-05-10"),
  ])
  func aPeriodMeansItsFirstDayForABeginAndItsLastForAnEnd(text: String, first: String, last: String) throws {
    #expect(try TypedDay(text, today: TypedDayTests.today, edge: .first).day.iso == first)
    let end = try TypedDay(text, today: TypedDayTests.today, edge: .last)
    #expect(end.day.iso == last)
    #expect(!end.isWhole)
    // Where a single day is asked for, a period is none.
    #expect(throws: Unreadable.self) { try TypedDay(text, today: TypedDayTests.today) }
  }

  @Test(arguments: [
    "2027", "30.6.", "30.06", "06/2027", "03/04/2027", "Q2", "Juni", "Mitte", "Ende", "KW 47/2026", "47/2026",
    "2026-W47", "1. Quartal",
  ])
  func whatLeavesSomethingOpenIsRefusedWithWhatItIs(text: String) throws {
    for edge in [TypedDay.Edge.first, .last, nil] {
      let thrown = #expect(throws: Unreadable.self) { try TypedDay(text, today: TypedDayTests.today, edge: edge) }
      guard case .openDay(text, _) = thrown else {
        Issue.record("\(text): \(String(describing: thrown))")
        continue
      }
    }
  }

  @Test(arguments: [
    "", "-", "bald", "Q5/2027", "Q0/2027", "3. Halbjahr 2027", "31.02.2027", "29.2.2027", "29. Februar 2027",
    "Juni 27", "heute morgen", "+w", "+", "++2", "+2x", "+99999", "13/13/13x", "Ende Q2/2027", "2027 Mitte", "next",
  ])
  func anythingElseIsNoDay(text: String) {
    #expect(throws: Unreadable.self) { try TypedDay(text, today: TypedDayTests.today, edge: .last) }
  }

  @Test(arguments: [
    ("2027-01-31", "+1m", "2027-02-28"), ("2028-01-31", "+1m", "2028-02-29"), ("2028-02-29", "+1j", "2029-02-28"),
    ("2026-12-31", "+1d", "2027-01-01"), ("2026-12-31", "-12m", "2025-12-31"), ("2027-03-31", "-1m", "2027-02-28"),
    ("2026-12-31", "+2m", "2027-02-28"), ("2026-12-31", "morgen", "2027-01-01"),
    ("2027-01-01", "gestern", "2026-12-31"),
    ("2026-12-31", "freitag", "2027-01-01"),
  ])
  func monthsAndYearsEndWhereTheCalendarEndsThem(from: String, text: String, day: String) throws {
    #expect(try TypedDay(text, today: Day(parsing: from)).day.iso == day)
  }

  @Test(arguments: 0..<14)
  func theNextSuchDayIsAheadByOneToSevenDays(offset: Int) throws {
    let today = TypedDayTests.today + offset
    let names = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
    for (index, name) in names.enumerated() {
      let next = try TypedDay(name, today: today).day
      #expect(next.weekday == index + 1)
      #expect((1...7).contains(next - today))
      let last = try TypedDay("letzten " + name, today: today).day
      #expect(last.weekday == index + 1)
      #expect((1...7).contains(today - last))
    }
  }

  @Test(arguments: [
    ("47/2026", 2026, 47), ("KW 47/2026", 2026, 47), ("kw47/2026", 2026, 47), ("2026-W47", 2026, 47),
    ("53/2026", 2026, 53), ("KW 53/2020", 2020, 53), ("2026-W53", 2026, 53), ("1/2027", 2027, 1),
  ])
  func weeksAreTakenAsTyped(text: String, year: Int, week: Int) throws {
    let found = try ISOWeek(parsing: text)
    #expect((found.year, found.week) == (year, week))
  }

  @Test(arguments: ["53/2027", "0/2026", "54/2026", "47/26", "2026/47", "47/", "/2026"])
  func aWeekThatThereIsNotIsRefused(text: String) {
    #expect(throws: Unreadable.week(text)) { try ISOWeek(parsing: text) }
  }
}
