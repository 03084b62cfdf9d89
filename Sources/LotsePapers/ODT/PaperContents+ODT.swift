internal import LotseSheets

/// As OpenDocument (ODF 1.3 part 3, 7.5 and 8.3).
extension PaperContents {
  /// With the page as a field that the program fills in, because only it knows where pages end.
  func writeODT(to part: inout XMLText) {
    part.raw("<text:table-of-content text:name=\"\(title)\" text:protected=\"false\"><text:table-of-content-source")
    part.raw(" text:outline-level=\"\(PaperContents.deepest)\" text:use-outline-level=\"true\">")
    part.raw("<text:index-title-template text:style-name=\"Contents_20_Heading\">\(title)</text:index-title-template>")
    for level in 1...PaperContents.deepest {
      part.raw("<text:table-of-content-entry-template text:outline-level=\"\(level)\"")
      part.raw(
        " text:style-name=\"Contents_20_\(level)\"><text:index-entry-link-start text:style-name=\"Index_20_Link\"/><text:index-entry-text/>"
      )
      part.raw(
        "<text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/><text:index-entry-page-number/>")
      part.raw("<text:index-entry-link-end/></text:table-of-content-entry-template>")
    }
    part.raw("</text:table-of-content-source><text:index-body><text:index-title text:name=\"\(title)_Head\">")
    part.raw("<text:p text:style-name=\"Contents_20_Heading\">\(title)</text:p></text:index-title>")
    for heading in headings {
      let name = PaperContents.name(heading.number)
      part.raw("<text:p text:style-name=\"Contents_20_\(PaperContents.deepest)\">")
      part.raw("<text:a xlink:type=\"simple\" xlink:href=\"#\(name)\" text:style-name=\"Index_20_Link\"")
      part.raw(" text:visited-style-name=\"Index_20_Link\">")
      part.inline(heading.text.inOneLine(atMost: 160))
      part.raw("</text:a><text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"\(name)\"/>")
      part.raw("</text:p>")
    }
    part.raw("</text:index-body></text:table-of-content>")
  }
}
