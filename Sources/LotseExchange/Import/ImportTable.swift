internal import LotseBasics
public import LotseSheets

/// A list whose columns are understood: what each means, and the rows below the headings.
public struct ImportTable: Sendable {
  public let sheet: ReadSheet
  /// The line of the headings; 0 where the file has none of its own, as JSON.
  public let headerLine: Int
  /// As they are written, from the first column on.
  public let headings: [String]
  public let columns: [ImportColumn]
  public let rows: ArraySlice<ReadRow>
  /// Visible sheets that are not read, and hidden ones.
  public let otherSheets: [String]
  public let hiddenSheets: [String]

  /// Understands a file by a mapping and by our own names. Throws `ImportFlaw`.
  public init(_ file: TableFile, _ mapping: ImportMapping) throws(ImportFlaw) {
    let visible = file.sheets.filter { !$0.isHidden }
    let (sheet, header) = try ImportTable.sheet(of: file, mapping)
    self.sheet = sheet
    otherSheets = visible.map(\.name).filter { $0 != sheet.name }
    hiddenSheets = file.sheets.filter(\.isHidden).map(\.name)
    let row = sheet.rows[header]
    headerLine = row.line
    rows = sheet.rows[(header + 1)...]
    let width = rows.reduce(row.cells.count) { max($0, $1.cells.count) }
    headings = (0..<width).map { $0 < row.cells.count ? row.cells[$0].plainText : "" }
    columns = try ImportTable.columns(headings, rows, mapping)
  }

  /// The index of each attribute's column.
  public func column(of wanted: ImportColumn) -> Int? { columns.firstIndex(of: wanted) }

  // MARK: Finding the headings

  private static func sheet(
    of file: TableFile, _ mapping: ImportMapping
  ) throws(ImportFlaw) -> (sheet: ReadSheet, header: Int) {
    if let name = mapping.sheet {
      guard let sheet = file.sheets.first(where: { Text.isSameWord($0.name, name) }) else {
        throw .noSuchSheet(name, known: file.sheets.map(\.name))
      }
      guard let header = header(in: sheet, mapping) else { throw .noHeadings(sheet: sheet.name) }
      return (sheet, header)
    }
    for sheet in file.sheets where !sheet.isHidden {
      if let header = header(in: sheet, mapping) { return (sheet, header) }
    }
    throw .noHeadings(sheet: nil)
  }

  /// The row that holds the headings: the one named, else of the first thirty the one with the most known names.
  private static func header(in sheet: ReadSheet, _ mapping: ImportMapping) -> Int? {
    if let line = mapping.headerRow { return sheet.rows.firstIndex { $0.line == line } }
    let known = sheet.rows.prefix(30).enumerated().map { index, row in
      (index, row.cells.count { meaning(of: $0.plainText, mapping) != nil })
    }
    guard let best = known.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }), best.1 > 0 else { return nil }
    return best.0
  }

  private static func meaning(of heading: String, _ mapping: ImportMapping) -> ImportColumn? {
    let folded = ImportMapping.folded(heading)
    return folded.isEmpty ? nil : mapping.columns[folded] ?? ImportColumn.known(heading)
  }

  private static func columns(
    _ headings: [String], _ rows: ArraySlice<ReadRow>, _ mapping: ImportMapping
  ) throws(ImportFlaw) -> [ImportColumn] {
    var columns: [ImportColumn] = []
    var unknown: [ImportFlaw.Column] = []
    for (index, heading) in headings.enumerated() {
      let place = ImportFlaw.Column(index: index, heading: heading)
      let isNamed = mapping.columns[ImportMapping.folded(heading)] != nil
      let cells = { rows.lazy.compactMap { index < $0.cells.count ? $0.cells[index].plainText : nil } }
      guard let column = meaning(of: heading, mapping) else {
        columns.append(.ignored)
        if !heading.isEmpty || cells().contains(where: { !$0.isEmpty }) { unknown.append(place) }
        continue
      }
      if column == .number, !isNamed, holdsOwnNumbers(cells()) { throw .ownNumbers(place) }
      if column != .ignored, column != .derived, let first = columns.firstIndex(of: column) {
        throw .twice(ImportFlaw.Column(index: first, heading: headings[first]), place)
      }
      columns.append(column)
    }
    guard unknown.isEmpty else { throw .unknownColumns(unknown) }
    return columns
  }

  /// Whether a column called "Nr." numbers the rows of somebody's list, not our sub-projects.
  static func holdsOwnNumbers(_ texts: some Sequence<String>) -> Bool {
    var hasAny = false
    for text in texts where !text.isEmpty {
      if text.uppercased().hasPrefix("TP") { return false }
      hasAny = true
    }
    return hasAny
  }
}

/// Why a list is not understood as a whole.
public enum ImportFlaw: Error, Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    /// From 0.
    public let index: Int
    public let heading: String
    /// `A`, `B` … `AA`, as a spreadsheet counts.
    public var letter: String { Area.columnName(index) }

    public init(index: Int, heading: String) {
      self.index = index
      self.heading = heading
    }
  }

  case noSuchSheet(String, known: [String])
  /// No row has a heading that is known; in one sheet, or in none of them.
  case noHeadings(sheet: String?)
  case unknownColumns([Column])
  case twice(Column, Column)
  /// The column is called like our numbers but holds others.
  case ownNumbers(Column)
}

extension ReadCell {
  /// What a person would read in the cell; numbers without superfluous digits, days as ISO dates.
  public var plainText: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let number): ReadCell.text(number)
    case .day(let day): day.iso
    case .time(let day, let seconds):
      "\(day.iso) \(ReadCell.padded(seconds / 3600)):\(ReadCell.padded(seconds / 60 % 60))"
    case .flag(let flag): flag ? "ja" : "nein"
    case .error(let text): text
    case .list(let list): list.joined(separator: ", ")
    case .records(let records): MilestoneText.text(records)
    }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
