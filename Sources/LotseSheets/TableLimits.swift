/// What no table that people make goes beyond; everything read is held against it.
enum TableLimits {
  static let mebibyte = 1 << 20
  static let textFile = 256 * mebibyte
  static let jsonText = 64 * mebibyte
  static let cell = mebibyte
  static let rows = 2_000_000
  /// As many as Excel and LibreOffice have.
  static let columns = 16_384
  /// In all rows together, so that neither a file of delimiters nor a repeated cell fills the memory.
  static let cells = 32_000_000
  static let sheets = 1_024
  /// Joined cells and hidden columns of a sheet that are looked at.
  static let marks = 100_000

  static func check(cellOf bytes: Int, line: Int, column: Int) throws(TableFlaw) {
    if bytes > cell { throw TableFlaw(.cellTooLong(cell >> 10), line: line, column: column) }
  }

  static func check(columns count: Int, line: Int) throws(TableFlaw) {
    if count > columns { throw TableFlaw(.tooManyColumns(columns), line: line) }
  }
}

/// The rows of a file as they are read, held against the limits of all its sheets together.
struct TableRows {
  private(set) var rows: [ReadRow] = []
  private var rowCount = 0
  private var cellCount = 0

  /// Adds a row so many times on consecutive lines; a row without content is left out.
  mutating func add(
    _ cells: [ReadCell], line: Int, times: Int = 1, shown: [Int: String] = [:], isHidden: Bool = false
  ) throws(TableFlaw) {
    if cells.allSatisfy({ $0 == .empty }) { return }
    try TableLimits.check(columns: cells.count, line: line)
    guard times <= TableLimits.rows - rowCount else { throw TableFlaw(.tooManyRows(TableLimits.rows), line: line) }
    guard times * cells.count <= TableLimits.cells - cellCount else {
      throw TableFlaw(.tooManyRows(rowCount + (TableLimits.cells - cellCount) / cells.count), line: line)
    }
    rowCount += times
    cellCount += times * cells.count
    for offset in 0..<times {
      rows.append(ReadRow(line: line + offset, cells: cells, shown: shown, isHidden: isHidden))
    }
  }

  /// The rows of the sheet that ends here.
  mutating func takeSheet() -> [ReadRow] {
    defer { rows = [] }
    return rows
  }
}
