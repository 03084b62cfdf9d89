/// Walks over comma-separated values field by field (RFC 4180, any delimiter; CR, LF and CRLF end a record). A quote
/// inside an unquoted field is a character like any other; what follows a closing quote belongs to the field.
struct CSVScanner {
  enum End { case delimiter, record }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// The place that is reached.
  private(set) var index: Int
  /// The line of the place that is reached, counted from 1.
  private(set) var line: Int
  private var column = 1
  /// The last field: a part of the text, or put together where the text has doubled quotes.
  private var content: Range<Int>
  private var assembled: [UInt8] = []
  private var isAssembled = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, from index: Int = 0, line: Int = 1) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.index = index
    self.line = line
    content = index..<index
  }

  var isAtEnd: Bool { index >= bytes.count }

  /// The last field, as it stands.
  var field: String {
    isAssembled
      ? String(decoding: assembled, as: UTF8.self)
      : String(decoding: UnsafeBufferPointer(rebasing: bytes[content]), as: UTF8.self)
  }

  var isEmpty: Bool { isAssembled ? assembled.isEmpty : content.isEmpty }

  /// Goes over the next field and what ends it; throws for a quote that is never closed and a field that is too long.
  mutating func next() throws(TableFlaw) -> End {
    let start = line
    isAssembled = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      try quoted()
      let rest = plain()
      if !rest.isEmpty {
        if !isAssembled { assemble(content) }
        assembled.append(contentsOf: bytes[rest])
      }
    } else {
      content = plain()
    }
    try TableLimits.check(cellOf: isAssembled ? assembled.count : content.count, line: start, column: column)
    return end()
  }

  /// Up to the next delimiter or line break.
  private mutating func plain() -> Range<Int> {
    let start = index
    var place = index
    while place < bytes.count {
      let byte = bytes[place]
      if byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      place += 1
    }
    index = place
    return start..<place
  }

  /// From the opening quote to behind the closing one.
  private mutating func quoted() throws(TableFlaw) {
    let start = line
    var from = index + 1
    var place = from
    while true {
      guard place < bytes.count else { throw TableFlaw(.unclosedQuote, line: start, column: column) }
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        guard place + 1 < bytes.count, bytes[place + 1] == byte else { break }
        if !isAssembled { assemble(from..<from) }
        assembled.append(contentsOf: bytes[from...place])
        try TableLimits.check(cellOf: assembled.count, line: start, column: column)
        place += 1
        from = place + 1
      } else if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isNewline(place + 1)) {
        line += 1
      }
      place += 1
    }
    if isAssembled { assembled.append(contentsOf: bytes[from..<place]) } else { content = from..<place }
    index = place + 1
  }

  private mutating func assemble(_ range: Range<Int>) {
    assembled.removeAll(keepingCapacity: true)
    assembled.append(contentsOf: bytes[range])
    isAssembled = true
  }

  private mutating func end() -> End {
    guard index < bytes.count else {
      column = 1
      return .record
    }
    if bytes[index] == delimiter {
      index += 1
      column += 1
      return .delimiter
    }
    index += bytes[index] == UInt8(ascii: "\r") && isNewline(index + 1) ? 2 : 1
    line += 1
    column = 1
    return .record
  }

  private func isNewline(_ place: Int) -> Bool { place < bytes.count && bytes[place] == UInt8(ascii: "\n") }
}
