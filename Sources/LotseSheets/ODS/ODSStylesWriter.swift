internal import LotseBasics

/// The part with the styles of cells, numbers and pages; it is written after the content, when the looks are known.
enum ODSStylesWriter {
  static func styles(_ looks: Looks, _ book: Workbook) -> XMLText {
    let place = place(book.language)
    var part = XMLText(part: "<office:document-styles\(ODSPartsWriter.namespaces)><office:font-face-decls>")
    part.raw("<style:font-face style:name=\"\(Paint.font)\" svg:font-family=\"\(Paint.font)\"")
    part.raw(" style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/></office:font-face-decls>")
    part.raw("<office:styles><style:default-style style:family=\"table-cell\">")
    part.raw("<style:text-properties style:font-name=\"\(Paint.font)\" fo:font-size=\"10pt\"\(place.letters)/>")
    part.raw("</style:default-style>")
    writeFormats(book.language, place.digits, to: &part)
    part.raw("<style:style style:name=\"Default\" style:family=\"table-cell\"/>")
    for (number, look) in looks.used.enumerated() { write(look, number, to: &part) }
    part.raw("</office:styles><office:automatic-styles>")
    if book.marking != nil {
      part.raw("<style:style style:name=\"marking\" style:family=\"text\">")
      part.raw("<style:text-properties fo:font-weight=\"bold\"/></style:style>")
    }
    for page in Worksheet.Page.allCases { writeLayout(page, isMarked: book.marking != nil, to: &part) }
    part.raw("</office:automatic-styles><office:master-styles>")
    for page in Worksheet.Page.allCases.map(\.rawValue) {
      part.raw("<style:master-page style:name=\"\(page)\" style:page-layout-name=\"page-\(page)\">")
      if let marking = book.marking {
        part.raw("<style:header><style:region-center>")
        part.raw("<text:p><text:span text:style-name=\"marking\">")
        part.inline(String(marking.prefix(100)))
        part.raw("</text:span></text:p></style:region-center></style:header><style:footer>")
      } else {
        part.raw("<style:header style:display=\"false\"><text:p/></style:header><style:footer>")
      }
      part.raw("<style:region-left><text:p>")
      part.text(String(book.title.prefix(100)))
      part.raw("</text:p></style:region-left><style:region-right><text:p>\(book.language("Seite", "Page")) ")
      part.raw("<text:page-number>1</text:page-number> \(book.language("von", "of")) ")
      part.raw("<text:page-count>1</text:page-count></text:p></style:region-right></style:footer></style:master-page>")
    }
    part.raw("</office:master-styles></office:document-styles>")
    return part
  }

  private static func place(_ language: Language) -> (letters: String, digits: String) {
    let country = language("DE", "GB")
    return (
      " fo:language=\"\(language.rawValue)\" fo:country=\"\(country)\"",
      " number:language=\"\(language.rawValue)\" number:country=\"\(country)\""
    )
  }

  private static func write(_ look: Look, _ number: Int, to part: inout XMLText) {
    let paint = look.paint
    part.raw("<style:style style:name=\"c\(number)\" style:display-name=\"\(name(look))\"")
    part.raw(" style:family=\"table-cell\" style:parent-style-name=\"Default\"")
    part.raw(look.format == .general ? ">" : " style:data-style-name=\"\(look.format)\">")
    part.raw("<style:table-cell-properties style:cell-protect=\"\(look.isUnlocked ? "none" : "protected")\"")
    part.raw(" style:vertical-align=\"\(paint.isCentered ? "middle" : "top")\"")
    if look.style.wraps { part.raw(" fo:wrap-option=\"wrap\"") }
    if let fill = paint.fill { part.raw(" fo:background-color=\"#\(fill)\"") }
    if look.format == .flag { part.raw(" style:text-align-source=\"fix\"") }
    if let edge = paint.edge { part.raw(" fo:border=\"0.5pt solid #\(edge)\"") }
    part.raw(look.format == .flag ? "/><style:paragraph-properties fo:text-align=\"center\"/>" : "/>")
    part.raw("<style:text-properties fo:color=\"#\(paint.ink)\" fo:font-size=\"\(paint.size)pt\"")
    if paint.isBold { part.raw(" fo:font-weight=\"bold\"") }
    if paint.isUnderlined { part.raw(" style:text-underline-style=\"solid\" style:text-underline-width=\"auto\"") }
    part.raw("/></style:style>")
  }

  /// As it stands in the list of styles of the program that opens the file.
  private static func name(_ look: Look) -> String {
    var words = ["Lotse", look.style.rawValue]
    if look.format != .general { words.append("\(look.format)") }
    if look.isFramed { words.append("framed") }
    if look.isLink { words.append("link") }
    if look.isUnlocked { words.append("unlocked") }
    return words.joined(separator: " ")
  }

  private static func writeFormats(_ language: Language, _ place: String, to part: inout XMLText) {
    let symbol = "<number:currency-symbol\(place)>€</number:currency-symbol>"
    let amount = "<number:number number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>"
    let whole = "<number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\"/>"
    let day = "<number:day number:style=\"long\"/>"
    let month = "<number:month number:style=\"long\"/>"
    let year = "<number:year number:style=\"long\"/>"
    let (point, hyphen) = ("<number:text>.</number:text>", "<number:text>-</number:text>")
    part.raw("<number:number-style style:name=\"count\">\(whole)</number:number-style>")
    writeDifference(whole, to: &part)
    part.raw("<number:number-style style:name=\"hundredths\"><number:number number:decimal-places=\"2\"")
    part.raw(" number:min-decimal-places=\"1\" number:min-integer-digits=\"1\"/></number:number-style>")
    part.raw("<number:currency-style style:name=\"money\"\(place)>")
    part.raw(language("\(amount)<number:text> </number:text>\(symbol)", "\(symbol)\(amount)"))
    part.raw("</number:currency-style><number:percentage-style style:name=\"percent\">")
    part.raw("\(whole)<number:text>\(language(" %", "%"))</number:text></number:percentage-style>")
    part.raw("<number:date-style style:name=\"day\">")
    part.raw(language(day + point + month + point + year, year + hyphen + month + hyphen + day))
    part.raw("</number:date-style><number:boolean-style style:name=\"flag\"\(place)><number:boolean/>")
    part.raw("</number:boolean-style><number:text-style style:name=\"text\"><number:text-content/></number:text-style>")
  }

  /// A sign always stands there: one form for what is above 0, one for what is below, and their own for 0.
  private static func writeDifference(_ whole: String, to part: inout XMLText) {
    for (name, sign) in [("above", "+"), ("below", "−")] {
      part.raw("<number:number-style style:name=\"difference-\(name)\" style:volatile=\"true\">")
      part.raw("<number:text>\(sign)</number:text>\(whole)</number:number-style>")
    }
    part.raw("<number:number-style style:name=\"difference\"><number:text>±</number:text>\(whole)")
    part.raw("<style:map style:condition=\"value()&gt;0\" style:apply-style-name=\"difference-above\"/>")
    part.raw("<style:map style:condition=\"value()&lt;0\" style:apply-style-name=\"difference-below\"/>")
    part.raw("</number:number-style>")
  }

  /// A4, as high as it needs to be at the width of one page, unless it is too wide for that.
  private static func writeLayout(_ page: Worksheet.Page, isMarked: Bool, to part: inout XMLText) {
    let isLandscape = page.isLandscape
    let scale =
      switch page {
      case .wide: "style:scale-to=\"80%\""
      case .single: "style:scale-to-X=\"1\" style:scale-to-Y=\"1\""
      case .landscape, .portrait: "style:scale-to-X=\"1\""
      }
    part.raw("<style:page-layout style:name=\"page-\(page.rawValue)\"><style:page-layout-properties")
    part.raw(" fo:page-width=\"\(isLandscape ? 297 : 210)mm\" fo:page-height=\"\(isLandscape ? 210 : 297)mm\"")
    part.raw(" style:print-orientation=\"\(isLandscape ? "landscape" : "portrait")\" fo:margin=\"13mm\" \(scale)")
    part.raw(" style:print=\"objects charts drawings zero-values\"/>")
    part.raw(
      isMarked
        ? "<style:header-style><style:header-footer-properties fo:min-height=\"8mm\" fo:margin=\"0mm\""
          + " fo:margin-bottom=\"3mm\"/></style:header-style>" : "<style:header-style/>")
    part.raw(
      "<style:footer-style><style:header-footer-properties fo:min-height=\"8mm\" fo:margin=\"0mm\""
        + " fo:margin-top=\"3mm\"/>"
    )
    part.raw("</style:footer-style></style:page-layout>")
  }
}
