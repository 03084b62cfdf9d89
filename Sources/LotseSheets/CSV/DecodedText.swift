internal import Glibc

/// The bytes of a text as UTF-8, whatever they were before, without a byte order mark.
struct DecodedText {
  let encoding: TextEncoding
  private let bytes: [UInt8]
  private let start: Int

  func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(TableFlaw) -> Result
  ) throws(TableFlaw) -> Result {
    try bytes.withUnsafeBufferPointer { (all) throws(TableFlaw) in
      try body(UnsafeBufferPointer(rebasing: all[start...]))
    }
  }

  /// Decodes with the encoding named, or with what is found out: UTF-16 with a mark (Excel's "Unicode text"; it counts
  /// as UTF-8 from then on), UTF-8, else Windows-1252. Throws where a byte has no meaning, with line and column.
  init(_ raw: [UInt8], _ named: TextEncoding?) throws(TableFlaw) {
    if named == nil, let isBigEndian = DecodedText.utf16Mark(raw) {
      (encoding, bytes, start) = (.utf8, try DecodedText.utf8(utf16: raw, isBigEndian: isBigEndian), 0)
      return
    }
    let mark = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let place = DecodedText.firstZero(raw) { throw DecodedText.flaw(.nulByte, raw, place) }
    if named != .windows1252 {
      let wrong = raw.withUnsafeBufferPointer { UTF8Check.firstWrong($0) }
      guard let wrong else {
        (encoding, bytes, start) = (.utf8, raw, mark)
        return
      }
      if named == .utf8 || mark > 0 { throw DecodedText.flaw(.notInEncoding(.utf8), raw, wrong) }
    }
    (encoding, bytes, start) = (.windows1252, try Windows1252.utf8(raw), 0)
  }

  private static func utf8(utf16 raw: [UInt8], isBigEndian: Bool) throws(TableFlaw) -> [UInt8] {
    let units = stride(from: 2, to: raw.count - 1, by: 2).lazy.map { place in
      let (first, second) = (UInt16(raw[place]), UInt16(raw[place + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(raw.count / 2 + raw.count / 8)
    let isWrong = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true) {
      utf8.append($0)
    }
    if let place = firstZero(utf8) { throw flaw(.nulByte, utf8, place) }
    if isWrong || raw.count % 2 != 0 { throw flaw(.notInEncoding(.utf8), utf8, utf8.count) }
    return utf8
  }

  private static func firstZero(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let zero = memchr(base, 0, bytes.count) else { return nil }
      return UnsafeRawPointer(zero) - base
    }
  }

  private static func utf16Mark(_ raw: [UInt8]) -> Bool? {
    if raw.starts(with: [0xFF, 0xFE]) { return false }
    return raw.starts(with: [0xFE, 0xFF]) ? true : nil
  }

  /// The flaw with line and column of a place, in characters.
  static func flaw(_ reason: TableFlaw.Reason, _ bytes: some Collection<UInt8>, _ place: Int) -> TableFlaw {
    var (line, column) = (1, 1)
    var last: UInt8 = 0
    for byte in bytes.prefix(place) {
      switch byte {
      case UInt8(ascii: "\n") where last == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (line, column) = (line + 1, 1)
      case 0x80...0xBF where reason != .notInEncoding(.windows1252): break
      default: column += 1
      }
      last = byte
    }
    return TableFlaw(reason, line: line, column: column)
  }
}
