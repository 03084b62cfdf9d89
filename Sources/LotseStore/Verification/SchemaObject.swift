internal import GRDB

/// A table, index, trigger or view of the file.
public struct SchemaObject: Hashable, Sendable {
  /// In SQLite's words: `table`, `index`, `trigger` or `view`.
  public let type: String
  public let name: String

  public enum Difference: Hashable, Sendable {
    case missing, added, altered
  }

  /// Whether rows cannot be read as they are stored: through other definitions a read may run for ever, or see other rows.
  var keepsRows: Bool { type != "trigger" && type != "view" }
}

/// The schema of a file as it is written in it: every definition, and the numbers in its head.
struct SchemaShape {
  private struct Definition: Equatable {
    let table: String?
    let sql: String?
  }

  private let definitions: [SchemaObject: Definition]
  private let migrations: [String]
  private let head: [(pragma: String, value: Int)]

  init(_ db: Database) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")
    definitions = Dictionary(
      rows.compactMap { row in
        let object = SchemaObject(type: row.text(0) ?? "", name: row.text(1) ?? "")
        let definition = Definition(table: row.text(2), sql: row.text(3))
        return SchemaShape.statistics.contains(definition.sql) && object.type == "table" ? nil : (object, definition)
      }, uniquingKeysWith: { _, _ in Definition(table: nil, sql: nil) })
    head = try ["application_id", "user_version"].map { pragma in
      (pragma, try Int.fetchOne(db, sql: "PRAGMA \(pragma)") ?? 0)
    }
    let isTable = SchemaObject(type: "table", name: "grdb_migrations")
    migrations =
      definitions[isTable] == nil
      ? [] : try Row.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations").map { $0.text(0) ?? "" }
  }

  /// What SQLite keeps of its own accord about the indexes; it makes queries fast, not different.
  private static let statistics: [String?] = [
    "CREATE TABLE sqlite_stat1(tbl,idx,stat)", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
  ]

  /// The schema that this version makes, from its own migrations.
  static func shipped() throws -> SchemaShape {
    let database = try DatabaseQueue()
    try Schema.migrator.migrate(database)
    return try database.read(SchemaShape.init)
  }

  /// What is different here from what shipped, in the order of type and name.
  func differences(from shipped: SchemaShape) -> [Tampering] {
    var found: [Tampering] = []
    let objects = Set(definitions.keys).union(shipped.definitions.keys)
    for object in objects.sorted(by: { ($0.type, $0.name) < ($1.type, $1.name) }) {
      switch (definitions[object], shipped.definitions[object]) {
      case (nil, _): found.append(.schema(object, .missing))
      case (_, nil): found.append(.schema(object, .added))
      case (let here, let there): if here != there { found.append(.schema(object, .altered)) }
      }
    }
    for (here, there) in zip(head, shipped.head) where here.value != there.value {
      found.append(.head(here.pragma, found: here.value, expected: there.value))
    }
    if Set(migrations) != Set(shipped.migrations) { found.append(.migrations) }
    return found
  }
}
