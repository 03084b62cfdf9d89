internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import LotseBasics
internal import LotseModel

extension Store {
  /// Creates a new file and lets the body write its first changes. The file appears under its name whole or not at all,
  /// readable by its owner only. Throws `StoreError.alreadyExists` where there is a file, also one made meanwhile.
  public static func create(_ path: String, _ body: (Store) throws -> Void) throws {
    guard access(path, F_OK) != 0 else { throw StoreError.alreadyExists(path) }
    if let database = database(keptBesideBy: path) { throw StoreError.companion(path, of: database) }
    guard access(RawFile.folder(of: path), F_OK) == 0 else { throw StoreError.noSuchFolder(RawFile.folder(of: path)) }
    guard access(RawFile.folder(of: path), W_OK) == 0 else { throw StoreError.readOnly(RawFile.folder(of: path)) }
    try publish(try inOurWords(path) { try image(path, body) }, as: path)
  }

  /// The bytes of the new file. It is made in memory: whatever ends the program meanwhile leaves nothing behind.
  private static func image(_ path: String, _ body: (Store) throws -> Void) throws -> [UInt8] {
    let database = try DatabaseQueue(configuration: waiting)
    try Schema.migrator.migrate(database)
    try body(Store(path: path, database: database))
    return try database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA optimize")
      var size: sqlite3_int64 = 0
      guard let start = sqlite3_serialize(db.sqliteConnection, "main", &size, 0) else {
        throw DatabaseError(resultCode: .SQLITE_NOMEM)
      }
      defer { sqlite3_free(start) }
      var bytes = [UInt8](UnsafeBufferPointer(start: start, count: Int(size)))
      // Set once: the mode is kept in the file, and later openings need not ask. In memory there is none to set, so the
      // two versions of the format are written where https://sqlite.org/fileformat2.html has them.
      for place in formatVersions where place < bytes.count { bytes[place] = writeAheadLog }
      return bytes
    }
  }

  private static let formatVersions = 18...19
  private static let writeAheadLog: UInt8 = 2

  /// Writes a file that has no name until it is whole.
  private static func publish(_ bytes: [UInt8], as path: String) throws {
    let folder = RawFile.folder(of: path)
    let nameless = RawFile.nameless(in: folder, rights: 0o600)
    // Where the file system has none of them, a kill leaves the draft behind.
    func publishByName() throws {
      try make(path) { draft in
        let file = Glibc.open(draft, O_WRONLY)
        defer { close(file) }
        try write(bytes, to: file, path)
      }
    }
    guard nameless >= 0 else { return try publishByName() }
    defer { close(nameless) }
    try write(bytes, to: nameless, path)
    guard RawFile.link(nameless, to: path) else {
      if errno == EEXIST { throw StoreError.alreadyExists(path) }
      return try publishByName()
    }
    sync(folder)
  }

  private static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws {
    let isWritten = bytes.withUnsafeBytes { RawFile.write($0, to: file) } && fsync(file) == 0
    guard isWritten else { throw StoreError(ofWriting: path) }
  }

  static func sync(_ folder: String) {
    let folder = Glibc.open(folder, O_RDONLY)
    fsync(folder)
    close(folder)
  }
}
