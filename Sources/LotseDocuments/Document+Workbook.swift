internal import LotseModel

extension Document {
  /// Its figures as a spreadsheet: a cover, then every table as a sheet of its own, with the charts that stand before it
  /// and their figures. Texts that are whole numbers, days or amounts become such values.
  public func workbook() -> Workbook {
    var layout = WorkbookLayout(self)
    return layout.workbook()
  }
}

/// Lays a document out as sheets.
private struct WorkbookLayout {
  private let document: Document
  private var language: Language { document.language }
  /// The sheets after the cover, with what each holds and how many rows its table has.
  private var sheets: [(sheet: Worksheet, title: String, rows: Int?)] = []
  private var heading: String?
  private var charts: [Chart] = []
  private var notes: [String] = []
  private var notices: [String] = []
  private var fields: [Document.Field] = []

  /// So much text stands above a table, in rows that stay in view; more of it stands below.
  private static let mostAbove = 240

  init(_ document: Document) { self.document = document }

  mutating func workbook() -> Workbook {
    for block in document.blocks {
      switch block {
      case .heading(_, let text):
        endSection()
        heading = text
      case .paragraph(let text): notes.append(text)
      case .notice(let text): notices.append(text)
      case .fields(let list): fields += list
      case .chart(let chart): charts.append(chart)
      case .table(let table): add(table)
      case .list, .signature: break
      }
    }
    endSection()
    return Workbook(
      title: document.title, language: language, organisation: document.frame?.organisation,
      marking: document.frame?.marking, created: document.frame?.created ?? Instant(milliseconds: 0),
      sheets: [cover] + sheets.map(\.sheet))
  }

  private var coverName: String { language("Übersicht", "Overview") }

  /// Charts that no table follows stand on a sheet of their own.
  private mutating func endSection() {
    if let first = charts.first { add(nil, title: heading ?? first.title, notes: []) }
    notes = []
  }

  private mutating func add(_ table: Table) {
    add(table, title: table.caption ?? heading ?? document.title, notes: notes)
    notes = []
  }

  private mutating func add(_ table: Table?, title: String, notes: [String]) {
    let name = Worksheet.name(title, unlike: [coverName] + sheets.map(\.sheet.name))
    var sheet = Worksheet(name: name)
    sheet.rows = start(title)
    if let table {
      let isShort = notes.reduce(0) { $0 + $1.count } <= WorkbookLayout.mostAbove
      sheet.columns = columns(of: table)
      let texts = notes.map { spanning($0, sheet.columns.count) }
      if isShort { sheet.rows += texts }
      sheet.rows.append([])
      add(table, to: &sheet)
      if !isShort { sheet.rows += [[]] + texts }
    }
    for chart in charts { add(chart, to: &sheet) }
    charts = []
    sheets.append((sheet, title, table?.rows.count))
  }

  /// What every sheet begins with.
  private func start(_ title: String) -> [[Worksheet.Cell]] {
    var rows: [[Worksheet.Cell]] = []
    if let marking = document.frame?.marking { rows.append([.init(.text(marking), .strong)]) }
    rows.append([.init(.text(title), .title)])
    if let asOf = document.frame?.asOf { rows.append([.init(.text(asOf))]) }
    return rows
  }

  private func spanning(_ text: String, _ columns: Int) -> [Worksheet.Cell] {
    let span = max(1, columns)
    return [.init(.text(text), .text, span: span)] + Array(repeating: .init(), count: span - 1)
  }

  // MARK: Tables

  private func columns(of table: Table) -> [Worksheet.Column] {
    table.shown.map { column in
      let most = table.columns[column].isFlexible ? 60 : 40
      var width = TerminalWidth.of(table.columns[column].title) + 3
      for row in table.rows where width < most {
        for line in row[column].text.split(separator: "\n") { width = max(width, TerminalWidth.of(line) + 1) }
      }
      return .init(width: min(max(width, 8), most))
    }
  }

  private func add(_ table: Table, to sheet: inout Worksheet) {
    let shown = table.shown
    sheet.headerRow = sheet.rows.count
    sheet.rows.append(shown.map { .init(.text(table.columns[$0].title), .heading) })
    for (index, row) in table.rows.enumerated() {
      let isTotal = table.hasTotal && index == table.rows.count - 1
      sheet.rows.append(shown.map { cell(row[$0], table.columns[$0], isTotal: isTotal) })
    }
    sheet.lastTableRow = sheet.rows.count - 1
    sheet.hasTotal = table.hasTotal && !table.rows.isEmpty
    sheet.hasFilter = table.rows.count > (table.hasTotal ? 2 : 1)
    let isNarrow = (sheet.columns.first?.width ?? 0) <= 46
    sheet.frozenColumns = table.rowHeader == shown.first && shown.count > 1 && isNarrow ? 1 : 0
  }

  private func cell(_ cell: Table.Cell, _ column: Table.Column, isTotal: Bool) -> Worksheet.Cell {
    let style: Worksheet.Style =
      switch cell.tone {
      case .plain: isTotal ? .strong : column.isFlexible ? .text : .plain
      case .strong: .strong
      case .faint: .grey
      case .green: .green
      case .yellow: .yellow
      case .red: .red
      }
    return .init(Worksheet.Content(meaning: cell.text, isFigure: column.alignment == .right), style)
  }

  // MARK: Charts

  /// The figures in a block of their own, and the chart that draws them below it.
  private func add(_ chart: Chart, to sheet: inout Worksheet) {
    var chart = chart
    chart.series = chart.series.map { series in
      guard series.color == nil else { return series }
      var series = series
      series.name += language(" (nicht gezeichnet)", " (not drawn)")
      return series
    }
    sheet.rows += [[], [.init(.text(chart.title), .strong)]]
    let headerRow = sheet.rows.count
    let blankColumn = chart.drawn.count < chart.series.count ? chart.series.count + 1 : nil
    sheet.rows.append(
      [.init(.text(language("Kategorie", "Category")), .heading)]
        + chart.series.map { .init(.text($0.name), .heading) }
        + (blankColumn == nil ? [] : [.init(.text(Chart.blank))]))
    for (index, category) in chart.categories.enumerated() {
      sheet.rows.append(
        [.init(.text(category))]
          + chart.series.map { $0.value(index).map { .init(.count($0)) } ?? .init() })
    }
    while sheet.columns.count <= chart.series.count { sheet.columns.append(.init(width: 8)) }
    for (index, series) in chart.series.enumerated() {
      sheet.columns[index + 1].width = max(sheet.columns[index + 1].width, min(TerminalWidth.of(series.name) + 3, 26))
    }
    let names = chart.categories.map { TerminalWidth.of($0) }.max() ?? 0
    sheet.columns[0].width = max(sheet.columns[0].width, min(names + 1, 46))
    let height = chart.kind == .stackedBars ? min(180, 50 + 10 * chart.categories.count) : 90
    sheet.charts.append(
      .init(
        chart, sheet: sheets.count + 1, headerRow: headerRow, categoryColumn: 0,
        seriesColumns: Array(1..<chart.series.count + 1), row: sheet.rows.count + 1, column: 0, width: 180,
        height: height, showsNumbers: true, blankColumn: blankColumn))
    // A row is 4.5 mm high.
    sheet.rows += Array(repeating: [], count: height * 10 / 45 + 2)
  }

  // MARK: Cover

  private var cover: Worksheet {
    var sheet = Worksheet(name: coverName, columns: [.init(width: 34), .init(width: 60), .init(width: 12)])
    sheet.rows = start(document.title)
    if let organisation = document.frame?.organisation { sheet.rows.append([.init(.text(organisation))]) }
    sheet.rows += notices.map { spanning($0, 3) }
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

extension Worksheet.Content {
  /// The value that a text of a report stands for; a text that says more than its value, such as `12 von 25 (48 %)`,
  /// stays as it is, and so does a number that is not a figure.
  fileprivate init(meaning text: String, isFigure: Bool) {
    if text.isEmpty {
      self = .empty
    } else if let day = Day(exactly: text), Language.allCases.contains(where: { day.text($0) == text }) {
      self = .day(day)
    } else if text.contains("€"), let money = try? Money(parsing: text),
      Language.allCases.contains(where: { money.text($0) == text })
    {
      self = .money(money)
    } else if isFigure, let count = Worksheet.Content.wholeNumber(text) {
      self = text == Wording.signed(count) ? .difference(count) : .count(count)
    } else {
      self = .text(text)
    }
  }

  /// `12`, `+3`, `−2`, `±0`, of at most 15 digits and without a leading zero.
  private static func wholeNumber(_ text: String) -> Int? {
    var digits = Substring(text)
    let sign = ["+", "−", "-", "±"].first { digits.hasPrefix($0) }
    if sign != nil { digits.removeFirst() }
    guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      digits == "0" || !digits.hasPrefix("0"), sign != "±" || digits == "0", let number = Int(digits)
    else { return nil }
    return sign == "−" || sign == "-" ? -number : number
  }
}
