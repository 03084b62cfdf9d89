internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import LotseBasics
public import LotseModel

/// A roll-up under construction in SQLite, beside the name that it will have.
public final class RollupFile: RollupTarget {
  private let path: String
  private let draft: String
  private let database: DatabaseQueue
  private var insert: OpaquePointer?
  private var packages: [(handOver: HandOver, source: String)] = []
  private var isDone = false

  /// Throws where none can have this name: something else has it, or the folder does not let it be written.
  public static func check(replacing path: String) throws {
    if access(path, F_OK) == 0, !Rollup.isRollup(path) { throw StoreError.alreadyExists(path) }
    if let database = Store.database(keptBesideBy: path) { throw StoreError.companion(path, of: database) }
    let folder = RawFile.folder(of: path)
    guard RawFile.isFolder(folder) else { throw StoreError.noSuchFolder(folder) }
    guard access(folder, W_OK) == 0 else { throw StoreError.readOnly(folder) }
  }

  /// Begins one; a roll-up that has the name is replaced at the end, anything else refused. Throws `StoreError`.
  public init(replacing path: String) throws {
    try RollupFile.check(replacing: path)
    let folder = RawFile.folder(of: path)
    self.path = path
    let file: Int32
    (draft, file) = RawFile.create("\(path).", "part")
    guard file >= 0 else { throw StoreError.readOnly(folder) }
    close(file)
    do {
      let draft = draft
      database = try Store.inOurWords(path) {
        var configuration = GRDB.Configuration()
        // One transaction holds all packages.
        configuration.allowsUnsafeTransactions = true
        let database = try DatabaseQueue(path: draft, configuration: configuration)
        try database.writeWithoutTransaction { db in
          // Nothing is lost with a draft: who is interrupted begins anew.
          try db.execute(
            sql: """
              PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
              PRAGMA application_id = \(RollupSchema.applicationID); PRAGMA user_version = \(HandOver.schema);
              \(RollupSchema.tables(.sqlite))
              BEGIN;
              """)
        }
        return database
      }
    } catch {
      unlink(draft)
      throw error
    }
  }

  deinit {
    sqlite3_finalize(insert)
    if !isDone { unlink(draft) }
  }

  public func take(_ handOver: HandOver, _ rows: HandedOverRows, from source: String) throws {
    packages.append((handOver, source))
    try Store.inOurWords(path) {
      try database.writeWithoutTransaction { db in
        try rows.bytes.withUnsafeBufferPointer { bytes in
          try bytes.withMemoryRebound(to: CChar.self) { bytes in
            for start in stride(from: 0, to: rows.cells.count, by: HandedOverRows.width) {
              try put(rows.cells[start..<start + HandedOverRows.width], bytes, db)
            }
          }
        }
        // The bytes go, and nothing points at them any more.
        if let insert { sqlite3_clear_bindings(insert) }
      }
    }
  }

  /// Binds a row directly: a wrapper around each of thirty values would take longer than SQLite. Texts are bound where they
  /// stand.
  private func put(
    _ row: ArraySlice<HandedOverRows.Cell>, _ bytes: UnsafeBufferPointer<CChar>, _ db: Database
  ) throws {
    if insert == nil {
      let marks = Array(repeating: "?", count: HandOverColumn.all.count).joined(separator: ", ")
      let code = sqlite3_prepare_v2(
        db.sqliteConnection, "INSERT INTO sub_project VALUES (\(marks))", -1, &insert, nil)
      guard code == SQLITE_OK else {
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
    }
    var column: CInt = 0
    for cell in row {
      column += 1
      switch cell {
      case .text(let from, let to):
        sqlite3_bind_text(insert, column, bytes.baseAddress.map { $0 + Int(from) }, CInt(to - from), nil)
      case .count(let number): sqlite3_bind_int64(insert, column, Int64(number))
      case .none: sqlite3_bind_null(insert, column)
      }
    }
    let code = sqlite3_step(insert)
    sqlite3_reset(insert)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }

  public func finish(_ municipalities: [Municipality], _ refused: [RefusedPackage]) throws {
    sqlite3_finalize(insert)
    insert = nil
    try Store.inOurWords(path) {
      try database.writeWithoutTransaction { db in
        for municipality in municipalities {
          try db.execute(
            sql: "INSERT INTO municipality VALUES (?, ?, ?)",
            arguments: [municipality.key, municipality.name, municipality.isExpected ? 1 : 0])
        }
        for (handOver, source) in packages { try describe(handOver, source, db) }
        for package in refused {
          try db.execute(
            sql: "INSERT INTO refused VALUES (?, ?, ?, ?, ?)",
            arguments: [package.source, package.municipality, package.cutOff?.iso, package.flaw, package.said])
        }
        try db.execute(sql: "\(RollupSchema.views(.sqlite)) COMMIT;")
      }
      try database.close()
    }
    let file = Glibc.open(draft, O_RDONLY)
    let isWhole = fsync(file) == 0
    close(file)
    guard isWhole, rename(draft, path) == 0 else {
      throw StoreError.inputOutput(path, detail: SystemError.words(errno))
    }
    isDone = true
    Store.sync(RawFile.folder(of: path))
  }

  private func describe(_ handOver: HandOver, _ source: String, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO package VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        handOver.municipality, handOver.cutOff.iso, handOver.name, handOver.audience.rawValue, handOver.change,
        handOver.chain, handOver.stock, handOver.completed, handOver.denominator, handOver.sha256, handOver.notice,
        source,
      ])
    for (kind, labels) in [("field", handOver.fields), ("unit", handOver.units)] {
      for label in labels {
        try db.execute(
          sql: "INSERT INTO label VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            handOver.municipality, handOver.cutOff.iso, kind, label.key, label.label.de, label.label.en,
          ])
      }
    }
  }
}
