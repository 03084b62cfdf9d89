internal import GRDB
internal import LotseBasics
internal import LotseModel

/// Reads one row column by column. What the schema or the model does not know is a corrupt row, never a value that looks
/// right: somebody may have written it past both.
struct RecordReader {
  let row: Row
  let table: String

  init(row: Row, table: VersionedTable) { self.init(row: row, table: table.name) }

  init(row: Row, table: String) {
    self.row = row
    self.table = table
  }

  /// Numbers of things and changes, and counts: what people and lists give them, and what can be reckoned with.
  static let numbers = 0...999_999_999
  /// 1900 to 2199, as for days, in milliseconds.
  static let instants = -2_208_992_400_000...7_258_118_400_000

  func optionalText(_ column: String) throws -> String? {
    let stored: DatabaseValue = row[column]
    switch stored.storage {
    case .null: return nil
    case .string(let text): return text
    default: throw corrupt(column)
    }
  }

  func text(_ column: String) throws -> String {
    guard let text = try optionalText(column) else { throw corrupt(column) }
    return text
  }

  func optionalNumber(_ column: String, in range: ClosedRange<Int> = RecordReader.numbers) throws -> Int? {
    let stored: DatabaseValue = row[column]
    switch stored.storage {
    case .null: return nil
    case .int64(let number) where range.contains(Int(number)): return Int(number)
    default: throw corrupt(column)
    }
  }

  func number(_ column: String, in range: ClosedRange<Int> = RecordReader.numbers) throws -> Int {
    guard let number = try optionalNumber(column, in: range) else { throw corrupt(column) }
    return number
  }

  func instant(_ column: String) throws -> Instant {
    Instant(milliseconds: Int64(try number(column, in: RecordReader.instants)))
  }

  func optionalDay(_ column: String) throws -> Day? {
    try optionalText(column).map { text in
      guard let day = Day(exactly: text) else { throw corrupt(column) }
      return day
    }
  }

  func day(_ column: String) throws -> Day {
    guard let day = try optionalDay(column) else { throw corrupt(column) }
    return day
  }

  func term<Word: Term>(_ column: String) throws -> Word {
    guard let word = Word(rawValue: try text(column)) else { throw corrupt(column) }
    return word
  }

  func optionalTerm<Word: Term>(_ column: String) throws -> Word? {
    try optionalText(column) == nil ? nil : term(column)
  }

  func corrupt(_ column: String) -> StoreError {
    StoreError(corrupt: column, of: row, in: table)
  }
}

extension Row {
  /// The text of a column; nil where it holds none.
  func text(_ index: Int) -> String? {
    let stored: DatabaseValue = self[index]
    if case .string(let text) = stored.storage { return text }
    return nil
  }

  /// The whole number of a column; nil where it holds none. SQLite would make one of anything.
  func whole(_ index: Int) -> Int? {
    let stored: DatabaseValue = self[index]
    if case .int64(let number) = stored.storage { return Int(number) }
    return nil
  }

  /// The number of a sub-project; nil where the column holds none that there can be.
  func number(_ index: Int) -> Number? {
    whole(index).flatMap { $0 > 0 && RecordReader.numbers.contains($0) ? Number($0) : nil }
  }
}
