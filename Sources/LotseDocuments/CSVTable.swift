/// A table as comma-separated values: RFC 4180 quoting, line feeds, UTF-8 without byte order mark.
public enum CSVTable {
  public static func render(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// A text that a spreadsheet would run as a formula gets an apostrophe before it (CWE-1236).
  public static func defused(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }

  static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

extension CSVTable {
  /// The cells of a laid-out table; bars, which repeat figures, are left out.
  public static func render(_ table: Table) -> String {
    let shown = table.columns.indices.filter { index in !table.rows.contains { $0[index].bar != nil } }
    return render(
      header: shown.map { table.columns[$0].title }, rows: table.rows.map { row in shown.map { defused(row[$0].text) } }
    )
  }
}
