internal import LotseBasics
internal import LotseSheets

/// A document as Office Open XML text (ECMA-376 part 1, 17), for Word and everything that reads its files.
public enum DOCXDocument {
  /// The same document and template give the same bytes; throws `SpreadsheetFailure`.
  public static func bytes(_ document: Document, _ template: DOCXTemplate? = nil) throws -> [UInt8] {
    let document = document.read(by: .papers).divided
    let page = DOCXPage(document, template)
    var content = try DOCXContentWriter(document, page)
    let styles = DOCXStylesWriter(document.language, page)
    let zip = try ZipWriter()
    // The list of parts comes first: programs that guess the kind of a file from its beginning look for it.
    try zip.add("[Content_Types].xml", contentTypes(page, charts: content.charts.count))
    try zip.add("_rels/.rels", OfficePackage.relations(to: "word/document.xml"))
    try zip.add("docProps/core.xml", properties(document))
    try zip.add("docProps/app.xml", OfficePackage.appProperties(organisation: document.frame?.organisation))
    try zip.open("word/document.xml")
    try content.write(to: zip)
    try zip.close()
    try zip.add("word/_rels/document.xml.rels", relations(page, charts: content.charts.count))
    try zip.add("word/styles.xml", styles.styles)
    try zip.add("word/numbering.xml", styles.numbering)
    try zip.add("word/settings.xml", styles.settings)
    for edge in page.edges { if let own = edge.own { try zip.add(edge.path, own) } }
    for part in template?.parts ?? [] {
      try zip.add(part.name, template?.bytes(of: part, marking: DOCXPage.marking(document, template)) ?? part.bytes)
    }
    for (index, chart) in content.charts.enumerated() {
      let name = "chart\(index + 1)"
      try zip.add("word/charts/\(name).xml", chart.part)
      let figures = [(type: "\(OfficePackage.relationship)/package", target: "../embeddings/\(name).xlsx")]
      try zip.add("word/charts/_rels/\(name).xml.rels", OfficePackage.relations(figures))
      try zip.add("word/embeddings/\(name).xlsx", chart.workbook)
    }
    return try zip.finish().bytes()
  }

  private static func contentTypes(_ page: DOCXPage, charts: Int) -> XMLText {
    let word = "\(OfficePackage.office).wordprocessingml"
    var parts = [
      (name: "word/document", type: "\(word).document.main"), ("word/styles", "\(word).styles"),
      ("word/numbering", "\(word).numbering"), ("word/settings", "\(word).settings"),
    ]
    for edge in page.edges where edge.own != nil {
      parts.append((String(edge.path.dropLast(4)), "\(word).\(edge.kind)"))
    }
    parts += (0..<charts).map { ("word/charts/chart\($0 + 1)", "\(OfficePackage.office).drawingml.chart") }
    return OfficePackage.contentTypes(
      parts, others: charts > 0 ? [("xlsx", "\(OfficePackage.office).spreadsheetml.sheet")] : [],
      taken: (page.template?.parts ?? []).filter { !$0.type.isEmpty }.map { ($0.name, $0.type) })
  }

  /// The charts come first, so that the relation of each has its number.
  private static func relations(_ page: DOCXPage, charts: Int) -> XMLText {
    var parts = (0..<charts).map { (kind: "chart", name: "word/charts/chart\($0 + 1).xml") }
    parts += page.edges.map { ($0.kind, $0.path) }
    parts += ["styles", "numbering", "settings"].map { ($0, "word/\($0).xml") }
    parts += page.template?.relations ?? []
    return OfficePackage.relations(parts.map { ("\(OfficePackage.relationship)/\($0.kind)", "/\($0.name)") })
  }

  private static func properties(_ document: Document) -> XMLText {
    let frame = document.frame
    return OfficePackage.coreProperties(
      title: document.title, subject: frame?.asOf, keyword: frame?.marking, organisation: frame?.organisation,
      created: frame?.created ?? Instant(milliseconds: 0), locale: document.language("de-DE", "en-GB"))
  }
}
