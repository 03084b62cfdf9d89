internal import Foundation
internal import GRDB
internal import LotseBasics
internal import LotseModel

/// Something in the file that does not agree with its own record.
public enum Tampering: Hashable, Sendable {
  /// SQLite itself finds the file damaged.
  case damage(String)
  case changesetMissing(Int)
  /// The changeset, or which versions belong to it, was changed.
  case changeset(Int)
  /// The message of the changeset was changed.
  case message(Int)
  /// The content of a version was changed: the thing, and the change that recorded it.
  case version(table: String, thing: String, change: Int)
  /// A version belongs to no changeset.
  case orphan(table: String, thing: String, change: Int)
}

/// What a verification looked at and what it found.
public struct Verification: Sendable {
  public let changesets: Int
  public let versions: Int
  /// The hash over everything, in hexadecimal: noted elsewhere, it also proves that nothing was cut off at the end.
  public let head: String
  public let findings: [Tampering]
}

extension Store {
  /// Recomputes every digest and the whole chain. `progress` hears of each changeset done, of so many.
  public func verify(progress: (Int, Int) -> Void = { _, _ in }) throws -> Verification {
    try read { db in
      var findings: [Tampering] = []
      if let damage = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), damage != "ok" {
        findings.append(.damage(damage))
      }
      let contents = try VersionedTable.all.map { try Store.verifyContent($0, db, &findings) }
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM changeset") ?? 0
      var tables = try VersionedTable.all.map { try Walk($0, db) }
      var previous = Chain.start
      var expected: Int64 = 1
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, recorded_at, actor, command, message_digest, undoes, previous_hash, hash, message
          FROM changeset ORDER BY id
          """)
      while let row = try rows.next() {
        let id: Int64 = row[0]
        while expected < id {
          findings.append(.changesetMissing(Int(expected)))
          expected += 1
        }
        let header = Chain.Header(
          id: id, recordedAt: row[1], actor: row[2], command: row[3], messageDigest: row[4], undoes: row[5],
          previousHash: row[6])
        var link = Chain.Link(header)
        for index in tables.indices { try tables[index].extend(&link, to: id) }
        if link.finish() != row[7] || header.previousHash != previous { findings.append(.changeset(Int(id))) }
        if (row[8] as String?).map({ SHA256.digest(of: $0) }) != header.messageDigest {
          findings.append(.message(Int(id)))
        }
        previous = row[7]
        expected = id + 1
        progress(Int(id), count)
      }
      return Verification(
        changesets: count, versions: contents.reduce(0, +),
        head: SHA256.hexadecimal(previous), findings: findings)
    }
  }

  private static func verifyContent(
    _ table: VersionedTable, _ db: Database, _ findings: inout [Tampering]
  ) throws -> Int {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT v.digest, v.from_change, s.id IS NOT NULL AND (v.until_change IS NULL OR e.id IS NOT NULL), \(table.columns.map { "v.\($0)" }.joined(separator: ", "))
        FROM \(table.name) v LEFT JOIN changeset s ON s.id = v.from_change
          LEFT JOIN changeset e ON e.id = v.until_change ORDER BY v.id
        """)
    var count = 0
    while let row = try rows.next() {
      count += 1
      let values = row.databaseValues.dropFirst(3)
      let digest = Chain.digest(table.columns, values)
      let hasChangesets: Bool = row[2]
      guard digest != row[0] || !hasChangesets else { continue }
      let thing = table.name(of: values.prefix(table.identity.count))
      let change: Int = row[1]
      if !hasChangesets { findings.append(.orphan(table: table.name, thing: thing, change: change)) }
      if digest != row[0] { findings.append(.version(table: table.name, thing: thing, change: change)) }
    }
    return count
  }

  /// Walks a table in the order of the chain: what each change opened, and what it closed.
  private struct Walk {
    let table: VersionedTable
    private let opened: RowCursor
    private let closed: RowCursor
    private var nextOpened: Row?
    private var nextClosed: Row?

    init(_ table: VersionedTable, _ db: Database) throws {
      self.table = table
      opened = try Row.fetchCursor(
        db, sql: "SELECT from_change, digest FROM \(table.name) ORDER BY from_change, id")
      closed = try Row.fetchCursor(
        db,
        sql: """
          SELECT until_change, id FROM \(table.name) WHERE until_change IS NOT NULL
          ORDER BY ifnull(until_change, \(Schema.never)), id
          """)
      nextOpened = try opened.next()?.copy()
      nextClosed = try closed.next()?.copy()
    }

    mutating func extend(_ link: inout Chain.Link, to change: Int64) throws {
      link.table(table)
      while let row = nextOpened, case let id:Int64 = row[0], id <= change {
        if id == change { link.opened(row[1]) }
        nextOpened = try opened.next()?.copy()
      }
      while let row = nextClosed, case let id:Int64 = row[0], id <= change {
        if id == change { link.closed(row[1]) }
        nextClosed = try closed.next()?.copy()
      }
    }
  }
}

extension VersionedTable {
  /// What a person calls the thing of these identity values.
  func name(of identityValues: some Collection<DatabaseValue>) -> String {
    let words = identityValues.map { value in
      String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? ""
    }
    let number = Int(words.first ?? "") ?? 0
    return switch name {
    case VersionedTable.subProject.name: Number(number).description
    case VersionedTable.catalogue.name: "OZG-Katalog"
    case VersionedTable.catalogueService.name: "OZG-ID \(words.joined())"
    case VersionedTable.indexResult.name:
      ([IndexResult.name] + words.filter { !$0.isEmpty }).joined(separator: " ")
    case VersionedTable.frozenReport.name: ReportNumber(number).description
    default: words.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
