internal import Foundation
internal import GRDB
internal import LotseModel

extension VersionedTable {
  /// Adds a version with these values of identity and content, closing the one before it.
  func write(_ values: [DatabaseValue], replacing: Bool, in db: Database, change: Int) throws {
    if replacing { try close(Array(values.prefix(identity.count)), in: db, change: change) }
    let statement = try db.cachedStatement(sql: opening)
    // Bound one by one: checking and copying the arguments would take longer than inserting them.
    statement.setUncheckedArguments(StatementArguments())
    let all = values + [change.databaseValue, Chain.digest(columns, values).databaseValue]
    for (index, value) in all.enumerated() {
      let result = ResultCode(rawValue: value.bind(to: statement.sqliteStatement, at: CInt(index + 1)))
      guard result == .SQLITE_OK else { throw DatabaseError(resultCode: result) }
    }
    try statement.execute()
  }

  /// Ends the current version of a thing; without a successor the thing is withdrawn.
  func close(_ identityValues: [DatabaseValue], in db: Database, change: Int) throws {
    let statement = try db.cachedStatement(sql: closing)
    try statement.execute(arguments: StatementArguments([change.databaseValue] + identityValues))
  }

  func isTouched(by change: Int, in db: Database) throws -> Bool {
    try Bool.fetchOne(db.cachedStatement(sql: touched), arguments: [change]) ?? false
  }

  /// Puts what a change did to this table into its hash.
  func extend(_ link: inout Chain.Link, with change: Int, in db: Database) throws {
    link.table(self)
    let opened = try Data.fetchCursor(db.cachedStatement(sql: digestsOpened), arguments: [change])
    while let digest = try opened.next() { digest.withUnsafeBytes { link.opened($0) } }
    let closed = try Int64.fetchCursor(db.cachedStatement(sql: versionsClosed), arguments: [change])
    while let version = try closed.next() { link.closed(version) }
  }

  /// Makes everything that a change touched what it was before, in two statements whatever its size. What lost a text
  /// meanwhile comes back without it.
  func undo(_ undone: Int, in db: Database, change: Int) throws {
    try refuseWhereChanged(since: undone, in: db)
    let arguments: StatementArguments = ["undone": undone, "change": change]
    let list = identity.joined(separator: ", ")
    try db.execute(
      sql: """
        UPDATE \(name) SET until_change = :change WHERE until_change IS NULL AND (\(list)) IN (
          SELECT \(list) FROM \(name) WHERE from_change = :undone
          UNION SELECT \(list) FROM \(name) WHERE ifnull(until_change, \(Schema.never)) = :undone)
        """, arguments: arguments)
    let all = columns.joined(separator: ", ")
    try db.execute(
      sql: """
        INSERT INTO \(name) (\(all), from_change, digest)
        SELECT \(all), :change, ifnull((
            SELECT r.remaining FROM redaction_version r WHERE r.of_table = '\(name)' AND r.of_row = v.id
            ORDER BY r.id DESC LIMIT 1), digest)
        FROM \(name) v WHERE ifnull(until_change, \(Schema.never)) = :undone ORDER BY id
        """, arguments: arguments)
  }

  /// Refuses where a later change touched the same thing, unless that change was undone itself.
  private func refuseWhereChanged(since undone: Int, in db: Database) throws {
    let same = identity.map { "later.\($0) = v.\($0)" }.joined(separator: " AND ")
    let things = identity.map { "v.\($0)" }.joined(separator: ", ")
    let rows = try Row.fetchAll(
      db,
      sql: """
        WITH touched AS (
          SELECT DISTINCT later.from_change AS change, \(things) FROM \(name) v JOIN \(name) later
            ON \(same) AND later.from_change > :undone
          WHERE v.from_change = :undone OR ifnull(v.until_change, \(Schema.never)) = :undone
          UNION
          SELECT DISTINCT later.until_change, \(things) FROM \(name) v JOIN \(name) later
            ON \(same) AND later.until_change > :undone
          WHERE v.from_change = :undone OR ifnull(v.until_change, \(Schema.never)) = :undone)
        SELECT s.id, s.undoes, touched.* FROM touched JOIN changeset s ON s.id = touched.change ORDER BY change DESC
        """, arguments: ["undone": undone])
    let later = Set(try rows.map { try RecordReader(row: $0, table: name).number("change") })
    var cancelled = Set<Int>()
    for row in rows {
      let reader = RecordReader(row: row, table: name)
      let change = try reader.number("change")
      if cancelled.contains(change) { continue }
      if let target = try reader.optionalNumber("undoes"), later.contains(target) {
        cancelled.insert(target)
        continue
      }
      throw Refusal.undo(.changedSince(item: name(of: row.databaseValues.suffix(identity.count)), change: change))
    }
  }
}
