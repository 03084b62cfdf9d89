internal import LotseSheets

/// Why a list is not understood as a whole.
public enum ImportFlaw: Error, Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    /// From 0.
    public let index: Int
    public let heading: String
    /// What calls it in a mapping whatever its heading is.
    public let key: String
    /// `A`, `B` … `AA`, as a spreadsheet counts.
    public var letter: String { Area.columnName(index) }

    public init(index: Int, heading: String, key: String? = nil) {
      self.index = index
      self.heading = heading
      self.key = key ?? Area.columnName(index)
    }
  }

  case noSuchSheet(String, known: [String])
  /// No row has a heading that is known; in one sheet, or in none of them.
  case noHeadings(sheet: String?)
  /// No sheet has a row.
  case noRows
  case unknownColumns([Column])
  case twice(Column, Column)
  /// The heading of amounts names a unit that is no multiple of an euro.
  case foreignUnit(Column, String)
  /// The column is called like our numbers but holds others.
  case ownNumbers(Column)
}
