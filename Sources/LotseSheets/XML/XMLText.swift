internal import LotseBasics

/// XML under construction, as bytes: a sheet of many thousand cells is written without a string for each of them.
public struct XMLText {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Starts a part with its declaration.
  public init(part root: String) {
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    raw(root)
  }

  /// Makes room for so many bytes in all.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Markup, as it is.
  public mutating func raw(_ markup: String) {
    let isDone: Void? = markup.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
    if isDone == nil { bytes.append(contentsOf: markup.utf8) }
  }

  public mutating func raw(_ other: XMLText) { bytes.append(contentsOf: other.bytes) }

  mutating func number(_ number: Int) { Digits.write(number, to: &bytes) }

  /// A number of hundredths with its two decimal places: `-1234` gives `-12.34`.
  public mutating func hundredths(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    self.number(Int(number.magnitude / 100))
    let rest = UInt8(number.magnitude % 100)
    bytes.append(contentsOf: [UInt8(ascii: "."), UInt8(ascii: "0") + rest / 10, UInt8(ascii: "0") + rest % 10])
  }

  /// `12.500,50 €` in German, `€12,500.50` in English.
  mutating func money(_ money: Money, _ language: Language) {
    if money.cents < 0 { bytes.append(UInt8(ascii: "-")) }
    if language == .en { raw("€") }
    let start = bytes.count
    number(Int(money.cents.magnitude / 100))
    let digits = bytes.count - start
    for place in stride(from: digits - 3, to: 0, by: -3) {
      bytes.insert(language == .de ? UInt8(ascii: ".") : UInt8(ascii: ","), at: start + place)
    }
    let rest = UInt8(money.cents.magnitude % 100)
    let point = language == .de ? UInt8(ascii: ",") : UInt8(ascii: ".")
    bytes.append(contentsOf: [point, UInt8(ascii: "0") + rest / 10, UInt8(ascii: "0") + rest % 10])
    if language == .de { raw(" €") }
  }

  /// `2026-11-23` or, with a point, `23.11.2026`; the years from 1000 to 9999.
  mutating func day(_ day: Day, _ language: Language) {
    let (year, month, number) = day.civil
    let mark = language == .de ? UInt8(ascii: ".") : UInt8(ascii: "-")
    func pair(_ value: Int) {
      bytes.append(UInt8(ascii: "0") + UInt8(value / 10 % 10))
      bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }
    if language == .en { self.number(year) } else { pair(number) }
    bytes.append(mark)
    pair(month)
    bytes.append(mark)
    if language == .en { pair(number) } else { self.number(year) }
  }

  /// Text between tags or in an attribute; a character that XML 1.0 cannot hold becomes U+FFFD.
  public mutating func text(_ text: String) { escape(text, forExcel: false) }

  /// Text as Excel writes it: a character that XML 1.0 cannot hold becomes `_xHHHH_`, and so does the line that would
  /// make a literal `_xHHHH_` look like one (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
  mutating func excelText(_ text: String) { escape(text, forExcel: true) }

  /// ` name="value"`.
  public mutating func attribute(_ name: String, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  /// `<tag>text</tag>`.
  public mutating func element(_ tag: String, _ content: String) {
    raw("<\(tag)>")
    text(content)
    raw("</\(tag)>")
  }

  private mutating func escape(_ text: String, forExcel: Bool) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { escape($0, forExcel: forExcel) }
    if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { escape($0, forExcel: forExcel) } }
  }

  mutating func escape(_ text: UnsafeBufferPointer<UInt8>, forExcel: Bool) {
    var copied = 0
    var place = 0
    while place < text.count {
      let byte = text[place]
      guard byte <= 0x3E || byte == 0x5F || byte == 0xEF else {
        place += 1
        continue
      }
      var length = 1
      let substitute: String
      switch byte {
      case UInt8(ascii: "<"): substitute = "&lt;"
      case UInt8(ascii: ">"): substitute = "&gt;"
      case UInt8(ascii: "&"): substitute = "&amp;"
      case UInt8(ascii: "\""): substitute = "&quot;"
      // As references, because a parser turns plain ones into blanks in an attribute.
      case 0x09: substitute = "&#9;"
      case 0x0A: substitute = "&#10;"
      case 0x0D where !forExcel: substitute = "&#13;"
      case ..<0x20:
        substitute = forExcel ? "_x00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))_" : "\u{FFFD}"
      case 0x5F where forExcel && XMLText.isExcelEscape(text, place): substitute = "_x005F_"
      case 0xEF where place + 2 < text.count && text[place + 1] == 0xBF && text[place + 2] >= 0xBE:
        substitute = forExcel ? (text[place + 2] == 0xBE ? "_xFFFE_" : "_xFFFF_") : "\u{FFFD}"
        length = 3
      default:
        place += 1
        continue
      }
      bytes.append(contentsOf: text[copied..<place])
      raw(substitute)
      place += length
      copied = place
    }
    bytes.append(contentsOf: text[copied...])
  }

  /// Whether `_x`, four hexadecimal digits and `_` stand here.
  private static func isExcelEscape(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    guard place + 6 < text.count, text[place + 1] == UInt8(ascii: "x"), text[place + 6] == UInt8(ascii: "_") else {
      return false
    }
    return text[(place + 2)..<(place + 6)].allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
  }
}
