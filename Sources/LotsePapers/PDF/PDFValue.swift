/// A value as PDF writes it (ISO 32000-1, 7.3).
enum PDFValue: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary([String: PDFValue])
  case reference(Int)
  /// A word that is no value: an operator of a page, or what stands around objects.
  case word(String)

  var integer: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
  var name: String? { if case .name(let name) = self { name } else { nil } }
  var bytes: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
  var list: [PDFValue]? { if case .array(let list) = self { list } else { nil } }
  subscript(_ key: String) -> PDFValue? { if case .dictionary(let entries) = self { entries[key] } else { nil } }

  /// A text in the two encodings that PDF has for them, as far as they are ASCII or UTF-16.
  var text: String? {
    guard let bytes else { return nil }
    guard bytes.starts(with: [0xFE, 0xFF]) else { return String(decoding: bytes, as: UTF8.self) }
    return PDFValue.utf16(bytes.dropFirst(2))
  }

  static func utf16(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    return String(decoding: units, as: UTF16.self)
  }
}

/// Reads values one after another; nil at the end, and for what is no value.
struct PDFScanner {
  let bytes: [UInt8]
  var position: Int
  /// How deep values may lie in each other.
  private static let deepest = 32

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  /// One of `()<>[]{}/%`.
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: true
    default: false
    }
  }

  mutating func skipBlanks() {
    while let byte, PDFScanner.isBlank(byte) || byte == UInt8(ascii: "%") {
      if byte == UInt8(ascii: "%") {
        while let byte = self.byte, byte != 10, byte != 13 { position += 1 }
      } else {
        position += 1
      }
    }
  }

  mutating func value(depth: Int = 0) -> PDFValue? {
    skipBlanks()
    guard depth < PDFScanner.deepest, let byte else { return nil }
    switch byte {
    case UInt8(ascii: "/"):
      position += 1
      return .name(name())
    case UInt8(ascii: "("): return literal()
    case UInt8(ascii: "["):
      position += 1
      return array(depth)
    case UInt8(ascii: "<"):
      position += 1
      guard self.byte == UInt8(ascii: "<") else { return hexadecimal() }
      position += 1
      return dictionary(depth)
    default:
      let word = regular()
      guard !word.isEmpty else { return nil }
      if let number = Double(word), word.allSatisfy({ $0.isNumber || "+-.".contains($0) }) {
        return reference(or: number)
      }
      switch word {
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "null": return .null
      default: return .word(word)
      }
    }
  }

  /// A number, or with the two words after it a reference.
  private mutating func reference(or number: Double) -> PDFValue {
    let after = position
    if let object = Int(exactly: number), object > 0 {
      skipBlanks()
      if regular() == "0" {
        skipBlanks()
        if regular() == "R" { return .reference(object) }
      }
    }
    position = after
    return .number(number)
  }

  private mutating func regular() -> String {
    let start = position
    while let byte, !PDFScanner.isBlank(byte), !PDFScanner.isDelimiter(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func name() -> String {
    var name: [UInt8] = []
    let written = Array(regular().utf8)
    var index = 0
    while index < written.count {
      if written[index] == UInt8(ascii: "#"), index + 2 < written.count,
        let code = UInt8(String(decoding: written[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        name.append(code)
        index += 3
      } else {
        name.append(written[index])
        index += 1
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func array(_ depth: Int) -> PDFValue? {
    var values: [PDFValue] = []
    while true {
      skipBlanks()
      if byte == UInt8(ascii: "]") {
        position += 1
        return .array(values)
      }
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    }
  }

  private mutating func dictionary(_ depth: Int) -> PDFValue? {
    var entries: [String: PDFValue] = [:]
    while true {
      skipBlanks()
      if byte == UInt8(ascii: ">") {
        position += 2
        return .dictionary(entries)
      }
      guard case .name(let key)? = value(depth: depth + 1), let value = value(depth: depth + 1) else { return nil }
      entries[key] = value
    }
  }

  private mutating func hexadecimal() -> PDFValue? {
    var digits: [UInt8] = []
    while let byte, byte != UInt8(ascii: ">") {
      if !PDFScanner.isBlank(byte) {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
        digits.append(UInt8(digit))
      }
      position += 1
    }
    guard byte != nil else { return nil }
    position += 1
    if digits.count % 2 == 1 { digits.append(0) }
    return .string(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  private mutating func literal() -> PDFValue? {
    position += 1
    var text: [UInt8] = []
    var depth = 1
    while let byte {
      position += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return .string(text) }
      case UInt8(ascii: "\\"):
        if let escaped = escaped() { text.append(escaped) }
        continue
      default: break
      }
      text.append(byte)
    }
    return nil
  }

  /// What a backslash stands for; nil where it hides the end of a line.
  private mutating func escaped() -> UInt8? {
    guard let byte else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10, 13: return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var code = Int(byte - UInt8(ascii: "0"))
      for _ in 0..<2 {
        guard let next = self.byte, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(next) else { break }
        code = code * 8 + Int(next - UInt8(ascii: "0"))
        position += 1
      }
      return UInt8(truncatingIfNeeded: code)
    default: return byte
    }
  }
}
