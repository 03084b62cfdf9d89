/// Where in a file of tables something stands; rows and columns are counted from 1.
public struct CellPlace: Hashable, Sendable {
  public var file: String?
  /// Nil or empty where the file has no named sheets.
  public var sheet: String?
  public var line: Int?
  public var column: Int?

  public init(file: String? = nil, sheet: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
  }

  /// `liste.xlsx:Projekte!B7`, as a spreadsheet writes it, or `liste.csv:7:B`.
  public var text: String {
    let letter = column.map { Area.columnName($0 - 1) }
    let row = line.map(String.init)
    let parts: [String?]
    if let sheet, !sheet.isEmpty {
      parts = [file, row.map { "\(sheet)!\(letter ?? "")\($0)" } ?? sheet]
    } else {
      parts = [file, row, letter]
    }
    return parts.compactMap { $0 }.joined(separator: ":")
  }
}
