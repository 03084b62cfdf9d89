internal import Glibc

/// The bytes of a text as UTF-8, whatever they were before, without a byte order mark.
struct DecodedText {
  let encoding: TextEncoding
  /// What was assumed, where it was not certain.
  private(set) var assumption: ReadingAssumption?
  private let bytes: [UInt8]
  private let start: Int

  func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(TableFlaw) -> Result
  ) throws(TableFlaw) -> Result {
    try bytes.withUnsafeBufferPointer { (all) throws(TableFlaw) in
      try body(UnsafeBufferPointer(rebasing: all[start...]))
    }
  }

  /// Decodes with the encoding named, or with what is found out: UTF-16 (Excel's "Unicode text"; it counts as UTF-8 from
  /// then on), UTF-8, UTF-8 with single bytes of another encoding, else an encoding of one byte per character. Throws
  /// where a byte has no meaning, with line and column.
  init(_ raw: [UInt8], _ named: TextEncoding?) throws(TableFlaw) {
    if named == nil, let isBigEndian = DecodedText.utf16Mark(raw) {
      (encoding, bytes, start) = (.utf8, try DecodedText.utf8(utf16: raw[2...], isBigEndian: isBigEndian), 0)
      return
    }
    if named == nil, let isBigEndian = DecodedText.looksLikeUTF16(raw) {
      (encoding, bytes, start) = (.utf8, try DecodedText.utf8(utf16: raw[...], isBigEndian: isBigEndian), 0)
      assumption = ReadingAssumption(.utf16(isBigEndian: isBigEndian))
      return
    }
    let mark = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let place = DecodedText.firstZero(raw) { throw DecodedText.flaw(.nulByte, raw, place) }
    guard named == nil || named == .utf8 else {
      let encoding = named ?? .windows1252
      (self.encoding, bytes, start) = (encoding, try DecodedText.utf8(raw, encoding), 0)
      return
    }
    let wrong = raw.withUnsafeBufferPointer { UTF8Check.firstWrong($0) }
    guard let wrong else {
      (encoding, bytes, start) = (.utf8, raw, mark)
      return
    }
    if named == .utf8 { throw DecodedText.flaw(.notInEncoding(.utf8, byte: raw[wrong]), raw, wrong) }
    var mixed = MixedText(raw)
    if mark > 0 || mixed.isUTF8 {
      (encoding, bytes, start) = (.utf8, try mixed.repaired(), mark)
      assumption = mixed.assumption
    } else {
      let likeliest = OneByteEncoding.likeliest(raw)
      (encoding, bytes, start) = (likeliest, try DecodedText.utf8(raw, likeliest), 0)
      assumption = ReadingAssumption(.oneByte(likeliest), samples: DecodedText.samples(bytes))
    }
  }

  // MARK: UTF-16

  private static func utf8(utf16 raw: ArraySlice<UInt8>, isBigEndian: Bool) throws(TableFlaw) -> [UInt8] {
    let units = stride(from: raw.startIndex, to: raw.endIndex - 1, by: 2).lazy.map { place in
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

  private static func utf16Mark(_ raw: [UInt8]) -> Bool? {
    if raw.starts(with: [0xFF, 0xFE]) { return false }
    return raw.starts(with: [0xFE, 0xFF]) ? true : nil
  }

  /// Without a mark: half of the bytes are zero, and nearly all of them in the one half of the pairs.
  private static func looksLikeUTF16(_ raw: [UInt8]) -> Bool? {
    let head = raw.prefix(4_096)
    guard raw.count % 2 == 0, head.count >= 8 else { return nil }
    var zeros = [0, 0]
    for (place, byte) in head.enumerated() where byte == 0 { zeros[place % 2] += 1 }
    let pairs = head.count / 2
    if zeros[1] * 10 >= pairs * 7, zeros[0] * 50 <= pairs { return false }
    return zeros[0] * 10 >= pairs * 7 && zeros[1] * 50 <= pairs ? true : nil
  }

  // MARK: One byte per character

  static func utf8(_ raw: [UInt8], _ encoding: TextEncoding) throws(TableFlaw) -> [UInt8] {
    let upper = OneByteEncoding.upper(encoding).map { Array(String($0).utf8) }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(raw.count + raw.count / 16)
    var place = 0
    while let next = raw[place...].firstIndex(where: { $0 >= 0x80 }) {
      utf8.append(contentsOf: raw[place..<next])
      place = next + 1
      let character = upper[Int(raw[next]) - 0x80]
      if character == [0xEF, 0xBF, 0xBD] {
        throw DecodedText.flaw(.notInEncoding(encoding, byte: raw[next]), raw, next)
      }
      utf8 += character
    }
    utf8.append(contentsOf: raw[place...])
    return utf8
  }

  /// The first words with other letters than those of ASCII, each with its line: by them a person sees whether it is right.
  private static func samples(_ utf8: [UInt8]) -> [ReadingAssumption.Sample] {
    var samples: [ReadingAssumption.Sample] = []
    var line = 1
    var start = 0
    func isPart(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) }
    for (place, byte) in utf8.enumerated() {
      if byte == 0x0A { line += 1 }
      if !isPart(byte) {
        start = place + 1
      } else if place >= start, byte & 0xC0 == 0xC0, place + 1 < utf8.count {
        let end = utf8[place...].firstIndex { !isPart($0) } ?? utf8.count
        let word = String(decoding: utf8[start..<end].prefix(60), as: UTF8.self)
        if !samples.contains(where: { $0.text == word }) {
          samples.append(ReadingAssumption.Sample(line: line, byte: nil, text: word))
        }
        start = end
      }
      if samples.count == 3 { break }
    }
    return samples
  }

  // MARK: Flaws

  private static func firstZero(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let zero = memchr(base, 0, bytes.count) else { return nil }
      return UnsafeRawPointer(zero) - base
    }
  }

  /// The flaw with line and column of a place, in characters.
  static func flaw(_ reason: TableFlaw.Reason, _ bytes: some Collection<UInt8>, _ place: Int) -> TableFlaw {
    var isUTF8 = true
    if case .notInEncoding(let encoding, _) = reason { isUTF8 = encoding == .utf8 }
    var (line, column) = (1, 1)
    var last: UInt8 = 0
    for byte in bytes.prefix(place) {
      switch byte {
      case UInt8(ascii: "\n") where last == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (line, column) = (line + 1, 1)
      case 0x80...0xBF where isUTF8: break
      default: column += 1
      }
      last = byte
    }
    return TableFlaw(reason, line: line, column: column)
  }
}

/// What was assumed of a text that does not say how it is written.
public struct ReadingAssumption: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case oneByte(TextEncoding)
    /// UTF-8, with so many bytes that are not; they are read as this encoding.
    case mixed(count: Int, as: TextEncoding)
    case utf16(isBigEndian: Bool)
  }

  /// A word by which a person sees whether the assumption is right.
  public struct Sample: Hashable, Sendable {
    public let line: Int
    public let byte: UInt8?
    public let text: String
  }

  public let kind: Kind
  public let samples: [Sample]

  init(_ kind: Kind, samples: [Sample] = []) {
    self.kind = kind
    self.samples = samples
  }
}

/// A text of UTF-8 into which bytes of another encoding got, as when two files are put together.
struct MixedText {
  private let raw: [UInt8]
  /// The places of the bytes that are no UTF-8.
  private let wrong: [Int]
  /// How many sequences of UTF-8 of more than one byte there are.
  private let sequences: Int
  private(set) var assumption: ReadingAssumption?

  init(_ raw: [UInt8]) {
    var wrong: [Int] = []
    var sequences = 0
    raw.withUnsafeBufferPointer { bytes in
      var place = 0
      while place < bytes.count {
        guard bytes[place] >= 0x80 else {
          place += 1
          continue
        }
        let length = UTF8Check.sequence(bytes, place)
        if length == 0 { wrong.append(place) } else { sequences += 1 }
        place += max(1, length)
      }
    }
    (self.raw, self.wrong, self.sequences) = (raw, wrong, sequences)
  }

  /// Whether most of what is not ASCII is UTF-8. In text of one byte per character a pair looks like UTF-8 by chance only.
  var isUTF8: Bool { sequences > 0 && sequences * 4 >= wrong.count }

  /// The text as UTF-8, the bytes that are none read by themselves.
  mutating func repaired() throws(TableFlaw) -> [UInt8] {
    let strays = OneByteEncoding.likeliest(raw, at: wrong)
    let encoding = strays == .latin9 ? .windows1252 : strays
    let upper = OneByteEncoding.upper(encoding)
    var utf8: [UInt8] = []
    var samples: [ReadingAssumption.Sample] = []
    var place = 0
    var line = 1
    for next in wrong {
      line += raw[place..<next].count { $0 == 0x0A }
      utf8.append(contentsOf: raw[place..<next])
      place = next + 1
      let scalar = upper[Int(raw[next]) - 0x80]
      if scalar == "\u{FFFD}" { throw DecodedText.flaw(.notInEncoding(.utf8, byte: raw[next]), raw, next) }
      utf8 += Array(String(scalar).utf8)
      if samples.count < 5 {
        samples.append(ReadingAssumption.Sample(line: line, byte: raw[next], text: String(scalar)))
      }
    }
    utf8.append(contentsOf: raw[place...])
    assumption = ReadingAssumption(.mixed(count: wrong.count, as: encoding), samples: samples)
    return utf8
  }
}
