import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// What a city declared of its own lies in one column: it comes back as it went in, is found by a query as by the model, and
/// is kept by the file's own rules.
@Suite struct OwnAttributeTests {
  private static func own(_ key: String) throws -> Attribute {
    .own(try #require(Town.configuration.own.first { $0.key == key }))
  }

  /// A city of three: the second has every value that can be, the third a few.
  private static func city() throws -> City {
    let city = try City()
    try city.add("Erstes")
    try city.add("Zweites") { item in
      try item.set(own("contract_end"), to: .day(Day("2027-12-31")))
      try item.set(own("licences"), to: .count(999_999_999))
      try item.set(own("running_costs"), to: .money(Money(cents: 1_250_050)))
      try item.set(own("accessible"), to: .flag(false))
      try item.set(own("funding"), to: .text("state"))
      try item.set(own("supplier"), to: .text("Muster \"GmbH\" \\ Söhne\n🇩🇪"))
    }
    try city.add("Drittes") { item in
      try item.set(own("contract_end"), to: .day(Day("2026-02-01")))
      try item.set(own("accessible"), to: .flag(true))
    }
    return city
  }

  @Test func valuesComeBackAsTheyWentIn() throws {
    let city = try OwnAttributeTests.city()
    let item = try city.store.subProject(Number(2), at: city.latest).subProject
    #expect(item[try OwnAttributeTests.own("running_costs")] == .money(Money(cents: 1_250_050)))
    #expect(item[try OwnAttributeTests.own("accessible")] == .flag(false))
    #expect(item[try OwnAttributeTests.own("supplier")] == .text("Muster \"GmbH\" \\ Söhne\n🇩🇪"))
    #expect(item.own.count == 6)
    #expect(item[try OwnAttributeTests.own("advice")] == .none)
    #expect(try city.store.verify().findings.isEmpty)
  }

  /// A state of before has what was said then.
  @Test func historyKeepsThem() throws {
    let city = try OwnAttributeTests.city()
    let before = try city.latest
    try city.edit(Number(3)) { try $0.set(OwnAttributeTests.own("contract_end"), to: .none) }
    let attribute = try OwnAttributeTests.own("contract_end")
    #expect(try city.store.subProject(Number(3), at: before).subProject[attribute] == .day(Day("2026-02-01")))
    #expect(try city.store.subProject(Number(3), at: city.latest).subProject[attribute] == .none)
    try city.undo()
    #expect(try city.store.subProject(Number(3), at: city.latest).subProject[attribute] == .day(Day("2026-02-01")))
  }

  /// By SQL as by hand: what a condition says of a value that is there, is another, or is none.
  @Test(arguments: [
    ("contract_end<2027", [3]), ("contract_end>=2026-02-01", [2, 3]), ("contract_end=-", [1]),
    ("contract_end", [2, 3]),
    ("licences>1000", [2]), ("running_costs=\"12.500,50\"", [2]), ("running_costs<1", []), ("accessible", [3]),
    ("not accessible", [1, 2]), ("accessible=nein", [2]), ("accessible=-", [1]), ("accessible!=-", [2, 3]),
    ("accessible=ja,nein", [2, 3]),
    ("accessible!=ja", [1, 2]), ("running_costs=12.500,50", [2]), ("running_costs=1,00..12.500,50", [2]),
    ("running_costs>=12.500,51", []), ("funding=landesmittel-für-ämter", [2]),
    ("funding!=state", [1, 3]), ("supplier~söhne", [2]), ("supplier!=-", [2]), ("not (funding or accessible)", [1]),
  ])
  func aConditionFinds(filter: String, numbers: [Int]) throws {
    let city = try OwnAttributeTests.city()
    let meaning = FilterMeaning(Town.configuration) { text, edge in
      try TypedDay(text, today: Day("2026-01-05"), edge: edge).day
    }
    let selection = Selection(try meaning(try TypedFilter(parsing: filter)))
    let found = try city.store.subProjects(selection, at: city.latest, Town.configuration).map(\.number.value)
    #expect(found == numbers, "\(filter)")
    // Its own words, typed again, mean the same.
    let again = Selection(
      try meaning(try TypedFilter(parsing: selection.criteria.map(\.text).joined(separator: " and "))))
    #expect(try city.store.subProjects(again, at: city.latest, Town.configuration).map(\.number.value) == numbers)
  }

  @Test(arguments: [
    "[]", "1", #"{"funding":1}"#, #"{"funding":{}}"#, #"{"funding":{"choice":""}}"#, #"{"funding":{"term":"state"}}"#,
    #"{"a":{"day":"morgen"}}"#,
    #"{"licences":{"count":-1}}"#, #"{"licences":{"count":1.5}}"#, #"{"X":{"text":"a"}}"#, #"{"a":{"text":""}}"#,
    #"{"a":{"text":"x","day":"2026-01-01"}}"#, #"{"a":{"money":"12"}}"#, #"{"a":{"flag":1}}"#,
  ])
  func whatIsNoneOfOursIsNamed(text: String) throws {
    let city = try OwnAttributeTests.city()
    try city.tamper("UPDATE sub_project_version SET own = '\(text)' WHERE number = 2")
    let error = StoreError.corruptRow(table: "sub_project_version", row: 2, column: "own", value: text)
    #expect(throws: error) { try city.store.subProject(Number(2), at: city.latest) }
    #expect(throws: error) { try city.store.subProjects(at: city.latest, Town.configuration) }
    #expect(throws: error) {
      try city.store.states(
        at: city.latest, Town.configuration, reading: [OwnAttributeTests.own("licences")])
    }
    #expect(try !city.store.verify().findings.isEmpty)
  }

  /// Even while a redaction is made, the file lets texts go and nothing that is counted.
  @Test(arguments: [
    (#"json_set(own, '$.supplier.text', 'x')"#, true), (#"json_set(own, '$.contract_end.day', '2020-01-01')"#, false),
    (#"json_remove(own, '$.licences')"#, false), (#"json_set(own, '$.accessible.flag', json('true'))"#, false),
    (#"json_set(own, '$.neu.count', 1)"#, false), (#"json_set(own, '$.funding.choice', 'x')"#, false), ("NULL", false),
  ])
  func onlyTextsMayGo(change: String, isAllowed: Bool) throws {
    let city = try OwnAttributeTests.city()
    let file = try DatabaseQueue(path: city.store.path)
    try file.writeWithoutTransaction { db in
      try db.execute(sql: "DROP TRIGGER sub_project_version_is_redacted_only")
      let sql = "UPDATE sub_project_version SET own = \(change) WHERE number = 2"
      if isAllowed {
        try db.execute(sql: sql)
      } else {
        #expect(throws: DatabaseError.self, "\(change)") { try db.execute(sql: sql) }
      }
    }
  }
}
