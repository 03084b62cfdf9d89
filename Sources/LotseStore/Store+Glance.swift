internal import GRDB
internal import Glibc
internal import LotseBasics

extension Store {
  /// Opens a file for a glance at what it holds: nothing is written, migrated, created or waited for, which a key pressed
  /// in a shell may never do. Throws `StoreError` also for a file of an older version.
  public static func glance(_ path: String) throws -> Store {
    guard isDatabase(path) else { throw StoreError.noSuchFile(path) }
    var configuration = waiting
    configuration.readonly = true
    configuration.busyMode = .immediateError
    return try inOurWords(path) {
      let database = try DatabaseQueue(path: try name(forGlanceAt: path), configuration: configuration)
      let found = try database.read { db in try Row.fetchOne(db, sql: identity) }
      guard (found?[0] as Int?) == Schema.applicationID, (found?[2] as Bool?) == true else {
        throw StoreError.foreign(path)
      }
      let schema: Int = found?[1] ?? 0
      guard schema == Schema.version else { throw StoreError.tooNew(path, schema: schema, known: Schema.version) }
      return Store(path: path, database: database)
    }
  }

  /// Who opens a file in which nobody is writing has SQLite create two files beside it, unless it is told that the file
  /// does not change. Where somebody is, both are there, and reading goes through them.
  private static func name(forGlanceAt path: String) throws -> String {
    var status = stat()
    if stat(path + "-wal", &status) == 0, status.st_size > 0 {
      guard access(path + "-shm", R_OK | W_OK) == 0 else { throw StoreError.readOnly(path) }
      return path
    }
    let whole = path.hasPrefix("/") ? path : "./" + path
    let plain = whole.utf8.map { byte in
      let isPlain =
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || (byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber))
      return isPlain ? String(UnicodeScalar(byte)) : "%" + SHA256.hexadecimal([byte])
    }
    return "file:" + plain.joined() + "?immutable=1"
  }
}
