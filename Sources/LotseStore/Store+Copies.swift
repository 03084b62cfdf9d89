internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Glibc
public import LotseBasics

/// How far a file goes, and whose history it holds.
public struct HistoryExtent: Hashable, Sendable {
  public let changes: Int
  public let recordedAt: Instant
  /// The hash of the last change, in hexadecimal digits.
  public let head: String
  /// The hash of the first change: files of one strategy share it.
  public let origin: String
}

extension Store {
  /// How far the file goes.
  public func extent() throws -> HistoryExtent { try read(Store.extent) }

  static func extent(_ db: Database) throws -> HistoryExtent {
    let sql = """
      SELECT last.id, last.recorded_at, lower(hex(last.hash)), lower(hex(first.hash))
      FROM changeset last, changeset first
      WHERE last.id = (SELECT max(id) FROM changeset) AND first.id = (SELECT min(id) FROM changeset)
      """
    guard let row = try Row.fetchOne(db, sql: sql) else {
      return HistoryExtent(changes: 0, recordedAt: Instant(milliseconds: 0), head: "", origin: "")
    }
    return HistoryExtent(changes: row[0], recordedAt: Instant(milliseconds: row[1]), head: row[2], origin: row[3])
  }

  /// The hash of the first change of a file that is only looked at; nil where it is not one of Lotse's.
  public static func origin(of path: String) -> String? {
    guard isDatabase(path) else { return nil }
    // One that is opened for reading alone would leave the files that SQLite keeps beside it.
    let database = try? DatabaseQueue(path: path, configuration: waiting)
    defer { try? database?.close() }
    return try? database?.read { try extent($0).origin }
  }

  /// The hash of a change, in hexadecimal digits; nil where there is no such change.
  public func hash(of change: Int) throws -> String? {
    try read {
      try String.fetchOne($0, sql: "SELECT lower(hex(hash)) FROM changeset WHERE id = ?", arguments: [change])
    }
  }

  /// Writes a copy of the file as it is at one moment, while others go on writing. It appears under its name whole, after
  /// `isSound` looked at it, or not at all. Throws `StoreError.alreadyExists` where there is a file, `.full` and the like.
  public func copy(to path: String, ifSound isSound: (Store) throws -> Bool = { _ in true }) throws {
    try Store.make(path) { draft in
      try Store.inOurWords(path) {
        let copy = try DatabaseQueue(path: draft, configuration: Store.waiting)
        try database.backup(to: copy)
        guard try isSound(Store(path: draft, database: copy)) else { throw NotSound() }
        try copy.close()
      }
    }
  }

  /// Thrown where a copy was looked at and found wrong; nothing was written.
  public struct NotSound: Error {}

  /// A copy of a file that is only read, such as one on a disk that cannot be written; nobody may write it meanwhile. It
  /// lies in the folder of `path`, has today's schema, and is gone when the body ends.
  public static func withCopy<Result>(
    of source: String, besides path: String, _ body: (Store) throws -> Result
  ) throws -> Result {
    try checkIsSQLite(source)
    return try withDraft(path) { draft in
      for ending in ["", "-wal"] where access(source + ending, F_OK) == 0 {
        guard RawFile.copy(source + ending, to: draft + ending) else { throw StoreError(ofWriting: path) }
      }
      do {
        let store = try open(draft)
        defer { try? store.database.close() }
        return try body(store)
      } catch let error as StoreError {
        throw error.naming(source, insteadOf: draft)
      }
    }
  }

  /// Puts this file's content in the place of another one of Lotse's, in one transaction that others see whole or not at
  /// all. Before, while nobody else can write to it, `keep` may copy what stands there.
  public func replace(_ other: Store, keeping keep: (Store) throws -> Void) throws {
    try Store.inOurWords(other.path) {
      try other.database.writeWithoutTransaction { there in
        try database.read { here in
          guard let backup = sqlite3_backup_init(there.sqliteConnection, "main", here.sqliteConnection, "main") else {
            throw DatabaseError(resultCode: ResultCode(rawValue: sqlite3_errcode(there.sqliteConnection)))
          }
          // A step of no pages takes the lock and leaves everything as it is.
          var code = sqlite3_backup_step(backup, 0)
          do {
            if code == SQLITE_OK {
              try keep(Store(path: other.path, database: DatabaseQueue(path: other.path, configuration: Store.waiting)))
              code = sqlite3_backup_step(backup, -1)
            }
          } catch {
            sqlite3_backup_finish(backup)
            throw error
          }
          let end = sqlite3_backup_finish(backup)
          guard code == SQLITE_DONE, end == SQLITE_OK else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code == SQLITE_DONE ? end : code))
          }
        }
      }
    }
  }

  /// Makes a file under a name that is free, also where the file system knows none without a name; what the body writes under the name of a draft has its name when it is whole.
  static func make(_ path: String, _ body: (String) throws -> Void) throws {
    if let database = database(keptBesideBy: path) { throw StoreError.companion(path, of: database) }
    guard access(path, F_OK) != 0 else { throw StoreError.alreadyExists(path) }
    try withDraft(path) { draft in
      try body(draft)
      let file = Glibc.open(draft, O_RDWR)
      defer { close(file) }
      guard file >= 0, fsync(file) == 0, link(draft, path) == 0 else { throw StoreError(ofWriting: path) }
      sync(RawFile.folder(of: path))
    }
  }

  /// What the names of drafts begin with, which a kill leaves behind.
  public static let draftPrefix = ".lotse-"

  private static func withDraft<Result>(_ path: String, _ body: (String) throws -> Result) throws -> Result {
    let folder = RawFile.folder(of: path)
    guard access(folder, F_OK) == 0 else { throw StoreError.noSuchFolder(folder) }
    let draft = "\(folder)/\(draftPrefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max)).db"
    // Readable by its owner only, before anything is in it.
    let file = Glibc.open(draft, O_CREAT | O_EXCL | O_RDWR, 0o600)
    guard file >= 0 else { throw errno == ENOSPC ? StoreError.full(path) : StoreError.readOnly(folder) }
    close(file)
    defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(draft + ending) } }
    return try body(draft)
  }
}

extension StoreError {
  /// Why a file could not be written, by the number that the system left.
  init(ofWriting path: String) {
    switch errno {
    case EEXIST: self = .alreadyExists(path)
    case ENOSPC, EDQUOT: self = .full(path)
    case let code: self = .inputOutput(path, detail: SystemError.words(code))
    }
  }

  /// The same, said of the file that the reader knows.
  fileprivate func naming(_ path: String, insteadOf draft: String) -> StoreError {
    switch self {
    case .foreign(draft): .foreign(path)
    case .tooNew(draft, let schema, let known): .tooNew(path, schema: schema, known: known)
    case .damaged(draft, let detail): .damaged(path, detail: detail)
    case .inputOutput(draft, let detail): .inputOutput(path, detail: detail)
    case .full(draft): .full(path)
    case .readOnly(draft): .readOnly(path)
    default: self
    }
  }
}
