internal import GRDB

extension Database {
  /// Gives a table another definition, such as a CHECK that knows one more word, and leaves all else as it is: the rows
  /// with their ids, the indexes and triggers of the table, views, and what SQLite has learnt of the indexes.
  ///
  /// The twelve steps of https://sqlite.org/lang_altertable.html, of which the migrator does the first two and the last
  /// three: it runs this in one transaction that checks foreign keys at its end. One thing is different: the rows go aside
  /// and come back, where SQLite's example fills a new table and renames it. A rename writes the name into the schema in
  /// quotes and refuses wherever a view that somebody added does not hold. A row that does not fit the new definition is
  /// an error, and the file stays what it was.
  func rebuild(_ table: String, as definition: String) throws {
    let attached = try String.fetchAll(
      self,
      sql: """
        SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL
        ORDER BY rowid
        """, arguments: [table])
    let columns = try String.fetchAll(self, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
      .joined(separator: ", ")
    let wasAnalysed =
      try tableExists("sqlite_stat1")
      && Bool.fetchOne(self, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_stat1 WHERE tbl = ?)", arguments: [table])
        == true
    try execute(
      sql: """
        CREATE TEMP TABLE aside AS SELECT \(columns) FROM \(table);
        DROP TABLE \(table);
        \(definition);
        INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM aside ORDER BY id;
        DROP TABLE aside;
        """)
    for sql in attached { try execute(sql: sql) }
    if wasAnalysed { try execute(sql: "ANALYZE \(table)") }
  }
}
