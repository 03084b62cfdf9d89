internal import GRDB
internal import GRDBSQLite

extension Store {
  /// The schema that this version of Lotse writes.
  public static var schemaVersion: Int { Schema.version }

  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

  /// The first thing that SQLite finds wrong with the pages of the file; nil where it finds nothing. `verify` looks at all.
  public func quickDamage() throws -> String? {
    try read { db in
      try String.fetchOne(db, sql: "PRAGMA quick_check(1)").flatMap { $0 == "ok" ? nil : $0 }
    }
  }
}
