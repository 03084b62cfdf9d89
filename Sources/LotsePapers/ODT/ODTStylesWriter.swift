internal import LotseBasics
internal import LotseSheets

/// The part with the named styles and the pages.
struct ODTStylesWriter {
  private let document: Document
  private var language: Language { document.language }

  init(_ document: Document) { self.document = document }

  var styles: XMLText {
    var part = XMLText(part: "<office:document-styles\(ODSPartsWriter.namespaces)><office:font-face-decls>")
    part.raw("<style:font-face style:name=\"\(Paint.font)\" svg:font-family=\"\(Paint.font)\"")
    part.raw(" style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/></office:font-face-decls>")
    part.raw("<office:styles>")
    writeDefaults(to: &part)
    for style in ODTTextStyle.all { style.write(to: &part) }
    part.raw("<style:style style:name=\"Index_20_Link\" style:display-name=\"Index Link\" style:family=\"text\"/>")
    writeList(to: &part)
    part.raw("</office:styles><office:automatic-styles>")
    writeLayout(to: &part)
    part.raw("</office:automatic-styles><office:master-styles>")
    writeMaster(to: &part)
    part.raw("</office:master-styles></office:document-styles>")
    return part
  }

  // MARK: Styles

  private func writeDefaults(to part: inout XMLText) {
    let country = language("DE", "GB")
    part.raw("<style:default-style style:family=\"paragraph\"><style:paragraph-properties")
    part.raw(" fo:orphans=\"2\" fo:widows=\"2\" fo:hyphenation-ladder-count=\"3\" style:writing-mode=\"page\"/>")
    part.raw("<style:text-properties style:font-name=\"\(Paint.font)\" style:font-name-asian=\"\(Paint.font)\"")
    part.raw(" style:font-name-complex=\"\(Paint.font)\"\(ODTTextStyle.letters(of: "10.5"))")
    part.raw(" fo:language=\"\(language.rawValue)\" fo:country=\"\(country)\" fo:hyphenate=\"true\"")
    part.raw(" fo:hyphenation-remain-char-count=\"3\" fo:hyphenation-push-char-count=\"3\"/></style:default-style>")
    part.raw("<style:default-style style:family=\"table\"/>")
  }

  private func writeList(to part: inout XMLText) {
    part.raw("<text:list-style style:name=\"List\"><text:list-level-style-bullet text:level=\"1\"")
    part.raw(" text:bullet-char=\"•\"><style:list-level-properties")
    part.raw(" text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment")
    part.raw(" text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"5mm\" fo:text-indent=\"-5mm\"")
    part.raw(" fo:margin-left=\"5mm\"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>")
  }

  // MARK: Pages

  private func writeLayout(to part: inout XMLText) {
    part.raw("<style:page-layout style:name=\"page\"><style:page-layout-properties fo:page-width=\"210mm\"")
    part.raw(" fo:page-height=\"297mm\" style:print-orientation=\"portrait\" fo:margin-top=\"14mm\"")
    part.raw(
      " fo:margin-bottom=\"12mm\" fo:margin-left=\"25mm\" fo:margin-right=\"20mm\" style:writing-mode=\"lr-tb\"/>")
    part.raw("<style:header-style><style:header-footer-properties fo:min-height=\"10mm\" fo:margin-bottom=\"5mm\"/>")
    part.raw("</style:header-style><style:footer-style><style:header-footer-properties fo:min-height=\"10mm\"")
    part.raw(" fo:margin-top=\"5mm\"/></style:footer-style></style:page-layout>")
  }

  private func writeMaster(to part: inout XMLText) {
    part.raw("<style:master-page style:name=\"Standard\" style:page-layout-name=\"page\"><style:header>")
    writeMarking(to: &part)
    if !document.title.isEmpty { writeHeader(document.title, to: &part) }
    part.raw("</style:header><style:header-first>")
    writeMarking(to: &part)
    if document.frame?.marking == nil { writeHeader("", to: &part) }
    part.raw("</style:header-first>")
    for name in ["style:footer", "style:footer-first"] {
      part.raw("<\(name)><text:p text:style-name=\"Footer\">")
      part.inline((document.frame?.asOf ?? "").inOneLine(atMost: 90))
      part.raw(
        "<text:tab/>\(language("Seite", "Page")) <text:page-number text:select-page=\"current\">1</text:page-number>")
      part.raw(" \(language("von", "of")) <text:page-count>1</text:page-count></text:p></\(name)>")
    }
    part.raw("</style:master-page>")
  }

  private func writeMarking(to part: inout XMLText) {
    guard let marking = document.frame?.marking else { return }
    part.raw("<text:p text:style-name=\"Marking\">")
    part.inline(marking)
    part.raw("</text:p>")
  }

  private func writeHeader(_ text: String, to part: inout XMLText) {
    part.raw("<text:p text:style-name=\"Header\">")
    part.inline(text.inOneLine(atMost: 90))
    part.raw("</text:p>")
  }

}
