internal import LotseBasics
internal import LotseSheets

/// A document as OpenDocument text (OASIS ODF 1.3), for LibreOffice and everything that reads its files.
public enum ODTDocument {
  private static let type = "application/vnd.oasis.opendocument.text"

  /// The same document gives the same bytes; throws `SpreadsheetFailure.archive`.
  public static func bytes(_ document: Document) throws -> [UInt8] {
    let document = document.read(by: .papers).divided
    let zip = try ZipWriter()
    var mimetype = XMLText()
    mimetype.raw(type)
    try zip.add("mimetype", mimetype, isStored: true)
    var content = ODTContentWriter(document)
    try zip.open("content.xml")
    try content.write(to: zip)
    try zip.close()
    try zip.add("styles.xml", ODTStylesWriter(document).styles)
    try zip.add("meta.xml", meta(document))
    for (index, object) in content.charts.enumerated() {
      try zip.add("Object \(index + 1)/content.xml", object.content)
    }
    let parts = ["content", "styles", "meta"]
    try zip.add(
      "META-INF/manifest.xml", ODSPartsWriter.manifest(type: type, parts: parts, charts: content.charts.count))
    return try zip.finish().bytes()
  }

  private static func meta(_ document: Document) -> XMLText {
    let frame = document.frame
    // With more than 100 paragraphs, or no count, LibreOffice guesses where pages end before it sets them, and then leaves
    // headings alone at the end of a page. Paragraphs in tables are not counted.
    let paragraphs = min(100, document.blocks.count)
    return ODSPartsWriter.meta(
      title: document.title, subject: frame?.asOf, keyword: frame?.marking, organisation: frame?.organisation,
      created: frame?.created, locale: document.language("de-DE", "en-GB"),
      paragraphs: paragraphs)
  }
}
