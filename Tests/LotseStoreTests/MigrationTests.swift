import Foundation
import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// A shipped migration never changes, and together they make the schema that the documentation shows.
@Suite struct MigrationTests {
  /// Of each migration ever shipped, the digest. A new one gets a new line; a line that is here is never touched.
  private static let shipped = [
    "001 core": "90989e8e60a530ee821956c234724753710f4c66ea4e85720c48562666cb770e",
    "002 exchange": "441f4ad530e60657e329bf98ed5cb713eb5935fe2174044307d1fadc92a2ffc4",
    "003 council": "9ba5772e4c2788cfea598e7f06ff1019e9761341e8e06b0783ff49cbdb476346",
    "004 decisions": "2ed3fa37f7df1f8c8b02ee8889dfbebaeb24d9bfebbfdf9c76b221b97820f1ca",
    "005 redactions": "dcf15f7d8d117a6b9b8e1df4e4351574e6e9e70798c811567ecbb9891cd4184c",
    "006 own attributes": "8238a04b3993cf2fc350b6f7ca8b588d32b6277663d433c068af64e53c2a5522",
    "007 comparisons": "d78ece2de478162e8c9a27d72d26ddb41ba801a87491b58f938fff76e9760457",
  ]

  @Test func aShippedMigrationNeverChanges() {
    let today = Migration.all.map { migration in
      let steps = migration.steps.map { step in
        switch step {
        case .sql(let sql): sql
        case .rebuild(let table, let definition), .reword(let table, let definition): "\(table)\n\(definition)"
        }
      }
      return (migration.name, SHA256.sum(Array(steps.joined(separator: "\n").utf8)))
    }
    #expect(Dictionary(uniqueKeysWithValues: today) == MigrationTests.shipped)
    #expect(today.map(\.0) == MigrationTests.shipped.keys.sorted())
  }

  /// Each migration brings the file to the schema of its number, and a new file has them all behind it.
  @Test func theSchemaIsTheNumberOfMigrations() throws {
    #expect(Schema.version == Migration.all.count)
    let file = try DatabaseQueue()
    for (number, migration) in Migration.all.enumerated() {
      try Schema.migrator.migrate(file, upTo: migration.name)
      #expect(try file.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") } == number + 1)
    }
    #expect(try file.read { db in try Int.fetchOne(db, sql: "PRAGMA application_id") } == Schema.applicationID)
  }

  /// docs/schema.sql is today's schema, whole. `LOTSE_RECORD=1 swift test` writes it anew.
  @Test func theDocumentationShowsTodaysSchema() throws {
    let file = try DatabaseQueue()
    try Schema.migrator.migrate(file)
    let statements = try file.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT iif(s.type IN ('table', 'view'), char(10), '') || s.sql || ';'
          FROM sqlite_schema s JOIN sqlite_schema t ON t.name = s.tbl_name
          WHERE s.sql IS NOT NULL AND s.tbl_name <> 'grdb_migrations'
          ORDER BY t.type, t.rowid, s.type <> t.type, s.rowid
          """)
    }
    let url = Checkout.folder.appending(path: "docs/schema.sql")
    let text = """
      -- Schema \(Schema.version) of a file of Lotse, whole; docs/schema.md says what it means. A test keeps it true.
      \(statements.joined(separator: "\n"))

      """
    if ProcessInfo.processInfo.environment["LOTSE_RECORD"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == text, "LOTSE_RECORD=1 swift test writes docs/schema.sql")
  }

  /// The words of a vocabulary, and what a row that has one of them must have besides.
  struct Vocabulary: Sendable, CustomTestStringConvertible {
    let table: VersionedTable
    let column: String
    let words: [String]
    let besides: [String: String]
    var testDescription: String { "\(table.name).\(column)" }

    init<Word: Term>(
      _ table: VersionedTable, _ column: String, _ type: Word.Type, besides: [String: String] = [:]
    ) {
      self.table = table
      self.column = column
      self.besides = besides
      words = type.allCases.map(\.rawValue)
    }
  }

  static let vocabularies = [
    Vocabulary(.subProject, "kind", Kind.self),
    Vocabulary(
      .subProject, "status", Status.self,
      besides: [
        "held_status": "iif(:word = 'on-hold', 'planned', NULL)", "merged_into": "iif(:word = 'merged', 99, NULL)",
      ]),
    Vocabulary(.subProject, "reason_code", ReasonCode.self),
    Vocabulary(
      .subProject, "light", TrafficLight.self, besides: ["rated_on": "iif(:word = 'grey', NULL, '2026-01-05')"]),
    Vocabulary(.subProject, "dimension", Dimension.self),
    Vocabulary(.subProject, "priority", Priority.self),
    Vocabulary(
      .subProject, "maturity_model", MaturityModel.self,
      besides: ["maturity_level": "3", "maturity_on": "'2026-01-05'", "maturity_basis": "'self'"]),
    Vocabulary(.subProject, "reuse", Reuse.self),
    Vocabulary(.subProject, "visibility", Visibility.self),
    Vocabulary(.meeting, "part", Part.self),
    Vocabulary(.decision, "part", Part.self),
    Vocabulary(.decision, "kind", DecisionKind.self),
    Vocabulary(.frozenReport, "kind", ReportKind.self),
  ]

  /// The schema takes every word of today's vocabularies and no other: who adds a word adds a migration.
  @Test(arguments: MigrationTests.vocabularies)
  func theSchemaKnowsTheWordsOfTheModel(vocabulary: Vocabulary) throws {
    let sandbox = try Sandbox()
    let store = try sandbox.fixture(schema: 3)
    let table = vocabulary.table
    let given = vocabulary.besides.merging([vocabulary.column: ":word"]) { $1 }
    let source = table.columns.map { given[$0] ?? $0 }.joined(separator: ", ")
    func takes(_ word: String) throws -> Bool {
      var isTaken = false
      try store.database.inTransaction { db in
        do {
          try db.execute(
            sql: """
              INSERT INTO \(table.name) (\(table.columns.joined(separator: ", ")), from_change, until_change, digest)
              SELECT \(source), 0, 1, digest FROM \(table.name) ORDER BY id LIMIT 1
              """, arguments: ["word": word])
          isTaken = db.changesCount == 1
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {}
        return .rollback
      }
      return isTaken
    }
    for word in vocabulary.words { #expect(try takes(word), "\(word)") }
    #expect(try !takes("neu"))
  }
}
