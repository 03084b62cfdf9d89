internal import LotseSheets

/// The styles of rows, cells and what stands in them; the same in every document.
enum ODTCellStyles {
  static func write(to part: inout XMLText) {
    part.raw("<style:style style:name=\"row\" style:family=\"table-row\">")
    part.raw("<style:table-row-properties fo:keep-together=\"always\"/></style:style>")
    part.raw("<style:style style:name=\"tall\" style:family=\"table-row\">")
    part.raw("<style:table-row-properties fo:keep-together=\"auto\"/></style:style>")
    writeCell("head", fill: PaperPage.headFill, " fo:border-bottom=\"1pt solid #\(PaperPage.ink)\"", to: &part)
    let fills: [(String, String?)] = [
      ("", nil), ("Green", Worksheet.Style.green.paint.fill), ("Yellow", Worksheet.Style.yellow.paint.fill),
      ("Red", Worksheet.Style.red.paint.fill), ("Grey", Worksheet.Style.grey.paint.fill),
    ]
    for (name, fill) in fills {
      let line = " fo:border-bottom=\"0.5pt solid #\(Paint.line)\""
      writeCell("cell\(name)", fill: fill, line, to: &part)
      let lines = " fo:border-top=\"1pt solid #\(PaperPage.ink)\" fo:border-bottom=\"1pt solid #\(PaperPage.ink)\""
      writeCell("total\(name)", fill: fill, lines, to: &part)
    }
    for size in TableLayout.sizes { writeParagraphs(size, to: &part) }
    writeSpan("strong", " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"", to: &part)
    let inks: [(String, Worksheet.Style)] = [
      ("faint", .faint), ("grey", .grey), ("green", .green), ("yellow", .yellow), ("red", .red),
    ]
    for (name, style) in inks { writeSpan(name, " fo:color=\"#\(style.paint.ink)\"", to: &part) }
  }

  private static func writeCell(_ name: String, fill: String?, _ lines: String, to part: inout XMLText) {
    part.raw("<style:style style:name=\"\(name)\" style:family=\"table-cell\"><style:table-cell-properties")
    part.raw(
      " fo:padding-left=\"1.2mm\" fo:padding-right=\"1.2mm\" fo:padding-top=\"0.8mm\" fo:padding-bottom=\"0.8mm\"")
    part.raw(" style:vertical-align=\"\(name == "head" ? "bottom" : "top")\"")
    if let fill { part.raw(" fo:background-color=\"#\(fill)\"") }
    part.raw(" fo:border-left=\"none\" fo:border-right=\"none\"\(lines)/></style:style>")
  }

  /// Headings of columns and names of rows both derive from the style by which programs know headings of a table.
  private static func writeParagraphs(_ size: Int, to part: inout XMLText) {
    for (role, parent, weight) in [
      ("head", "Table_20_Heading", "bold"), ("name", "Table_20_Heading", "normal"),
      ("cell", "Table_20_Contents", "normal"), ("total", "Table_20_Contents", "bold"),
    ] {
      for (side, align) in [("Left", "start"), ("Right", "end")] {
        part.raw("<style:style style:name=\"\(role)\(side)\(size)\" style:family=\"paragraph\"")
        part.raw(" style:parent-style-name=\"\(parent)\"><style:paragraph-properties fo:text-align=\"\(align)\"/>")
        part.raw("<style:text-properties\(ODTTextStyle.letters(of: String(size))) fo:font-weight=\"\(weight)\"")
        part.raw(" style:font-weight-complex=\"\(weight)\"")
        // A figure is never divided.
        part.raw(" fo:hyphenate=\"\(side == "Left")\"/></style:style>")
      }
    }
  }

  private static func writeSpan(_ name: String, _ properties: String, to part: inout XMLText) {
    part.raw("<style:style style:name=\"\(name)\" style:family=\"text\">")
    part.raw("<style:text-properties\(properties)/></style:style>")
  }
}
