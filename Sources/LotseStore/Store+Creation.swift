internal import GRDB
internal import Glibc
internal import LotseModel

extension Store {
  /// Creates a new file and lets the body write its first changes. The file appears under its name whole or not at all,
  /// readable by its owner only. Throws `StoreError.alreadyExists` where there is a file, also one made meanwhile.
  public static func create(_ path: String, _ body: (Store) throws -> Void) throws {
    guard access(path, F_OK) != 0 else { throw StoreError.alreadyExists(path) }
    guard access(folder(of: path), F_OK) == 0 else { throw StoreError.noSuchFolder(folder(of: path)) }
    let draft = "\(folder(of: path))/.lotse-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).db"
    defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(draft + ending) } }
    try inOurWords(path) {
      let file = Glibc.open(draft, O_CREAT | O_EXCL | O_RDWR, 0o600)
      guard file >= 0 else { throw StoreError.readOnly(folder(of: path)) }
      close(file)
      try fill(draft, body)
    }
    try publish(draft, as: path)
  }

  private static func fill(_ draft: String, _ body: (Store) throws -> Void) throws {
    var configuration = GRDB.Configuration()
    // Nobody sees the draft before it is complete and synced, so it needs no journal of its own.
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
    }
    let database = try DatabaseQueue(path: draft, configuration: configuration)
    try Schema.migrator.migrate(database)
    try body(Store(path: draft, database: database))
    // Set once: the mode is kept in the file, and later openings need not ask.
    try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA optimize; PRAGMA journal_mode = WAL") }
    try database.close()
  }

  private static func publish(_ draft: String, as path: String) throws {
    let file = Glibc.open(draft, O_RDONLY)
    guard file >= 0, fsync(file) == 0 else {
      throw StoreError.inputOutput(path, detail: String(cString: strerror(errno)))
    }
    close(file)
    guard link(draft, path) == 0 else {
      if errno == EEXIST { throw StoreError.alreadyExists(path) }
      throw StoreError.inputOutput(path, detail: String(cString: strerror(errno)))
    }
    let folder = Glibc.open(folder(of: path), O_RDONLY)
    fsync(folder)
    close(folder)
  }
}
