internal import LotseBasics
internal import LotseSheets

/// The page, A4 with the margins of a letter (DIN 5008), and what stands above and below the text of every one
/// (ECMA-376 part 1, 17.6 and 17.10).
struct DOCXPage {
  /// What stands at an edge of pages, as a part of its own.
  struct Edge {
    /// `header` or `footer`.
    let kind: String
    /// Of the pages that have it: `default` or `first`.
    let pages: String
    let part: XMLText

    var name: String { pages == "first" ? "\(kind)-first" : kind }
  }

  /// In hundredths of a millimetre.
  let textWidth = PaperPage.textWidth
  let edges: [Edge]

  /// The first page has no title at its head, which stands in its text.
  init(_ document: Document) {
    edges = [
      Edge(kind: "header", pages: "default", part: DOCXPage.header(document, title: document.title)),
      Edge(kind: "header", pages: "first", part: DOCXPage.header(document, title: nil)),
      Edge(kind: "footer", pages: "default", part: DOCXPage.footer(document)),
      Edge(kind: "footer", pages: "first", part: DOCXPage.footer(document)),
    ]
  }

  private static func header(_ document: Document, title: String?) -> XMLText {
    var part = XMLText(part: "<w:hdr xmlns:w=\"\(XMLText.word)\">")
    let marking = document.frame?.marking
    if let marking {
      part.raw("<w:p><w:pPr><w:pStyle w:val=\"Marking\"/></w:pPr>")
      part.run(marking)
      part.raw("</w:p>")
    }
    if title != nil || marking == nil {
      part.raw("<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>")
      part.run((title ?? "").inOneLine(atMost: 90))
      part.raw("</w:p>")
    }
    part.raw("</w:hdr>")
    return part
  }

  private static func footer(_ document: Document) -> XMLText {
    let language = document.language
    var part = XMLText(part: "<w:ftr xmlns:w=\"\(XMLText.word)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>")
    part.run((document.frame?.asOf ?? "").inOneLine(atMost: 90))
    part.run("\t\(language("Seite", "Page")) ")
    part.field("PAGE", "1")
    part.run(" \(language("von", "of")) ")
    part.field("NUMPAGES", "1")
    part.raw("</w:p></w:ftr>")
    return part
  }

  /// The section that all the text is; the relations to the edges are numbered from the first.
  func writeSection(to part: inout XMLText, firstRelation first: Int) {
    part.raw("<w:sectPr>")
    for (index, edge) in edges.enumerated() {
      part.raw("<w:\(edge.kind)Reference w:type=\"\(edge.pages)\" r:id=\"rId\(first + index)\"/>")
    }
    part.raw("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"\(2_900.twips)\" w:right=\"\(2_000.twips)\"")
    part.raw(" w:bottom=\"\(2_500.twips)\" w:left=\"\(2_500.twips)\" w:header=\"\(1_400.twips)\"")
    part.raw(" w:footer=\"\(1_200.twips)\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>")
  }
}
