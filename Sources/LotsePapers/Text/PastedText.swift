internal import LotseBasics
internal import LotseSheets

/// A document as plain text to paste into a field of another program: no marks, and a paragraph is one line, because such a
/// program breaks lines itself. A row of a table is a line that names its columns; charts stand in tables beside them.
public enum PastedText {
  public static func render(_ document: Document) -> String {
    var text = ""
    var heading: String?
    for block in document.read(by: .papers).withoutContents.divided.blocks {
      let lines = lines(block, document.language, under: heading)
      guard !lines.isEmpty else { continue }
      if !text.isEmpty, heading == nil { text += "\n" }
      text += lines.joined(separator: "\n") + "\n"
      heading = if case .heading(_, let title) = block { title } else { nil }
    }
    return text
  }

  private static func lines(
    _ block: Document.Block, _ language: Language, under heading: String?
  ) -> [String] {
    switch block {
    case .heading(_, let text): heading == nil ? [text] : ["", text]
    case .paragraph(let text), .notice(let text): [text]
    case .list(let items): items.map { "• \($0)" }
    case .fields(let fields): fields.map { "\($0.name): \($0.value)" }
    case .signature(let lines): lines
    case .table(let table): lines(table, language, under: heading)
    case .chart, .contents: []
    }
  }

  private static func lines(_ table: Table, _ language: Language, under heading: String?) -> [String] {
    let caption = table.caption.flatMap { $0 == heading ? nil : "\($0):" }
    let header = table.rowHeader
    let rows = table.lines.map { row in
      let words = row.map { ($0.content.spoken ?? $0.content.text(language)).replacing("\n", with: "; ") }
      let named = words.indices.filter { $0 != header && !words[$0].isEmpty }.map { index in
        "\(table.columns[index].title): \(words[index])"
      }.joined(separator: "; ")
      return "• " + [header.map { words[$0] }, named].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " – ")
    }
    return (caption.map { [$0] } ?? []) + rows
  }
}
