/// A table as comma-separated values: RFC 4180 quoting, line feeds, UTF-8 without byte order mark.
public enum CSVTable {
  public static func render(
    header: [String], rows: [[String]], delimiter: UInt8 = UInt8(ascii: ","), newline: String = "\n"
  ) -> String {
    ([header] + rows).map { render(line: $0, delimiter: delimiter, newline: newline) }.joined()
  }

  private static func render(line: [String], delimiter: UInt8 = UInt8(ascii: ","), newline: String = "\n") -> String {
    // One empty field alone would be an empty line, which is no row.
    if line == [""] { return "\"\"" + newline }
    var text = ""
    for (index, word) in line.enumerated() {
      if index > 0 { text.unicodeScalars.append(UnicodeScalar(delimiter)) }
      text += field(word, delimiter)
    }
    return text + newline
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

  static func field(_ text: String, _ delimiter: UInt8 = UInt8(ascii: ",")) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return text }
    // Scalar by scalar: with an accent that follows it, a quote would be another character.
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars { quoted.append(contentsOf: scalar == "\"" ? ["\"", "\""] : [scalar]) }
    return String(quoted) + "\""
  }
}

extension CSVTable {
  /// What programs read of a laid-out table, row by row.
  public static func render(_ table: Table) -> String {
    let table = table.read(by: .programs)
    var text = render(header: table.columns.map(\.key), rows: [])
    func add(_ row: [Table.Cell]) { text += render(line: row.map(\.content.plain)) }
    for row in table.rows { add(row) }
    if let total = table.total { add(total) }
    return text
  }
}
