/// A document as Markdown (CommonMark with tables as GitHub has them).
public enum MarkdownDocument {
  public static func render(_ document: Document) -> String {
    document.blocks.map(render).joined(separator: "\n")
  }

  private static func render(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let text): String(repeating: "#", count: level) + " " + escaped(text) + "\n"
    case .paragraph(let text): escaped(text).replacing("\n", with: "\\\n") + "\n"
    case .notice(let text): "> **" + escaped(text) + "**\n"
    case .list(let items): items.map { "- " + escaped($0) + "\n" }.joined()
    case .table(let table): render(table)
    case .fields(let fields):
      fields.map { "**" + escaped($0.name) + ":** " + escaped($0.value).replacing("\n", with: "\\\n") }
        .joined(separator: "\\\n") + "\n"
    case .chart(let chart): "*" + escaped(chart.description) + "*\n"
    case .signature(let lines): lines.map { escaped($0) + "\n" }.joined(separator: "\n")
    }
  }

  private static func render(_ table: Table) -> String {
    let shown = table.shown
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var text = line(shown.map { escaped(table.columns[$0].title) })
    text += line(shown.map { table.columns[$0].alignment == .left ? ":---" : "---:" })
    for (index, row) in table.rows.enumerated() {
      let isTotal = table.hasTotal && index == table.rows.count - 1
      text += line(
        shown.map { column in
          let cell = escaped(row[column].text).replacing("\n", with: "<br>")
          return isTotal && !cell.isEmpty ? "**\(cell)**" : cell
        })
    }
    return text
  }

  /// Text that Markdown would read as markup, links or HTML, or as the end of a cell, is escaped.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var isLineStart = true
    for character in text {
      if "\\`*_[]<>|~".contains(character) || (isLineStart && "#+-=".contains(character)) { escaped += "\\" }
      if character == "&" { escaped += "&amp;" } else { escaped.append(character) }
      isLineStart = character == "\n" || (isLineStart && character == " ")
    }
    return escaped
  }
}
