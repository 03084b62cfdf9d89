/// Why a workbook cannot be written; rows and columns are counted from 0.
public enum SpreadsheetFailure: Error, Hashable, Sendable {
  case noSheets
  /// More rows than the 1,048,576 that a sheet can have.
  case tooManyRows(sheet: String)
  /// More columns than the 16,384 that a sheet can have.
  case tooManyColumns(sheet: String)
  /// A text beyond the 32,767 UTF-16 units that a cell of Excel can hold.
  case textTooLong(sheet: String, row: Int, column: Int)
  /// The archive could not be made, or a part of it would exceed 4 GiB.
  case archive(part: String)
}
