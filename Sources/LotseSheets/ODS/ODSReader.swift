/// Reads OpenDocument spreadsheets (ODF 1.2 to 1.4).
enum ODSReader {
  private static let content = "content.xml"

  static func read(_ zip: ZipReader) throws(TableFlaw) -> TableFile {
    if zip.contains("mimetype") {
      let type = String(decoding: try zip.bytes("mimetype", atMost: 1_024), as: UTF8.self)
      guard type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") else {
        let isText = type.hasPrefix("application/vnd.oasis.opendocument.text")
        throw TableFlaw(isText ? .otherKind(.document) : .notATable)
      }
    }
    if zip.contains("META-INF/manifest.xml") {
      let manifest = ODSManifest()
      try zip.parse("META-INF/manifest.xml", atMost: TableLimits.mebibyte, manifest)
      if manifest.isEncrypted { throw TableFlaw(.otherKind(.password)) }
    }
    let reader = ODSContent()
    do throws(TableFlaw) {
      try zip.parse(content, atMost: 512 * TableLimits.mebibyte, reader)
    } catch {
      throw TableFlaw(error.reason, sheet: reader.sheet?.name, line: error.line, column: error.column)
    }
    if reader.sheets.isEmpty { throw TableFlaw(.notATable) }
    return TableFile(format: .ods, sheets: reader.sheets)
  }
}

/// Whether the parts are locked by a password.
private final class ODSManifest: XMLListener {
  let vocabulary = XMLVocabulary.openDocument
  private(set) var isEncrypted = false

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    if element == "manifest:encryption-data" { isEncrypted = true }
  }

  func end(_ element: String) throws(TableFlaw) {}
  func text(_ text: String) throws(TableFlaw) {}
}
