internal import LotseBasics
internal import LotseSheets

/// Lays a document out as sheets.
struct WorkbookLayout {
  private let document: Document
  private var language: Language { document.language }
  /// The sheets after the cover, with what each holds and how many rows its table has.
  private var sheets: [(sheet: Worksheet, title: String, rows: Int?)] = []
  private var headings: [(level: Int, text: String)] = []
  private var section = Section()
  private var introduction: [String] = []
  /// Sections without figures, for a sheet of their own.
  private var texts: [(title: String, notes: [String])] = []
  private var notices: [String] = []
  private var fields: [Document.Field] = []

  /// What stands between two headings: every table with the charts and texts before it, and the texts after the last.
  private struct Section {
    var entries: [(table: Table?, charts: [Chart], notes: [String])] = []
    var charts: [Chart] = []
    var notes: [String] = []
  }

  /// So much text stands above a table, in rows that stay in view; more of it stands below.
  private static let mostAbove = 240

  init(_ document: Document) { self.document = document }

  mutating func workbook() -> Workbook {
    for block in document.blocks {
      switch block {
      case .heading(let level, let text):
        endSection()
        headings = headings.filter { $0.level < level } + [(level, text)]
      case .paragraph(let text): if text != document.frame?.asOf { section.notes.append(text) }
      case .list(let items): section.notes += items.map { "• \($0)" }
      case .notice(let text): if text != document.frame?.marking { notices.append(text) }
      case .fields(let list): fields += list
      case .chart(let chart): section.charts.append(chart)
      case .table(let table):
        section.entries.append((table, section.charts, section.notes))
        (section.charts, section.notes) = ([], [])
      case .signature, .contents: break
      }
    }
    endSection()
    addTexts()
    return Workbook(
      title: document.title, language: language, organisation: document.frame?.organisation,
      marking: document.frame?.marking, created: document.frame?.created ?? Instant(milliseconds: 0),
      sheets: [cover] + sheets.map(\.sheet))
  }

  private var coverName: String { language("Übersicht", "Overview") }

  /// Charts that no table follows stand on a sheet of their own; texts after the last table stand below it, and those of
  /// a section without figures with others of their kind.
  private mutating func endSection() {
    defer { section = Section() }
    if !section.charts.isEmpty {
      section.entries.append((nil, section.charts, section.notes))
      section.notes = []
    }
    guard !section.entries.isEmpty else {
      guard !section.notes.isEmpty else { return }
      if headings.count > 1 { texts.append((title(nil), section.notes)) } else { introduction += section.notes }
      return
    }
    for (index, entry) in section.entries.enumerated() {
      let isLast = index == section.entries.count - 1
      add(entry.table, entry.charts, above: entry.notes, below: isLast ? section.notes : [])
    }
  }

  /// What a sheet holds. A single word such as "open" says so only with the heading that it stands under.
  private func title(_ table: Table?, _ charts: [Chart] = []) -> String {
    let own = headings.last?.text
    guard let name = table?.caption ?? own ?? charts.first?.title else { return document.title }
    let above = table?.caption == nil || own == name ? headings.dropLast().last : headings.last
    guard !name.contains(" "), let above, above.level > 1 else { return name }
    return "\(above.text) – \(name)"
  }

  private mutating func add(_ table: Table?, _ charts: [Chart], above: [String], below: [String]) {
    let title = title(table, charts)
    var sheet = Worksheet(name: name(title))
    sheet.rows = start(title)
    var below = below
    if let table {
      sheet.columns = columns(of: table)
      let isShort = above.reduce(0) { $0 + $1.count } <= WorkbookLayout.mostAbove
      if isShort { sheet.rows += spanning(above, sheet) } else { below = above + below }
      sheet.rows.append([])
      add(table, to: &sheet)
    } else {
      sheet.columns = [.init(width: 46)]
      below = above + below
    }
    if !below.isEmpty { sheet.rows += [[]] + spanning(below, sheet) }
    for chart in charts { sheet.add(chart, as: sheets.count + 1, language) }
    sheets.append((sheet, title, table?.lines.count))
  }

  private func name(_ title: String) -> String {
    Worksheet.name(Worksheet.shortened(title), unlike: [coverName] + sheets.map(\.sheet.name))
  }

  private mutating func addTexts() {
    guard !texts.isEmpty else { return }
    let title = language("Erläuterungen", "Explanations")
    var sheet = Worksheet(name: name(title), columns: [.init(width: 100)])
    sheet.rows = start(title)
    for (heading, notes) in texts { sheet.rows += [[], [.init(.text(heading), .strong)]] + spanning(notes, sheet) }
    sheets.append((sheet, texts.map(\.title).joined(separator: ", "), nil))
  }

  /// What every sheet begins with.
  private func start(_ title: String) -> [[Worksheet.Cell]] {
    var rows: [[Worksheet.Cell]] = []
    if let marking = document.frame?.marking { rows.append([.init(.text(marking), .strong)]) }
    rows.append([.init(.text(title), .title)])
    if let asOf = document.frame?.asOf { rows.append([.init(.text(asOf))]) }
    return rows
  }

  private func spanning(_ texts: [String], _ sheet: Worksheet) -> [[Worksheet.Cell]] {
    texts.map { spanning($0, sheet.columns.count) }
  }

  private func spanning(_ text: String, _ columns: Int) -> [Worksheet.Cell] {
    let span = max(1, columns)
    return [.init(.text(text), .text, span: span)] + Array(repeating: .init(), count: span - 1)
  }

  // MARK: Tables

  private func columns(of table: Table) -> [Worksheet.Column] {
    let lines = table.lines
    return table.columns.enumerated().map { index, column in
      guard !column.readers.isDisjoint(with: .pages) else {
        // Headings over one figure each wrap between words.
        let word = column.title.split(separator: " ").map { TerminalWidth.of($0) }.max() ?? 0
        return .init(width: max(8, word + 3))
      }
      let most = column.isFlexible ? 60 : 40
      var width = TerminalWidth.of(column.title) + 3
      for row in lines where width < most {
        for line in row[index].content.text(language).split(separator: "\n") {
          width = max(width, TerminalWidth.of(line) + 1)
        }
      }
      return .init(width: min(max(width, 8), most))
    }
  }

  private func add(_ table: Table, to sheet: inout Worksheet) {
    sheet.headerRow = sheet.rows.count
    sheet.rows.append(table.columns.map { .init(.text($0.title), .heading) })
    let start = sheet.rows.count
    for row in table.rows { sheet.rows.append(zip(row, table.columns).map { cell($0, $1, .plain) }) }
    let count = sheet.rows.count - start
    if let total = table.total { sheet.rows.append(zip(total, table.columns).map { cell($0, $1, .strong) }) }
    sheet.lastTableRow = sheet.rows.count - 1
    sheet.hasTotal = table.total != nil
    sheet.hasFilter = count > 1
    let isNarrow = (sheet.columns.first?.width ?? 0) <= 46
    sheet.frozenColumns = table.rowHeader == 0 && table.columns.count > 1 && isNarrow ? 1 : 0
  }

  private func cell(_ cell: Table.Cell, _ column: Table.Column, _ plain: Worksheet.Style) -> Worksheet.Cell {
    let style: Worksheet.Style =
      switch cell.tone {
      case .plain: plain == .plain && column.isFlexible ? .text : plain
      case .strong: .strong
      case .faint: .grey
      case .green: .green
      case .yellow: .yellow
      case .red: .red
      }
    return .init(cell.content, style)
  }

  // MARK: Cover

  private var cover: Worksheet {
    var sheet = Worksheet(name: coverName, columns: [.init(width: 34), .init(width: 60), .init(width: 12)])
    sheet.rows = start(document.title)
    if let organisation = document.frame?.organisation { sheet.rows.append([.init(.text(organisation))]) }
    sheet.rows += notices.map { spanning($0, 3) }
    if !introduction.isEmpty { sheet.rows += [[]] + spanning(introduction, sheet) }
    if !fields.isEmpty { sheet.rows.append([]) }
    sheet.rows += fields.map { [.init(.text($0.name), .strong)] + spanning($0.value, 2) }
    guard !sheets.isEmpty else { return sheet }
    sheet.rows += [
      [],
      [language("Blatt", "Sheet"), language("Inhalt", "Content"), language("Zeilen", "Rows")]
        .map { .init(.text($0), .heading) },
    ]
    for (listed, title, rows) in sheets {
      sheet.rows.append([
        .init(.text(listed.name)), .init(.text(title), .text), rows.map { .init(.count($0)) } ?? .init(),
      ])
    }
    return sheet
  }
}
