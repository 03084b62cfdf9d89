internal import LotseBasics

/// The part with fonts, fills, borders and their combinations (ECMA-376 part 1, 18.8).
enum XLSXStylesWriter {
  static func styles(_ looks: Looks, _ language: Language) -> XMLText {
    var fonts: [XMLText] = []
    var fills = [fill(nil, pattern: "none"), fill(nil, pattern: "gray125")]
    var borders = [border(nil)]
    var formats = XMLText()
    for look in looks.used {
      let paint = look.paint
      let letters = place(of: font(paint), in: &fonts)
      let filling = paint.fill.map { place(of: fill($0, pattern: "solid"), in: &fills) } ?? 0
      let edges = place(of: border(paint.edge), in: &borders)
      formats.raw("<xf numFmtId=\"\(format(look.format))\" fontId=\"\(letters)\" fillId=\"\(filling)\"")
      formats.raw(" borderId=\"\(edges)\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"")
      formats.raw(" applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\">")
      formats.raw("<alignment\(look.format == .flag ? " horizontal=\"center\"" : "")")
      formats.raw(" vertical=\"\(paint.isCentered ? "center" : "top")\"\(look.style.wraps ? " wrapText=\"1\"" : "")/>")
      formats.raw("<protection locked=\"\(look.isUnlocked ? 0 : 1)\"/></xf>")
    }
    var part = XMLText(part: "<styleSheet xmlns=\"\(XLSXPartsWriter.main)\">")
    let codes = codes(language)
    part.raw("<numFmts count=\"\(codes.count)\">")
    for (number, code) in codes {
      part.raw("<numFmt numFmtId=\"\(number)\"")
      part.attribute("formatCode", code)
      part.raw("/>")
    }
    part.raw("</numFmts>")
    list("fonts", fonts, in: &part)
    list("fills", fills, in: &part)
    list("borders", borders, in: &part)
    part.raw("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>")
    part.raw("<cellXfs count=\"\(looks.used.count)\">")
    part.raw(formats)
    part.raw("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>")
    part.raw("<dxfs count=\"0\"/><tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium9\"")
    part.raw(" defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>")
    return part
  }

  private static func codes(_ language: Language) -> [(Int, String)] {
    [
      (164, language("#,##0.00\\ \"€\"", "\"€\"#,##0.00")), (165, language("0\\ %", "0%")),
      (166, language("dd\\.mm\\.yyyy", "yyyy\\-mm\\-dd")),
      // Excel knows truth values by itself; LibreOffice would show 1 and 0.
      (167, language("\"ja\";\"ja\";\"nein\"", "\"yes\";\"yes\";\"no\"")),
      (168, "\"+\"0;\"−\"0;\"±\"0"), (169, "0.0#"),
    ]
  }

  /// 0 is the general format, 1 a whole number and 49 text in every program.
  private static func format(_ format: Look.Format) -> Int {
    switch format {
    case .general: 0
    case .count: 1
    case .money: 164
    case .percent: 165
    case .day: 166
    case .flag: 167
    case .difference: 168
    case .hundredths: 169
    case .text: 49
    }
  }

  private static func font(_ paint: Paint) -> XMLText {
    var text = XMLText()
    text.raw("<font>\(paint.isBold ? "<b/>" : "")\(paint.isUnderlined ? "<u/>" : "")<sz val=\"\(paint.size)\"/>")
    text.raw("<color rgb=\"FF\(paint.ink)\"/><name val=\"\(Paint.font)\"/><family val=\"2\"/></font>")
    return text
  }

  private static func fill(_ color: String?, pattern: String) -> XMLText {
    var text = XMLText()
    text.raw("<fill><patternFill patternType=\"\(pattern)\"")
    text.raw(color.map { "><fgColor rgb=\"FF\($0)\"/><bgColor indexed=\"64\"/></patternFill></fill>" } ?? "/></fill>")
    return text
  }

  private static func border(_ color: String?) -> XMLText {
    var text = XMLText()
    text.raw("<border>")
    for side in ["left", "right", "top", "bottom"] {
      text.raw(color.map { "<\(side) style=\"thin\"><color rgb=\"FF\($0)\"/></\(side)>" } ?? "<\(side)/>")
    }
    text.raw("<diagonal/></border>")
    return text
  }

  private static func place(of item: XMLText, in items: inout [XMLText]) -> Int {
    if let place = items.firstIndex(where: { $0.bytes == item.bytes }) { return place }
    items.append(item)
    return items.count - 1
  }

  private static func list(_ name: String, _ items: [XMLText], in part: inout XMLText) {
    part.raw("<\(name) count=\"\(items.count)\">")
    for item in items { part.raw(item) }
    part.raw("</\(name)>")
  }
}
