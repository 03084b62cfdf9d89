public import LotseBasics

/// A workbook as OpenDocument spreadsheet (OASIS ODF 1.3), for LibreOffice and everything that reads its files.
public enum ODSDocument {
  private static let type = "application/vnd.oasis.opendocument.spreadsheet"

  /// The same workbook gives the same bytes; throws `SpreadsheetFailure`.
  public static func bytes(_ workbook: Workbook) throws -> [UInt8] { try pieces(workbook).bytes() }

  /// The same, for files that may be large: written whole before the first piece is asked for.
  public static func pieces(_ workbook: Workbook) throws -> Pieces {
    let book = try workbook.prepared()
    let zip = try ZipWriter()
    var mimetype = XMLText()
    mimetype.raw(type)
    try zip.add("mimetype", mimetype, isStored: true)
    var looks = Looks()
    var content = ODSContentWriter(book)
    try zip.open("content.xml")
    try content.write(to: zip, &looks)
    try zip.close()
    try zip.add("styles.xml", ODSStylesWriter.styles(looks, book))
    try zip.add("meta.xml", ODSPartsWriter.meta(book))
    try zip.add("settings.xml", ODSPartsWriter.settings(book))
    let charts = book.sheets.flatMap(\.charts)
    for (index, placed) in charts.enumerated() {
      try zip.add("Object \(index + 1)/content.xml", ODSChartWriter.content(placed, of: book))
    }
    let parts = ["content", "styles", "meta", "settings"]
    try zip.add("META-INF/manifest.xml", ODSPartsWriter.manifest(type: type, parts: parts, charts: charts.count))
    return try zip.finish()
  }
}
