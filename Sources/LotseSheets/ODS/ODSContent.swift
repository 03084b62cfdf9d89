/// Reads the tables of a spreadsheet's content. What repeats is written once in the file: repeated empty cells and
/// rows only count on, repeated content is laid out within the limits.
final class ODSContent: XMLListener {
  let vocabulary = XMLVocabulary.openDocument
  private(set) var sheets: [ReadSheet] = []
  private var rows = TableRows()
  private var hiddenStyles: Set<String> = []
  private var style: String?

  /// How deep it is in something that is no content: comments, drawings, deleted cells kept for the record.
  private var skipped = 0
  private static let skippedElements: Set<String> = [
    "office:annotation", "office:forms", "table:shapes", "table:tracked-changes", "text:ruby-text", "text:note",
    "text:tracked-changes",
  ]

  private var merged: [Area] = []
  private var hiddenColumns: [ClosedRange<Int>] = []
  private var passedColumns = 0
  private var isHidden = false
  private var shown: [Int: String] = [:]
  /// The sheet that is being read.
  private(set) var sheet: (name: String, isHidden: Bool)?
  private var nesting = 0
  private var line = 1
  private var lineRepeats = 1
  private var cells: [ReadCell] = []
  /// Columns up to here are passed; the empty ones among them only become cells when something follows.
  private var passed = 0
  private var cell: ODSCell?

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    if skipped > 0 || ODSContent.skippedElements.contains(element) || element.hasPrefix("draw:") {
      skipped += 1
      return
    }
    switch element {
    case XMLVocabulary.foreign:
      // In a paragraph its text is still text (ODF 1.3-3, 3.17).
      if cell?.isInParagraph != true { skipped += 1 }
    case "style:style": style = attributes["style:family"] == "table" ? attributes["style:name"] : nil
    case "style:table-properties":
      if let style, attributes["table:display"] == "false" { hiddenStyles.insert(style) }
    case "table:table":
      nesting += 1
      guard nesting == 1 else { return }
      sheet = (
        attributes["table:name"] ?? "", attributes["table:style-name"].map(hiddenStyles.contains) ?? false
      )
      line = 1
      (merged, hiddenColumns, passedColumns) = ([], [], 0)
    case "table:table-column" where nesting == 1:
      let count = min(ODSContent.repeats(attributes["table:number-columns-repeated"]), TableLimits.columns)
      let isHidden = ODSContent.isHidden(attributes)
      if isHidden, passedColumns < TableLimits.columns, hiddenColumns.count < TableLimits.marks {
        hiddenColumns.append(passedColumns...passedColumns + count - 1)
      }
      passedColumns = min(passedColumns + count, TableLimits.columns)
    case "table:table-row" where nesting == 1:
      isHidden = ODSContent.isHidden(attributes)
      shown.removeAll()
      lineRepeats = ODSContent.repeats(attributes["table:number-rows-repeated"])
      cells.removeAll(keepingCapacity: true)
      passed = 0
    case "table:table-cell" where nesting == 1: cell = ODSCell(attributes)
    case "table:covered-table-cell" where nesting == 1: cell = ODSCell(covered: attributes)
    default: cell?.start(element, attributes)
    }
  }

  func text(_ text: String) throws(TableFlaw) {
    guard skipped == 0, cell != nil else { return }
    cell?.add(text)
    try TableLimits.check(cellOf: cell?.size ?? 0, line: line, column: passed + 1)
  }

  func end(_ element: String) throws(TableFlaw) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch element {
    case "table:table":
      nesting -= 1
      guard nesting == 0, let sheet else { return }
      guard sheets.count < TableLimits.sheets else { throw TableFlaw(.bomb(part: "content.xml")) }
      var read = ReadSheet(name: sheet.name, isHidden: sheet.isHidden, rows: rows.takeSheet())
      (read.merged, read.hiddenColumns) = (merged, hiddenColumns)
      sheets.append(read)
      self.sheet = nil
    case "table:table-row" where nesting == 1:
      try rows.add(cells, line: line, times: lineRepeats, shown: shown, isHidden: isHidden)
      line += lineRepeats
    case "table:table-cell" where nesting == 1, "table:covered-table-cell" where nesting == 1: try endCell()
    default:
      cell?.end(element)
      if let size = cell?.size { try TableLimits.check(cellOf: size, line: line, column: passed + 1) }
    }
  }

  private func endCell() throws(TableFlaw) {
    guard let cell else { return }
    self.cell = nil
    let content = cell.content
    if case .text(let text) = content {
      try TableLimits.check(cellOf: text.utf8.count, line: line, column: passed + 1)
    }
    if content != .empty {
      guard passed + cell.repeats <= TableLimits.columns else {
        throw TableFlaw(.tooManyColumns(TableLimits.columns), line: line)
      }
      while cells.count < passed { cells.append(.empty) }
      for _ in 0..<cell.repeats { cells.append(content) }
      if let text = cell.shown(content) {
        for column in passed..<passed + cell.repeats { shown[column] = text }
      }
    }
    if let span = cell.span, merged.count < TableLimits.marks, passed < TableLimits.columns {
      merged.append(Area(rows: line - 1...line + span.rows - 2, columns: passed...passed + span.columns - 1))
    }
    passed = min(passed + cell.repeats, 1 << 31)
  }

  private static func isHidden(_ attributes: XMLAttributes) -> Bool {
    ["collapse", "filter"].contains(attributes["table:visibility"])
  }

  /// A number of repetitions, at least 1 and never beyond what can be counted.
  static func repeats(_ text: String?) -> Int { min(max(text.flatMap { Int($0) } ?? 1, 1), 1 << 31) }
}
