internal import LotseBasics
internal import LotseSheets

/// One table: its caption, the headings that every page repeats, the rows (ECMA-376 part 1, 17.4).
struct DOCXTableWriter {
  private let table: Table
  private let layout: TableLayout
  private let language: Language
  private let page: DOCXPage

  init(_ table: Table, _ language: Language, _ page: DOCXPage) {
    self.table = table
    self.language = language
    self.page = page
    layout = TableLayout(table, language, width: page.textWidth)
  }

  func write(to zip: ZipWriter, _ part: inout XMLText) throws(SpreadsheetFailure) {
    writeProperties(to: &part)
    part.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    for (index, column) in table.columns.enumerated() {
      writeCell(
        column.title, index, style: "Table Heading", DOCXLetters(), fill: nil, isKept: true, to: &part)
    }
    part.raw("</w:tr>")
    let lines = table.lines
    if lines.isEmpty { writeNone(to: &part) }
    for (index, row) in lines.enumerated() {
      let isLast = index == lines.count - 1
      write(row, isTotal: isLast && table.total != nil, isKept: layout.isSmall && !isLast, to: &part)
      if part.bytes.count > ZipWriter.chunk { try zip.write(&part) }
    }
    part.raw("</w:tbl>")
  }

  /// For those who hear it: what the table shows, and whether its first column names the rows.
  private func writeProperties(to part: inout XMLText) {
    part.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"\(page.id(DOCXStylesWriter.table))\"/>")
    part.raw("<w:tblW w:w=\"\(layout.width.twips)\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>")
    let (hasTotal, hasNames) = (table.total != nil, table.rowHeader == 0)
    // The same once as one number, for programs that know the first edition alone.
    let look = 0x620 + (hasTotal ? 0x40 : 0) + (hasNames ? 0x80 : 0)
    part.raw("<w:tblLook w:val=\"0\(String(look, radix: 16, uppercase: true))\" w:firstRow=\"1\"")
    part.raw(" w:lastRow=\"\(hasTotal ? 1 : 0)\" w:firstColumn=\"\(hasNames ? 1 : 0)\" w:lastColumn=\"0\"")
    part.raw(" w:noHBand=\"1\" w:noVBand=\"1\"/>")
    if let caption = table.caption {
      part.raw("<w:tblCaption")
      part.attribute("w:val", caption)
      part.raw("/>")
    }
    part.raw("</w:tblPr><w:tblGrid>")
    for width in layout.widths { part.raw("<w:gridCol w:w=\"\(width.twips)\"/>") }
    part.raw("</w:tblGrid>")
  }

  /// A page never shows headings over nothing.
  private func writeNone(to part: inout XMLText) {
    part.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"\(layout.width.twips)\"")
    part.raw(" w:type=\"dxa\"/><w:gridSpan w:val=\"\(table.columns.count)\"/></w:tcPr>")
    part.raw("<w:p><w:pPr><w:pStyle w:val=\"\(page.id("Table Contents"))\"/></w:pPr>")
    let letters = DOCXLetters(ink: Worksheet.Style.faint.paint.ink, size: size)
    part.run(language("keine Einträge", "no entries"), letters)
    part.raw("</w:p></w:tc></w:tr>")
  }

  /// Of letters that are not of the size of the style.
  private var size: Double? { layout.size == TableLayout.sizes[0] ? nil : Double(layout.size) }

  private func write(_ row: [Table.Cell], isTotal: Bool, isKept: Bool, to part: inout XMLText) {
    let texts = row.map { $0.content.text(language) }
    part.raw("<w:tr>")
    if !TableLayout.breaks(texts) { part.raw("<w:trPr><w:cantSplit/></w:trPr>") }
    for (index, cell) in row.enumerated() {
      let paint = cell.tone.paint
      let letters = DOCXLetters(isBold: isTotal || cell.tone == .strong, ink: paint?.ink)
      writeCell(
        texts[index], index, style: "Table Contents", letters, fill: paint?.fill, isKept: isKept, to: &part)
    }
    part.raw("</w:tr>")
  }

  private func writeCell(
    _ text: String, _ index: Int, style: String, _ letters: DOCXLetters, fill: String?, isKept: Bool,
    to part: inout XMLText
  ) {
    let isRight = table.columns[index].alignment == .right
    var letters = letters
    letters.size = size
    part.raw("<w:tc><w:tcPr><w:tcW w:w=\"\(layout.widths[index].twips)\" w:type=\"dxa\"/>")
    if let fill { part.raw("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(fill)\"/>") }
    part.raw("</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"\(page.id(style))\"/>")
    if isKept { part.raw("<w:keepNext/>") }
    // A figure is never divided.
    if isRight { part.raw("<w:suppressAutoHyphens/><w:jc w:val=\"right\"/>") }
    part.raw("</w:pPr>")
    part.run(text, letters)
    part.raw("</w:p></w:tc>")
  }
}

extension Table.Tone {
  fileprivate var paint: Paint? {
    switch self {
    case .plain, .strong: nil
    case .faint: Worksheet.Style.grey.paint
    case .green: Worksheet.Style.green.paint
    case .yellow: Worksheet.Style.yellow.paint
    case .red: Worksheet.Style.red.paint
    }
  }
}
