internal import LotseBasics
internal import LotseSheets

/// A table on a page of a terminal. A list may have a hundred thousand rows, so the words of its cells lie one behind
/// another as bytes, each measured once.
struct TextTable {
  private let page: TextDocument
  private let columns: [Table.Column]
  private var needs: [Need]
  private var words: [UInt8] = []
  private var cells: [Cell] = []
  private var bars: [Int: Table.Bar] = [:]
  private let hasTotal: Bool

  private static let gap = 2
  private static let barWidth = 20

  /// A cell put into words.
  private struct Cell {
    /// Where its words end; they begin where those of the cell before end.
    let end: Int
    /// How many cells of the terminal its one line takes; nil where it has several, or needs a closer look.
    let width: Int32?
    let tone: Table.Tone
  }

  /// What a column needs, in cells.
  private struct Need {
    /// Of its longest line, its longest word and the longest word of its heading, which may wrap before a figure does.
    var line = 0
    var word = 0
    let heading: Int

    init(_ column: Table.Column) {
      heading = TerminalWidth.words(of: column.title[...]).map { TerminalWidth.of($0) }.max() ?? 0
    }

    /// The longest word; of a column without any what stands in its place, such as a bar.
    var longest: Int { word == 0 ? line : word }
  }

  init(_ table: Table, on page: TextDocument, _ language: Language) {
    self.page = page
    columns = table.columns
    needs = columns.map(Need.init)
    hasTotal = table.total != nil
    add(columns.map { Table.Cell($0.title, .strong) }, language, isMeasured: false)
    for row in table.rows { add(row, language) }
    if let total = table.total { add(total, language) }
  }

  private mutating func add(_ row: [Table.Cell], _ language: Language, isMeasured: Bool = true) {
    for column in columns.indices {
      let cell = column < row.count ? row[column] : Table.Cell(.empty)
      let text = cell.content.text(language)
      let plain = PlainText.measures(of: text)
      words += text.utf8
      if let bar = cell.bar { bars[cells.count] = bar }
      let width = plain.flatMap { $0.isOneLine ? Int32(clamping: $0.line) : nil }
      cells.append(Cell(end: words.count, width: width, tone: cell.tone))
      guard isMeasured else { continue }
      if cell.bar != nil {
        needs[column].line = max(needs[column].line, TextTable.barWidth)
      } else if let plain {
        needs[column].line = max(needs[column].line, plain.line)
        needs[column].word = max(needs[column].word, plain.word)
      } else {
        for line in text.split(separator: "\n") {
          needs[column].line = max(needs[column].line, TerminalWidth.of(line))
          for word in TerminalWidth.words(of: line) {
            needs[column].word = max(needs[column].word, TerminalWidth.of(word))
          }
        }
      }
    }
  }

  func render() -> String {
    let widths = widths()
    let rule = page.colored(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), .faint) + "\n"
    let rows = cells.count / max(1, columns.count)
    var text: [UInt8] = []
    text.reserveCapacity(words.count + rows * (widths.reduce(0, +) / 2))
    for row in 0..<rows {
      if hasTotal, row == rows - 1 { text += rule.utf8 }
      write(row, widths, to: &text)
      if row == 0 { text += rule.utf8 }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Every column as wide as its content. Where the page is too narrow the flexible ones give way, the widest first and
  /// no further than their longest words; on a narrower page then the headings, and at last every column.
  private func widths() -> [Int] {
    let needs = zip(columns, needs)
    var widths = needs.map { max($1.line, TerminalWidth.of($0.title)) }
    shrink(&widths, to: needs.map { $0.isFlexible ? min(max($1.longest, $1.heading), 24) : max($1.line, $1.heading) })
    shrink(&widths, to: needs.map { $0.isFlexible ? 12 : min(max($1.line, $1.heading), 24) })
    shrink(&widths, to: needs.map { $0.isFlexible ? 12 : min(max($1.line, 5), 24) })
    shrink(&widths, to: needs.map { $0.isFlexible ? 10 : min(max($1.longest, 5), 24) })
    shrink(&widths, to: widths.map { min($0, 6) })
    return widths
  }

  private func shrink(_ widths: inout [Int], to floors: [Int]) {
    var excess = widths.reduce(0, +) + TextTable.gap * (widths.count - 1) - page.width
    while excess > 0 {
      let candidates = widths.indices.filter { widths[$0] > floors[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  private func bytes(of index: Int) -> ArraySlice<UInt8> {
    words[(index == 0 ? 0 : cells[index - 1].end)..<cells[index].end]
  }

  /// The lines of a cell; nil where it stands on one line as it is, as nearly all do.
  private func lines(of index: Int, _ column: Int, _ width: Int) -> [String]? {
    if let bar = bars[index] { return [self.bar(bar, width)] }
    if let taken = cells[index].width, taken <= width { return nil }
    if cells[index].width != nil, columns[column].isOneLine {
      return [PlainText.cut(bytes(of: index), to: width)]
    }
    let text = String(decoding: bytes(of: index), as: UTF8.self)
    return columns[column].isOneLine ? [TerminalWidth.cut(text, to: width)] : TerminalWidth.wrap(text, to: width)
  }

  private func write(_ row: Int, _ widths: [Int], to text: inout [UInt8]) {
    let first = row * columns.count
    let wrapped = columns.indices.map { lines(of: first + $0, $0, widths[$0]) }
    let height = wrapped.reduce(1) { max($0, $1?.count ?? 1) }
    for line in 0..<height {
      let start = text.count
      for column in columns.indices {
        if column > 0 { text += "  ".utf8 }
        let (cell, width, isRight) = (cells[first + column], widths[column], columns[column].alignment == .right)
        if wrapped[column] == nil, line == 0, !page.hasColor || cell.tone == .plain {
          let blanks = repeatElement(UInt8(ascii: " "), count: max(0, width - Int(cell.width ?? 0)))
          if isRight { text += blanks }
          text += bytes(of: first + column)
          if !isRight { text += blanks }
          continue
        }
        let content =
          if let lines = wrapped[column] {
            line < lines.count ? lines[line] : ""
          } else {
            line == 0 ? String(decoding: bytes(of: first + column), as: UTF8.self) : ""
          }
        if bars[first + column] != nil {
          text += page.colored(content, cell.tone).utf8
        } else {
          let padded = TerminalWidth.padded(content, to: width, columns[column].alignment)
          text += page.colored(padded, cell.tone).utf8
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
    return page.colored(String(repeating: "█", count: done), .green)
      + page.colored(String(repeating: "▒", count: underway), .plain)
      + page.colored(String(repeating: "░", count: width - done - underway), .faint)
  }
}
