internal import LotseBasics

/// One sheet, its parts in the order that the schema demands (ECMA-376 part 1, 18.3.1.99).
struct XLSXSheetWriter {
  private let lists: XLSXListsWriter
  private let sheet: Worksheet
  private let number: Int
  private var part = XMLText()
  private var merged = XMLText()
  private var mergedCount = 0
  private var links = XMLText()
  private var targets: [String] = []
  private let columnNames: [String]

  /// Excel takes no more links in a sheet.
  private static let mostLinks = 65_530

  init(_ lists: XLSXListsWriter, _ sheet: Worksheet, number: Int) {
    self.lists = lists
    self.sheet = sheet
    self.number = number
    columnNames = (0..<max(1, sheet.width)).map(Area.columnName)
  }

  private var book: Workbook { lists.book }

  /// The links and the drawing, once the sheet is written.
  var relations: XMLText? {
    var relations = targets.map { ("\(OfficePackage.relationship)/hyperlink", $0) }
    if !sheet.charts.isEmpty {
      relations.append(("\(OfficePackage.relationship)/drawing", "../drawings/drawing\(number).xml"))
    }
    return relations.isEmpty ? nil : OfficePackage.relations(relations)
  }

  mutating func write(to zip: ZipWriter, _ looks: inout Looks, _ strings: inout XLSXStringsWriter) throws {
    part = XMLText(
      part: "<worksheet xmlns=\"\(XLSXPartsWriter.main)\" xmlns:r=\"\(OfficePackage.relationship)\">")
    if sheet.page != .wide { part.raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>") }
    let all = Area(rows: 0...max(0, sheet.rowCount - 1), columns: 0...max(0, sheet.width - 1))
    part.raw("<dimension ref=\"\(all.name)\"/>")
    writeView()
    part.raw("<sheetFormatPr defaultRowHeight=\"12.75\"/>")
    writeColumns(&looks)
    part.raw(sheet.rowCount == 0 ? "<sheetData/>" : "<sheetData>")
    try sheet.eachRow { index, row in
      try writeRow(row, index, &looks, &strings)
      if part.bytes.count > ZipWriter.chunk { try zip.write(&part) }
    }
    if sheet.rowCount > 0 { part.raw("</sheetData>") }
    if sheet.isProtected {
      // A 0 allows: widths, heights, sorting and filtering stay usable where the cells concerned are.
      part.raw("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"")
      part.raw(" sort=\"0\" autoFilter=\"0\"/>")
    }
    if let area = sheet.filtered { part.raw("<autoFilter ref=\"\(area.name)\"/>") }
    if mergedCount > 0 {
      part.raw("<mergeCells count=\"\(mergedCount)\">")
      part.raw(merged)
      part.raw("</mergeCells>")
    }
    XLSXValidationsWriter.write(sheet.validations, lists, to: &part)
    if !targets.isEmpty {
      part.raw("<hyperlinks>")
      part.raw(links)
      part.raw("</hyperlinks>")
    }
    writePage()
    part.raw("<ignoredErrors><ignoredError sqref=\"\(all.name)\" numberStoredAsText=\"1\"/></ignoredErrors>")
    if !sheet.charts.isEmpty { part.raw("<drawing r:id=\"rId\(targets.count + 1)\"/>") }
    part.raw("</worksheet>")
    try zip.write(&part)
  }

  private mutating func writeView() {
    let isFirst = book.firstShown == number - 1
    part.raw("<sheetViews><sheetView\(isFirst ? " tabSelected=\"1\"" : "") workbookViewId=\"0\">")
    let rows = sheet.headerRow.map { $0 + 1 } ?? 0
    let columns = sheet.frozenColumns
    if rows > 0 || columns > 0 {
      let pane = rows == 0 ? "topRight" : columns == 0 ? "bottomLeft" : "bottomRight"
      part.raw("<pane")
      if columns > 0 { part.raw(" xSplit=\"\(columns)\"") }
      if rows > 0 { part.raw(" ySplit=\"\(rows)\"") }
      part.raw(" topLeftCell=\"\(Area.name(rows, columns))\" activePane=\"\(pane)\" state=\"frozen\"/>")
      if rows > 0, columns > 0 {
        writeSelection("topRight", 0, columns)
        writeSelection("bottomLeft", rows, 0)
      }
      writeSelection(pane, rows, columns)
    }
    part.raw("</sheetView></sheetViews>")
  }

  private mutating func writeSelection(_ pane: String, _ row: Int, _ column: Int) {
    let cell = Area.name(row, column)
    part.raw("<selection pane=\"\(pane)\" activeCell=\"\(cell)\" sqref=\"\(cell)\"/>")
  }

  private mutating func writeColumns(_ looks: inout Looks) {
    guard !sheet.columns.isEmpty else { return }
    part.raw("<cols>")
    for (index, column) in sheet.columns.enumerated() {
      // Five of seven pixels of padding come with every column (ECMA-376 part 1, 18.3.1.13).
      let width = "\(max(1, min(254, column.width))).7109375"
      part.raw("<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\"")
      if column.isText { part.raw(" style=\"\(looks.number(of: Worksheet.emptyText))\"") }
      part.raw(column.isHidden ? " hidden=\"1\" customWidth=\"1\"/>" : " customWidth=\"1\"/>")
    }
    part.raw("</cols>")
  }

  private mutating func writeRow(
    _ row: [Worksheet.Cell], _ index: Int, _ looks: inout Looks, _ strings: inout XLSXStringsWriter
  ) throws(SpreadsheetFailure) {
    guard !row.isEmpty else { return }
    part.raw("<row r=\"")
    part.number(index + 1)
    let lines = sheet.lines(row)
    part.raw("\"")
    // Not as a custom height: the program fits it anew when the text changes.
    if lines > 1 { part.raw(" ht=\"\(lines * 13)\"") }
    part.raw(">")
    let isFramed = sheet.isFramed(index)
    let language = book.language
    var covering: (look: Int, until: Int)?
    for (column, cell) in row.enumerated() {
      if let cover = covering, column < cover.until {
        writeStart(index, column, cover.look)
        part.raw("/>")
        continue
      }
      let content = cell.content.kept(language)
      let look = looks.number(of: sheet.look(cell, content, isFramed: isFramed, column: column))
      if cell.span > 1 {
        covering = (look, column + cell.span)
        mergedCount += 1
        merged.raw("<mergeCell ref=\"\(Area(rows: index...index, columns: column...column + cell.span - 1).name)\"/>")
      }
      if content == .empty, look == 0 { continue }
      writeStart(index, column, look)
      if case .text(let text) = content {
        guard text.utf8.count <= 32_767 || text.utf16.count <= 32_767 else {
          throw .textTooLong(sheet: sheet.name, row: index, column: column)
        }
        if let link = cell.link { writeLink(link, index, column) }
      }
      write(content, &strings)
    }
    part.raw("</row>")
  }

  private mutating func writeStart(_ row: Int, _ column: Int, _ look: Int) {
    part.raw("<c r=\"")
    part.raw(column < columnNames.count ? columnNames[column] : Area.columnName(column))
    part.number(row + 1)
    part.raw("\"")
    guard look > 0 else { return }
    part.raw(" s=\"")
    part.number(look)
    part.raw("\"")
  }

  private mutating func write(_ content: CellContent, _ strings: inout XLSXStringsWriter) {
    switch content {
    case .empty, .dash: return part.raw("/>")
    case .text, .term, .list, .sparkline:
      let text = content.text(book.language)
      if let place = strings.place(of: text) {
        part.raw(" t=\"s\"><v>")
        part.number(place)
      } else {
        part.raw(" t=\"inlineStr\"><is>")
        XLSXStringsWriter.write(text, to: &part)
        return part.raw("</is></c>")
      }
    case .flag(let flag): part.raw(flag ? " t=\"b\"><v>1" : " t=\"b\"><v>0")
    case .count(let count), .difference(let count):
      part.raw("><v>")
      part.number(count)
    case .money(let money):
      part.raw("><v>")
      part.hundredths(money.cents)
    case .percent(let number), .hundredths(let number):
      part.raw("><v>")
      part.hundredths(number)
    case .day(let day):
      part.raw("><v>")
      part.number(day.serial)
    }
    part.raw("</v></c>")
  }

  private mutating func writeLink(_ link: String, _ row: Int, _ column: Int) {
    guard targets.count < XLSXSheetWriter.mostLinks, let address = WebAddress(link), link.utf16.count <= 2_000 else {
      return
    }
    targets.append(address.beforeFragment)
    links.raw("<hyperlink ref=\"\(Area.name(row, column))\" r:id=\"rId\(targets.count)\"")
    if let fragment = address.fragment { links.attribute("location", fragment) }
    links.raw("/>")
  }

  private mutating func writePage() {
    part.raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>")
    let scale =
      switch sheet.page {
      case .wide: "scale=\"80\""
      case .single: "fitToHeight=\"1\""
      case .landscape, .portrait: "fitToHeight=\"0\""
      }
    part.raw("<pageSetup paperSize=\"9\" \(scale)")
    part.raw(" orientation=\"\(sheet.page.isLandscape ? "landscape" : "portrait")\"/>")
    part.raw("<headerFooter>")
    if let marking = book.marking {
      part.raw("<oddHeader>")
      part.excelText("&C&\"\(Paint.font),Bold\"\(String(marking.prefix(100)).doubling("&"))")
      part.raw("</oddHeader>")
    }
    part.raw("<oddFooter>")
    let title = String(book.title.prefix(100)).doubling("&")
    part.excelText("&L\(title)&R\(book.language("Seite &P von &N", "Page &P of &N"))")
    part.raw("</oddFooter></headerFooter>")
  }
}
