import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// What forecast and bridge rest on is counted in one query each, by any grouping.
@Suite struct CountsTests {
  private func complete(_ city: City, _ number: Number, on day: Day, places: [Place] = []) throws {
    try city.edit(number) { item in
      Town.equip(&item)
      item.actualEnd = day
      item.places = places
      for status in [Status.planned, .implementation, .completed] {
        try item.apply(
          Town.move(to: status, on: city.now.day, successor: Number(99)), by: .standard, today: city.now.day)
      }
    }
  }

  @Test func completionsGoByTheMonthOfTheActualEnd() throws {
    let city = try City()
    let mobility = Place(scheme: "smart-city", key: "mobility")
    let education = Place(scheme: "smart-city", key: "education")
    let numbers = try (1...4).map { try city.add("Nr. \($0)") }
    try complete(city, numbers[0], on: Day("2025-11-30"), places: [mobility, education])
    try complete(city, numbers[1], on: Day("2025-11-01"))
    try complete(city, numbers[2], on: Day("2025-12-01"), places: [mobility])
    let configuration = try city.store.configuration(at: city.latest)
    let november = try #require(CalendarMonth(exactly: "2025-11"))
    func counts(_ grouping: Grouping, at change: Int? = nil) throws -> Set<Completions> {
      let moment = try change.map { Moment(change: $0, day: city.now.day) } ?? city.latest
      return Set(try city.store.completions(by: grouping, at: moment, configuration))
    }
    #expect(
      try counts(.field) == [
        Completions(key: "ozg", month: november, count: 2), Completions(key: "ozg", month: november + 1, count: 1),
      ])
    #expect(
      try counts(.scheme("smart-city")) == [
        Completions(key: "mobility", month: november, count: 1),
        Completions(key: "education", month: november, count: 1), Completions(key: "", month: november, count: 1),
        Completions(key: "mobility", month: november + 1, count: 1),
      ])
    #expect(try counts(.field, at: 6) == [Completions(key: "ozg", month: november, count: 1)])
    #expect(try counts(.field, at: 5).isEmpty)
  }

  @Test func standingsNameEachGroupOfAnItemAndNoneWhereItDoesNotFit() throws {
    let city = try City()
    let places = [Place(scheme: "smart-city", key: "mobility"), Place(scheme: "smart-city", key: "education")]
    let both = try city.add("Beides") { $0.places = places }
    let none = try city.add("Nirgends")
    let other = try city.add("Anderes Feld") { $0.field = Key("tools") }
    let selection = Selection(.fields([Key("ozg")]))
    let configuration = try city.store.configuration(at: city.latest)
    let standings = try city.store.standings(
      by: .scheme("smart-city"), selection, at: city.latest, configuration)
    #expect(standings.map(\.number) == [both, both, none, other])
    #expect(Set(standings.prefix(2).map(\.group)) == ["mobility", "education"])
    #expect(standings.suffix(2).map(\.group) == ["", nil])
  }
}
