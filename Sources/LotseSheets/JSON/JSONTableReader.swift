/// Reads the list of objects that `export` and `list` write: in their envelope, bare, or one to a line. The first row
/// holds the keys in the order in which they first appear.
struct JSONTableReader {
  private var columns: [String: Int] = [:]
  private var keys: [String] = []
  private var rows = TableRows()

  static func read(_ bytes: [UInt8], isByLine: Bool) throws(TableFlaw) -> TableFile {
    if !isByLine { try checkSize(bytes.count) }
    return try DecodedText(bytes, .utf8).withBytes { (bytes) throws(TableFlaw) in
      var reader = JSONTableReader()
      var scanner = JSONScanner(bytes, isByLine: false)
      let isByLine = isByLine && scanner.peek() != UInt8(ascii: "[")
      if isByLine {
        try reader.readLines(bytes)
      } else {
        try checkSize(bytes.count)
        try reader.readWhole(&scanner)
        if scanner.peek() != nil { throw scanner.unexpected() }
      }
      if reader.keys.isEmpty { throw TableFlaw(.empty) }
      let header = ReadRow(line: 1, cells: reader.keys.map { $0.isEmpty ? .empty : .text($0) })
      let sheet = ReadSheet(name: "", rows: [header] + reader.rows.takeSheet())
      return TableFile(format: isByLine ? .jsonLines : .json, sheets: [sheet])
    }
  }

  private static func checkSize(_ count: Int) throws(TableFlaw) {
    guard count <= TableLimits.jsonText else {
      throw TableFlaw(.tooLarge(TableLimits.jsonText / TableLimits.mebibyte))
    }
  }

  private mutating func readLines(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableFlaw) {
    var scanner = JSONScanner(bytes, isByLine: true)
    var line = 1
    repeat {
      if scanner.peek() != nil { try row(&scanner, line: line) }
      line += 1
    } while try scanner.nextLine()
  }

  private mutating func readWhole(_ scanner: inout JSONScanner) throws(TableFlaw) {
    guard scanner.peek() == UInt8(ascii: "{") else { return try list(&scanner) }
    let start = scanner.index
    var hasList = false
    try scanner.object { (scanner, key, place) throws(TableFlaw) in
      switch key {
      case "data":
        hasList = true
        try list(&scanner)
      case "schema_version":
        _ = scanner.peek()
        if try scanner.number() != 1 { throw scanner.flaw(.notAList, at: place) }
      default: try scanner.skip()
      }
    }
    guard hasList else { throw scanner.flaw(.notAList, at: start) }
  }

  private mutating func list(_ scanner: inout JSONScanner) throws(TableFlaw) {
    guard scanner.peek() == UInt8(ascii: "[") else {
      throw scanner.peek() == nil ? scanner.unexpected() : scanner.flaw(.notAList, at: scanner.index)
    }
    var line = 1
    try scanner.list(UInt8(ascii: "["), UInt8(ascii: "]")) { (scanner) throws(TableFlaw) in
      line += 1
      try row(&scanner, line: line)
    }
  }

  private mutating func row(_ scanner: inout JSONScanner, line: Int) throws(TableFlaw) {
    guard let first = scanner.peek() else { throw scanner.unexpected() }
    guard first == UInt8(ascii: "{") else { throw scanner.flaw(.notAList, at: scanner.index) }
    var cells: [ReadCell] = []
    try scanner.object { (scanner, key, _) throws(TableFlaw) in
      let column = columns[key] ?? keys.count
      if column == keys.count {
        columns[key] = column
        keys.append(key)
        try TableLimits.check(columns: keys.count, line: line)
      }
      while cells.count <= column { cells.append(.empty) }
      cells[column] = try JSONTableReader.cell(&scanner)
    }
    try rows.add(cells, line: line)
  }

  private static func cell(_ scanner: inout JSONScanner) throws(TableFlaw) -> ReadCell {
    switch scanner.peek() {
    case UInt8(ascii: "\""):
      let text = try scanner.string()
      return text.isEmpty ? .empty : .text(text)
    case UInt8(ascii: "["): return try listCell(&scanner)
    case UInt8(ascii: "{"): throw scanner.flaw(.notAList, at: scanner.index)
    default:
      if scanner.takes(word: "null") { return .empty }
      if scanner.takes(word: "true") { return .flag(true) }
      if scanner.takes(word: "false") { return .flag(false) }
      return .number(try scanner.number())
    }
  }

  /// A list of texts, or one of flat objects.
  private static func listCell(_ scanner: inout JSONScanner) throws(TableFlaw) -> ReadCell {
    var texts: [String] = []
    var records: [[String: String]] = []
    try scanner.list(UInt8(ascii: "["), UInt8(ascii: "]")) { (scanner) throws(TableFlaw) in
      switch scanner.peek() {
      case UInt8(ascii: "\"") where records.isEmpty: texts.append(try scanner.string())
      case UInt8(ascii: "{") where texts.isEmpty: records.append(try record(&scanner))
      case nil: throw scanner.unexpected()
      default: throw scanner.flaw(.notAList, at: scanner.index)
      }
    }
    return records.isEmpty ? .list(texts) : .records(records)
  }

  /// Texts by key; what is null is not there.
  private static func record(_ scanner: inout JSONScanner) throws(TableFlaw) -> [String: String] {
    var record: [String: String] = [:]
    try scanner.object { (scanner, key, place) throws(TableFlaw) in
      if scanner.takes(word: "null") { return }
      guard scanner.peek() == UInt8(ascii: "\"") else { throw scanner.flaw(.notAList, at: place) }
      record[key] = try scanner.string()
    }
    return record
  }
}
