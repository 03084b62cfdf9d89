internal import LotseBasics
internal import LotseSheets

/// The headings of a list: in one row, or in several that are read as one ("Termin / Ende").
struct ListHeadings {
  /// The place of the first row of headings among the rows of the sheet.
  let first: Int
  /// How many rows they stand in.
  let count: Int
  /// As they are written, from the first column on.
  let texts: [String]
  /// By what they are compared.
  let folded: [String]
  /// Headings that are joined over several columns: the column that lacks one, and what stands over it.
  let covering: [Int: String]
  private let all: Set<String>
  private let repeated: Set<String>

  /// `rows` is how many rows of headings there are; nil is found out.
  init(_ sheet: ReadSheet, at first: Int, rows: Int?) {
    self.first = first
    let width = sheet.rows[first...].reduce(0) { max($0, $1.cells.count) }
    let second = rows == nil ? ListHeadings.hasSecondRow(sheet, first) : nil
    count = min(rows ?? (second == true ? 2 : 1), sheet.rows.count - first)
    let line = sheet.rows[first].line
    // Of a joined cell only the first has the text.
    var covering: [Int: String] = [:]
    for area in sheet.merged where area.rows.contains(line - 1) {
      let text = ListHeadings.text(sheet.rows[first], area.columns.lowerBound)
      for column in area.columns.dropFirst() where !text.isEmpty && column < width { covering[column] = text }
    }
    var texts: [String] = []
    texts.reserveCapacity(width)
    var group = ""
    for column in 0..<width {
      let top = ListHeadings.text(sheet.rows[first], column)
      if !top.isEmpty { group = top }
      let below = (1..<max(1, count)).map { ListHeadings.text(sheet.rows[first + $0], column) }.filter { !$0.isEmpty }
      let start = top.isEmpty && !below.isEmpty ? (covering[column] ?? group) : top
      texts.append(([start] + below).filter { !$0.isEmpty }.joined(separator: " / "))
    }
    self.texts = texts
    folded = texts.map { $0.utf8.count <= ListHeadings.longest ? ImportMapping.folded($0) : "" }
    var seen = Set<String>()
    repeated = Set(folded.filter { !seen.insert($0).inserted })
    all = seen
    self.covering = covering
  }

  /// A heading beyond this, in bytes, is called by its letter only.
  static let longest = 1_000

  /// What calls a column in a mapping whatever its heading is: its letter, with `#` before it where a heading is so called.
  func letterKey(_ column: Int) -> String {
    var key = Area.columnName(column)
    while all.contains(ImportMapping.folded(key)) { key = "#" + key }
    return key
  }

  /// Whether several columns have the heading.
  func isRepeated(_ column: Int) -> Bool {
    folded[column].isEmpty || repeated.contains(folded[column])
  }

  /// What a mapping says about a column.
  func value<Meaning>(_ column: Int, in meanings: [String: Meaning]) -> Meaning? {
    if meanings.isEmpty { return nil }
    if let meaning = meanings[ImportMapping.folded(letterKey(column))] { return meaning }
    return folded[column].isEmpty ? nil : meanings[folded[column]]
  }

  // MARK: A second row

  /// Whether the row below holds headings, too: it names what stands under a heading without one of its own, and nothing
  /// in the columns before.
  private static func hasSecondRow(_ sheet: ReadSheet, _ first: Int) -> Bool {
    guard first + 1 < sheet.rows.count else { return false }
    let (row, below) = (sheet.rows[first], sheet.rows[first + 1])
    guard below.line == row.line + 1, first + 2 < sheet.rows.count else { return false }
    // Cells joined over both rows are headings, and so is what stands beside them.
    if sheet.merged.contains(where: {
      $0.rows == row.line - 1...below.line - 1 && !text(row, $0.columns.lowerBound).isEmpty
    }) {
      return true
    }
    var isUnderEmpty = false
    var isFirst = true
    var count = 0
    for column in 0..<max(row.cells.count, below.cells.count) {
      let (top, text) = (text(row, column), text(below, column))
      if isFirst, !top.isEmpty {
        if !text.isEmpty { return false }
        isFirst = false
      }
      if text.isEmpty { continue }
      guard case .text = below.cells[column], text.count <= 40, !text.contains(where: \.isNumber) else { return false }
      count += 1
      if top.isEmpty, !isFirst { isUnderEmpty = true }
    }
    let headings = row.cells.count { !$0.plainText.isEmpty }
    return isUnderEmpty && count * 2 <= headings + count && count >= 2
  }

  static func text(_ row: ReadRow, _ column: Int) -> String {
    guard column < row.cells.count else { return "" }
    let text = CSVTable.undefused(row.cells[column].plainText)
    return Text.isReadable(text) ? text : ""
  }
}
