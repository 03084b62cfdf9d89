internal import GRDB

/// Today's schema: what the migrations make one after another; docs/schema.sql shows it whole. It defends itself: strict
/// tables, checks, and triggers that let nothing be overwritten.
enum Schema {
  /// "LOTS", by which the file is told from other SQLite files.
  static let applicationID = 0x4C4F_5453
  /// The schema that this version writes.
  static let version = Migration.all.count

  /// What `until_change` of a current version counts as when moments are compared.
  static let never = "9223372036854775807"

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in Migration.all { migrator.registerMigration(migration.name) { db in try migration.run(db) } }
    return migrator
  }
}
