internal import LotseBasics
internal import LotseSheets

/// The parts with the named styles, the one kind of list, and the settings (ECMA-376 part 1, 17.7, 17.9 and 17.15).
struct DOCXStylesWriter {
  static let table = "ReportTable"
  private let language: Language
  private let page: DOCXPage

  init(_ language: Language, _ page: DOCXPage) {
    self.language = language
    self.page = page
  }

  var styles: XMLText {
    var part = XMLText(part: "<w:styles xmlns:w=\"\(XMLText.word)\">")
    part.raw("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts")
    for script in ["ascii", "hAnsi", "eastAsia", "cs"] { part.raw(" w:\(script)=\"\(Paint.font)\"") }
    part.raw("/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"\(locale)\"/></w:rPr></w:rPrDefault>")
    part.raw("<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>")
    for style in DOCXTextStyle.all { style.write(to: &part, page) }
    part.raw("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>")
    part.raw("<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>")
    writeTable(to: &part)
    part.raw("</w:styles>")
    return part
  }

  /// Headings and totals are told apart by fill and lines, rows by thin lines.
  private func writeTable(to part: inout XMLText) {
    func line(_ side: String, _ size: Int, _ color: String) -> String {
      "<w:\(side) w:val=\"single\" w:sz=\"\(size)\" w:space=\"0\" w:color=\"\(color)\"/>"
    }
    part.raw("<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"\(DOCXStylesWriter.table)\">")
    part.raw("<w:name w:val=\"Report Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>")
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
    var part = XMLText(part: "<w:numbering xmlns:w=\"\(XMLText.word)\">")
    part.raw("<w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\">")
    part.raw("<w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>")
    part.raw("<w:pPr><w:ind w:left=\"\(500.twips)\" w:hanging=\"\(500.twips)\"/></w:pPr></w:lvl></w:abstractNum>")
    part.raw("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>")
    return part
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
