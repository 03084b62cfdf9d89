internal import LotseBasics
internal import LotseSheets

/// The part with the text, block by block (ODF 1.3 part 3, 3.4 and 5).
struct ODTContentWriter {
  private let document: Document
  /// The objects of the charts, in their order.
  let charts: [ODFChartWriter]
  private let tables: [ODTTableWriter]
  private let contents: PaperContents?
  private var part = XMLText()
  private var language: Language { document.language }

  init(_ document: Document) {
    self.document = document
    var charts: [ODFChartWriter] = []
    var tables: [ODTTableWriter] = []
    for block in document.blocks {
      switch block {
      case .chart(let chart) where chart.isDrawn:
        charts.append(
          ODFChartWriter(
            chart: chart, width: PaperPage.textWidth / 100, height: PaperPage.height(chart), showsNumbers: true,
            source: .ownTable))
      case .table(let table):
        let layout = TableLayout(table, document.language, width: PaperPage.textWidth)
        tables.append(
          ODTTableWriter(table, layout: layout, number: tables.count + 1, language: document.language))
      default: break
      }
    }
    self.charts = charts
    self.tables = tables
    contents = PaperContents(document)
  }

  mutating func write(to zip: ZipWriter) throws(SpreadsheetFailure) {
    part = XMLText(part: "<office:document-content\(ODSPartsWriter.namespaces)>")
    writeStyles()
    part.raw("<office:body><office:text>")
    if let letterhead = document.frame?.letterhead {
      for (index, line) in letterhead.enumerated() {
        paragraph(line, style: index == 0 ? "Letterhead" : "Letterhead_20_Line")
      }
    }
    var charts = 0
    var tables = 0
    var headings = 0
    var isSigned = false
    for (index, block) in document.blocks.enumerated() {
      switch block {
      case .heading(let level, let text):
        if contents?.isBefore(heading: headings) == true { contents?.writeODT(to: &part) }
        write(heading: text, level, number: headings, startsPage: isSigned)
        headings += 1
      case .paragraph(let text):
        paragraph(text, style: "Text_20_body" + (document.leadsToTable(index) ? "_20_Kept" : ""))
      case .notice(let text): paragraph(text, style: "Notice")
      case .list(let items): write(items)
      case .fields(let fields): write(fields)
      case .chart(let chart) where chart.isDrawn:
        write(self.charts[charts], number: charts + 1)
        charts += 1
      case .chart(let chart): paragraph(chart.description, style: "Text_20_body")
      case .table:
        try self.tables[tables].write(to: zip, &part)
        tables += 1
      case .contents: contents?.writeODT(to: &part)
      case .signature(let lines): write(signature: lines)
      }
      if case .signature = block { isSigned = true } else { isSigned = false }
      if part.bytes.count > ZipWriter.chunk { try zip.write(&part) }
    }
    part.raw("</office:text></office:body></office:document-content>")
    try zip.write(&part)
  }

  // MARK: Styles

  private mutating func writeStyles() {
    part.raw("<office:automatic-styles>")
    ODTCellStyles.write(to: &part)
    for level in 1...PaperPage.levels {
      part.raw("<style:style style:name=\"annex-\(level)\" style:family=\"paragraph\"")
      part.raw(" style:parent-style-name=\"Heading_20_\(level)\"><style:paragraph-properties")
      part.raw(" fo:break-before=\"page\"/></style:style>")
    }
    part.raw("<style:style style:name=\"chart\" style:family=\"graphic\"><style:graphic-properties")
    part.raw(" draw:stroke=\"none\" draw:fill=\"none\" style:vertical-pos=\"top\" style:vertical-rel=\"baseline\"")
    part.raw(" fo:margin=\"0mm\" style:wrap=\"none\"/></style:style>")
    part.raw("<style:style style:name=\"field\" style:family=\"paragraph\" style:parent-style-name=\"Field\">")
    let fieldIndent = PaperPage.fieldIndent(document)
    part.raw("<style:paragraph-properties fo:margin-left=\"\(fieldIndent)mm\" fo:text-indent=\"-\(fieldIndent)mm\">")
    part.raw("<style:tab-stops><style:tab-stop style:position=\"0mm\"/></style:tab-stops></style:paragraph-properties>")
    part.raw("</style:style>")
    for table in tables { table.writeStyles(to: &part) }
    part.raw("</office:automatic-styles>")
  }

  // MARK: Blocks

  private mutating func paragraph(_ text: String, style: String) {
    part.raw("<text:p text:style-name=\"\(style)\">")
    part.inline(text)
    part.raw("</text:p>")
  }

  /// What follows a signature is an annex and begins on a page of its own.
  private mutating func write(heading text: String, _ level: Int, number: Int, startsPage: Bool) {
    let level = max(1, min(PaperPage.levels, level))
    let style = startsPage ? "annex-\(level)" : "Heading_20_\(level)"
    part.raw("<text:h text:style-name=\"\(style)\" text:outline-level=\"\(level)\">")
    if contents != nil { part.raw("<text:bookmark text:name=\"\(PaperContents.name(number))\"/>") }
    part.inline(text)
    part.raw("</text:h>")
  }

  private mutating func write(_ items: [String]) {
    guard !items.isEmpty else { return }
    part.raw("<text:list text:style-name=\"List\">")
    for (index, item) in items.enumerated() {
      part.raw("<text:list-item>")
      paragraph(item, style: index == items.count - 1 ? "List_20_End" : "List_20_Item")
      part.raw("</text:list-item>")
    }
    part.raw("</text:list>")
  }

  /// Name and value in one paragraph, which a screen reader speaks together; a table would be read cell by cell.
  private mutating func write(_ fields: [Document.Field]) {
    for field in fields {
      part.raw("<text:p text:style-name=\"field\"><text:span text:style-name=\"strong\">")
      part.inline(field.name)
      part.raw(":</text:span><text:tab/>")
      part.inline(field.value)
      part.raw("</text:p>")
    }
  }

  private mutating func write(_ object: ODFChartWriter, number: Int) {
    part.raw("<text:p text:style-name=\"Chart\"><draw:frame draw:style-name=\"chart\"")
    part.raw(" draw:name=\"\(language("Diagramm", "Chart")) \(number)\" text:anchor-type=\"as-char\"")
    part.raw(" svg:width=\"\(object.width)mm\" svg:height=\"\(object.height)mm\" draw:z-index=\"\(number - 1)\">")
    part.raw("<draw:object xlink:href=\"./Object \(number)\" xlink:type=\"simple\" xlink:show=\"embed\"")
    part.raw(" xlink:actuate=\"onLoad\"/>")
    part.element("svg:title", object.chart.title)
    part.element("svg:desc", object.chart.description)
    part.raw("</draw:frame></text:p>")
  }

  private mutating func write(signature lines: [String]) {
    for (index, line) in lines.enumerated() {
      paragraph(
        line, style: index == 0 ? "Signature" : index == lines.count - 1 ? "Signature_20_End" : "Signature_20_Line")
    }
  }
}
