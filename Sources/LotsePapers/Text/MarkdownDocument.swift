internal import LotseBasics
internal import LotseSheets

/// A document as Markdown (CommonMark with tables as GitHub has them).
public enum MarkdownDocument {
  public static func render(_ document: Document) -> String {
    document.read(by: .papers).withoutContents.blocks.map { render($0, document.language) }.joined(separator: "\n")
  }

  private static func render(_ block: Document.Block, _ language: Language) -> String {
    switch block {
    case .heading(let level, let text): String(repeating: "#", count: level) + " " + escaped(text) + "\n"
    case .paragraph(let text): escaped(text).replacing("\n", with: "\\\n") + "\n"
    case .notice(let text): "> **" + escaped(text) + "**\n"
    case .list(let items): items.map { "- " + escaped($0) + "\n" }.joined()
    case .table(let table): render(table, language)
    case .fields(let fields):
      fields.map { "**" + escaped($0.name) + ":** " + escaped($0.value).replacing("\n", with: "\\\n") }
        .joined(separator: "\\\n") + "\n"
    case .chart(let chart): "*" + escaped(chart.description) + "*\n"
    case .contents: ""
    case .signature(let lines): lines.map { escaped($0) + "\n" }.joined(separator: "\n")
    }
  }

  private static func render(_ table: Table, _ language: Language) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    func texts(_ row: [Table.Cell]) -> [String] {
      row.map { escaped($0.content.text(language)).replacing("\n", with: "<br>") }
    }
    var text = line(table.columns.map { escaped($0.title) })
    text += line(table.columns.map { $0.alignment == .left ? ":---" : "---:" })
    for row in table.rows { text += line(texts(row)) }
    return text + (table.total.map { line(texts($0).map { $0.isEmpty ? $0 : "**\($0)**" }) } ?? "")
  }

  /// Text that Markdown would read as markup, links or HTML, as the end of a cell or as the number of a list, is
  /// escaped; scalar by scalar, because an accent that follows makes another character of a mark in Swift only.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    var isLineStart = true
    let scalars = text.unicodeScalars
    for (index, scalar) in zip(scalars.indices, scalars) {
      let isMark =
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~": true
        case "#", "+", "-", "=": isLineStart
        case ".", ")": endsListNumber(scalars[..<index], before: scalars[index...].dropFirst().first)
        default: false
        }
      if isMark { escaped.append("\\") }
      escaped.append(scalar)
      if scalar == "&" { escaped.append(contentsOf: "amp;".unicodeScalars) }
      isLineStart = scalar == "\n" || (isLineStart && scalar == " ")
    }
    return String(escaped)
  }

  /// Whether a point or bracket after these scalars would make an item of a list of what its line has said so far.
  private static func endsListNumber(
    _ before: Substring.UnicodeScalarView, before next: Unicode.Scalar?
  ) -> Bool {
    guard next == nil || next == " " || next == "\n" else { return false }
    let digits = before.reversed().prefix { ("0"..."9").contains($0) }.count
    let rest = before.dropLast(digits).reversed().drop { $0 == " " }
    return (1...9).contains(digits) && (rest.first == nil || rest.first == "\n")
  }
}
