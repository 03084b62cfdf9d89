internal import LotseBasics
internal import LotseSheets

/// The table of contents of a long paper: a link for every section, with the page as a field that the program fills in,
/// because only it knows where pages end (ODF 1.3 part 3, 7.5 and 8.3).
struct ODTContents {
  private let language: Language
  private let headings: [(number: Int, text: String)]
  /// Whether the document says where it stands.
  private let isPlaced: Bool

  /// Fewer sections than this are found without it.
  private static let fewest = 8
  /// Sections, not their parts, so that it stays on the first page.
  static let deepest = 2

  /// Nil where the document is short.
  init?(_ document: Document) {
    language = document.language
    var headings: [(number: Int, text: String)] = []
    var number = 0
    for case .heading(let level, let text) in document.blocks {
      if level == ODTContents.deepest { headings.append((number, text)) }
      number += 1
    }
    guard headings.count >= ODTContents.fewest else { return nil }
    self.headings = headings
    isPlaced = document.blocks.contains { if case .contents = $0 { true } else { false } }
  }

  static func name(_ heading: Int) -> String { "section\(heading)" }

  /// Where the document does not say so, it stands before the first section, after the head of the paper.
  func isBefore(heading: Int) -> Bool { !isPlaced && heading == headings.first?.number }

  func write(to part: inout XMLText) {
    let title = language("Inhalt", "Contents")
    part.raw("<text:table-of-content text:name=\"\(title)\" text:protected=\"false\"><text:table-of-content-source")
    part.raw(" text:outline-level=\"\(ODTContents.deepest)\" text:use-outline-level=\"true\">")
    part.raw("<text:index-title-template text:style-name=\"Contents_20_Heading\">\(title)</text:index-title-template>")
    for level in 1...ODTContents.deepest {
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
      let name = ODTContents.name(heading.number)
      part.raw("<text:p text:style-name=\"Contents_20_\(ODTContents.deepest)\">")
      part.raw("<text:a xlink:type=\"simple\" xlink:href=\"#\(name)\" text:style-name=\"Index_20_Link\"")
      part.raw(" text:visited-style-name=\"Index_20_Link\">")
      part.inline(heading.text.inOneLine(atMost: 160))
      part.raw("</text:a><text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"\(name)\"/>")
      part.raw("</text:p>")
    }
    part.raw("</text:index-body></text:table-of-content>")
  }
}
