internal import LotseBasics
internal import LotseSheets

/// The parts with the named styles, the one kind of list, and the settings (ECMA-376 part 1, 17.7, 17.9 and 17.15).
struct DOCXStylesWriter {
  static let table = "Report Table"
  /// A number that no template has for a list of its own.
  static let list = 9001
  private let language: Language
  private let page: DOCXPage

  init(_ language: Language, _ page: DOCXPage) {
    self.language = language
    self.page = page
  }

  var styles: XMLText {
    if let template = page.template { return template.styles(with: ownStyles) }
    var part = XMLText(part: "<w:styles xmlns:w=\"\(XMLText.word)\">")
    part.raw("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts")
    for script in ["ascii", "hAnsi", "eastAsia", "cs"] { part.raw(" w:\(script)=\"\(Paint.font)\"") }
    part.raw("/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"\(locale)\"/></w:rPr></w:rPrDefault>")
    part.raw("<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>")
    part.raw("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>")
    part.raw("<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>")
    part.raw(ownStyles)
    part.raw("</w:styles>")
    return part
  }

  /// The styles that no template has.
  private var ownStyles: XMLText {
    var part = XMLText()
    for style in DOCXTextStyle.all where page.template?.ids[style.name.lowercased()] == nil {
      style.write(to: &part, page)
    }
    if page.template?.ids[DOCXStylesWriter.table.lowercased()] == nil { writeTable(to: &part) }
    return part
  }

  /// Headings and totals are told apart by fill and lines, rows by thin lines.
  private func writeTable(to part: inout XMLText) {
    func line(_ side: String, _ size: Int, _ color: String) -> String {
      "<w:\(side) w:val=\"single\" w:sz=\"\(size)\" w:space=\"0\" w:color=\"\(color)\"/>"
    }
    part.raw("<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"\(page.id(DOCXStylesWriter.table))\">")
    part.raw(
      "<w:name w:val=\"\(DOCXStylesWriter.table)\"/><w:basedOn w:val=\"\(page.id("Normal Table"))\"/><w:tblPr><w:tblBorders>"
    )
    part.raw(line("bottom", 4, Paint.line) + line("insideH", 4, Paint.line) + "</w:tblBorders><w:tblCellMar>")
    for (side, width) in [("top", 80), ("left", 120), ("bottom", 80), ("right", 120)] {
      part.raw("<w:\(side) w:w=\"\(width.twips)\" w:type=\"dxa\"/>")
    }
    part.raw("</w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>")
    part.raw(line("bottom", 8, PaperPage.ink) + "</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\"")
    part.raw(" w:fill=\"\(PaperPage.headFill)\"/><w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr>")
    part.raw("<w:tblStylePr w:type=\"lastRow\"><w:tcPr><w:tcBorders>")
    part.raw(line("top", 8, PaperPage.ink) + line("bottom", 8, PaperPage.ink))
    part.raw("</w:tcBorders></w:tcPr></w:tblStylePr></w:style>")
  }

  var numbering: XMLText {
    if let numbering = page.template?.numbering(with: list) { return numbering }
    var part = XMLText(part: "<w:numbering xmlns:w=\"\(XMLText.word)\">")
    part.raw(list.look)
    part.raw(list.use)
    part.raw("</w:numbering>")
    return part
  }

  /// The one kind of list: how it looks, and what styles name it by.
  private var list: (look: XMLText, use: XMLText) {
    let number = DOCXStylesWriter.list
    var (part, use) = (XMLText(), XMLText())
    part.raw(
      "<w:abstractNum w:abstractNumId=\"\(number)\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\">")
    part.raw("<w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>")
    part.raw("<w:pPr><w:ind w:left=\"\(500.twips)\" w:hanging=\"\(500.twips)\"/></w:pPr></w:lvl></w:abstractNum>")
    use.raw("<w:num w:numId=\"\(number)\"><w:abstractNumId w:val=\"\(number)\"/></w:num>")
    return (part, use)
  }

  /// Hyphenation, and that no program needs to fall back on the layout of an older Word.
  var settings: XMLText {
    var part = XMLText(part: "<w:settings xmlns:w=\"\(XMLText.word)\">")
    part.raw("<w:defaultTabStop w:val=\"709\"/><w:autoHyphenation/><w:consecutiveHyphenLimit w:val=\"3\"/>")
    part.raw("<w:compat><w:compatSetting w:name=\"compatibilityMode\"")
    part.raw(" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>")
    part.raw("<w:themeFontLang w:val=\"\(locale)\"/></w:settings>")
    return part
  }

  private var locale: String { language("de-DE", "en-GB") }
}
