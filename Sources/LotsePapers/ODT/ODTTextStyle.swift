internal import LotseSheets

/// A named style of paragraphs, which a city may change in its own program for the whole text. Names that LibreOffice
/// has itself are used in its sense.
struct ODTTextStyle {
  var name: String
  var parent: String? = "Standard"
  var next: String?
  /// Of a heading.
  var level: Int?
  var paragraph = ""
  /// A tab at the right, so many millimetres from the left; dotted in a table of contents.
  var tab: Int?
  /// In points, as a text.
  var size: String?
  var isBold = false
  /// Red, green, blue.
  var ink: String?
  var isHyphenated = true

  static var all: [ODTTextStyle] { text + headings + contents + tables + frame }

  private static let kept = " fo:keep-with-next=\"always\""

  private static func space(_ above: Double, _ below: Double) -> String {
    " fo:margin-top=\"\(above)mm\" fo:margin-bottom=\"\(below)mm\""
  }

  private static var text: [ODTTextStyle] {
    let signed =
      space(18, 0) + " fo:padding-top=\"1mm\" fo:border-top=\"0.5pt solid #000000\" fo:margin-right=\"85mm\""
    return [
      .init(name: "Standard", parent: nil),
      .init(name: "Text_20_body", paragraph: space(0, 2.5) + " fo:line-height=\"125%\""),
      .init(name: "Text_20_body_20_Kept", parent: "Text_20_body", paragraph: kept),
      .init(
        name: "Notice",
        paragraph: space(1, 4) + " fo:padding=\"2mm\" fo:border=\"0.75pt solid #B58900\""
          + " fo:background-color=\"#FFF9E5\" fo:keep-together=\"always\"", isBold: true),
      .init(name: "Field", paragraph: space(0, 1.2), isHyphenated: false),
      .init(name: "List_20_Item", paragraph: space(0, 1) + " fo:line-height=\"120%\""),
      .init(name: "List_20_End", parent: "List_20_Item", paragraph: space(0, 3)),
      .init(name: "Chart", paragraph: space(1, 3)),
      .init(name: "Signature", paragraph: space(8, 0) + kept),
      .init(name: "Signature_20_Line", paragraph: signed + kept),
      .init(name: "Signature_20_End", paragraph: signed),
    ]
  }

  private static var headings: [ODTTextStyle] {
    let sizes: [(String, Double)] = [("18", 6), ("14", 7), ("12", 5), ("11", 4), ("10.5", 4), ("10.5", 4)]
    return [
      .init(
        name: "Heading", next: "Text_20_body", paragraph: kept, isBold: true, ink: PaperPage.ink, isHyphenated: false)
    ]
      + sizes.enumerated().map { index, look in
        .init(
          name: "Heading_20_\(index + 1)", parent: "Heading", next: "Text_20_body", level: index + 1,
          paragraph: space(look.1, index == 0 ? 4 : 2), size: look.0)
      }
  }

  private static var contents: [ODTTextStyle] {
    [
      .init(name: "Contents_20_Heading", paragraph: space(7, 2) + kept, size: "14", isBold: true, ink: PaperPage.ink)
    ]
      + (1...PaperContents.deepest).map { level in
        .init(name: "Contents_20_\(level)", paragraph: space(0, 0.8), tab: PaperPage.textWidth / 100)
      }
  }

  private static var tables: [ODTTextStyle] {
    [
      .init(name: "Table_20_Contents", size: "9"),
      .init(name: "Table_20_Heading", parent: "Table_20_Contents", isBold: true),
      .init(name: "Caption", paragraph: space(2, 1) + kept, size: "9.5", isBold: true),
    ]
  }

  private static var frame: [ODTTextStyle] {
    [
      .init(name: "Letterhead", paragraph: space(0, 0.5), size: "13", isBold: true, ink: PaperPage.ink),
      .init(name: "Letterhead_20_Line", size: "10"),
      .init(name: "Header", tab: PaperPage.textWidth / 100, size: "8.5", ink: "404040", isHyphenated: false),
      .init(
        name: "Footer", paragraph: " fo:padding-top=\"1.5mm\" fo:border-top=\"0.5pt solid #\(Paint.line)\"",
        tab: PaperPage.textWidth / 100, size: "8.5", ink: "404040", isHyphenated: false),
      .init(
        name: "Marking", paragraph: space(0, 1) + " fo:text-align=\"center\"", size: "10.5", isBold: true,
        ink: "7A0C14", isHyphenated: false),
    ]
  }

  func write(to part: inout XMLText) {
    part.raw("<style:style style:name=\"\(name)\" style:display-name=\"\(name.replacing("_20_", with: " "))\"")
    part.raw(" style:family=\"paragraph\"")
    if let parent { part.raw(" style:parent-style-name=\"\(parent)\"") }
    if let next { part.raw(" style:next-style-name=\"\(next)\"") }
    if let level { part.raw(" style:default-outline-level=\"\(level)\"") }
    part.raw("><style:paragraph-properties\(paragraph)>")
    if let tab {
      let leader = name.hasPrefix("Contents") ? " style:leader-style=\"dotted\" style:leader-text=\".\"" : ""
      part.raw("<style:tab-stops><style:tab-stop style:position=\"\(tab)mm\" style:type=\"right\"\(leader)/>")
      part.raw("</style:tab-stops>")
    }
    part.raw("</style:paragraph-properties><style:text-properties\(letters)/></style:style>")
  }

  private var letters: String {
    var letters = size.map(ODTTextStyle.letters(of:)) ?? ""
    if isBold {
      letters += " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\""
    }
    if let ink { letters += " fo:color=\"#\(ink)\"" }
    return letters + (isHyphenated ? "" : " fo:hyphenate=\"false\"")
  }

  /// Of every script alike.
  static func letters(of size: String) -> String {
    " fo:font-size=\"\(size)pt\" style:font-size-asian=\"\(size)pt\" style:font-size-complex=\"\(size)pt\""
  }
}
