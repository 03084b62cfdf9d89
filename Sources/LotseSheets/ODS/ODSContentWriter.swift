/// The part with the sheets, in the order that the schema demands (ODF 1.3 part 3, 3.7 and 9.1).
struct ODSContentWriter {
  private let book: Workbook
  private var part = XMLText()
  private var charts = 0
  private var validations = 0

  init(_ book: Workbook) { self.book = book }

  mutating func write(to zip: ZipWriter, _ looks: inout Looks) throws {
    part = XMLText(part: "<office:document-content\(ODSPartsWriter.namespaces)>")
    writeStyles()
    part.raw("<office:body><office:spreadsheet>")
    ODSValidationsWriter.write(book, to: &part)
    for sheet in book.sheets {
      writeStart(sheet, &looks)
      var rows = ODSRowsWriter(
        book, sheet, firstValidation: validations + 1, firstChart: charts + 1)
      try rows.write(to: zip, &part, &looks)
      part.raw("</table:table>")
      validations += sheet.validations.count
      charts += sheet.charts.count
    }
    writeFilters()
    part.raw("</office:spreadsheet></office:body></office:document-content>")
    try zip.write(&part)
  }

  /// Styles of sheets, columns and rows; those of cells stand with the named styles.
  private mutating func writeStyles() {
    part.raw("<office:automatic-styles>")
    for state in ["shown", "hidden"] {
      for page in Worksheet.Page.allCases.map(\.rawValue) {
        part.raw("<style:style style:name=\"\(state)-\(page)\" style:family=\"table\"")
        part.raw(" style:master-page-name=\"\(page)\">")
        part.raw("<style:table-properties table:display=\"\(state == "shown")\"/></style:style>")
      }
    }
    for width in Set(book.sheets.flatMap(\.columns).map(\.width)).sorted() {
      part.raw("<style:style style:name=\"w\(width)\" style:family=\"table-column\">")
      part.raw("<style:table-column-properties style:column-width=\"")
      // Seven pixels for a character and five beside it, 96 to the inch, as in Excel.
      part.hundredths((width * 7 + 5) * 2_540 / 96)
      part.raw("mm\"/></style:style>")
    }
    for lines in 1...30 {
      part.raw("<style:style style:name=\"h\(lines)\" style:family=\"table-row\"><style:table-row-properties")
      part.raw(" style:row-height=\"\(lines * 13)pt\" style:use-optimal-row-height=\"true\"/></style:style>")
    }
    part.raw("<style:style style:name=\"chart\" style:family=\"graphic\"><style:graphic-properties")
    part.raw(" draw:stroke=\"none\" draw:fill=\"none\"/></style:style></office:automatic-styles>")
  }

  private mutating func writeStart(_ sheet: Worksheet, _ looks: inout Looks) {
    part.raw("<table:table")
    part.attribute("table:name", sheet.name)
    let style = "\(sheet.isHidden ? "hidden" : "shown")-\(sheet.page.rawValue)"
    part.raw(" table:style-name=\"\(style)\"\(sheet.isProtected ? " table:protected=\"true\"" : "")>")
    let repeated = sheet.page == .wide ? min(sheet.frozenColumns, sheet.columns.count) : 0
    if repeated > 0 { part.raw("<table:table-header-columns>") }
    for (index, column) in sheet.columns.enumerated() {
      if index == repeated, repeated > 0 { part.raw("</table:table-header-columns>") }
      part.raw("<table:table-column table:style-name=\"w\(column.width)\"")
      let style = column.isText ? "c\(looks.number(of: Worksheet.emptyText))" : "Default"
      part.raw(
        "\(column.isHidden ? " table:visibility=\"collapse\"" : "") table:default-cell-style-name=\"\(style)\"/>")
    }
    if repeated > 0, repeated == sheet.columns.count { part.raw("</table:table-header-columns>") }
    let further = max(1, sheet.width) - sheet.columns.count
    if further > 0 { part.raw("<table:table-column table:number-columns-repeated=\"\(further)\"/>") }
  }

  private mutating func writeFilters() {
    let tables = book.sheets.enumerated().compactMap { index, sheet in
      sheet.filtered.map { (index, sheet, $0) }
    }
    guard !tables.isEmpty else { return }
    part.raw("<table:database-ranges>")
    for (index, sheet, table) in tables {
      // The name that LibreOffice gives to the filter of a sheet, and does not show.
      part.raw("<table:database-range table:name=\"__Anonymous_Sheet_DB__\(index)\"")
      part.attribute("table:target-range-address", sheet.address(table))
      part.raw(" table:display-filter-buttons=\"true\"/>")
    }
    part.raw("</table:database-ranges>")
  }
}

extension Worksheet {
  /// `'Was läuft'.A1:'Was läuft'.F20`.
  func address(_ area: Area) -> String {
    let start = address(area.rows.lowerBound, area.columns.lowerBound)
    return "\(start):\(address(area.rows.upperBound, area.columns.upperBound))"
  }

  func address(_ row: Int, _ column: Int) -> String { "\(quotedName).\(Area.name(row, column))" }
}
