public import LotseModel

/// Where in a file of tables something stands; rows and columns are counted from 1.
public struct CellPlace: Hashable, Sendable {
  public var sheet: String?
  public var line: Int?
  public var column: Int?

  public init(sheet: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.sheet = sheet
    self.line = line
    self.column = column
  }

  /// `liste.xlsx, Blatt „2025“, Zeile 7, Spalte B`.
  public func text(in file: String?, _ language: Language) -> String {
    let name = sheet.flatMap { $0.isEmpty ? nil : $0 }
    let parts = [
      file, name.map { language("Blatt „\($0)“", "sheet \"\($0)\"") },
      line.map { language("Zeile \($0)", "row \($0)") },
      column.map { Area.columnName($0 - 1) }.map { language("Spalte \($0)", "column \($0)") },
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}
