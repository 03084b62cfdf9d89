import Foundation
import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// A table gets another definition, and everything else in the file stays what it was.
@Suite struct RebuildTests {
  /// All that a file holds: its schema by name, and every row of every table and view.
  private struct Content: Equatable {
    var schema: [String: String] = [:]
    var rows: [String: Set<[DatabaseValue]>] = [:]
    var head = ""
    var versions = 0

    init(_ store: Store) throws {
      try store.read { db in
        let entries = try Row.fetchAll(db, sql: "SELECT type || ' ' || name, type, name, sql FROM sqlite_schema")
        for entry in entries {
          let (title, type, name): (String, String, String) = (entry[0], entry[1], entry[2])
          schema[title] = entry["sql"] ?? ""
          guard ["table", "view"].contains(type), name != "grdb_migrations" else { continue }
          rows[name] = Set(try Row.fetchAll(db, sql: "SELECT * FROM \(name)").map { Array($0.databaseValues) })
        }
      }
      (head, versions) = try RebuildTests.record(of: store)
    }
  }

  private static let table = "sub_project_version"

  /// The head of the chain and how many versions it holds, recomputed; that the schema is another one is meant here.
  private static func record(of store: Store) throws -> (head: String, versions: Int) {
    try store.read { db in
      var findings: [Tampering] = []
      let contents = try VersionedTable.all.map { try StoredContents($0, db, &findings) }
      var chain = ChainCheck(contents, anchors: [])
      try chain.run(db) { _, _ in }
      #expect((findings + chain.findings).isEmpty, "\(findings + chain.findings)")
      return (chain.head, contents.reduce(0) { $0 + $1.count })
    }
  }

  private static func definition(_ table: String, in store: Store) throws -> String {
    try #require(
      try store.read { db in
        try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])
      })
  }

  /// Opens the file with one more migration.
  private func open(_ path: String, _ steps: [Migration.Step]) throws -> Store {
    var migrator = Schema.migrator
    let version = Schema.version + 1
    let next = Migration("00\(version) test", steps + [.sql("PRAGMA user_version = \(version)")])
    migrator.registerMigration(next.name) { db in try next.run(db) }
    return try Store.open(path, migrator: migrator, version: version)
  }

  /// A file on which SQLite has statistics, and to which somebody added an index, a trigger and views, one of which is
  /// broken.
  private func file(_ sandbox: Sandbox) throws -> Store {
    let store = try sandbox.fixture(schema: 3)
    try store.database.write { db in
      try db.execute(
        sql: """
          CREATE INDEX own_index ON sub_project_version (title);
          CREATE TRIGGER own_trigger AFTER INSERT ON changeset BEGIN SELECT count(*) FROM sub_project_version; END;
          CREATE VIEW own_view AS SELECT count(*) AS n, max(v.title), 1 FROM sub_project_version v;
          ANALYZE;
          """)
    }
    return store
  }

  @Test func aVocabularyGrowsByAWord() throws {
    let sandbox = try Sandbox()
    let old = try file(sandbox)
    let before = try Content(old)
    let definition = try RebuildTests.definition(RebuildTests.table, in: old)
    let grown = definition.replacing(
      "status = 'on-hold' OR", with: "status = 'on-hold' OR status = 'paused' OR")
    #expect(grown != definition)
    try old.database.write { db in try db.execute(sql: "CREATE VIEW broken AS SELECT * FROM nowhere") }
    try old.database.close()

    let store = try open(old.path, [.rebuild(RebuildTests.table, as: grown)])
    try store.database.write { db in try db.execute(sql: "DROP VIEW broken") }
    var after = try Content(store)
    #expect(after.schema["table \(RebuildTests.table)"] == grown)
    after.schema["table \(RebuildTests.table)"] = definition
    #expect(after == before)

    // The new word and the old ones are taken, others are not.
    func write(_ status: String) throws {
      try store.database.inTransaction { db in
        let columns = VersionedTable.subProject.columns.joined(separator: ", ")
        let values = VersionedTable.subProject.columns.map { $0 == "status" ? ":status" : $0 }.joined(separator: ", ")
        try db.execute(
          sql: """
            INSERT INTO sub_project_version (\(columns), from_change, until_change, digest)
            SELECT \(values), 0, 1, digest FROM sub_project_version WHERE id = 1
            """, arguments: ["status": status])
        #expect(db.changesCount == 1)
        return .rollback
      }
    }
    for word in ["paused", "proposed", "planned", "concept", "completed", "cancelled"] { try write(word) }
    #expect(throws: DatabaseError.self) { try write("fertig") }

    // History is still neither deleted nor overwritten.
    for sql in [
      "DELETE FROM sub_project_version", "UPDATE sub_project_version SET title = 'x'",
      "UPDATE sub_project_version SET external_key = 'x'", "UPDATE sub_project_version SET until_change = NULL",
    ] {
      #expect(throws: DatabaseError.self) { try store.database.write { db in try db.execute(sql: sql) } }
    }

    // And it goes on.
    let intent = Intent(actor: "stabsstelle", command: "test", at: Instant(milliseconds: 0))
    _ = try store.record(intent) { recorder in
      var item = try recorder.subProject(Number(1))
      item.title = "Noch da"
      try recorder.save(item)
    }
    _ = try store.record(intent) { recorder in try recorder.undo(nil) }
    _ = try RebuildTests.record(of: store)
    try store.read { db in
      try db.checkForeignKeys()
      #expect(try Bool.fetchOne(db, sql: "PRAGMA foreign_keys") == true)
      #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
    }
  }

  /// Any table can be rebuilt, also those that others refer to; with its own definition it stays the same.
  @Test(arguments: VersionedTable.all.map(\.name) + ["changeset", "actor"])
  func whatIsRebuiltAsItWasIsAsItWas(table: String) throws {
    let sandbox = try Sandbox()
    let old = try file(sandbox)
    let before = try Content(old)
    let definition = try RebuildTests.definition(table, in: old)
    try old.database.close()
    let store = try open(old.path, [.rebuild(table, as: definition)])
    #expect(try Content(store) == before)
  }

  @Test func aRowThatDoesNotFitLeavesTheFileAsItWas() throws {
    let sandbox = try Sandbox()
    let old = try file(sandbox)
    let before = try Content(old)
    let definition = try RebuildTests.definition(RebuildTests.table, in: old)
    try old.database.close()
    let error = #expect(throws: StoreError.self) {
      _ = try open(
        old.path, [.rebuild(RebuildTests.table, as: definition.replacing("status = 'concept' OR ", with: ""))])
    }
    guard case .refused(old.path, table: RebuildTests.table, rule: _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let store = try Store.open(old.path)
    #expect(try Content(store) == before)
    #expect(try store.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") } == Schema.version)
  }
}
