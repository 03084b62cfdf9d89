internal import LotseBasics
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
    var text = ""
    let document = document.read(by: .terminals).withoutContents.divided
    for (index, block) in document.blocks.enumerated() {
      if index > 0, !joins(document.blocks[index - 1], block) { text += "\n" }
      text += render(block, document.language, under: index > 0 ? document.blocks[index - 1] : nil)
    }
    return text
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
    case .list(let items):
      return items.map { item in
        let wrapped = TerminalWidth.wrap(item, to: width - 2)
        return wrapped.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 + "\n" }.joined()
      }.joined()
    case .table(let table): return render(table, language)
    case .fields(let fields): return render(fields)
    case .chart(let chart):
      var title = lines(chart.title, tone: .strong)
      if case .heading(_, chart.title) = upper { title = "" }
      let drawing = TextChart(chart: chart, width: width, language: language)
      return title + (drawing.saysEveryValue ? "" : lines(chart.description, tone: .faint)) + drawing.render()
    case .contents: return ""
    case .signature(let people): return people.map { lines($0) }.joined(separator: "\n")
    }
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

  // MARK: Tables

  private static let gap = 2
  private static let barWidth = 20

  /// A cell put into words.
  private struct Shown {
    let text: String
    let tone: Table.Tone
    let bar: Table.Bar?
    /// Nil where the text needs a closer look.
    let plain: PlainText.Measures?

    init(_ cell: Table.Cell, _ language: Language) {
      text = cell.content.text(language)
      tone = cell.tone
      bar = cell.bar
      plain = PlainText.measures(of: text)
    }
  }

  private func render(_ table: Table, _ language: Language) -> String {
    let rows = table.rows.map { $0.map { Shown($0, language) } }
    let total = table.total?.map { Shown($0, language) }
    let widths = widths(of: table.columns, rows + (total.map { [$0] } ?? []))
    let rule = colored(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), .faint) + "\n"
    var text: [UInt8] = []
    add(table.columns.map { Shown(.init($0.title, .strong), language) }, table.columns, widths, to: &text)
    text += rule.utf8
    for cells in rows { add(cells, table.columns, widths, to: &text) }
    if let total {
      text += rule.utf8
      add(total, table.columns, widths, to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Every column as wide as its content. Where the page is too narrow the flexible ones give way, the widest first and
  /// no further than their longest words; on a narrower page then the headings, and at last every column.
  private func widths(of columns: [Table.Column], _ rows: [[Shown]]) -> [Int] {
    let needs = columns.indices.map { Need(columns[$0], rows, $0) }
    var widths = needs.map { max($0.line, TerminalWidth.of($0.column.title)) }
    shrink(
      &widths, to: needs.map { $0.column.isFlexible ? min(max($0.word, $0.heading), 24) : max($0.line, $0.heading) })
    shrink(&widths, to: needs.map { $0.column.isFlexible ? 12 : min(max($0.line, $0.heading), 24) })
    shrink(&widths, to: needs.map { $0.column.isFlexible ? 12 : min(max($0.line, 5), 24) })
    shrink(&widths, to: needs.map { $0.column.isFlexible ? 10 : min(max($0.word, 5), 24) })
    shrink(&widths, to: widths.map { min($0, 6) })
    return widths
  }

  /// What a column needs, in cells.
  private struct Need {
    let column: Table.Column
    /// Of its longest line, its longest word and the longest word of its heading, which may wrap before a figure does.
    var line = 0
    var word = 0
    let heading: Int

    init(_ column: Table.Column, _ rows: [[Shown]], _ index: Int) {
      self.column = column
      heading = TerminalWidth.words(of: column.title[...]).map { TerminalWidth.of($0) }.max() ?? 0
      for row in rows {
        guard row[index].bar == nil else {
          line = max(line, TextDocument.barWidth)
          continue
        }
        if let plain = row[index].plain {
          line = max(line, plain.line)
          word = max(word, plain.word)
          continue
        }
        for text in row[index].text.split(separator: "\n") {
          line = max(line, TerminalWidth.of(text))
          for part in TerminalWidth.words(of: text) { word = max(word, TerminalWidth.of(part)) }
        }
      }
      if word == 0 { word = line }
    }
  }

  private func shrink(_ widths: inout [Int], to floors: [Int]) {
    var excess = widths.reduce(0, +) + TextDocument.gap * (widths.count - 1) - width
    while excess > 0 {
      let candidates = widths.indices.filter { widths[$0] > floors[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  private func add(_ cells: [Shown], _ columns: [Table.Column], _ widths: [Int], to text: inout [UInt8]) {
    // Nil for a cell that stands on one line as it is, as nearly all do.
    let wrapped = columns.indices.map { index -> [String]? in
      let (cell, width) = (cells[index], widths[index])
      if let bar = cell.bar { return [self.bar(bar, width)] }
      if let plain = cell.plain, plain.isOneLine, plain.line <= width { return nil }
      return columns[index].isOneLine
        ? [TerminalWidth.cut(cell.text, to: width)] : TerminalWidth.wrap(cell.text, to: width)
    }
    let height = wrapped.reduce(1) { max($0, $1?.count ?? 1) }
    for line in 0..<height {
      let start = text.count
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "  ".utf8 }
        let cell = cells[index]
        let lines = wrapped[index]
        let content = if let lines { line < lines.count ? lines[line] : "" } else { line == 0 ? cell.text : "" }
        if cell.bar != nil {
          text += colored(content, cell.tone).utf8
        } else if hasColor, cell.tone != .plain {
          text += colored(TerminalWidth.padded(content, to: widths[index], column.alignment), cell.tone).utf8
        } else {
          let taken = lines == nil && line == 0 ? cell.plain?.line ?? 0 : TerminalWidth.of(content)
          let blanks = repeatElement(UInt8(ascii: " "), count: max(0, widths[index] - taken))
          if column.alignment == .right { text += blanks }
          text += content.utf8
          if column.alignment == .left { text += blanks }
        }
      }
      while text.count > start, text.last == UInt8(ascii: " ") { text.removeLast() }
      text.append(UInt8(ascii: "\n"))
    }
  }

  /// `████▒▒▒░░░`: completed, under way, rest.
  private func bar(_ bar: Table.Bar, _ width: Int) -> String {
    guard bar.all > 0 else { return String(repeating: " ", count: width) }
    let done = bar.done * width / bar.all
    let underway = (bar.done + bar.underway) * width / bar.all - done
    return colored(String(repeating: "█", count: done), .green)
      + colored(String(repeating: "▒", count: underway), .plain)
      + colored(String(repeating: "░", count: width - done - underway), .faint)
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
