/// Walks over well-formed XML 1.0 in UTF-8, the little of it that tables are written in: elements, attributes, text,
/// CDATA, the five entities that need no declaration. Written here because Foundation's parser stands on libxml2,
/// which the one file that Lotse is cannot carry; it also takes several times as long.
struct XMLScanner {
  private let entry: ZipReader.Entry
  private let listener: any XMLListener
  private var buffer: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 65_536)
  private var place = 0
  private var openElements: [String] = []
  private var attributes = XMLAttributes()
  private var isBegun = false
  private var hasRoot = false

  /// A tag with all its attributes, or a comment; texts of cells may stand in attributes.
  private static let longestTag = 2 * TableLimits.mebibyte
  private static let deepest = 256

  init(_ entry: ZipReader.Entry, _ listener: any XMLListener) {
    self.entry = entry
    self.listener = listener
  }

  mutating func run() throws(TableFlaw) {
    while try has(1) {
      if !isBegun, try has(3), buffer.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
      isBegun = true
      if try has(1), buffer[place] == UInt8(ascii: "<") { try markup() } else { try characters() }
    }
    guard hasRoot, openElements.isEmpty else { throw notXML }
  }

  private var notXML: TableFlaw { TableFlaw(.notXML(part: entry.part)) }

  // MARK: The bytes at hand

  /// Unpacks more behind what is at hand; false at the end.
  private mutating func more() throws(TableFlaw) -> Bool {
    if place > 0 {
      buffer.removeFirst(place)
      place = 0
    }
    let entry = entry
    let count = try chunk.withUnsafeMutableBufferPointer { (chunk) throws(TableFlaw) in
      guard let base = chunk.baseAddress else { return 0 }
      return try entry.read(base, chunk.count)
    }
    buffer.append(contentsOf: chunk[..<count])
    return count > 0
  }

  private mutating func has(_ count: Int) throws(TableFlaw) -> Bool {
    while buffer.count - place < count {
      guard try more() else { return false }
    }
    return true
  }

  private func stands(_ text: StaticString) -> Bool {
    guard buffer.count - place >= text.utf8CodeUnitCount else { return false }
    for offset in 0..<text.utf8CodeUnitCount where buffer[place + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// How far it is to the end of some markup that ends with these characters.
  private mutating func distance(to ending: StaticString, from start: Int) throws(TableFlaw) -> Int {
    var offset = start
    let last = ending.utf8CodeUnitCount - 1
    while true {
      while place + offset + last < buffer.count {
        var isMatch = true
        for index in 0...last where buffer[place + offset + index] != ending.utf8Start[index] {
          isMatch = false
          break
        }
        if isMatch { return offset }
        offset += 1
      }
      guard offset < XMLScanner.longestTag, try more() else { throw notXML }
    }
  }

  // MARK: Markup

  private mutating func markup() throws(TableFlaw) {
    _ = try has(9)
    guard buffer.count - place >= 2 else { throw notXML }
    guard "?!/".utf8.contains(buffer[place + 1]) else { return try startTag() }
    if stands("<?") {
      let length = try distance(to: "?>", from: 2)
      if stands("<?xml ") { try checkEncoding(place..<(place + length)) }
      place += length + 2
    } else if stands("<!--") {
      place += try distance(to: "-->", from: 4) + 3
    } else if stands("<![CDATA[") {
      let length = try distance(to: "]]>", from: 9)
      guard !openElements.isEmpty else { throw notXML }
      try listener.text(try text((place + 9)..<(place + length), .characterData))
      place += length + 3
    } else if stands("<!") {
      throw TableFlaw(.entities(part: entry.part))
    } else {
      let length = try distance(to: ">", from: 2)
      var end = place + length
      while end > place, XMLText.isBlank(buffer[end - 1]) { end -= 1 }
      guard let name = openElements.popLast(), buffer[(place + 2)..<end].elementsEqual(name.utf8) else { throw notXML }
      try listener.end(name)
      place += length + 1
    }
  }

  private func checkEncoding(_ range: Range<Int>) throws(TableFlaw) {
    let declaration = String(decoding: buffer[range], as: UTF8.self).lowercased()
    guard let name = declaration.firstRange(of: "encoding") else { return }
    let value = declaration[name.upperBound...].split { "=\"' ".contains($0) }.first
    guard value == "utf-8" || value == "utf8" || value == "us-ascii" else { throw notXML }
  }

  private mutating func startTag() throws(TableFlaw) {
    let length = try tagLength()
    let end = place + length
    let isEmpty = buffer[end - 1] == UInt8(ascii: "/")
    let last = isEmpty ? end - 1 : end
    guard openElements.count < XMLScanner.deepest, !(hasRoot && openElements.isEmpty) else { throw notXML }
    hasRoot = true
    var position = place + 1
    let name = try name(&position, last)
    attributes.removeAll()
    while true {
      let before = position
      skipBlanks(&position, last)
      if position == last { break }
      guard position > before else { throw notXML }
      let attribute = try self.name(&position, last)
      skipBlanks(&position, last)
      guard position < last, buffer[position] == UInt8(ascii: "=") else { throw notXML }
      position += 1
      skipBlanks(&position, last)
      guard position < last, buffer[position] == UInt8(ascii: "\"") || buffer[position] == UInt8(ascii: "'"),
        let close = buffer[(position + 1)..<last].firstIndex(of: buffer[position])
      else { throw notXML }
      attributes.append(attribute, try text((position + 1)..<close, .attribute))
      position = close + 1
    }
    place = end + 1
    try listener.start(name, attributes)
    if isEmpty { try listener.end(name) } else { openElements.append(name) }
  }

  /// How far it is to the `>` of a start tag; one in the value of an attribute is none.
  private mutating func tagLength() throws(TableFlaw) -> Int {
    var offset = 1
    var quote: UInt8?
    while true {
      while place + offset < buffer.count {
        let byte = buffer[place + offset]
        if byte == quote {
          quote = nil
        } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: "<") {
          throw notXML
        } else if quote == nil, byte == UInt8(ascii: ">") {
          return offset
        }
        offset += 1
      }
      guard offset < XMLScanner.longestTag, try more() else { throw notXML }
    }
  }

  private func skipBlanks(_ position: inout Int, _ end: Int) {
    while position < end, XMLText.isBlank(buffer[position]) { position += 1 }
  }

  private func name(_ position: inout Int, _ end: Int) throws(TableFlaw) -> String {
    let start = position
    scan: while position < end {
      switch buffer[position] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
        UInt8(ascii: ":"), 0x80...0xFF:
        position += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if position == start { throw notXML }
        position += 1
      default: break scan
      }
    }
    guard position > start else { throw notXML }
    return try text(start..<position)
  }

  // MARK: Text

  /// The text up to the next tag, or a piece of it where it is long.
  private mutating func characters() throws(TableFlaw) {
    var offset = 0
    while true {
      while place + offset < buffer.count, buffer[place + offset] != UInt8(ascii: "<") { offset += 1 }
      if place + offset < buffer.count { break }
      if offset > chunk.count {
        offset = whole(offset)
        break
      }
      guard try more() else { break }
    }
    let text = try text(place..<(place + offset))
    if !openElements.isEmpty {
      try listener.text(text)
    } else if !text.utf8.allSatisfy(XMLText.isBlank) {
      throw notXML
    }
    place += offset
  }

  /// A shorter piece that ends neither within a character nor within a reference nor within a line break.
  private func whole(_ count: Int) -> Int {
    var end = place + count - 1
    while end > place + 1, buffer[end] & 0xC0 == 0x80 { end -= 1 }
    if let start = buffer[max(place + 1, end - 16)..<end].lastIndex(of: UInt8(ascii: "&")) { end = start }
    if buffer[end - 1] == UInt8(ascii: "\r"), end > place + 1 { end -= 1 }
    return end - place
  }

  private func text(
    _ range: Range<Int>, _ place: XMLText.Place = .content
  ) throws(TableFlaw) -> String {
    let text = buffer.withUnsafeBufferPointer { XMLText.decoded(UnsafeBufferPointer(rebasing: $0[range]), place) }
    guard let text else { throw notXML }
    return text
  }
}
