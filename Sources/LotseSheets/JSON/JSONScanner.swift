/// Walks over a JSON text (RFC 8259) token by token and knows where it is. Written here because Foundation says
/// neither where a text is wrong nor in which order the keys of an object stand.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Whether a value must not go beyond its line.
  private let isByLine: Bool
  private(set) var index: Int

  /// Starts at a place in a text that is well-formed UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int = 0, isByLine: Bool) {
    self.bytes = bytes
    self.isByLine = isByLine
    index = place
  }

  /// The next byte that is no blank, or nil at the end (of the line, if lines matter).
  mutating func peek() -> UInt8? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "\n"):
        if isByLine { return nil }
        index += 1
      default: return bytes[index]
      }
    }
    return nil
  }

  /// Goes on to the next line and tells whether there is one.
  mutating func nextLine() throws(TableFlaw) -> Bool {
    if peek() != nil { throw unexpected() }
    index += 1
    return index < bytes.count
  }

  /// By bytes, because a `Character` would be taken apart each time.
  mutating func takes(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    index += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws(TableFlaw) {
    if !takes(byte) { throw unexpected() }
  }

  /// Goes over a list in brackets or braces, from the opening to the closing one.
  mutating func list(
    _ opening: UInt8, _ closing: UInt8, _ item: (inout JSONScanner) throws(TableFlaw) -> Void
  ) throws(TableFlaw) {
    try expect(opening)
    if takes(closing) { return }
    repeat {
      if peek() == closing { throw unexpected() }
      try item(&self)
    } while takes(UInt8(ascii: ","))
    try expect(closing)
  }

  /// Goes over an object; what is called reads the value of the key, whose place is given.
  mutating func object(_ member: (inout JSONScanner, String, Int) throws(TableFlaw) -> Void) throws(TableFlaw) {
    var keys = Keys()
    try list(UInt8(ascii: "{"), UInt8(ascii: "}")) { (scanner) throws(TableFlaw) in
      guard scanner.peek() == UInt8(ascii: "\"") else { throw scanner.unexpected() }
      let place = scanner.index
      let key = try scanner.string()
      guard keys.insert(key) else { throw scanner.flaw(.notJSON(key), at: place) }
      try scanner.expect(UInt8(ascii: ":"))
      try member(&scanner, key, place)
    }
  }

  /// The keys of an object so far. As long as they come sorted, as programs write them, a look at the last one is enough.
  private struct Keys {
    private var sorted: [String] = []
    private var others: Set<String>?

    /// Whether it is a new one.
    mutating func insert(_ key: String) -> Bool {
      if others == nil, sorted.last.map({ $0 < key }) ?? true {
        sorted.append(key)
        return true
      }
      var all = others ?? Set(sorted)
      others = nil
      defer { others = all }
      return all.insert(key).inserted
    }
  }

  mutating func string() throws(TableFlaw) -> String {
    try expect(UInt8(ascii: "\""))
    let start = index
    var assembled: [UInt8] = []
    var from = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let tail = UnsafeBufferPointer(rebasing: bytes[from..<index])
        guard assembled.count + tail.count <= TableLimits.cell else {
          throw flaw(.cellTooLong(TableLimits.cell >> 10), at: start)
        }
        index += 1
        if assembled.isEmpty { return String(decoding: tail, as: UTF8.self) }
        return String(decoding: assembled + tail, as: UTF8.self)
      case UInt8(ascii: "\\"):
        assembled.append(contentsOf: bytes[from..<index])
        assembled.append(contentsOf: String(try escaped()).utf8)
        from = index
        guard assembled.count <= TableLimits.cell else {
          throw flaw(.cellTooLong(TableLimits.cell >> 10), at: start)
        }
      case ..<0x20: throw unexpected()
      default: index += 1
      }
    }
    throw unexpected()
  }

  /// The character of an escape; half of a surrogate pair alone is none.
  private mutating func escaped() throws(TableFlaw) -> Unicode.Scalar {
    let start = index
    let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
    index += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let first = fourDigits() else { break }
      if first == 0 { throw flaw(.nulByte, at: start) }
      if let scalar = Unicode.Scalar(first) { return scalar }
      guard first < 0xDC00, bytes[index...].starts(with: "\\u".utf8) else { break }
      index += 2
      guard let second = fourDigits(), (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      else { break }
      return scalar
    default: break
    }
    throw flaw(.notJSON(excerpt(start, letter == UInt8(ascii: "u") ? 6 : 2)), at: start)
  }

  private mutating func fourDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<(index + 4)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    index += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// A number that a `Double` holds; a whole one from 2^53 on might not come out as it went in.
  mutating func number() throws(TableFlaw) -> Double {
    let start = index
    func isDigit(_ place: Int) -> Bool {
      place < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place])
    }
    func digits() -> Bool {
      let first = index
      while isDigit(index) { index += 1 }
      return index > first
    }
    func skips(_ signs: String) -> Bool {
      guard index < bytes.count, signs.utf8.contains(bytes[index]) else { return false }
      index += 1
      return true
    }
    _ = skips("-")
    let hasZero = index < bytes.count && bytes[index] == UInt8(ascii: "0")
    var isNumber = digits() && !(hasZero && index - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1))
    let whole = index
    if skips(".") { isNumber = digits() && isNumber }
    if skips("eE") {
      _ = skips("+-")
      isNumber = digits() && isNumber
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard isNumber, let value = Double(text), value.isFinite, index > whole || value.magnitude < 0x1p53 else {
      throw index == start ? unexpected() : flaw(.notJSON(String(text.prefix(40))), at: start)
    }
    return value
  }

  mutating func takes(word: String) -> Bool {
    guard peek() != nil, bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  /// Goes over a value that nobody asks for.
  mutating func skip(depth: Int = 0) throws(TableFlaw) {
    guard depth < 64 else { throw flaw(.notAList, at: index) }
    switch peek() {
    case UInt8(ascii: "{"): try object { (scanner, _, _) throws(TableFlaw) in try scanner.skip(depth: depth + 1) }
    case UInt8(ascii: "["):
      try list(UInt8(ascii: "["), UInt8(ascii: "]")) { (scanner) throws(TableFlaw) in try scanner.skip(depth: depth + 1)
      }
    case UInt8(ascii: "\""): _ = try string()
    default: if !takes(word: "true"), !takes(word: "false"), !takes(word: "null") { _ = try number() }
    }
  }

  func unexpected() -> TableFlaw { flaw(.notJSON(index < bytes.count ? excerpt(index, 1) : ""), at: index) }

  func flaw(_ reason: TableFlaw.Reason, at place: Int) -> TableFlaw { DecodedText.flaw(reason, bytes, place) }

  /// So many characters from a place on, without those that would disturb a sentence.
  private func excerpt(_ place: Int, _ count: Int) -> String {
    let text = String(decoding: bytes[place..<min(bytes.count, place + 4 * count)], as: UTF8.self)
    return String(text.prefix(count).filter { ($0.unicodeScalars.first?.value ?? 0) >= 0x20 })
  }
}
