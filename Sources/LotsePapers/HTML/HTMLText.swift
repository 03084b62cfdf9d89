/// HTML under construction. Text from people is escaped scalar by scalar, so that a combining mark behind a bracket or
/// a quotation mark cannot hide it.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Markup, as it is.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Text between tags or in an attribute. A character that HTML cannot hold becomes U+FFFD.
  mutating func text(_ text: String) { escape(text, lineBreak: "\n") }

  /// Text between tags that keeps its lines.
  mutating func lines(_ text: String) { escape(text, lineBreak: "<br>") }

  /// ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) {
    raw(" \(name)=\"")
    text(value)
    raw("\"")
  }

  /// `<tag>text</tag>`.
  mutating func element(_ tag: String, _ content: String) {
    raw("<\(tag)>")
    lines(content)
    raw("</\(tag)>")
  }

  /// `<a href="address">text</a>`.
  mutating func link(_ link: Document.Link) {
    raw("<a")
    attribute("href", link.address)
    if link.isHere { attribute("aria-current", "page") }
    raw(">")
    lines(link.text)
    raw("</a>")
  }

  private mutating func escape(_ text: String, lineBreak: String) {
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "&": raw("&amp;")
      case "\"": raw("&quot;")
      case "'": raw("&#39;")
      case "\r": raw(lineBreak)
      case "\n": if previous != "\r" { raw(lineBreak) }
      case _ where HTMLText.isForbidden(scalar): raw("\u{FFFD}")
      case _ where scalar.isASCII: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      previous = scalar
    }
  }

  /// Text that is still to be escaped letter by letter: free of what HTML cannot hold, and with no mark joined to a
  /// character of markup.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for character in text {
      let isJoined = character.unicodeScalars.count > 1
      for scalar in character.unicodeScalars {
        let isLost = isForbidden(scalar) || isJoined && "<>&\"'".unicodeScalars.contains(scalar)
        plain.append(isLost ? scalar == "\r" ? " " : "\u{FFFD}" : scalar)
      }
    }
    return String(plain)
  }

  /// Controls but tab and line break, and noncharacters (HTML, 13.2.3.5: preprocessing the input stream).
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case ..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
