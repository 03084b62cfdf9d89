internal import LotseSheets

/// How a run of text is written (ECMA-376 part 1, 17.3.2 and 17.3.3).
struct DOCXLetters {
  var font: String?
  var isBold = false
  /// Red, green, blue.
  var ink: String?
  /// In points.
  var size: Double?

  var properties: String {
    var properties = font.map { "<w:rFonts w:ascii=\"\($0)\" w:hAnsi=\"\($0)\" w:cs=\"\($0)\"/>" } ?? ""
    properties += isBold ? "<w:b/><w:bCs/>" : ""
    if let ink { properties += "<w:color w:val=\"\(ink)\"/>" }
    if let size { properties += "<w:sz w:val=\"\(Int(size * 2))\"/><w:szCs w:val=\"\(Int(size * 2))\"/>" }
    return properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
  }
}

extension XMLText {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// A run of text, its lines kept apart by breaks; an empty text is none.
  mutating func run(_ text: String, _ letters: DOCXLetters = DOCXLetters()) {
    guard !text.isEmpty else { return }
    raw("<w:r>\(letters.properties)")
    var rest = Substring(text)
    while let end = rest.firstIndex(where: { ["\n", "\r\n", "\r", "\t"].contains($0) }) {
      words(rest[..<end])
      raw(rest[end] == "\t" ? "<w:tab/>" : "<w:br/>")
      rest = rest[rest.index(after: end)...]
    }
    words(rest)
    raw("</w:r>")
  }

  private mutating func words(_ text: Substring) {
    guard !text.isEmpty else { return }
    raw("<w:t xml:space=\"preserve\">")
    self.text(String(text))
    raw("</w:t>")
  }

  /// A field that the program fills in, such as the number of the page.
  mutating func field(_ name: String, _ value: String) {
    raw("<w:fldSimple w:instr=\"\(name)\">")
    run(value)
    raw("</w:fldSimple>")
  }
}
