import Foundation
import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// What `verify` calls sound is sound: pages, indexes, schema, every byte of every text, and the chain up to its anchors.
@Suite struct VerificationTests {
  /// A city of a few things of every kind.
  private static func city() throws -> City {
    let city = try City()
    for title in ["Erstes", "Zweites", "Drittes"] { try city.add(title) { $0.plannedEnd = Day("2026-12-31") } }
    try city.edit(Number(1)) { $0.title = "Erstes, neu" }
    #expect(try city.store.verify().findings.isEmpty)
    return city
  }

  /// Changes the file by SQL that Lotse's own connection would not run.
  private static func alter(_ city: City, _ sql: String) throws {
    try city.store.database.close()
    let database = try DatabaseQueue(path: city.store.path)
    try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA foreign_keys = OFF; \(sql)") }
    try database.close()
  }

  private static func findings(_ city: City) throws -> [Tampering] { try Store.open(city.store.path).verify().findings }

  // MARK: Indexes

  /// Every index that SQLite keeps beside a table, two of which changed places: each answers for the other.
  @Test func indexesThatChangedPlacesAreNamed() throws {
    let shape = try VerificationTests.city()
    let indexes = try shape.store.read { db in
      try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'sub_project_version'")
    }
    #expect(indexes.count >= 6)
    for index in indexes where index != "sub_project_version_tally" {
      let city = try VerificationTests.city()
      try VerificationTests.alter(
        city,
        """
        PRAGMA writable_schema = ON;
        CREATE TEMP TABLE roots AS SELECT name, rootpage FROM sqlite_schema;
        UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM roots WHERE name = '\(index)')
          WHERE name = 'sub_project_version_tally';
        UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM roots WHERE name = 'sub_project_version_tally')
          WHERE name = '\(index)';
        PRAGMA writable_schema = RESET;
        """)
      let said = try VerificationTests.findings(city).map { "\($0)" }.joined()
      #expect(said.contains("sub_project_version_tally") || said.contains(index), "\(index): \(said)")
    }
  }

  /// A status in the page of the index that `progress` is answered from, and nowhere else.
  @Test func aRottenPageOfAnIndexIsNamed() throws {
    let city = try VerificationTests.city()
    let root = try city.store.read { db in
      try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'sub_project_version_tally'") ?? 0
    }
    try VerificationTests.alter(city, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
    let url = URL(filePath: city.store.path)
    var bytes = try Data(contentsOf: url)
    let page = (root - 1) * 4096..<root * 4096
    let word = try #require(bytes.range(of: Data("proposed".utf8), in: page))
    bytes.replaceSubrange(word, with: Data("rollout!".utf8))
    try bytes.write(to: url)
    let said = try VerificationTests.findings(city).map { "\($0)" }.joined()
    #expect(said.contains("sub_project_version_tally"), "\(said)")
  }

  // MARK: Texts

  /// Every text column of every table, with text behind a NUL that nothing shows: named with its place, and by its digest.
  @Test func textBehindANulIsFoundInEveryColumn() throws {
    let city = try VerificationTests.city()
    let columns = try city.store.read { db in
      try VersionedTable.all.flatMap { table in
        try String.fetchAll(
          db, sql: "SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'", arguments: [table.name]
        ).map { (table, $0) }
      }
    }
    #expect(columns.count > 60)
    for (table, column) in columns where table.name == VersionedTable.subProject.name {
      let city = try VerificationTests.city()
      try city.tamper(
        """
        PRAGMA ignore_check_constraints = ON;
        UPDATE \(table.name) SET \(column) = ifnull(\(column), 'x') || char(0) || 'heimlich' WHERE id = 2
        """)
      let findings = try city.store.verify().findings
      #expect(findings.contains(.hiddenText(table: table.name, row: 2, column: column)), "\(column): \(findings)")
      #expect(findings.contains(.version(table: table.name, thing: "TP-0002", change: 3)), "\(column): \(findings)")
    }
    try city.tamper(
      """
      UPDATE changeset SET message = message || char(0) || 'x', command = command || char(0) || 'x' WHERE id = 2;
      UPDATE actor SET name = name || char(0) || 'x'; UPDATE configuration_version SET label = label || char(0)
      """)
    let findings = try city.store.verify().findings
    for finding in [
      Tampering.hiddenText(table: "changeset", row: 2, column: "message"), .message(2), .changeset(2),
      .hiddenText(table: "changeset", row: 2, column: "command"), .hiddenText(table: "actor", row: 1, column: "name"),
      .hiddenText(table: "configuration_version", row: 1, column: "label"),
    ] {
      #expect(findings.contains(finding), "\(finding): \(findings)")
    }
  }

  /// Bytes that are no text are read as �: the digest is that of the bytes.
  @Test func bytesThatAreNoTextAreNotTakenForAReplacementCharacter() throws {
    let city = try City()
    try city.add("Probe \u{FFFD}")
    try city.tamper("UPDATE sub_project_version SET title = CAST(x'50726F626520FF' AS TEXT)")
    #expect(
      try city.store.verify().findings.contains(.version(table: "sub_project_version", thing: "TP-0001", change: 2)))
  }

  // MARK: Actors and changesets

  @Test func whoWasTakenOutIsNamedAndTheirHistoryStays() throws {
    let city = try VerificationTests.city()
    try city.tamper("DELETE FROM actor")
    #expect(try city.store.verify().findings == [.actorMissing(1, change: 1)])
    #expect(try city.store.changesets(after: 0, through: 9).map(\.actor) == Array(repeating: .unknown(1), count: 5))
    #expect(try city.store.revisions(of: Number(1), through: 9).count == 2)
  }

  /// A change that was taken out takes nothing out of a list in silence.
  @Test func anItemWhoseChangeIsMissingIsNamedNotHidden() throws {
    let city = try VerificationTests.city()
    try city.tamper("DELETE FROM changeset WHERE id = 3")
    let error = StoreError.corruptRow(table: "sub_project_version", row: 2, column: "from_change", value: "3")
    #expect(throws: error) { try city.items() }
    #expect(throws: error) { try city.store.subProject(Number(2), at: city.latest) }
  }

  // MARK: Schema

  private static func named(_ type: String, _ name: String, _ difference: SchemaObject.Difference) -> Tampering {
    .schema(SchemaObject(type: type, name: name), difference)
  }

  static let schemas: [(sql: String, findings: [Tampering])] = [
    ("DROP TRIGGER changeset_is_kept", [named("trigger", "changeset_is_kept", .missing)]),
    (
      "CREATE TRIGGER fremd AFTER INSERT ON sub_project_version BEGIN SELECT 1; END",
      [named("trigger", "fremd", .added)]
    ),
    (
      "DROP VIEW field_progress; CREATE VIEW field_progress AS SELECT 'ozg' AS field, 100 AS percent",
      [named("view", "field_progress", .altered)]
    ),
    ("CREATE VIEW eigene AS SELECT 1", [named("view", "eigene", .added)]),
    (
      "ALTER TABLE actor ADD COLUMN telefon TEXT",
      [named("table", "actor", .altered), .contentsUnchecked]
    ),
    (
      "DROP INDEX sub_project_version_change",
      [named("index", "sub_project_version_change", .missing), .contentsUnchecked]
    ),
    ("CREATE TABLE fremd (a)", [named("table", "fremd", .added), .contentsUnchecked]),
    (
      "ALTER TABLE meeting_version RENAME TO beiseite; CREATE VIEW meeting_version AS SELECT * FROM beiseite",
      [named("table", "beiseite", .added), named("table", "meeting_version", .missing), .contentsUnchecked]
    ),
    ("DELETE FROM grdb_migrations WHERE identifier LIKE '002%'", [.migrations]),
  ]

  @Test(arguments: VerificationTests.schemas.indices)
  func whatIsNotAsItShippedIsNamed(row: Int) throws {
    let (sql, expected) = VerificationTests.schemas[row]
    let city = try VerificationTests.city()
    try VerificationTests.alter(city, sql)
    let findings = try VerificationTests.findings(city)
    for finding in expected { #expect(findings.contains(finding), "\(sql): \(findings)") }
  }

  @Test func anotherNumberInTheHeadIsNamed() throws {
    let city = try VerificationTests.city()
    try city.store.database.write { db in try db.execute(sql: "PRAGMA user_version = 2") }
    #expect(try city.store.verify().findings == [.head("user_version", found: 2, expected: Schema.version)])
  }

  // MARK: Bounds

  /// Numbers that would have a naive walk count for centuries.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "UPDATE changeset SET id = 9000000000000000000 WHERE id = 5",
      "UPDATE changeset SET id = 9223372036854775807 WHERE id = 5",
      "PRAGMA ignore_check_constraints = ON; UPDATE changeset SET id = -9223372036854775808 WHERE id = 5",
      "UPDATE sub_project_version SET from_change = 9000000000000000000, until_change = NULL WHERE id = 2",
      "UPDATE sub_project_version SET until_change = 9223372036854775807 WHERE id = 2",
      "UPDATE sub_project_version SET id = 9223372036854775807 WHERE id = 2",
      "UPDATE sub_project_version SET number = 9223372036854775807 WHERE id = 2",
      "UPDATE changeset SET undoes = id - 1, recorded_at = -9223372036854775807",
      "UPDATE changeset SET actor = 9223372036854775807 WHERE id = 2",
    ])
  func aForgedNumberIsNamedAtOnce(sql: String) throws {
    let city = try VerificationTests.city()
    try city.tamper(sql)
    let findings = try city.store.verify().findings
    #expect((1...9).contains(findings.count), "\(findings)")
  }

  /// A page of a tree that lies in it many times over could be walked for years; SQLite's own check sees it once.
  @Test(.timeLimit(.minutes(5))) func aTreeThatLeadsBackIntoItselfEnds() throws {
    let city = try City()
    for number in 1...60 { try city.add("Nr. \(number)") { $0.summary = String(repeating: "x", count: 900) } }
    let root = try city.store.read { db in
      try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'sub_project_version'") ?? 0
    }
    try VerificationTests.alter(city, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
    let url = URL(filePath: city.store.path)
    var pages = Pages(try Data(contentsOf: url))
    try #require(pages.leads(root), "the root has children")
    pages.fill(root, with: pages.children(of: root)[0])
    try pages.data.write(to: url)
    let findings = try VerificationTests.findings(city)
    #expect(findings.count == 2 && findings.last == .contentsUnchecked, "\(findings)")
  }

  /// Pages that each hold the next one hundreds of times: whoever reads the rows meets billions of them, and is called off
  /// once the check of the pages is through.
  @Test(.timeLimit(.minutes(5))) func rowsThatNeverEndAreLeft() throws {
    let city = try City()
    try city.add("Muster") { $0.summary = String(repeating: "x", count: 3_000) }
    // A page for every row, so that hundreds of pages lead to them.
    let columns = VersionedTable.subProject.columns.dropFirst().joined(separator: ", ")
    try VerificationTests.alter(
      city,
      """
      WITH RECURSIVE n(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < 2000)
      INSERT INTO sub_project_version (number, \(columns), from_change, digest)
      SELECT n, \(columns), from_change, digest FROM n, sub_project_version WHERE number = 1;
      PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;
      """)
    let reopened = try Store.open(city.store.path)
    let root = try reopened.read { db in
      try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'sub_project_version'") ?? 0
    }
    try reopened.database.close()
    let url = URL(filePath: city.store.path)
    var pages = Pages(try Data(contentsOf: url))
    let inner = pages.children(of: root).filter { pages.leads($0) }
    try #require(pages.leads(root) && inner.count >= 4, "\(inner)")
    for (page, next) in zip(inner, inner.dropFirst()) { pages.fill(page, with: next) }
    pages.fill(root, with: inner[0])
    try pages.data.write(to: url)
    let findings = try VerificationTests.findings(city)
    #expect(findings.count == 2 && findings.last == .contentsUnchecked, "\(findings)")
  }

  // MARK: Anchors

  @Test func theChainPassesThroughWhatWasNotedOfIt() throws {
    let city = try City()
    try city.add("Erstes")
    let early = try city.store.verify().head
    try city.add("Zweites")
    let late = try city.store.verify().head
    func verify(_ anchors: String...) throws -> Verification {
      try city.store.verify(against: anchors.map { try #require(Anchor($0)) })
    }
    #expect(try verify(early, "3:\(late)").anchored == [2, 3])
    #expect(try verify(early.uppercased(), "3:\(late.prefix(16))").findings.isEmpty)
    let wrong = try #require(Anchor("3:\(early)"))
    #expect(try verify("3:\(early)").findings == [.notFrom(wrong)])
    // An older copy, or one whose end was cut off, has the early hash only.
    try city.tamper(
      """
      DELETE FROM sub_project_version WHERE from_change = 3; DELETE FROM changeset WHERE id = 3;
      """)
    #expect(try verify(early).findings.isEmpty)
    #expect(try verify(late).findings == [.notFrom(try #require(Anchor(late)))])
  }

  @Test(arguments: ["", "12", "0:0123456789abcdef", "x:0123456789abcdef", "0123456789abcdeg", "1:2:0123456789abcdef"])
  func whatIsNoHashIsNotTakenForOne(text: String) {
    #expect(Anchor(text) == nil)
  }
}

/// The pages of a table's tree in a file (https://sqlite.org/fileformat2.html, 1.6), numbered from 1.
private struct Pages {
  private(set) var data: Data

  private static let size = 4096
  /// Where a page that leads to others has the one to the right of all, and its first cell pointer.
  private static let (rightmost, pointers) = (8, 12)

  init(_ data: Data) { self.data = data }

  /// Whether the page leads to others.
  func leads(_ page: Int) -> Bool { data[start(page)] == 5 }

  func children(of page: Int) -> [Int] { places(page).map { number(at: $0, of: 4) } }

  /// Makes another page every child of a page.
  mutating func fill(_ page: Int, with child: Int) {
    let bytes = (0..<4).map { UInt8(child >> (24 - 8 * $0) & 0xFF) }
    for place in places(page) { data.replaceSubrange(place..<place + 4, with: bytes) }
  }

  /// Where the numbers of its children stand.
  private func places(_ page: Int) -> [Int] {
    let start = start(page)
    return (0..<number(at: start + 3, of: 2)).map { start + number(at: start + Pages.pointers + 2 * $0, of: 2) }
      + [start + Pages.rightmost]
  }

  private func start(_ page: Int) -> Int { (page - 1) * Pages.size }

  private func number(at place: Int, of count: Int) -> Int {
    data[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }
}
