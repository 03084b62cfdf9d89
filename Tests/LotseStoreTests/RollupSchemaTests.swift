import Foundation
import GRDB
import LotseModel
import Testing

@testable import LotseStore

/// The tables of a roll-up are documented, and which columns a package has does not change by chance.
@Suite struct RollupSchemaTests {
  /// docs/rollup.sql is the schema of SQLite, whole. `LOTSE_RECORD=1 swift test` writes it anew.
  @Test func theDocumentationShowsTodaysTables() throws {
    let url = Checkout.folder.appending(path: "docs/rollup.sql")
    let text = """
      -- Schema \(HandOver.schema) of a roll-up of many municipalities in SQLite; docs/rollup.md says what it means. PostgreSQL has
      -- the same tables with date, bigint and jsonb, and sub_project in partitions. A test keeps it true.

      \(RollupSchema.tables(.sqlite))\(RollupSchema.views(.sqlite))
      """
    if ProcessInfo.processInfo.environment["LOTSE_RECORD"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == text, "LOTSE_RECORD=1 swift test writes docs/rollup.sql")
    let file = try DatabaseQueue()
    try file.write { db in try db.execute(sql: text) }
  }

  /// A new public attribute comes with a new schema of the hand-over, not by itself.
  @Test func theColumnsOfSchemaOneStay() {
    #expect(HandOver.schema == 1)
    #expect(
      HandOverColumn.all.map(\.name) == [
        "municipality", "cut_off", "number", "title", "summary", "field", "kind", "unit", "places", "status",
        "status_since", "coverage_reached", "coverage_target", "result", "light", "mandatory_norm", "mandatory_on",
        "planned_start", "planned_end", "actual_start", "actual_end", "milestones", "ozg_id", "ozg_keys", "ozg_types",
        "maturity_model", "maturity_level", "maturity_on", "maturity_basis", "reuse", "tags", "links", "depends_on",
        "follows", "merged_into",
      ])
  }
}
