internal import Foundation
internal import GRDB
internal import Glibc
internal import LotseBasics

/// Why a whole history is not taken in; lines are counted from 1.
public enum EverythingFlaw: Error, Hashable, Sendable {
  /// The line is altered, out of its place, or follows one that is missing.
  case altered(line: Int)
  /// It does not say what a line says.
  case unreadable(line: Int)
  /// The first line is not that of a whole history.
  case foreign
  case tooNew(schema: Int, known: Int)
  /// It ends before its last line.
  case truncated(lines: Int)
  /// Something follows the last line.
  case excess(line: Int)
  /// The file's own rules refuse the row.
  case refused(line: Int, rule: String)
  /// Every line is as it was written, and the history does not hold all the same.
  case unsound(Tampering)
  /// The hash at the end is not the one that was stated.
  case otherHash(stated: String, found: String)
}

extension Store {
  /// Writes the whole history, a row to a line, in the order of recording; needs the memory of one row. `progress` hears
  /// of each change, of so many. Gives the number of lines. Throws `StoreError.damaged` where rows belong to no change.
  public func writeEverything(
    _ write: ([UInt8]) throws -> Void, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Int {
    try read { db in
      let extent = try Store.extent(db)
      var line = EverythingLine()
      var rows = 0
      func put(_ object: [String: JSONValue]) throws { try write(line.written(.object(object))) }
      try put([
        "lotse": .string("everything"), "format": .int(EverythingLine.format), "schema": .int(Schema.version),
        "changes": .int(extent.changes), "hash": .string(extent.head),
      ])
      func put(_ row: Row, of table: String) throws {
        var values: [String: JSONValue] = [:]
        for (column, value) in row { values[column] = JSONValue(stored: value) }
        try put(["table": .string(table), "row": .object(values)])
        rows += 1
      }
      let actors = try Row.fetchCursor(db, sql: "SELECT * FROM actor ORDER BY id")
      while let row = try actors.next() { try put(row, of: "actor") }
      var walks = try VersionedTable.all.map { try EverythingWalk($0, db) }
      let changes = try Row.fetchCursor(db, sql: "SELECT * FROM changeset ORDER BY id")
      while let row = try changes.next() {
        let id: Int = row["id"]
        try put(row, of: "changeset")
        for index in walks.indices {
          while let version = walks[index].version(of: id) {
            try put(version, of: walks[index].table)
            try walks[index].go()
          }
        }
        progress(id, extent.changes)
      }
      guard walks.allSatisfy(\.isAtEnd) else {
        throw StoreError.damaged(
          path, detail: Phrase("eine Fassung gehört zu keiner Änderung", "a version belongs to no change"))
      }
      try put(["end": .bool(true), "rows": .int(rows), "hash": .string(extent.head)])
      return line.count
    }
  }

  /// Makes a new file of a whole history, which is recomputed before the file has its name: the same rows, the same
  /// hashes. `next` gives one line after another, without its end. Throws `EverythingFlaw`, or `StoreError.alreadyExists`
  /// and the like; then there is no file.
  public static func makeOfEverything(
    _ path: String, _ next: () throws -> [UInt8]?, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> HistoryExtent {
    var extent: HistoryExtent?
    try make(path) { draft in
      try inOurWords(path) {
        let database = try DatabaseQueue(path: draft, configuration: waiting)
        try Schema.migrator.migrate(database)
        let stated = try database.write { db in try take(next, db, progress) }
        let store = Store(path: draft, database: database)
        if let finding = try store.verify().findings.first { throw EverythingFlaw.unsound(finding) }
        let found = try store.extent()
        guard found.head == stated else { throw EverythingFlaw.otherHash(stated: stated, found: found.head) }
        try database.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA optimize; PRAGMA journal_mode = WAL")
        }
        try database.close()
        extent = found
      }
    }
    guard let extent else { throw EverythingFlaw.foreign }
    return extent
  }

  /// Puts line after line into the tables; gives the hash that the end states.
  private static func take(
    _ next: () throws -> [UInt8]?, _ db: Database, _ progress: (Int, Int) -> Void
  ) throws -> String {
    var line = EverythingLine()
    func object() throws -> JSONValue? {
      guard let bytes = try next() else { return nil }
      guard let object = line.read(bytes) else {
        throw line.count <= 1 ? EverythingFlaw.foreign : EverythingFlaw.altered(line: line.count)
      }
      return object
    }
    guard let head = try object(), head["lotse"]?.string == "everything", let schema = head["schema"]?.integer,
      head["format"]?.integer == EverythingLine.format, let all = head["changes"]?.integer
    else { throw EverythingFlaw.foreign }
    guard schema <= Schema.version else { throw EverythingFlaw.tooNew(schema: schema, known: Schema.version) }
    let inserters = Dictionary(
      uniqueKeysWithValues: try (["actor", "changeset"] + VersionedTable.all.map(\.name)).map {
        ($0, try Inserter($0, db))
      })
    var rows = 0
    while let object = try object() {
      if object["end"] == .bool(true) {
        guard object["rows"]?.integer == rows, let hash = object["hash"]?.string else {
          throw EverythingFlaw.altered(line: line.count)
        }
        if try next() != nil { throw EverythingFlaw.excess(line: line.count + 1) }
        return hash
      }
      guard let table = object["table"]?.string, inserters[table] != nil, case .object(let values)? = object["row"]
      else {
        throw EverythingFlaw.unreadable(line: line.count)
      }
      do {
        guard try inserters[table]?.insert(values) == true else { throw EverythingFlaw.unreadable(line: line.count) }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw EverythingFlaw.refused(line: line.count, rule: error.message ?? "")
      }
      rows += 1
      if table == "changeset", let id = values["id"]?.integer { progress(id, all) }
    }
    throw EverythingFlaw.truncated(lines: line.count)
  }
}

/// Goes through a table by the change that opened the version.
private struct EverythingWalk {
  let table: String
  private let cursor: RowCursor
  private var row: Row?

  init(_ table: VersionedTable, _ db: Database) throws {
    self.table = table.name
    cursor = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.name) ORDER BY id")
    row = try cursor.next()
  }

  /// The version where the walk is, if the change opened it.
  func version(of change: Int) -> Row? {
    guard let row, row["from_change"] as Int? == change else { return nil }
    return row
  }

  mutating func go() throws { row = try cursor.next() }

  var isAtEnd: Bool { row == nil }
}

/// Inserts rows of one table; the columns that a row does not name are empty.
private struct Inserter {
  private let columns: [String]
  private let statement: Statement

  init(_ table: String, _ db: Database) throws {
    columns = try db.columns(in: table).map(\.name)
    statement = try db.makeStatement(
      sql:
        "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
    )
  }

  /// False where the row has a column that the table has not, or a value that none can have.
  func insert(_ values: [String: JSONValue]) throws -> Bool {
    let stored = columns.map { values[$0].map(\.stored) ?? .some(.null) }
    guard Set(values.keys).isSubset(of: columns), !stored.contains(where: { $0 == nil }) else { return false }
    try statement.execute(arguments: StatementArguments(stored.map { $0 ?? .null }))
    return true
  }
}
