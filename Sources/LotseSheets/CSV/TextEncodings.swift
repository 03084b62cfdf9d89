/// What is well-formed UTF-8 (Unicode 15, table 3-7).
enum UTF8Check {
  /// The place of the first byte that is not, or nil.
  static func firstWrong(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let count = bytes.count
    var place = 0
    while place < count {
      while place + 8 <= count {
        let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
        if eight & 0x8080_8080_8080_8080 != 0 { break }
        place += 8
      }
      guard place < count else { break }
      let length = sequence(bytes, place)
      if length == 0 { return place }
      place += length
    }
    return nil
  }

  /// The text, or nil where it is not well-formed. `String(validating:as:)` looks up generic types at every call.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    firstWrong(bytes) == nil ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The length of the sequence that begins here, 0 for none.
  private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[place] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard place + length <= bytes.count, second.contains(bytes[place + 1]) else { return 0 }
    for next in (place + 2)..<max(place + 2, place + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// The code page of western Windows.
enum Windows1252 {
  /// The characters of 0x80 to 0x9F; five of them have none (0).
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// The text as UTF-8; throws for a byte that the code page does not have, with line and column.
  static func utf8(_ raw: [UInt8]) throws(TableFlaw) -> [UInt8] {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(raw.count + raw.count / 16)
    var place = 0
    while let next = raw[place...].firstIndex(where: { $0 >= 0x80 }) {
      utf8.append(contentsOf: raw[place..<next])
      place = next + 1
      let byte = raw[next]
      let code = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
      switch code {
      case 0: throw DecodedText.flaw(.notInEncoding(.windows1252), raw, next)
      case ..<0x800: utf8 += [UInt8(0xC0 | code >> 6), UInt8(0x80 | code & 0x3F)]
      default: utf8 += [UInt8(0xE0 | code >> 12), UInt8(0x80 | code >> 6 & 0x3F), UInt8(0x80 | code & 0x3F)]
      }
    }
    utf8.append(contentsOf: raw[place...])
    return utf8
  }
}
