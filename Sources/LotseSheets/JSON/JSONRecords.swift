public import LotseBasics

/// Objects of one line each, read one after another. Numbers are whole ones.
public enum JSONRecords {
  /// Calls the body with every line, counted from 1, and where it stands; throws where the bytes are no UTF-8, or what the
  /// body throws.
  public static func eachLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (_ line: Int, Range<Int>) throws -> Void
  ) throws {
    if let place = UTF8Check.firstWrong(bytes) {
      throw DecodedText.flaw(.notInEncoding(.utf8, byte: bytes[place]), bytes, place)
    }
    var (line, start) = (1, 0)
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      try body(line, start..<end)
      (line, start) = (line + 1, end + 1)
    }
  }

  /// The members of the object on a line; nil where it is blank. Throws a flaw with the line.
  public static func members(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) throws -> [(key: String, value: JSONValue)]? {
    var scanner = JSONScanner(
      UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]), at: range.lowerBound, isByLine: true)
    guard scanner.peek() != nil else { return nil }
    var members: [(key: String, value: JSONValue)] = []
    members.reserveCapacity(24)
    try scanner.object { (scanner, key, _) throws(TableFlaw) in members.append((key, try scanner.value())) }
    guard scanner.peek() == nil else { throw scanner.unexpected() }
    return members
  }
}

extension JSONRecords {
  /// A whole text as one value; nil where it is none. Many times as fast as `JSONValue(parsing:)`.
  public static func value(_ bytes: [UInt8]) -> JSONValue? {
    bytes.withUnsafeBufferPointer { bytes in
      guard UTF8Check.firstWrong(bytes) == nil else { return nil }
      var scanner = JSONScanner(bytes, isByLine: false)
      guard let value = try? scanner.value(), scanner.peek() == nil else { return nil }
      return value
    }
  }
}

extension JSONScanner {
  /// The value that stands here.
  mutating func value(depth: Int = 0) throws(TableFlaw) -> JSONValue {
    guard depth < 8 else { throw flaw(.notAList, at: index) }
    switch peek() {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "["):
      var values: [JSONValue] = []
      try list(UInt8(ascii: "["), UInt8(ascii: "]")) { (scanner) throws(TableFlaw) in
        values.append(try scanner.value(depth: depth + 1))
      }
      return .array(values)
    case UInt8(ascii: "{"):
      var members: [String: JSONValue] = [:]
      try object { (scanner, key, _) throws(TableFlaw) in members[key] = try scanner.value(depth: depth + 1) }
      return .object(members)
    default:
      if takes(word: "true") { return .bool(true) }
      if takes(word: "false") { return .bool(false) }
      if takes(word: "null") { return .null }
      let start = index
      let number = try number()
      guard number == number.rounded(), number.magnitude < 0x1p53 else { throw flaw(.notAList, at: start) }
      return .int(Int(number))
    }
  }
}
