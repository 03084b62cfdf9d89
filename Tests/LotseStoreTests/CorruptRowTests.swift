import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// What the model does not know is named with its row by everything that would read or count it; nothing counts without it.
@Suite struct CorruptRowTests {
  private static let groupings: [Grouping] = [
    .field, .unit, .kind, .status, .year, .priority, .visibility, .scheme("smart-city"),
  ]

  /// A city of three, the second of which was tampered with where its CHECKs did not see it.
  private static func city(_ assignments: String) throws -> City {
    let city = try City()
    for title in ["Erstes", "Zweites", "Drittes"] { try city.add(title) { $0.plannedEnd = Day("2026-12-31") } }
    try city.tamper(
      """
      PRAGMA ignore_check_constraints = ON;
      UPDATE sub_project_version SET \(assignments) WHERE number = 2;
      PRAGMA ignore_check_constraints = OFF
      """)
    return city
  }

  private func expect(
    _ column: String, _ value: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ read: () throws -> some Any
  ) {
    let error = StoreError.corruptRow(table: "sub_project_version", row: 2, column: column, value: value)
    #expect(throws: error, "\(what)", sourceLocation: sourceLocation) { _ = try read() }
  }

  /// Numbers in a list as SQLite's own functions, another program or an older hand would write them: taken as JSON has them.
  @Test(arguments: [
    ("[1]", [1]), ("[1,3]", [1, 3]), ("[1, 3]", [1, 3]), (" [1,3]", [1, 3]), ("[]", []), ("[1.0]", [1]),
    ("[1e0,3]", [1, 3]),
    ("[01]", nil), ("[,1]", nil), ("[1;3]", nil), ("[0]", nil), ("[-1]", nil),
    ("[12345678901234567890]", nil),
    ("[\"1\"]", nil), ("1", nil), ("[1", nil),
  ])
  func aListOfNumbersIsReadAsJSON(text: String, numbers: [Int]?) throws {
    let city = try CorruptRowTests.city("depends_on = '\(text)'")
    if let numbers {
      #expect(try city.items()[1].dependsOn == numbers.map { Number($0) })
    } else {
      expect("depends_on", text, "list") { try city.items() }
    }
  }

  @Test(arguments: ["fertig", "Geplant", ""])
  func anUnknownStatusIsNamedEverywhere(word: String) throws {
    let city = try CorruptRowTests.city("status = '\(word)', actual_end = '2026-01-04'")
    let moment = try city.latest
    let configuration = try city.store.configuration(at: moment)
    let later = try #require(try city.edit(Number(1)) { $0.title = "Neu" })
    for moment in [moment, Moment(change: later.id, day: moment.day)] {
      for statuses in [[], [Status.planned], [.completed, .merged], Status.allCases] {
        let selection = statuses.isEmpty ? Selection() : Selection(.statuses(statuses))
        expect("status", word, "list \(statuses)") {
          try city.store.subProjects(selection, at: moment, configuration)
        }
        if !statuses.isEmpty {
          expect("status", word, "count \(statuses)") { try city.store.count(selection, at: moment, configuration) }
        }
        expect("status", word, "standings") { try city.store.standings(selection, at: moment, configuration) }
        for grouping in CorruptRowTests.groupings {
          expect("status", word, "tallies \(grouping)") {
            try city.store.tallies(by: grouping, selection, at: moment, configuration)
          }
          expect("status", word, "standings \(grouping)") {
            try city.store.standings(by: grouping, selection, at: moment, configuration)
          }
          expect("status", word, "completions \(grouping)") {
            try city.store.completions(by: grouping, selection, at: moment, configuration)
          }
        }
      }
      for flag in [Criterion.open, .overdue, .stale, .not(.statuses([.pilot]))] {
        let selection = Selection(flag)
        let late = Moment(change: moment.change, day: Day("2027-06-01"))
        expect("status", word, "\(flag)") { try city.store.subProjects(selection, at: late, configuration) }
      }
    }
    expect("status", word, "history") { try city.store.revisions(after: 0, through: moment.change) }
    expect("status", word, "link") { try city.edit(Number(3)) { $0.dependsOn = [Number(2)] } }
    expect("status", word, "configuration") {
      try city.record { try $0.replaceConfiguration(by: $0.configuration) }
    }
  }

  /// The words of the other vocabularies, of which lists are filtered and groups are made.
  @Test(arguments: [
    ("kind", "amt", Grouping.kind), ("priority", "Hoch", .priority), ("visibility", "geheim", .visibility),
    ("light", "blau", .field),
  ])
  func anUnknownWordIsNamed(column: String, word: String, grouping: Grouping) throws {
    let city = try CorruptRowTests.city("\(column) = '\(word)', rated_on = '2026-01-05'")
    let moment = try city.latest
    let configuration = try city.store.configuration(at: moment)
    expect(column, word, "list") { try city.store.subProjects(at: moment, configuration) }
    expect(column, word, "tallies") { try city.store.tallies(by: grouping, at: moment, configuration) }
  }

  /// A month that there is not, a day that the month does not have, and no month at all.
  @Test(arguments: ["2026-13-01", "2026-02-30", "abcd-ef-gh"])
  func anImpossibleEndIsNamed(end: String) throws {
    let city = try CorruptRowTests.city("status = 'completed', actual_end = '\(end)'")
    let moment = try city.latest
    let configuration = try city.store.configuration(at: moment)
    expect("actual_end", end, "list") { try city.store.subProjects(at: moment, configuration) }
    for grouping in CorruptRowTests.groupings {
      expect("actual_end", end, "completions \(grouping)") {
        try city.store.completions(by: grouping, at: moment, configuration)
      }
    }
    if end.hasPrefix("a") {
      expect("actual_end", end, "tallies") { try city.store.tallies(by: .year, at: moment, configuration) }
    }
  }

  @Test(arguments: [
    ("section = 'status'", "key", "fertig"), ("section = 'status'", "value", "halbfertig"),
    ("section = 'move'", "parent", "fertig"), ("section = 'move'", "key", "fertig"),
    ("section = 'move'", "value", "reason unterschrift"), ("section = 'unit'", "valid_until", "2026-02-30"),
    ("section = 'unit'", "section", "amt"),
  ])
  func anUnknownWordOfTheConfigurationIsNamed(which: String, column: String, value: String) throws {
    let city = try City()
    try city.record { recorder in
      try recorder.replaceConfiguration(
        by: CityConfiguration(Town.configuration.entries + Workflow.standard.entries))
    }
    try city.tamper(
      """
      UPDATE configuration_version SET \(column) = '\(value)'
      WHERE id = (SELECT min(id) FROM configuration_version WHERE \(which))
      """)
    let id = try city.store.read { db in
      try Int.fetchOne(db, sql: "SELECT id FROM configuration_version WHERE \(column) = ?", arguments: [value]) ?? 0
    }
    let error = StoreError.corruptRow(table: "configuration_version", row: id, column: column, value: value)
    #expect(throws: error) { try city.store.configuration(at: city.latest) }
  }
}
