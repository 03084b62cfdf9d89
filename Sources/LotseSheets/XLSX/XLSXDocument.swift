public import LotseBasics

/// A workbook as Office Open XML (ECMA-376), for Excel and everything that reads its files.
public enum XLSXDocument {
  /// The same workbook gives the same bytes; throws `SpreadsheetFailure`.
  public static func bytes(_ workbook: Workbook) throws -> [UInt8] { try pieces(workbook).bytes() }

  /// The same, for files that may be large: written whole before the first piece is asked for.
  public static func pieces(_ workbook: Workbook) throws -> Pieces {
    let lists = try XLSXListsWriter(workbook.prepared())
    let book = lists.book
    let zip = try ZipWriter()
    // The list of parts comes first: programs that guess the kind of a file from its beginning look for it.
    try zip.add("[Content_Types].xml", XLSXPartsWriter.contentTypes(book))
    try zip.add("_rels/.rels", OfficePackage.relations(to: "xl/workbook.xml"))
    try zip.add(
      "docProps/core.xml",
      OfficePackage.coreProperties(
        title: book.title, organisation: book.organisation, created: book.created, locale: book.locale))
    try zip.add("docProps/app.xml", OfficePackage.appProperties(organisation: book.organisation))
    try zip.add("xl/workbook.xml", XLSXPartsWriter.workbook(book))
    try zip.add("xl/_rels/workbook.xml.rels", XLSXPartsWriter.workbookRelations(book))
    var looks = Looks()
    var strings = XLSXStringsWriter()
    var charts = 0
    for (index, sheet) in book.sheets.enumerated() {
      let number = index + 1
      var writer = XLSXSheetWriter(lists, sheet, number: number)
      try zip.open("xl/worksheets/sheet\(number).xml")
      try writer.write(to: zip, &looks, &strings)
      try zip.close()
      if let relations = writer.relations { try zip.add("xl/worksheets/_rels/sheet\(number).xml.rels", relations) }
      guard !sheet.charts.isEmpty else { continue }
      try zip.add("xl/drawings/drawing\(number).xml", XLSXChartWriter.drawing(sheet.charts))
      let numbers = charts + 1...charts + sheet.charts.count
      try zip.add("xl/drawings/_rels/drawing\(number).xml.rels", XLSXChartWriter.drawingRelations(numbers))
      for placed in sheet.charts {
        charts += 1
        try zip.add("xl/charts/chart\(charts).xml", XLSXChartWriter.chart(placed, of: book))
      }
    }
    try strings.write(to: zip)
    try zip.add("xl/styles.xml", XLSXStylesWriter.styles(looks, book.language))
    return try zip.finish()
  }
}
