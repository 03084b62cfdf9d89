internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import LotseBasics

/// The rows of a statement as SQLite stores them, one after another: what a column really holds, and every byte of a
/// text, also behind a NUL, where it ends for everything that takes it for a C string. Nothing is read before it is asked
/// for, which is why lists and reports go through their rows here; the only place in the store that sees SQLite's memory.
struct StoredRows {
  private let db: Database
  private let statement: Statement

  init(_ db: Database, sql: String, _ arguments: StatementArguments = []) throws {
    let statement = try db.makeStatement(sql: sql)
    try statement.setArguments(arguments)
    self.init(db, statement)
  }

  /// The rows of a statement that has its arguments.
  init(_ db: Database, _ statement: Statement) {
    self.db = db
    self.statement = statement
  }

  /// Goes to the next row; false after the last.
  func next() throws -> Bool {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }

  /// Lets go of the row before the last: a statement that is kept would hold what it reads.
  func end() { sqlite3_reset(statement.sqliteStatement) }

  func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

  /// The whole number in a column; nil where it holds anything else.
  func whole(_ column: Int) -> Int64? {
    type(column) == SQLITE_INTEGER ? sqlite3_column_int64(statement.sqliteStatement, CInt(column)) : nil
  }

  /// The number of a thing or change, or a count; nil where the column holds none that there can be.
  func number(_ column: Int) -> Int? {
    whole(column).flatMap { RecordReader.numbers.contains(Int($0)) ? Int($0) : nil }
  }

  /// The text in a column up to a NUL, as queries see it; nil where it holds anything else.
  func word(_ column: Int) -> String? {
    guard type(column) == SQLITE_TEXT else { return nil }
    return sqlite3_column_text(statement.sqliteStatement, CInt(column)).map { String(cString: $0) }
  }

  /// The day in a column; nil where its text spells none up to a NUL, as queries see it.
  func day(_ column: Int) -> Day? {
    guard type(column) == SQLITE_TEXT else { return nil }
    return Day(utf8: held(column).assumingMemoryBound(to: UInt8.self)) ?? word(column).flatMap { Day(exactly: $0) }
  }

  /// The numbers of a JSON list that holds nothing else, and no blank; nil where a decoder is needed, or there is no text.
  func numbers(_ column: Int) -> [Int]? {
    guard type(column) == SQLITE_TEXT else { return nil }
    let bytes = held(column)
    guard bytes.count > 2, bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { return nil }
    var numbers: [Int] = []
    for part in bytes[1..<bytes.count - 1].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      // JSON has no number that begins with a zero but zero.
      guard let number = Digits.value(part), part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// All strings of a JSON text in order; nil where one is escaped and a real decoder is needed, or there is no text.
  func quoted(_ column: Int) -> [String]? {
    var strings: [String] = []
    return eachQuoted(column) { strings.append(String(decoding: $0, as: UTF8.self)) } ? strings : nil
  }

  /// The bytes of all these strings one after another; false where a decoder is needed: without backslashes every quote
  /// begins or ends a string.
  func eachQuoted(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows -> Bool {
    guard type(column) == SQLITE_TEXT else { return false }
    let bytes = held(column)
    guard !StoredRows.has(0, bytes), !StoredRows.has(UInt8(ascii: "\\"), bytes) else { return false }
    var (rest, isInside) = (bytes, false)
    while let length = StoredRows.place(of: UInt8(ascii: "\""), rest) {
      if isInside { try body(UnsafeRawBufferPointer(rebasing: rest[..<length]).assumingMemoryBound(to: UInt8.self)) }
      isInside.toggle()
      rest = UnsafeRawBufferPointer(rebasing: rest[(length + 1)...])
    }
    return true
  }

  /// That a column of a table holds what the model does not know; the row's number comes first.
  func corrupt(_ name: String, _ column: Int, in table: String) -> StoreError {
    .corruptRow(
      table: table, row: whole(0).map { Int($0) } ?? 0, column: name, value: StoreError.words(value(column)))
  }

  /// What a column holds, of whatever type.
  func value(_ column: Int) -> DatabaseValue {
    DatabaseValue(sqliteStatement: statement.sqliteStatement, index: CInt(column))
  }

  /// The bytes of a text or a blob, valid until the next row; nil where the column holds anything else.
  func bytes(_ column: Int) -> UnsafeRawBufferPointer? {
    let type = type(column)
    return type == SQLITE_TEXT || type == SQLITE_BLOB ? held(column) : nil
  }

  /// The bytes of a column that is known to hold a text or a blob; an empty one may have no memory at all.
  private func held(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(statement.sqliteStatement, CInt(column))
    return UnsafeRawBufferPointer(
      start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement.sqliteStatement, CInt(column))))
  }

  /// The text of a column; empty where it holds anything else.
  func text(_ column: Int) -> String {
    type(column) == SQLITE_TEXT ? String(decoding: bytes(column) ?? .init(start: nil, count: 0), as: UTF8.self) : ""
  }

  /// Whether a column of another row of the same columns holds the same, byte by byte.
  func agrees(with other: StoredRows, in column: Int) -> Bool {
    let type = type(column)
    guard type == other.type(column) else { return false }
    switch type {
    case SQLITE_NULL: return true
    case SQLITE_INTEGER: return whole(column) == other.whole(column)
    case SQLITE_TEXT, SQLITE_BLOB:
      let (left, right) = (held(column), other.held(column))
      guard left.count == right.count, let start = left.baseAddress, let other = right.baseAddress else {
        return left.count == right.count
      }
      return memcmp(start, other, left.count) == 0
    default: return value(column) == other.value(column)
    }
  }

  /// Whether a column holds a text that goes on behind a NUL.
  func hidesText(_ column: Int) -> Bool {
    type(column) == SQLITE_TEXT && StoredRows.has(0, held(column))
  }

  /// Where a byte stands first.
  private static func place(of byte: UInt8, _ text: UnsafeRawBufferPointer) -> Int? {
    text.baseAddress.flatMap { start in memchr(start, CInt(byte), text.count).map { UnsafeRawPointer($0) - start } }
  }

  private static func has(_ byte: UInt8, _ text: UnsafeRawBufferPointer) -> Bool { place(of: byte, text) != nil }

  /// Puts the value of a column into the digest of a version, and says whether it is a text that goes on behind a NUL.
  func extend(_ digest: inout Chain.Digest, _ name: String, _ column: Int) -> Bool {
    switch type(column) {
    case SQLITE_INTEGER: digest.add(name, sqlite3_column_int64(statement.sqliteStatement, CInt(column)))
    case SQLITE_FLOAT: digest.add(name, sqlite3_column_double(statement.sqliteStatement, CInt(column)))
    case SQLITE_TEXT:
      let text = held(column)
      digest.add(name, text: text)
      return StoredRows.has(0, text)
    case SQLITE_BLOB: digest.add(name, blob: held(column))
    default: break
    }
    return false
  }

  private func type(_ column: Int) -> CInt { sqlite3_column_type(statement.sqliteStatement, CInt(column)) }
}
