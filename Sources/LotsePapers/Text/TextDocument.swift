public import LotseBasics
internal import LotseSheets

/// A document as plain text for a terminal of a given width.
public struct TextDocument {
  public let width: Int
  public let hasColor: Bool

  public init(width: Int, hasColor: Bool) {
    self.width = max(40, width)
    self.hasColor = hasColor
  }

  public func render(_ document: Document) -> String {
    var bytes: [UInt8] = []
    write(document) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same, made while it is written; a table whose rows came one by one may follow as the last.
  public func pieces(_ document: Document, _ table: TextTable? = nil) -> Pieces {
    Pieces { take in
      try write(document, take)
      guard let table else { return }
      if !document.blocks.isEmpty { try take(Array("\n".utf8)) }
      try table.write(take)
    }
  }

  private func write<E>(_ document: Document, _ take: ([UInt8]) throws(E) -> Void) throws(E) {
    let document = document.read(by: .terminals).withoutContents.divided
    for (index, block) in document.blocks.enumerated() {
      if index > 0, !joins(document.blocks[index - 1], block) { try take(Array("\n".utf8)) }
      switch block {
      case .table(let table): try TextTable(table, on: self, document.language).write(take)
      case .list(let items): for item in items { try take(Array(listed(item).utf8)) }
      default:
        let text = render(block, document.language, under: index > 0 ? document.blocks[index - 1] : nil)
        try take(Array(text.utf8))
      }
    }
  }

  /// A heading stands directly over what it heads.
  private func joins(_ upper: Document.Block, _ lower: Document.Block) -> Bool {
    if case .heading = upper { true } else if case .notice = upper, case .notice = lower { true } else { false }
  }

  private func render(_ block: Document.Block, _ language: Language, under upper: Document.Block?) -> String {
    switch block {
    case .heading(let level, let text):
      let lines = TerminalWidth.wrap(text, to: width)
      let rule = level > 1 ? "" : String(repeating: "=", count: lines.map { TerminalWidth.of($0) }.max() ?? 0) + "\n"
      return lines.map { colored($0, .strong) + "\n" }.joined() + rule
    case .paragraph(let text): return lines(text)
    case .notice(let text): return lines(text, tone: .yellow)
    case .fields(let fields): return render(fields)
    case .chart(let chart):
      var title = lines(chart.title, tone: .strong)
      if case .heading(_, chart.title) = upper { title = "" }
      let drawing = TextChart(chart: chart, width: width, language: language)
      return title + (drawing.saysEveryValue ? "" : lines(chart.description, tone: .faint)) + drawing.render()
    // Contents stand on paper alone; tables and lists are written line by line.
    case .contents, .table, .list: return ""
    case .signature(let people): return people.map { lines($0) }.joined(separator: "\n")
    }
  }

  private func listed(_ item: String) -> String {
    TerminalWidth.wrap(item, to: width - 2).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 + "\n" }.joined()
  }

  /// Names in one column, what they stand for beside them.
  private func render(_ fields: [Document.Field]) -> String {
    let indent = min((fields.map { TerminalWidth.of($0.name) }.max() ?? 0) + 3, width / 2)
    return fields.map { field in
      TerminalWidth.wrap(field.value, to: width - indent).enumerated().map { index, line in
        let name = index == 0 ? field.name + ":" : ""
        return TerminalWidth.padded(name, to: indent, .left) + line + "\n"
      }.joined()
    }.joined()
  }

  private func lines(_ text: String, tone: Table.Tone = .plain) -> String {
    TerminalWidth.wrap(text, to: width).map { colored($0, tone) + "\n" }.joined()
  }

  func colored(_ text: String, _ tone: Table.Tone) -> String {
    guard hasColor, !text.isEmpty else { return text }
    switch tone {
    case .plain: return text
    case .strong: return "\u{1B}[1m\(text)\u{1B}[0m"
    case .faint: return "\u{1B}[2m\(text)\u{1B}[0m"
    case .green: return "\u{1B}[32m\(text)\u{1B}[0m"
    case .yellow: return "\u{1B}[33m\(text)\u{1B}[0m"
    case .red: return "\u{1B}[31m\(text)\u{1B}[0m"
    }
  }
}
