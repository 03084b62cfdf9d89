/// A table as comma-separated values: RFC 4180 quoting, line feeds, UTF-8 without byte order mark.
public enum CSVTable {
  public static func render(
    header: [String], rows: [[String]], delimiter: UInt8 = UInt8(ascii: ","), newline: String = "\n"
  ) -> String {
    let separator = String(UnicodeScalar(delimiter))
    return ([header] + rows).map { row in
      // One empty field alone would be an empty line, which is no row.
      row == [""] ? "\"\"" + newline : row.map { field($0, delimiter) }.joined(separator: separator) + newline
    }.joined()
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
  /// The cells of a laid-out table; bars, which repeat figures, are left out.
  public static func render(_ table: Table) -> String {
    let shown = table.shown
    return render(
      header: shown.map { table.columns[$0].title }, rows: table.rows.map { row in shown.map { defused(row[$0].text) } }
    )
  }
}
