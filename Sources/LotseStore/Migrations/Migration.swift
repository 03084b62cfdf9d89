internal import GRDB

/// A step from one schema to the next. Once shipped it never changes: a file that it made would differ from one that it
/// makes later. So it is text, to the last word of a vocabulary, and knows nothing of today's types.
struct Migration {
  let name: String
  let steps: [Step]

  enum Step {
    case sql(String)
    /// Another definition for a table that stays as it is otherwise.
    case rebuild(_ table: String, as: String)
    /// The same with other words for the same rules.
    case reword(_ table: String, as: String)
  }

  init(_ name: String, _ steps: [Step]) {
    self.name = name
    self.steps = steps
  }

  init(_ name: String, _ sql: String) {
    self.init(name, [.sql(sql)])
  }

  /// Every step that was ever shipped, in order.
  static let all = [core, exchange, council, decisions, redactions, ownAttributes, comparisons]

  func run(_ db: Database) throws {
    for step in steps {
      switch step {
      case .sql(let sql): try db.withoutChecks { try db.execute(sql: sql) }
      case .rebuild(let table, let definition): try db.rebuild(table, as: definition)
      case .reword(let table, let definition): try db.withoutChecks { try db.rebuild(table, as: definition) }
      }
    }
  }
}

extension Database {
  /// Holds no row against the rules that it was written by: SQLite does so for every column that is added. A row that
  /// somebody damaged is found as before, by whoever reads it and by `verify`, and keeps nobody from the file.
  fileprivate func withoutChecks(_ body: () throws -> Void) throws {
    try execute(sql: "PRAGMA ignore_check_constraints = ON")
    defer { try? execute(sql: "PRAGMA ignore_check_constraints = OFF") }
    try body()
  }
}
