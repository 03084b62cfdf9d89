public import LotseBasics

/// Why the file cannot be opened, read or written.
public enum StoreError: Error, Hashable, Sendable {
  case noSuchFile(String)
  case noSuchFolder(String)
  case alreadyExists(String)
  /// The name of a file that SQLite keeps beside a database: the name, and the database.
  case companion(String, of: String)
  case isFolder(String)
  /// Not an SQLite file, or one that is not Lotse's.
  case foreign(String)
  /// Written by a newer version of Lotse: its schema, and the newest that this version knows.
  case tooNew(String, schema: Int, known: Int)
  case damaged(String, detail: Phrase)
  /// A row holds what the model does not know: where, and what stands there.
  case corruptRow(table: String, row: Int, column: String, value: String)
  /// A rule that is written in the file refuses what was to be written: the table, where it is known, and the rule in
  /// SQLite's words. Lotse keeps these rules itself, so the file has others, or Lotse a fault.
  case refused(String, table: String?, rule: String)
  case busy(String)
  case full(String)
  /// The file, or the folder that SQLite's companion files must go to, may not be written.
  case readOnly(String)
  case inputOutput(String, detail: Phrase)
  /// The moment asked for lies before the first change.
  case beforeFirstChange(Day)
  case noSuchChange(Int)
  /// The clock is long after the last change, which is of then.
  case clockAhead(of: Instant)
}
