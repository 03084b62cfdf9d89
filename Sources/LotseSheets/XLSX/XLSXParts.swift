/// The relations of a part: which parts it refers to, by an id and as what.
final class XLSXRelations: XMLListener {
  struct Relation {
    let id: String
    /// The type without the beginning that each of both kinds of the standard has: `worksheet`.
    let kind: String
    let target: String
  }

  let vocabulary = XMLVocabulary.relations
  private let folder: String
  private(set) var all: [Relation] = []

  init(folder: String) { self.folder = folder }

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    guard element == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    let kind = XLSXRelations.kinds.first(where: type.hasPrefix).map { String(type.dropFirst($0.count)) }
    all.append(Relation(id: id, kind: kind ?? "", target: OfficePackage.path(target, in: folder)))
  }

  private static let kinds = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
  ]

  func end(_ element: String) throws(TableFlaw) {}
  func text(_ text: String) throws(TableFlaw) {}
}

/// The list of sheets.
final class XLSXWorkbook: XMLListener {
  let vocabulary = XMLVocabulary.spreadsheet
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    switch element {
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
    case "sheet":
      let state = attributes["state"] ?? "visible"
      sheets.append((attributes["name"] ?? "", attributes["r:id"] ?? "", state != "visible"))
    default: break
    }
  }

  func end(_ element: String) throws(TableFlaw) {}
  func text(_ text: String) throws(TableFlaw) {}
}

/// The number formats of the cells, by the place of their style.
final class XLSXStyles: XMLListener {
  let vocabulary = XMLVocabulary.spreadsheet
  private(set) var formats: [CellFormat] = []
  private var custom: [Int: CellFormat] = [:]
  private var isInFormats = false
  private var isInCellFormats = false

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    switch element {
    case "numFmts": isInFormats = true
    case "numFmt" where isInFormats:
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        custom[id] = attributes["formatCode"].map(CellFormat.init(code:))
      }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(custom[id] ?? CellFormat(id: id))
    default: break
    }
  }

  func end(_ element: String) throws(TableFlaw) {
    if element == "numFmts" { isInFormats = false }
    if element == "cellXfs" { isInCellFormats = false }
  }

  func text(_ text: String) throws(TableFlaw) {}
}

/// The texts that the cells share.
final class XLSXTexts: XMLListener {
  let vocabulary = XMLVocabulary.spreadsheet
  var part = "xl/sharedStrings.xml"
  private(set) var all: [String] = []
  private var text = XLSXText()

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    if element == "si" { text = XLSXText() }
    text.start(element, attributes)
  }

  func end(_ element: String) throws(TableFlaw) {
    text.end(element)
    if element == "si" { all.append(text.whole) }
  }

  func text(_ characters: String) throws(TableFlaw) {
    try text.add(characters, line: all.count + 1, column: 1)
  }
}

/// A text put together from its runs; what is said about pronunciation is left out.
struct XLSXText {
  private(set) var whole = ""
  private var run = ""
  private var isInRun = false
  private var keepsBlanks = false
  private var isPhonetic = false

  mutating func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "rPh": isPhonetic = true
    case "t" where !isPhonetic:
      isInRun = true
      run = ""
      keepsBlanks = attributes["xml:space"] == "preserve"
    default: break
    }
  }

  mutating func add(_ characters: String, line: Int, column: Int) throws(TableFlaw) {
    guard isInRun else { return }
    run += characters
    try TableLimits.check(cellOf: run.utf8.count + whole.utf8.count, line: line, column: column)
  }

  mutating func end(_ element: String) {
    switch element {
    case "rPh": isPhonetic = false
    case "t" where isInRun:
      isInRun = false
      whole += XLSXText.unescaped(keepsBlanks ? run : XLSXText.trimmed(run))
    default: break
    }
  }

  private static func trimmed(_ text: String) -> String {
    func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    guard isBlank(text.utf8.first) || isBlank(text.utf8.last) else { return text }
    var bytes = Substring(text).utf8
    while isBlank(bytes.first) { bytes.removeFirst() }
    while isBlank(bytes.last) { bytes.removeLast() }
    return String(Substring(bytes))
  }

  /// Takes back `_x000D_`, by which characters are written that XML does not have (ECMA-376-1, 22.9.2.19).
  static func unescaped(_ text: String) -> String {
    guard text.utf8.firstIndex(of: UInt8(ascii: "_")) != nil, text.contains("_x") else { return text }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    result.reserveCapacity(units.count)
    var place = 0
    while place < units.count {
      if let unit = escape(units, place) {
        result.append(unit)
        place += 7
      } else {
        result.append(units[place])
        place += 1
      }
    }
    // Half of a pair, or a zero, was not meant.
    guard !result.contains(0), let read = String(validating: result, as: UTF16.self) else { return text }
    return read
  }

  private static func escape(_ units: [UInt16], _ place: Int) -> UInt16? {
    guard place + 7 <= units.count, units[place] == 0x5F, units[place + 1] == 0x78, units[place + 6] == 0x5F else {
      return nil
    }
    var code: UInt16 = 0
    for unit in units[(place + 2)..<(place + 6)] {
      guard let digit = Unicode.Scalar(unit).flatMap({ Character($0).hexDigitValue }), unit < 0x80 else { return nil }
      code = code << 4 | UInt16(digit)
    }
    return code
  }
}
