public import LotseBasics

/// The small parts around the content: what belongs to the file, its properties, and what of it stays in view.
public enum ODSPartsWriter {
  /// The namespaces of ODF that the parts use, and the version.
  public static let namespaces: String = {
    let names = [
      ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
      ("number", "datastyle"), ("chart", "chart"), ("meta", "meta"), ("config", "config"),
      ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    ]
    let own = names.map { " xmlns:\($0.0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.1):1.0\"" }
    return own.joined() + " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:ooo=\"http://openoffice.org/2004/office\""
      + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\""
  }()

  public static func manifest(type: String, parts: [String], charts: Int) -> XMLText {
    var part = XMLText(
      part: "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
        + " manifest:version=\"1.3\">")
    func entry(_ path: String, _ type: String) {
      part.raw("<manifest:file-entry manifest:full-path=\"\(path)\" manifest:media-type=\"\(type)\"")
      part.raw(path.hasSuffix("/") ? " manifest:version=\"1.3\"/>" : "/>")
    }
    entry("/", type)
    for name in parts { entry("\(name).xml", "text/xml") }
    for index in 0..<charts {
      entry("Object \(index + 1)/", "application/vnd.oasis.opendocument.chart")
      entry("Object \(index + 1)/content.xml", "text/xml")
    }
    part.raw("</manifest:manifest>")
    return part
  }

  static func meta(_ book: Workbook) -> XMLText {
    meta(title: book.title, organisation: book.organisation, created: book.created, locale: book.locale)
  }

  public static func meta(
    title: String, subject: String? = nil, keyword: String? = nil, organisation: String?, created: Instant?,
    locale: String, paragraphs: Int? = nil
  ) -> XMLText {
    var part = XMLText(part: "<office:document-meta\(namespaces)><office:meta>")
    part.element("meta:generator", "Lotse")
    part.element("dc:title", title)
    if let subject { part.element("dc:subject", subject) }
    if let keyword { part.element("meta:keyword", keyword) }
    if let organisation {
      part.element("meta:initial-creator", organisation)
      part.element("dc:creator", organisation)
    }
    if let moment = created.map({ "\($0.iso.prefix(19))Z" }) {
      part.element("meta:creation-date", moment)
      part.element("dc:date", moment)
    }
    part.element("dc:language", locale)
    if let paragraphs { part.raw("<meta:document-statistic meta:paragraph-count=\"\(paragraphs)\"/>") }
    part.raw("</office:meta></office:document-meta>")
    return part
  }

  static func settings(_ book: Workbook) -> XMLText {
    var part = XMLText(part: "<office:document-settings\(namespaces)><office:settings>")
    part.raw("<config:config-item-set config:name=\"ooo:view-settings\">")
    part.raw("<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>")
    part.raw("<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>")
    part.raw("<config:config-item-map-named config:name=\"Tables\">")
    for sheet in book.sheets {
      part.raw("<config:config-item-map-entry")
      part.attribute("config:name", sheet.name)
      part.raw(">")
      let columns = sheet.frozenColumns
      let rows = sheet.headerRow.map { $0 + 1 } ?? 0
      // Mode 2 is frozen; of the four parts of the window, the one that scrolls is chosen.
      let chosen = rows > 0 ? (columns > 0 ? 3 : 2) : (columns > 0 ? 1 : 2)
      let items = [
        ("CursorPositionX", "int", columns), ("CursorPositionY", "int", rows),
        ("HorizontalSplitMode", "short", columns > 0 ? 2 : 0), ("VerticalSplitMode", "short", rows > 0 ? 2 : 0),
        ("HorizontalSplitPosition", "int", columns), ("VerticalSplitPosition", "int", rows),
        ("ActiveSplitRange", "short", chosen), ("PositionLeft", "int", 0), ("PositionRight", "int", columns),
        ("PositionTop", "int", 0), ("PositionBottom", "int", rows),
      ]
      for (name, type, value) in items {
        part.raw("<config:config-item config:name=\"\(name)\" config:type=\"\(type)\">\(value)</config:config-item>")
      }
      part.raw("</config:config-item-map-entry>")
    }
    part.raw("</config:config-item-map-named>")
    part.raw("<config:config-item config:name=\"ActiveTable\" config:type=\"string\">")
    part.text(book.sheets[book.firstShown].name)
    part.raw("</config:config-item></config:config-item-map-entry></config:config-item-map-indexed>")
    part.raw("</config:config-item-set></office:settings></office:document-settings>")
    return part
  }
}
