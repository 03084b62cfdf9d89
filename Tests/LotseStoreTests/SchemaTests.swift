import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// The schema agrees with the model and defends itself.
@Suite struct SchemaTests {
  @Test(arguments: VersionedTable.all.indices)
  func theColumnsAreTheModelsAttributes(index: Int) throws {
    let table = VersionedTable.all[index]
    let city = try City()
    let columns = try city.store.read { db in try db.columns(in: table.name).map(\.name) }
    #expect(
      columns == ["id"] + table.identity + table.content + ["from_change", "until_change", "digest"] + table.added)
  }

  @Test(arguments: [
    "DELETE FROM sub_project_version", "DELETE FROM changeset", "DELETE FROM configuration_version",
    "DELETE FROM actor", "UPDATE sub_project_version SET title = 'x'", "UPDATE sub_project_version SET number = 9",
    "UPDATE sub_project_version SET from_change = 1", "UPDATE sub_project_version SET digest = x'00'",
    "UPDATE changeset SET message = 'x'", "UPDATE changeset SET recorded_at = 0",
    "UPDATE configuration_version SET label = 'x'",
    "UPDATE sub_project_version SET until_change = NULL WHERE until_change IS NOT NULL",
    "UPDATE sub_project_version SET until_change = 99 WHERE until_change IS NOT NULL",
  ])
  func historyIsNeitherDeletedNorOverwritten(sql: String) throws {
    let city = try City()
    let number = try city.add()
    try city.edit(number) { $0.title = "Neu" }
    #expect(throws: DatabaseError.self) {
      try city.store.database.write { db in try db.execute(sql: sql) }
    }
    #expect(try city.store.verify().findings.isEmpty)
  }

  @Test func anActorMayBeRenamedWithoutBreakingTheChain() throws {
    let city = try City()
    try city.add()
    try city.store.database.write { db in try db.execute(sql: "UPDATE actor SET name = 'Person 1'") }
    #expect(try city.store.verify().findings.isEmpty)
    #expect(try city.store.changesets(after: 0, through: 9).allSatisfy { $0.actor == "Person 1" })
  }

  @Test(arguments: [
    "status = 'fertig'", "kind = 'x'", "title = ''", "planned_end = 'bald'", "milestones = '{'", "number = 0",
    "merged_into = number", "light = 'blau'", "is_correction = 2", "maturity_level = 3", "informed_on = NULL",
    "held_status = 'planned'", "rated_on = '2026-01-01'",
  ])
  func theSchemaRefusesWhatTheModelDoesNotKnow(assignment: String) throws {
    let city = try City()
    try city.add()
    let column = assignment.prefix { $0 != " " }
    let value = assignment.drop { $0 != "=" }.dropFirst(2)
    let columns = VersionedTable.subProject.columns.filter { $0 != column } + [String(column)]
    let source = VersionedTable.subProject.columns.filter { $0 != column } + [String(value)]
    #expect(throws: DatabaseError.self) {
      try city.store.database.write { db in
        try db.execute(
          sql: """
            INSERT INTO sub_project_version (\(columns.joined(separator: ", ")), from_change, until_change, digest)
            SELECT \(source.joined(separator: ", ")), 1, 2, digest FROM sub_project_version
            """)
      }
    }
  }

  /// The statements that a person waits for find their rows by an index; none reads the whole of history.
  @Test func theHotQueriesDoNotScanHistory() throws {
    let city = try City()
    let number = try city.add()
    for step in 1...30 { try city.edit(number) { $0.title = "Fassung \(step)" } }
    var plans: [String] = []
    func explain(_ sql: String, _ arguments: StatementArguments) throws {
      plans += try city.store.read { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] as String }
      }
    }
    let holds = VersionedTable.subProject.holds("v")
    try explain("SELECT v.title FROM sub_project_version v WHERE \(holds)", ["change": 5])
    try explain("SELECT v.status, count(*) FROM sub_project_version v WHERE \(holds) GROUP BY 1", ["change": 5])
    try explain(
      "SELECT v.title FROM sub_project_version v WHERE v.number = :n AND v.from_change <= :change ORDER BY v.from_change DESC LIMIT 1",
      ["n": 1, "change": 5])
    try explain("SELECT title FROM sub_project_version WHERE number = ? AND until_change IS NULL", [1])
    try explain("SELECT max(number) FROM sub_project_version", [])
    try explain("SELECT id FROM sub_project_version v WHERE v.from_change > ? AND v.from_change <= ?", [1, 2])
    try explain(
      "SELECT id FROM sub_project_version v WHERE ifnull(v.until_change, \(Schema.never)) BETWEEN ? + 1 AND ?", [1, 2])
    try explain("SELECT id FROM changeset WHERE recorded_at < ? ORDER BY recorded_at DESC, id DESC LIMIT 1", [1])
    let scans = plans.filter { $0.hasPrefix("SCAN") }
    #expect(scans.isEmpty, "\(scans)")
    #expect(plans.filter { $0.contains("sub_project_version_moment") }.count == 3, "\(plans)")
  }

  @Test func theViewsAgreeWithTheModel() throws {
    let city = try City()
    let number = try city.add("Straße") { $0.plannedEnd = Day("2027-01-01") }
    try city.add("Zweites") { $0.budgetPlanned = Money(cents: 1250) }
    try city.edit(number) { $0.title = "Straßenbeleuchtung" }
    let rows = try city.store.read { db in
      try Row.fetchAll(
        db, sql: "SELECT number, title, field_label, planned_end, budget_planned FROM sub_projects ORDER BY 1")
    }
    #expect(rows.count == 2)
    #expect(rows[0]["number"] == "TP-0001")
    #expect(rows[0]["title"] == "Straßenbeleuchtung")
    #expect(rows[0]["field_label"] == "Onlinedienste")
    #expect(rows[1]["budget_planned"] == 12.5)
    let progress = try city.store.read { db in
      try Row.fetchAll(db, sql: "SELECT stock, denominator, percent FROM field_progress")
    }
    #expect(progress.count == 1)
    #expect(progress[0]["stock"] == 2)
    #expect(progress[0]["percent"] == 0)
  }
}
