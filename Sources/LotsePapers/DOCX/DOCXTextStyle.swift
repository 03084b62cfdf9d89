internal import LotseSheets

/// A named style of paragraphs, which a city may change in its own program for the whole text. Names that Word has
/// itself are used in its sense.
struct DOCXTextStyle {
  /// As Word names it in files, whatever the language of its menus.
  var name: String
  var parent: String? = "Normal"
  var next: String?
  /// Of a heading, from 1.
  var level: Int?
  /// Room above and below, in millimetres.
  var above = 0.0
  var below = 0.0
  /// The height of a line, in hundredths of the usual one.
  var line = 100
  /// Whether it stays on the page of what follows.
  var leads = false
  var isBoxed = false
  var isList = false
  /// A thin line above it.
  var overline: String?
  /// Kept free at the right, in millimetres.
  var right = 0.0
  var isCentered = false
  var hasRightTab = false
  var letters = DOCXLetters()
  var isHyphenated = true

  /// By what a text refers to it, where no template says otherwise.
  static func id(_ name: String) -> String {
    name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  static var all: [DOCXTextStyle] { text + headings + contents + tables + frame }

  private static var text: [DOCXTextStyle] {
    [
      .init(name: "Normal", parent: nil),
      .init(name: "Body Text", below: 2.5, line: 125),
      .init(name: "Body Text Kept", parent: "Body Text", below: 2.5, line: 125, leads: true),
      .init(name: "Notice", above: 2, below: 5, isBoxed: true, letters: .init(isBold: true)),
      .init(name: "Field", below: 1.2, isHyphenated: false),
      .init(name: "List Bullet", below: 1, line: 120, isList: true),
      .init(name: "List End", parent: "List Bullet", below: 3, line: 120),
      .init(name: "Chart", above: 1, below: 3),
      .init(name: "Signature", above: 8, leads: true),
      .init(name: "Signature Line", above: 18, leads: true, overline: "000000", right: 85),
      .init(name: "Signature End", above: 18, overline: "000000", right: 85),
    ]
  }

  private static var headings: [DOCXTextStyle] {
    let looks: [(size: Double, above: Double)] = [(18, 6), (14, 7), (12, 5), (11, 4), (10.5, 4), (10.5, 4)]
    return looks.enumerated().map { index, look in
      .init(
        name: "heading \(index + 1)", next: "Body Text", level: index + 1, above: look.above,
        below: index == 0 ? 4 : 2, leads: true, letters: .init(isBold: true, ink: PaperPage.ink, size: look.size),
        isHyphenated: false)
    }
  }

  private static var contents: [DOCXTextStyle] {
    [
      .init(
        name: "TOC Heading", above: 7, below: 2, leads: true,
        letters: .init(isBold: true, ink: PaperPage.ink, size: 14)),
      .init(name: "toc \(PaperContents.deepest)", below: 0.8),
    ]
  }

  private static var tables: [DOCXTextStyle] {
    [
      // The widths of columns are those of these letters, whatever a template sets its text in.
      .init(name: "Table Contents", letters: .init(font: Paint.font, size: 9)),
      .init(name: "Table Heading", parent: "Table Contents", letters: .init(isBold: true, size: 9)),
      .init(name: "caption", above: 2, below: 1, leads: true, letters: .init(isBold: true, size: 9.5)),
      // Word sets no room below a table, and joins two that touch.
      .init(name: "Table Gap", letters: .init(size: 5)),
    ]
  }

  private static var frame: [DOCXTextStyle] {
    [
      .init(name: "Letterhead", below: 0.5, letters: .init(isBold: true, ink: PaperPage.ink, size: 13)),
      .init(name: "Letterhead Line", letters: .init(size: 10)),
      .init(name: "header", letters: .init(ink: "404040", size: 8.5), isHyphenated: false),
      .init(
        name: DOCXPage.foot, overline: Paint.line, hasRightTab: true, letters: .init(ink: "404040", size: 8.5),
        isHyphenated: false),
      .init(
        name: "Marking", below: 1, isCentered: true, letters: .init(isBold: true, ink: "7A0C14", size: 10.5),
        isHyphenated: false),
    ]
  }

  func write(to part: inout XMLText, _ page: DOCXPage) {
    part.raw(
      "<w:style w:type=\"paragraph\"\(name == "Normal" ? " w:default=\"1\"" : "") w:styleId=\"\(page.id(name))\">")
    part.raw("<w:name w:val=\"\(name)\"/>")
    if let parent { part.raw("<w:basedOn w:val=\"\(page.id(parent))\"/>") }
    if let next { part.raw("<w:next w:val=\"\(page.id(next))\"/>") }
    part.raw("<w:qFormat/><w:pPr>")
    if leads { part.raw("<w:keepNext/>") }
    if isBoxed || level != nil { part.raw("<w:keepLines/>") }
    if isList { part.raw("<w:numPr><w:numId w:val=\"\(DOCXStylesWriter.list)\"/></w:numPr>") }
    writeLines(to: &part)
    if hasRightTab { part.raw("<w:tabs><w:tab w:val=\"right\" w:pos=\"\(page.textWidth.twips)\"/></w:tabs>") }
    if !isHyphenated { part.raw("<w:suppressAutoHyphens/>") }
    part.raw("<w:spacing w:before=\"\(Int(above * 100).twips)\" w:after=\"\(Int(below * 100).twips)\"")
    part.raw(" w:line=\"\(line * 240 / 100)\" w:lineRule=\"auto\"/>")
    // Borders stand outside of the text.
    if isBoxed { part.raw("<w:ind w:left=\"113\" w:right=\"113\"/>") }
    if right > 0 { part.raw("<w:ind w:right=\"\(Int(right * 100).twips)\"/>") }
    if isCentered { part.raw("<w:jc w:val=\"center\"/>") }
    if let level { part.raw("<w:outlineLvl w:val=\"\(level - 1)\"/>") }
    part.raw("</w:pPr>\(letters.properties)</w:style>")
  }

  private func writeLines(to part: inout XMLText) {
    if isBoxed {
      part.raw("<w:pBdr>")
      for side in ["top", "left", "bottom", "right"] {
        part.raw("<w:\(side) w:val=\"single\" w:sz=\"6\" w:space=\"5\" w:color=\"B58900\"/>")
      }
      part.raw("</w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF9E5\"/>")
    } else if let overline {
      part.raw("<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"\(overline)\"/></w:pBdr>")
    }
  }
}

extension Int {
  /// Of hundredths of a millimetre; a twip is the twentieth of a point.
  var twips: Int { self * 72 / 127 }
}
