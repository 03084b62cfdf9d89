public import LotseBasics

extension Workbook {
  /// The workbook with names that every program takes, at least one sheet to be seen, and charts that have figures.
  func prepared() throws(SpreadsheetFailure) -> Workbook {
    guard !sheets.isEmpty else { throw .noSheets }
    var book = self
    var names: [String] = []
    for index in sheets.indices {
      let name = Worksheet.name(sheets[index].name, unlike: names)
      names.append(name)
      book.sheets[index].name = name
      book.sheets[index].charts.removeAll { placed in
        placed.chart.categories.isEmpty || placed.chart.series.isEmpty || !sheets.indices.contains(placed.sheet)
          || placed.seriesColumns.count != placed.chart.series.count
      }
      book.sheets[index].validations.removeAll { $0.rule == .oneOf([]) }
      guard book.sheets[index].rowCount <= 1_048_576 else { throw .tooManyRows(sheet: name) }
      guard book.sheets[index].width <= 16_384 else { throw .tooManyColumns(sheet: name) }
    }
    if book.sheets.allSatisfy(\.isHidden) { book.sheets[0].isHidden = false }
    return book
  }

  /// The sheet that is shown first.
  var firstShown: Int { sheets.firstIndex { !$0.isHidden } ?? 0 }

  /// `de-DE`.
  var locale: String { language("de-DE", "en-GB") }
}

extension Worksheet {
  /// How a sheet is printed: at the width of one page, or on as many pages as a table takes that would be too small to
  /// read; the columns that stay in view are then repeated on every page. A sheet with charts that is not too long goes on
  /// one page, so that none is cut.
  enum Page: String, CaseIterable {
    case landscape, portrait, wide, single

    var isLandscape: Bool { self == .landscape || self == .wide }
  }

  /// So many rows of usual height on one page can still be read.
  private static let mostOnOnePage = 110

  var page: Page {
    if columns.filter({ !$0.isHidden }).map(\.width).reduce(0, +) > 250 { return .wide }
    if !charts.isEmpty, furtherRows == nil, rows.reduce(0, { $0 + lines($1) }) <= Worksheet.mostOnOnePage {
      return .single
    }
    return isLandscape ? .landscape : .portrait
  }

  var rowCount: Int { rows.count + (furtherRows?.count ?? 0) }

  /// Goes through all rows. Throws what making the further ones or the taker throws.
  func eachRow(_ take: (Int, [Cell]) throws -> Void) throws {
    for (index, row) in rows.enumerated() { try take(index, row) }
    var index = rows.count
    try furtherRows?.each { row in
      try take(index, row)
      index += 1
    }
  }

  /// Columns that are described or filled; further rows are no wider than the columns described.
  var width: Int { max(columns.count, rows.lazy.map(\.count).max() ?? 0) }

  /// From the headings down to the last row of the table, as wide as there are headings.
  var table: Area? {
    guard let headerRow, headerRow < rows.count,
      let last = rows[headerRow].lastIndex(where: { $0.content != .empty })
    else { return nil }
    return Area(rows: headerRow...max(headerRow, lastTableRow ?? rowCount - 1), columns: 0...last)
  }

  /// What the filter sorts and hides: the table without its total.
  var filtered: Area? {
    guard hasFilter, var area = table else { return nil }
    if hasTotal { area.rows = area.rows.lowerBound...max(area.rows.lowerBound, area.rows.upperBound - 1) }
    return area
  }

  /// Whether the row is one of the table and has its thin lines.
  func isFramed(_ row: Int) -> Bool {
    guard let headerRow, row > headerRow else { return false }
    return lastTableRow.map { row <= $0 } ?? true
  }

  /// `'Was läuft'`, a quote in it doubled.
  var quotedName: String { "'\(name.doubling("'"))'" }

  /// The look of cells of text that nobody wrote anything into.
  static let emptyText = Look(format: .text)

  /// How many lines of usual text a row is high, 1 to 30. Written into the file because LibreOffice finds no height for
  /// rows of a file from elsewhere, and no program finds one for a text that runs over several columns.
  func lines(_ row: [Cell]) -> Int {
    var lines = 1
    for (column, cell) in row.enumerated() {
      guard let text = cell.content.words else { continue }
      if cell.style == .title { lines = max(lines, 2) }
      guard cell.style.wraps || text.hasLineBreak else { continue }
      let covered = column..<(column + max(1, cell.span))
      let width = covered.reduce(0) { $0 + (columns.indices.contains($1) ? columns[$1].width : 10) }
      lines = max(lines, Worksheet.lines(text, width: width))
    }
    return min(lines, 30)
  }

  /// Lines of a text that breaks between words, in a column of so many characters.
  private static func lines(_ text: String, width: Int) -> Int {
    if text.utf8.count <= width, !text.hasLineBreak { return 1 }
    let paragraphs = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
    return paragraphs.reduce(0) { lines, paragraph in
      var inLine = 0
      var count = 1
      for word in paragraph.split(whereSeparator: { $0 == " " }) {
        let length = word.count
        if inLine > 0, inLine + 1 + length > width {
          count += 1
          inLine = 0
        }
        inLine += length + (inLine > 0 ? 1 : 0)
        count += (inLine - 1) / max(1, width)
        if inLine > width { inLine = (inLine - 1) % max(1, width) + 1 }
      }
      return lines + count
    }
  }

  /// `column` is counted from 0.
  func look(_ cell: Cell, _ content: CellContent, isFramed: Bool, column: Int) -> Look {
    var look = Look()
    let isText = isFramed && columns.indices.contains(column) && columns[column].isText
    look.style = cell.style
    look.isUnlocked = cell.isUnlocked
    look.isFramed = isFramed && cell.style.isOfTable
    switch content {
    case .empty, .dash: if isText { look.format = .text }
    case .text, .term, .list, .sparkline:
      if isText { look.format = .text }
      // A line break is seen only in a cell that wraps.
      if cell.style == .plain, content.words?.hasLineBreak == true { look.style = .text }
      look.isLink = cell.link != nil
    case .count: look.format = .count
    case .difference: look.format = .difference
    case .money: look.format = .money
    case .hundredths: look.format = .hundredths
    case .percent: look.format = .percent
    case .day: look.format = .day
    case .flag: look.format = .flag
    }
    return look
  }
}

extension String {
  var hasLineBreak: Bool { utf8.withContiguousStorageIfAvailable { $0.contains(0x0A) } ?? utf8.contains(0x0A) }

  /// The text with each such mark written twice.
  func doubling(_ mark: Unicode.Scalar) -> String { Text.replacing(in: self) { $0 == mark ? "\(mark)\(mark)" : nil } }
}

extension Day {
  /// The year that somebody typed into a cell for days, where this is what a spreadsheet makes of it: a day in 1905.
  /// What is one of these days indeed goes out as a text.
  public var typedYear: Int? {
    let serial = number + 25_569
    return (1_970...2_199).contains(serial) ? serial : nil
  }

  /// From 1900-01-01 to 9999-12-31.
  static let ofSpreadsheets = Day(number: -25_567)...Day(number: 2_932_896)

  /// The number of days by which Excel counts; it holds 1900 for a leap year (ECMA-376 part 1, 18.17.4.1).
  var serial: Int { number < -25_508 ? number + 25_568 : number + 25_569 }
}
