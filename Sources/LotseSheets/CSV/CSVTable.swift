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
  public static func defused(_ text: String) -> String {
    let start = text.utf8.first == quote ? text.utf8.first { $0 != quote } : text.utf8.first
    guard let start, risky.contains(start) else { return text }
    return "'" + text
  }

  /// Takes back what `defused` did, and nothing else.
  public static func undefused(_ text: String) -> String {
    guard text.utf8.first == quote, let start = text.utf8.first(where: { $0 != quote }), risky.contains(start) else {
      return text
    }
    return String(text.dropFirst())
  }

  private static let quote = UInt8(ascii: "'")
  private static let risky = Array("=+-@\t\r".utf8)

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
