internal import LotseBasics
internal import LotseSheets

/// The page, and what stands above and below the text of every one (ECMA-376 part 1, 17.6 and 17.10): that of a template,
/// else A4 with the margins of a letter (DIN 5008).
struct DOCXPage {
  /// What stands at an edge of pages, as a part of its own.
  struct Edge {
    /// `header` or `footer`.
    let kind: String
    /// Of the pages that have it: `default` or `first`.
    let pages: String
    /// Nil where it is that of the template.
    let own: XMLText?
    /// Where it stands in the file.
    let path: String
  }

  /// The style of our foot of pages: that of a template may have its stops elsewhere.
  static let foot = "Report Footer"

  let template: DOCXTemplate?
  let edges: [Edge]

  init(_ document: Document, _ template: DOCXTemplate?) {
    self.template = template
    var edges: [Edge] = []
    for kind in ["header", "footer"] {
      for pages in template?.hasFirstPage == false ? ["default"] : ["default", "first"] {
        if let path = template?.edges["\(kind) \(pages)"] {
          edges.append(Edge(kind: kind, pages: pages, own: nil, path: path))
        } else {
          let part =
            kind == "footer"
            ? DOCXPage.footer(document, template) : DOCXPage.header(document, template, isFirst: pages == "first")
          edges.append(Edge(kind: kind, pages: pages, own: part, path: "word/lotse-\(kind)-\(pages).xml"))
        }
      }
    }
    self.edges = edges
  }

  /// In hundredths of a millimetre.
  var textWidth: Int { template?.textWidth ?? PaperPage.textWidth }

  /// Whether the template has the letterhead at the head of its pages.
  var hasLetterhead: Bool { edges.contains { $0.kind == "header" && $0.own == nil } }

  /// By what a text refers to a style: programs in other languages call "heading 1" otherwise, though not by name.
  func id(_ style: String) -> String { DOCXPage.id(style, template) }

  static func id(_ style: String, _ template: DOCXTemplate?) -> String {
    guard let template else { return style == "Normal Table" ? "TableNormal" : DOCXTextStyle.id(style) }
    return template.ids[style.lowercased()] ?? "Lotse" + DOCXTextStyle.id(style)
  }

  /// The line that marks a page, where the document is marked.
  static func marking(_ document: Document, _ template: DOCXTemplate?) -> XMLText? {
    document.frame?.marking.map { marking in
      var part = XMLText()
      part.raw("<w:p xmlns:w=\"\(XMLText.word)\"><w:pPr><w:pStyle w:val=\"\(id("Marking", template))\"/></w:pPr>")
      part.run(marking)
      part.raw("</w:p>")
      return part
    }
  }

  /// The first page has no title at its head, which stands in its text.
  private static func header(_ document: Document, _ template: DOCXTemplate?, isFirst: Bool) -> XMLText {
    var part = XMLText(part: "<w:hdr xmlns:w=\"\(XMLText.word)\">")
    let marking = marking(document, template)
    if let marking { part.raw(marking) }
    if !isFirst || marking == nil {
      part.raw("<w:p><w:pPr><w:pStyle w:val=\"\(id("header", template))\"/></w:pPr>")
      part.run((isFirst ? "" : document.title).inOneLine(atMost: 90))
      part.raw("</w:p>")
    }
    part.raw("</w:hdr>")
    return part
  }

  private static func footer(_ document: Document, _ template: DOCXTemplate?) -> XMLText {
    let language = document.language
    var part = XMLText(part: "<w:ftr xmlns:w=\"\(XMLText.word)\"><w:p><w:pPr>")
    part.raw("<w:pStyle w:val=\"\(id(foot, template))\"/></w:pPr>")
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
    if let template {
      template.writePage(to: &part)
    } else {
      part.raw("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"\(2_900.twips)\" w:right=\"\(2_000.twips)\"")
      part.raw(" w:bottom=\"\(2_500.twips)\" w:left=\"\(2_500.twips)\" w:header=\"\(1_400.twips)\"")
      part.raw(" w:footer=\"\(1_200.twips)\" w:gutter=\"0\"/>")
    }
    part.raw("\(edges.contains { $0.pages == "first" } ? "<w:titlePg/>" : "")</w:sectPr>")
  }
}
