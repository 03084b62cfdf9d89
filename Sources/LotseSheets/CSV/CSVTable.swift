public import LotseBasics

/// A table as comma-separated values: RFC 4180 quoting, line feeds, UTF-8 without byte order mark.
public enum CSVTable {
  /// The bytes of a table; `rows` goes through its rows, anew whenever it is asked. `prefix` stands before everything.
  public static func pieces(
    header: [String], delimiter: UInt8 = UInt8(ascii: ","), newline: String = "\n", prefix: String = "",
    rows: @escaping (([String]) throws -> Void) throws -> Void
  ) -> Pieces {
    Pieces { take in
      var bytes = Array(prefix.utf8)
      add(header, delimiter, newline, to: &bytes)
      try rows { row in
        add(row, delimiter, newline, to: &bytes)
        try take(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try take(bytes)
    }
  }

  public static func render(
    header: [String], rows: some Sequence<[String]>, delimiter: UInt8 = UInt8(ascii: ","), newline: String = "\n"
  ) -> String {
    var bytes: [UInt8] = []
    add(header, delimiter, newline, to: &bytes)
    for row in rows { add(row, delimiter, newline, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func add(
    _ row: [String], _ delimiter: UInt8 = UInt8(ascii: ","), _ newline: String = "\n", to bytes: inout [UInt8]
  ) {
    for (index, text) in row.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      add(field: text, delimiter, to: &bytes)
    }
    // One empty field alone would be an empty line, which is no row.
    if row == [""] { bytes += "\"\"".utf8 }
    bytes += newline.utf8
  }

  /// A text that a spreadsheet would run as a formula gets an apostrophe before it (CWE-1236).
  /// So does a text that already looks like a defused one, so that `undefused` gives back exactly what was.
  public static func defused(_ text: String) -> String { isRisky(text) ? "'" + text : text }

  /// Takes back what `defused` did, and nothing else.
  public static func undefused(_ text: String) -> String {
    text.utf8.first == quote && isRisky(text) ? String(text.dropFirst()) : text
  }

  /// A text for a cell of a workbook, which never runs it: defused only where it looks so already, because a list that
  /// went out as CSV may come back as a workbook, and the other way round.
  public static func kept(_ text: String) -> String { text.utf8.first == quote ? defused(text) : text }

  private static let quote = UInt8(ascii: "'")

  /// Whether behind apostrophes and blanks stands what begins a formula; of full width, too, which some programs narrow.
  private static func isRisky(_ text: String) -> Bool {
    // Nearly every text begins with a letter or a digit.
    guard let first = text.utf8.first, first < 0x40 || first == 0x40 || first >= 0xC2 else { return false }
    let start = text.unicodeScalars.drop { $0 == "'" }.first { $0 != " " && $0 != "\u{A0}" }
    switch start {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }

  /// Byte by byte: with an accent that follows it, a quote would be another character.
  private static func add(field text: String, _ delimiter: UInt8, to bytes: inout [UInt8]) {
    let needsQuotes = text.utf8.contains {
      $0 == doubleQuote || $0 == delimiter || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return bytes += text.utf8 }
    bytes.append(doubleQuote)
    for byte in text.utf8 {
      if byte == doubleQuote { bytes.append(doubleQuote) }
      bytes.append(byte)
    }
    bytes.append(doubleQuote)
  }

  private static let doubleQuote = UInt8(ascii: "\"")
}

extension CSVTable {
  /// What programs read of a laid-out table, row by row.
  public static func render(_ table: Table) -> String {
    let table = table.read(by: .programs)
    var bytes: [UInt8] = []
    add(table.columns.map(\.key), to: &bytes)
    for row in table.rows { add(row.map(\.content.plain), to: &bytes) }
    if let total = table.total { add(total.map(\.content.plain), to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
