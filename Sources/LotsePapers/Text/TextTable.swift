public import LotseBasics
public import LotseSheets

/// A table on a page of a terminal. A list may have a million rows, so the words of its cells lie one behind another as
/// bytes, each measured once, and the lines are made as they are written.
public struct TextTable {
  private let page: TextDocument
  private let language: Language
  private let columns: [Table.Column]
  private var needs: [Need]
  private var words: [UInt8] = []
  private var cells: [Cell] = []
  private var bars: [Int: Table.Bar] = [:]
  private var hasTotal = false

  private static let gap = 2
  private static let barWidth = 20

  /// A cell put into words.
  private struct Cell {
    /// How many bytes its words are; they begin where those of the cell before end.
    let length: UInt32
    /// How many cells of the terminal its one line takes; negative where it has several, or needs a closer look.
    let taken: Int32
    let tone: Table.Tone

    var width: Int? { taken < 0 ? nil : Int(taken) }
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

  /// The head of a table; its rows are added as they come.
  public init(_ columns: [Table.Column], on page: TextDocument, _ language: Language) {
    self.page = page
    self.language = language
    self.columns = columns
    needs = columns.map(Need.init)
    add(columns.map { Table.Cell($0.title, .strong) }, isMeasured: false)
  }

  init(_ table: Table, on page: TextDocument, _ language: Language) {
    self.init(table.columns, on: page, language)
    for row in table.rows { add(row) }
    if let total = table.total {
      add(total)
      hasTotal = true
    }
  }

  /// How many rows it has under its head.
  public var count: Int { cells.count / max(1, columns.count) - 1 }

  public mutating func add(_ row: [Table.Cell]) { add(row, isMeasured: true) }

  private mutating func add(_ row: [Table.Cell], isMeasured: Bool) {
    for column in columns.indices {
      let cell = column < row.count ? row[column] : Table.Cell(.empty)
      let text = cell.content.text(language)
      let plain = PlainText.measures(of: text)
      let start = words.count
      words += text.utf8
      if let bar = cell.bar { bars[cells.count] = bar }
      let taken = plain.flatMap { $0.isOneLine ? Int32(clamping: $0.line) : nil }
      cells.append(Cell(length: UInt32(words.count - start), taken: taken ?? -1, tone: cell.tone))
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

  /// Hands its lines on, some at a time; throws what the taker throws.
  func write<E>(_ take: ([UInt8]) throws(E) -> Void) throws(E) {
    guard !columns.isEmpty else { return }
    let widths = widths()
    let rule = page.colored(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), .faint) + "\n"
    var text: [UInt8] = []
    var start = 0
    for row in 0...count {
      if hasTotal, row == count { text += rule.utf8 }
      write(row, from: &start, widths, to: &text)
      if row == 0 { text += rule.utf8 }
      guard text.count >= TextTable.piece else { continue }
      try take(text)
      text.removeAll(keepingCapacity: true)
    }
    try take(text)
  }

  /// How many bytes are handed on at once, nearly.
  private static let piece = 1 << 16

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

  /// The lines of a cell; nil where it stands on one line as it is, as nearly all do.
  private func lines(of index: Int, _ bytes: ArraySlice<UInt8>, _ column: Int, _ width: Int) -> [String]? {
    if let bar = bars[index] { return [self.bar(bar, width)] }
    if let taken = cells[index].width {
      if taken <= width { return nil }
      return columns[column].isOneLine
        ? [PlainText.cut(bytes, to: width)] : PlainText.wrapped(bytes, to: max(1, width))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return columns[column].isOneLine ? [TerminalWidth.cut(text, to: width)] : TerminalWidth.wrap(text, to: width)
  }

  /// Writes a row whose words begin at `start`, which then is where those of the next begin.
  private func write(_ row: Int, from start: inout Int, _ widths: [Int], to text: inout [UInt8]) {
    let first = row * columns.count
    let bytes = columns.indices.map { column in
      let end = start + Int(cells[first + column].length)
      defer { start = end }
      return words[start..<end]
    }
    let wrapped = columns.indices.map { lines(of: first + $0, bytes[$0], $0, widths[$0]) }
    let height = wrapped.reduce(1) { max($0, $1?.count ?? 1) }
    for line in 0..<height {
      let begin = text.count
      for column in columns.indices {
        if column > 0 { text += "  ".utf8 }
        let (cell, width, alignment) = (cells[first + column], widths[column], columns[column].alignment)
        let isPlain = !page.hasColor || cell.tone == .plain
        if wrapped[column] == nil, line == 0, isPlain {
          TextTable.append(bytes[column], taking: cell.width ?? 0, of: width, alignment, to: &text)
          continue
        }
        let content =
          if let lines = wrapped[column] {
            line < lines.count ? lines[line] : ""
          } else {
            line == 0 ? String(decoding: bytes[column], as: UTF8.self) : ""
          }
        if !content.isEmpty, bars[first + column] != nil {
          text += page.colored(content, cell.tone).utf8
        } else if isPlain {
          TextTable.append(content.utf8, taking: TerminalWidth.of(content), of: width, alignment, to: &text)
        } else {
          text += page.colored(TerminalWidth.padded(content, to: width, alignment), cell.tone).utf8
        }
      }
      while text.count > begin, text.last == UInt8(ascii: " ") { text.removeLast() }
      text.append(UInt8(ascii: "\n"))
    }
  }

  /// Appends a line of a cell and what it lacks of the width.
  private static func append(
    _ content: some Collection<UInt8>, taking taken: Int, of width: Int, _ alignment: Table.Column.Alignment,
    to text: inout [UInt8]
  ) {
    func pad() { for _ in 0..<max(0, width - taken) { text.append(UInt8(ascii: " ")) } }
    if alignment == .right { pad() }
    text += content
    if alignment == .left { pad() }
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
