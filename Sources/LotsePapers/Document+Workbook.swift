internal import LotseBasics
public import LotseSheets

extension Document {
  /// Its figures as a spreadsheet: a cover, then every table as a sheet of its own with the texts of its section, with the
  /// charts that stand before it and their figures, and at the end what is only said. Where the text has no table, the
  /// one for programs tells what stands in its lists.
  public func workbook() -> Workbook {
    var document = self
    if let data, !data.read(by: .sheets).columns.isEmpty,
      !blocks.contains(where: { if case .table = $0 { true } else { false } })
    {
      let head = blocks.prefix { block in
        switch block {
        case .heading(1, _), .notice, .paragraph: true
        default: false
        }
      }
      document.blocks = head + [.table(data)]
    }
    var layout = WorkbookLayout(document.read(by: .sheets))
    return layout.workbook()
  }
}

extension Worksheet {
  /// The figures in a block of their own, and the chart that draws them below it. `place` is that of the sheet in its
  /// workbook.
  mutating func add(_ chart: Chart, as place: Int, _ language: Language) {
    var chart = chart
    chart.series = chart.series.map { series in
      guard series.color == nil else { return series }
      var series = series
      series.name += language(" (nicht gezeichnet)", " (not drawn)")
      return series
    }
    rows += [[], [.init(.text(chart.title), .strong)]]
    let headerRow = rows.count
    let blankColumn = chart.drawn.count < chart.series.count ? chart.series.count + 1 : nil
    rows.append(
      [.init(.text(language("Kategorie", "Category")), .heading)]
        + chart.series.map { .init(.text($0.name), .heading) }
        + (blankColumn == nil ? [] : [.init(.text(Chart.blank))]))
    for (index, category) in chart.categories.enumerated() {
      rows.append(
        [.init(.text(category))]
          + chart.series.map { $0.value(index).map { .init(.count($0)) } ?? .init() })
    }
    while columns.count <= chart.series.count { columns.append(.init(width: 8)) }
    for (index, series) in chart.series.enumerated() {
      columns[index + 1].width = max(columns[index + 1].width, min(TerminalWidth.of(series.name) + 3, 26))
    }
    let names = chart.categories.map { TerminalWidth.of($0) }.max() ?? 0
    columns[0].width = max(columns[0].width, min(names + 1, 46))
    let height = chart.kind == .stackedBars ? min(180, 50 + 10 * chart.categories.count) : 90
    charts.append(
      .init(
        chart, sheet: place, headerRow: headerRow, categoryColumn: 0,
        seriesColumns: Array(1..<chart.series.count + 1), row: rows.count + 1, column: 0, width: 180,
        height: height, showsNumbers: true, blankColumn: blankColumn))
    // A row is 4.5 mm high.
    rows += Array(repeating: [], count: height * 10 / 45 + 2)
  }

  /// A title that fits the tab of a sheet, cut between words; of two names joined by a dash the first gives way.
  static func shortened(_ title: String, to most: Int = 31) -> String {
    guard title.utf16.count > most else { return title }
    let parts = title.split(separator: " – ").map(String.init)
    if parts.count == 2, parts[1].utf16.count + 10 < most {
      return "\(shortened(parts[0], to: most - parts[1].utf16.count - 3)) – \(parts[1])"
    }
    var kept = ""
    for word in title.split(separator: " ") {
      let longer = kept.isEmpty ? String(word) : "\(kept) \(word)"
      guard longer.utf16.count + 2 <= most else { break }
      kept = longer
    }
    while let last = kept.last, ",;:–".contains(last) || last == " " { kept.removeLast() }
    return kept.isEmpty ? title : "\(kept) …"
  }
}
