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
  static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
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
