internal import Foundation
internal import GRDB
internal import LotseModel

extension VersionedTable {
  /// Adds a version with these values of identity and content, closing the one before it.
  func write(_ values: [DatabaseValue], replacing: Bool, in db: Database, change: Int) throws {
    if replacing { try close(Array(values.prefix(identity.count)), in: db, change: change) }
    let marks = Array(repeating: "?", count: columns.count + 2).joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(name) (\(columns.joined(separator: ", ")), from_change, digest) VALUES (\(marks))")
    let digest = Chain.digest(columns, values)
    try statement.execute(arguments: StatementArguments(values + [change.databaseValue, digest.databaseValue]))
  }

  /// Ends the current version of a thing; without a successor the thing is withdrawn.
  func close(_ identityValues: [DatabaseValue], in db: Database, change: Int) throws {
    let condition = identity.map { "\($0) = ?" }.joined(separator: " AND ")
    let statement = try db.cachedStatement(
      sql: "UPDATE \(name) SET until_change = ? WHERE \(condition) AND until_change IS NULL")
    try statement.execute(arguments: StatementArguments([change.databaseValue] + identityValues))
  }

  func isTouched(by change: Int, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM \(name) WHERE from_change = :change)
          OR EXISTS (SELECT 1 FROM \(name) WHERE ifnull(until_change, \(Schema.never)) = :change)
        """, arguments: ["change": change]) ?? false
  }

  /// Puts what a change did to this table into its hash.
  func extend(_ link: inout Chain.Link, with change: Int, in db: Database) throws {
    link.table(name)
    let opened = try Data.fetchCursor(
      db, sql: "SELECT digest FROM \(name) WHERE from_change = ? ORDER BY id", arguments: [change])
    while let digest = try opened.next() { link.opened(digest) }
    let closed = try Int64.fetchCursor(
      db, sql: "SELECT id FROM \(name) WHERE ifnull(until_change, \(Schema.never)) = ? ORDER BY id",
      arguments: [change])
    while let version = try closed.next() { link.closed(version) }
  }

  /// Makes everything that a change touched what it was before, in three statements whatever its size.
  func undo(_ undone: Int, in db: Database, change: Int) throws {
    try refuseWhereChanged(since: undone, in: db)
    let arguments: StatementArguments = ["undone": undone, "change": change]
    try db.execute(
      sql: "UPDATE \(name) SET until_change = :change WHERE from_change = :undone AND until_change IS NULL",
      arguments: arguments)
    let list = columns.joined(separator: ", ")
    try db.execute(
      sql: """
        INSERT INTO \(name) (\(list), from_change, digest)
        SELECT \(list), :change, digest FROM \(name)
        WHERE ifnull(until_change, \(Schema.never)) = :undone ORDER BY id
        """, arguments: arguments)
  }

  private func refuseWhereChanged(since undone: Int, in db: Database) throws {
    let same = identity.map { "later.\($0) = v.\($0)" }.joined(separator: " AND ")
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT max(later.from_change, ifnull(later.until_change, 0)), \(identity.map { "v.\($0)" }.joined(separator: ", "))
        FROM \(name) v JOIN \(name) later
          ON \(same) AND (later.from_change > :undone OR later.until_change > :undone)
        WHERE v.from_change = :undone OR ifnull(v.until_change, \(Schema.never)) = :undone
        ORDER BY 1 DESC LIMIT 1
        """, arguments: ["undone": undone])
    guard let row else { return }
    let item =
      identity == ["number"]
      ? Number(row[1]).description
      : (1...identity.count).map { row[$0] as String }.filter { !$0.isEmpty }.joined(separator: " ")
    throw Refusal.changedSince(item: item, change: row[0])
  }
}
