internal import LotseBasics
internal import LotseSheets

/// The part with the text, block by block (ECMA-376 part 1, 17.2 and 17.3).
struct DOCXContentWriter {
  private let document: Document
  private let page: DOCXPage
  /// The charts with their figures, in their order.
  let charts: [EmbeddedChart]
  private let contents: PaperContents?
  private var part = XMLText()
  /// Whether a table ends here.
  private var isAfterTable = false
  private var language: Language { document.language }

  private static let drawing = "http://schemas.openxmlformats.org/drawingml/2006"
  /// The room below a table, in hundredths of a millimetre.
  private static let belowTable = 500

  init(_ document: Document, _ page: DOCXPage) throws {
    self.document = document
    self.page = page
    charts = try document.drawnCharts.map { try EmbeddedChart($0, of: document, width: page.textWidth / 100) }
    contents = PaperContents(document)
  }

  mutating func write(to zip: ZipWriter) throws(SpreadsheetFailure) {
    part = XMLText(part: "<w:document xmlns:w=\"\(XMLText.word)\" xmlns:r=\"\(OfficePackage.relationship)\"")
    part.raw(" xmlns:wp=\"\(DOCXContentWriter.drawing)/wordprocessingDrawing\"")
    part.raw(" xmlns:a=\"\(DOCXContentWriter.drawing)/main\"><w:body>")
    for (index, line) in (page.hasLetterhead ? [] : document.frame?.letterhead ?? []).enumerated() {
      paragraph(line, style: index == 0 ? "Letterhead" : "Letterhead Line")
    }
    var charts = 0
    var headings = 0
    var isSigned = false
    for (index, block) in document.blocks.enumerated() {
      switch block {
      case .heading(let level, let text):
        if contents?.isBefore(heading: headings) == true { writeContents() }
        write(heading: text, level, number: headings, startsPage: isSigned)
        headings += 1
      case .paragraph(let text): paragraph(text, style: document.leadsToTable(index) ? "Body Text Kept" : "Body Text")
      case .notice(let text): paragraph(text, style: "Notice")
      case .list(let items):
        // A list of the template has its own room below.
        let end = page.template?.ids["list bullet"] == nil ? "List End" : "List Bullet"
        for (index, item) in items.enumerated() {
          paragraph(item, style: index == items.count - 1 ? end : "List Bullet")
        }
      case .fields(let fields): write(fields)
      case .chart(let chart) where chart.isDrawn:
        charts += 1
        write(chart, number: charts)
      case .chart(let chart): paragraph(chart.description, style: "Body Text")
      case .table(let table): try write(table, to: zip)
      case .contents: writeContents()
      case .signature(let lines): write(signature: lines)
      }
      if case .signature = block { isSigned = true } else { isSigned = false }
      if part.bytes.count > ZipWriter.chunk { try zip.write(&part) }
    }
    if isAfterTable { paragraph("", style: "Table Gap") }
    page.writeSection(to: &part, firstRelation: self.charts.count + 1)
    part.raw("</w:body></w:document>")
    try zip.write(&part)
  }

  // MARK: Blocks

  private mutating func paragraph(_ text: String, style: String) {
    open(style)
    part.run(text)
    part.raw("</w:p>")
  }

  /// Starts a paragraph with its style, and with properties of its own: those before the room around it, and the indent.
  private mutating func open(_ style: String, _ properties: String = "", indent: String = "") {
    part.raw("<w:p><w:pPr><w:pStyle w:val=\"\(page.id(style))\"/>\(properties)")
    let hasRoom = style.hasPrefix("heading") || style == "Table Gap"
    if isAfterTable, !hasRoom { part.raw("<w:spacing w:before=\"\(DOCXContentWriter.belowTable.twips)\"/>") }
    part.raw("\(indent)</w:pPr>")
    isAfterTable = false
  }

  /// What follows a signature is an annex and begins on a page of its own.
  private mutating func write(heading text: String, _ level: Int, number: Int, startsPage: Bool) {
    open("heading \(max(1, min(PaperPage.levels, level)))", startsPage ? "<w:pageBreakBefore/>" : "")
    let mark = contents == nil ? "" : "<w:bookmarkStart w:id=\"\(number)\" w:name=\"\(PaperContents.name(number))\"/>"
    part.raw(mark)
    part.run(text)
    if !mark.isEmpty { part.raw("<w:bookmarkEnd w:id=\"\(number)\"/>") }
    part.raw("</w:p>")
  }

  /// Links to the sections. Without the numbers of pages: Word does not fill them in unless it asks its reader first
  /// whether it may.
  private mutating func writeContents() {
    guard let contents else { return }
    part.raw("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>")
    part.raw("</w:docPartObj></w:sdtPr><w:sdtContent>")
    // Behind a first page that is complete in itself. LibreOffice does not keep this heading with the links below it.
    open("TOC Heading", contents.isPlaced ? "<w:pageBreakBefore/>" : "")
    part.run(contents.title)
    part.raw("</w:p>")
    for (index, heading) in contents.headings.enumerated() {
      open("toc \(PaperContents.deepest)")
      if index == 0 {
        let deepest = PaperContents.deepest
        part.raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">")
        part.raw(" TOC \\o &quot;\(deepest)-\(deepest)&quot; \\h \\z </w:instrText></w:r>")
        part.raw("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>")
      }
      part.raw("<w:hyperlink w:anchor=\"\(PaperContents.name(heading.number))\">")
      part.run(heading.text.inOneLine(atMost: 160))
      part.raw("</w:hyperlink>")
      if index == contents.headings.count - 1 { part.raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") }
      part.raw("</w:p>")
    }
    part.raw("</w:sdtContent></w:sdt>")
  }

  /// Name and value in one paragraph, which a screen reader speaks together; a table would be read cell by cell.
  private mutating func write(_ fields: [Document.Field]) {
    let indent = (PaperPage.fieldIndent(document) * 100).twips
    for field in fields {
      open(
        "Field", "<w:tabs><w:tab w:val=\"left\" w:pos=\"\(indent)\"/></w:tabs>",
        indent: "<w:ind w:left=\"\(indent)\" w:hanging=\"\(indent)\"/>")
      part.run("\(field.name):", DOCXLetters(isBold: true))
      part.run("\t\(field.value)")
      part.raw("</w:p>")
    }
  }

  private mutating func write(_ chart: Chart, number: Int) {
    open("Chart")
    // 36,000 of these units are a millimetre.
    let size = "cx=\"\(page.textWidth * 360)\" cy=\"\(PaperPage.height(chart) * 36_000)\""
    part.raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent \(size)/>")
    part.raw("<wp:docPr id=\"\(number)\" name=\"\(language("Diagramm", "Chart")) \(number)\"")
    part.attribute("descr", chart.description)
    part.attribute("title", chart.title)
    part.raw("/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"\(DOCXContentWriter.drawing)/chart\">")
    part.raw("<c:chart xmlns:c=\"\(DOCXContentWriter.drawing)/chart\" r:id=\"rId\(number)\"/>")
    part.raw("</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")
  }

  private mutating func write(_ table: Table, to zip: ZipWriter) throws(SpreadsheetFailure) {
    guard !table.columns.isEmpty else { return }
    if let caption = table.caption {
      paragraph(caption, style: "caption")
    } else if isAfterTable {
      paragraph("", style: "Table Gap")
    }
    try DOCXTableWriter(table, language, page).write(to: zip, &part)
    isAfterTable = true
  }

  private mutating func write(signature lines: [String]) {
    for (index, line) in lines.enumerated() {
      paragraph(
        line, style: index == 0 ? "Signature" : index == lines.count - 1 ? "Signature End" : "Signature Line")
    }
  }
}

extension Document {
  /// The charts that have anything to draw.
  fileprivate var drawnCharts: [Chart] {
    blocks.compactMap { if case .chart(let chart) = $0, chart.isDrawn { chart } else { nil } }
  }
}

extension EmbeddedChart {
  /// The chart as wide as so many millimetres, with its figures on a sheet.
  fileprivate init(_ chart: Chart, of document: Document, width: Int) throws {
    let language = document.language
    var sheet = Worksheet(name: language("Zahlen", "Figures"))
    sheet.add(chart, as: 0, language)
    var placed = sheet.charts.removeLast()
    placed.showsNumbers = chart.hasRoomForNumbers(in: width)
    let book = Workbook(
      title: chart.title, language: language, organisation: document.frame?.organisation,
      created: document.frame?.created ?? Instant(milliseconds: 0), sheets: [sheet])
    try self.init(placed, of: book)
  }
}
