import Foundation
import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// A file is made whole or not at all, opened only when it is ours, and migrated by one process at a time.
@Suite struct OpeningTests {
  @Test func onlyCreateMakesAFile() throws {
    let sandbox = try Sandbox()
    #expect(throws: StoreError.noSuchFile(sandbox.path("tippfeler.db"))) {
      try Store.open(sandbox.path("tippfeler.db"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.folder.path).isEmpty)
  }

  @Test func aFailedCreationLeavesNothing() throws {
    let sandbox = try Sandbox()
    #expect(throws: Refusal.undo(.nothing)) {
      try Store.create(sandbox.path("a.db")) { _ in throw Refusal.undo(.nothing) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.folder.path).isEmpty)
  }

  @Test func anExistingFileIsNotOverwritten() throws {
    let city = try City()
    #expect(throws: StoreError.alreadyExists(city.store.path)) { try Store.create(city.store.path) { _ in } }
    #expect(throws: StoreError.noSuchFolder("/gibt/es/nicht")) { try Store.create("/gibt/es/nicht/a.db") { _ in } }
  }

  /// Looking at a file that is open, or opening it once more, leaves SQLite's locks on it: another process that comes and
  /// goes does not take itself for the last one, which would delete the changes that are kept beside the file.
  @Test func lookingAtAnOpenFileKeepsItsLocks() throws {
    let city = try City()
    _ = try city.store.extent()
    #expect(Store.isDatabase(city.store.path))
    _ = try Store.open(city.store.path).extent()
    #expect(Store.database(keptBesideBy: city.store.path + "-wal") == city.store.path)
    let other = Process()
    other.executableURL = URL(filePath: "/usr/bin/sqlite3")
    other.arguments = [city.store.path, "SELECT count(*) FROM changeset"]
    other.standardOutput = FileHandle.nullDevice
    try other.run()
    other.waitUntilExit()
    #expect(other.terminationStatus == 0)
    #expect(FileManager.default.fileExists(atPath: city.store.path + "-wal"))
  }

  @Test func theFileIsItsOwnersAlone() throws {
    let city = try City()
    let mode = try FileManager.default.attributesOfItem(atPath: city.store.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func foreignFilesAreRefused() throws {
    let sandbox = try Sandbox()
    try Data().write(to: sandbox.folder.appending(path: "leer.db"))
    try Data("Das ist ein Text und keine Datenbank.".utf8).write(to: sandbox.folder.appending(path: "text.db"))
    let other = try DatabaseQueue(path: sandbox.path("other.db"))
    try other.write { db in try db.execute(sql: "CREATE TABLE t (a)") }
    try other.close()
    for name in ["leer.db", "text.db", "other.db"] {
      #expect(throws: StoreError.foreign(sandbox.path(name))) { try Store.open(sandbox.path(name)) }
    }
    #expect(throws: StoreError.isFolder(sandbox.folder.path)) { try Store.open(sandbox.folder.path) }
  }

  @Test func aTruncatedFileIsDamagedNotEmpty() throws {
    let city = try City()
    for step in 1...50 { try city.add("Nr. \(step)") }
    try city.store.database.close()
    let url = URL(filePath: city.store.path)
    let data = try Data(contentsOf: url)
    try data.prefix(data.count / 2).write(to: url)
    #expect(throws: StoreError.self) {
      let store = try Store.open(city.store.path)
      let moment = try store.moment(.latest, today: Day("2026-01-05"))
      _ = try store.subProjects(at: moment, store.configuration(at: moment))
      let findings = try store.verify().findings
      if !findings.isEmpty { throw StoreError.damaged(city.store.path, detail: Phrase("\(findings)", "\(findings)")) }
    }
  }

  @Test func aNewerFileIsRefused() throws {
    let city = try City()
    let next = Schema.version + 1
    try city.store.database.write { db in try db.execute(sql: "PRAGMA user_version = \(next)") }
    #expect(throws: StoreError.tooNew(city.store.path, schema: next, known: Schema.version)) {
      try Store.open(city.store.path)
    }
  }

  /// A file that bears our mark and is not ours, or no longer says of which schema it is, is not written to.
  @Test(arguments: [-1, 0, 1, 2, 3])
  func aForeignFileWithOurMarkIsRefusedAndLeftAlone(version: Int) throws {
    let sandbox = try Sandbox()
    let path = sandbox.path("fremd.db")
    let other = try DatabaseQueue(path: path)
    try other.write { db in
      try db.execute(
        sql: "CREATE TABLE t (a); PRAGMA application_id = 1280267347; PRAGMA user_version = \(version)")
    }
    try other.close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StoreError.foreign(path)) { try Store.open(path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  /// The number in the head says an older schema than the file went through: who wrote it last is not known.
  @Test(arguments: [-7, 0])
  func anUnknownSchemaOfOurOwnFileIsRefused(version: Int) throws {
    let city = try City()
    try city.store.database.write { db in try db.execute(sql: "PRAGMA user_version = \(version)") }
    #expect(throws: StoreError.foreign(city.store.path)) { try Store.open(city.store.path) }
  }

  /// Eight openers find an old file at once; the migration runs once and nobody fails.
  @Test func eightOpenersMigrateOnce() async throws {
    let city = try City()
    let path = city.store.path
    try city.store.database.close()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var migrator = Schema.migrator
          migrator.registerMigration("999 test") { db in
            try db.execute(sql: "CREATE TABLE later (a TEXT) STRICT")
            try db.execute(sql: "INSERT INTO later VALUES ('einmal')")
            try db.execute(sql: "PRAGMA user_version = \(Schema.version + 1)")
          }
          let store = try Store.open(path, migrator: migrator, version: Schema.version + 1)
          #expect(try store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM later") } == 1)
        }
      }
      try await group.waitForAll()
    }
  }

  /// What somebody wrote past the rules into a file of an earlier schema goes over as it is: whoever reads the row and
  /// `verify` name it, and all else can be read.
  @Test func aDamagedRowOfAnEarlierSchemaKeepsNobodyFromTheFile() throws {
    let sandbox = try Sandbox()
    let path = sandbox.path("alt.db")
    let fixture = Checkout.folder.appending(path: "Tests/EndToEndTests/Fixtures/schema-3.db")
    try FileManager.default.copyItem(at: fixture, to: URL(filePath: path))
    let other = try DatabaseQueue(path: path)
    try other.write { db in
      let trigger = try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'sub_project_version_is_fixed'")
      try db.execute(
        sql: """
          PRAGMA ignore_check_constraints = ON;
          DROP TRIGGER sub_project_version_is_fixed;
          UPDATE sub_project_version SET priority = 'sofort' WHERE number = 1 AND until_change IS NULL;
          """)
      try db.execute(sql: #require(trigger))
    }
    try other.close()

    let store = try Store.open(path)
    #expect(try store.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") } == Schema.version)
    #expect(try store.read { db in try Bool.fetchOne(db, sql: "PRAGMA ignore_check_constraints") } == false)
    let moment = try store.moment(.latest, today: Day("2026-11-23"))
    #expect(throws: StoreError.self) { try store.subProject(Number(1), at: moment) }
    #expect(try store.subProject(Number(2), at: moment).number == Number(2))
    let findings = try store.verify().findings
    #expect(
      findings.contains {
        if case .version(_, "TP-0001", _) = $0 { true } else { false }
      }, "\(findings)")
    // The rules hold for whatever is written from now on.
    #expect(throws: DatabaseError.self) {
      try store.database.write { db in
        try db.execute(
          sql: """
            INSERT INTO sub_project_version (\(VersionedTable.subProject.columns.joined(separator: ", ")), from_change,
              until_change, digest)
            SELECT \(VersionedTable.subProject.columns.joined(separator: ", ")), 0, 1, digest
            FROM sub_project_version WHERE number = 1 AND until_change IS NULL
            """)
      }
    }
  }

  /// A file that an earlier version wrote opens, gets today's schema, and its chain still holds: what the first schema
  /// knows, and what came with the second.
  @Test(arguments: [(1, 4), (2, 5), (3, 49)])
  func aFileOfAnEarlierSchemaIsBroughtUpToDate(schema: Int, changes: Int) throws {
    let sandbox = try Sandbox()
    let store = try sandbox.fixture(schema: schema)
    #expect(try store.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") } == Schema.version)
    let before = try store.verify()
    #expect(before.findings.isEmpty)
    #expect(before.changesets == changes)
    _ = try store.record(Intent(actor: "a", command: "test", at: Instant(milliseconds: 0))) { recorder in
      var item = try recorder.subProject(Number(1))
      item.externalKey = "A-18"
      try recorder.save(item)
    }
    #expect(try store.verify().findings.isEmpty)
    let fresh = try City()
    func shape(_ store: Store) throws -> [String] {
      try store.read { db in
        try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
      }
    }
    #expect(try shape(store) == shape(fresh.store))
  }

  /// Eight creators want the same name at once; one wins, the others are told, and the file is whole.
  @Test func eightCreatorsMakeOneFile() async throws {
    let sandbox = try Sandbox()
    let path = sandbox.path("a.db")
    let made = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do {
            try Store.create(path) { store in
              _ = try store.record(Intent(actor: "a", command: "init", at: Instant(milliseconds: 0))) { $0.begin() }
            }
            return true
          } catch StoreError.alreadyExists {
            return false
          }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
    #expect(try Store.open(path).verify().findings.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.folder.path) == ["a.db"])
  }

  @Test func readersDoNotWaitForAWriterAndASecondWriterIsToldInWords() throws {
    let city = try City()
    try city.add()
    let writer = try DatabaseQueue(path: city.store.path)
    try writer.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      #expect(try city.items().count == 1)
      var impatient = GRDB.Configuration()
      impatient.busyMode = .timeout(0.05)
      let second = Store(
        path: city.store.path, database: try DatabaseQueue(path: city.store.path, configuration: impatient))
      #expect(throws: StoreError.busy(city.store.path)) {
        _ = try second.record(Intent(actor: "a", command: "x", at: city.now)) { $0.begin() }
      }
    }
  }
}
