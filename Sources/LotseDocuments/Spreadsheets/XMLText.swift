/// What the bytes between and within tags say (XML 1.0).
enum XMLText {
  enum Place {
    case content, attribute
    /// Within CDATA, where nothing is markup.
    case characterData
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// The characters: references give way to what they stand for, line breaks become LF (2.11), in attributes all blanks
  /// become spaces (3.3.3). Nil for what is no character of XML, no UTF-8, or a reference without a declaration.
  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Place) -> String? {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "&") }
    if isPlain { return UTF8Check.text(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "&") where place != .characterData:
        guard let end = bytes[position..<min(bytes.count, position + 12)].firstIndex(of: UInt8(ascii: ";")),
          let scalar = referred(bytes[position..<end])
        else { return nil }
        result.append(contentsOf: String(Character(scalar)).utf8)
        position = end + 1
      case UInt8(ascii: "\r"):
        if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        result.append(place == .attribute ? 0x20 : 0x0A)
      case 0x09, 0x0A: result.append(place == .attribute ? 0x20 : byte)
      case 0..<0x20: return nil
      default: result.append(byte)
      }
    }
    return result.withUnsafeBufferPointer { UTF8Check.text($0) }
  }

  /// The character that a reference stands for, between `&` and `;`.
  private static func referred(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case let text where text.hasPrefix("#"):
      let isHex = text.hasPrefix("#x")
      let digits = text.dropFirst(isHex ? 2 : 1)
      guard digits.first?.isHexDigit == true, let code = UInt32(digits, radix: isHex ? 16 : 10),
        code >= 0x20 || [0x09, 0x0A, 0x0D].contains(code), code != 0xFFFE, code != 0xFFFF
      else { return nil }
      return Unicode.Scalar(code)
    default: return nil
    }
  }
}
