internal import LotseBasics
internal import LotseSheets

/// One table: its caption, the headings that every page repeats, the rows (ODF 1.3 part 3, 9.1).
struct ODTTableWriter {
  private let table: Table
  /// The cells, put into words.
  private let lines: [[(text: String, tone: Table.Tone)]]
  private let layout: TableLayout
  /// Counted from 1.
  private let number: Int
  private let language: Language

  init(_ table: Table, layout: TableLayout, number: Int, language: Language) {
    self.table = table
    lines = table.lines.map { $0.map { ($0.content.text(language), $0.tone) } }
    self.layout = layout
    self.number = number
    self.language = language
  }

  /// The styles of the table and its columns.
  func writeStyles(to part: inout XMLText) {
    part.raw("<style:style style:name=\"table\(number)\" style:family=\"table\"><style:table-properties style:width=\"")
    part.hundredths(layout.width)
    part.raw("mm\" table:align=\"left\" fo:margin-top=\"1mm\" fo:margin-bottom=\"5mm\"")
    part.raw(" style:may-break-between-rows=\"\(!layout.isSmall)\" table:border-model=\"collapsing\"/></style:style>")
    for (index, width) in layout.widths.enumerated() {
      part.raw("<style:style style:name=\"table\(number).\(Area.columnName(index))\" style:family=\"table-column\">")
      part.raw("<style:table-column-properties style:column-width=\"")
      part.hundredths(width)
      part.raw("mm\"/></style:style>")
    }
  }

  func write(to zip: ZipWriter, _ part: inout XMLText) throws(SpreadsheetFailure) {
    guard !table.columns.isEmpty else { return }
    if let caption = table.caption {
      part.raw("<text:p text:style-name=\"Caption\">")
      part.inline(caption)
      part.raw("</text:p>")
    }
    let name = "\(language("Tabelle", "Table"))\(number)"
    part.raw("<table:table table:name=\"\(name)\" table:style-name=\"table\(number)\">")
    if let caption = table.caption { part.element("table:title", caption) }
    writeColumns(to: &part)
    part.raw("<table:table-header-rows><table:table-row table:style-name=\"row\">")
    for column in table.columns {
      part.raw("<table:table-cell table:style-name=\"head\" office:value-type=\"string\">")
      paragraph(column.title, style: "head\(side(column))\(layout.size)", to: &part)
      part.raw("</table:table-cell>")
    }
    part.raw("</table:table-row></table:table-header-rows>")
    if lines.isEmpty { writeNone(to: &part) }
    for (index, row) in lines.enumerated() {
      write(row, isTotal: table.total != nil && index == lines.count - 1, to: &part)
      if part.bytes.count > ZipWriter.chunk { try zip.write(&part) }
    }
    part.raw("</table:table>")
  }

  /// A first column that names the rows is a column of headings.
  private func writeColumns(to part: inout XMLText) {
    let names = table.columns.indices.map { "table\(number).\(Area.columnName($0))" }
    let headed = table.rowHeader == 0 && names.count > 1 ? 1 : 0
    if headed == 1 {
      part.raw("<table:table-header-columns><table:table-column table:style-name=\"\(names[0])\"/>")
      part.raw("</table:table-header-columns><table:table-columns>")
    }
    for name in names.dropFirst(headed) { part.raw("<table:table-column table:style-name=\"\(name)\"/>") }
    if headed == 1 { part.raw("</table:table-columns>") }
  }

  /// A page never shows headings over nothing.
  private func writeNone(to part: inout XMLText) {
    let count = table.columns.count
    part.raw("<table:table-row table:style-name=\"row\"><table:table-cell table:style-name=\"cell\"")
    part.raw(" office:value-type=\"string\"\(count > 1 ? " table:number-columns-spanned=\"\(count)\"" : "")>")
    paragraph(language("keine Einträge", "no entries"), style: "cellLeft\(layout.size)", span: "faint", to: &part)
    part.raw("</table:table-cell>")
    for _ in 1..<max(1, count) { part.raw("<table:covered-table-cell/>") }
    part.raw("</table:table-row>")
  }

  private func write(_ row: [(text: String, tone: Table.Tone)], isTotal: Bool, to part: inout XMLText) {
    let isTall = TableLayout.breaks(row.lazy.map(\.text))
    part.raw("<table:table-row table:style-name=\"\(isTall ? "tall" : "row")\">")
    for (index, cell) in row.enumerated() {
      part.raw("<table:table-cell table:style-name=\"")
      part.raw(isTotal ? "total" : "cell")
      part.raw(fill(cell.tone))
      part.raw("\" office:value-type=\"string\">")
      let isHeader = index == table.rowHeader
      let role = isTotal ? (isHeader ? "head" : "total") : (isHeader ? "name" : "cell")
      paragraph(
        cell.text, style: "\(role)\(side(table.columns[index]))\(layout.size)", span: span(cell.tone), to: &part)
      part.raw("</table:table-cell>")
    }
    part.raw("</table:table-row>")
  }

  private func paragraph(_ text: String, style: String, span: String? = nil, to part: inout XMLText) {
    part.raw("<text:p text:style-name=\"")
    part.raw(style)
    part.raw("\">")
    if let span, !text.isEmpty {
      part.raw("<text:span text:style-name=\"\(span)\">")
      part.inline(text)
      part.raw("</text:span>")
    } else {
      part.inline(text)
    }
    part.raw("</text:p>")
  }

  private func side(_ column: Table.Column) -> String { column.alignment == .right ? "Right" : "Left" }

  private func fill(_ tone: Table.Tone) -> String {
    switch tone {
    case .plain, .strong: ""
    case .faint: "Grey"
    case .green: "Green"
    case .yellow: "Yellow"
    case .red: "Red"
    }
  }

  private func span(_ tone: Table.Tone) -> String? {
    switch tone {
    case .plain: nil
    case .strong: "strong"
    case .faint: "grey"
    case .green: "green"
    case .yellow: "yellow"
    case .red: "red"
    }
  }
}
