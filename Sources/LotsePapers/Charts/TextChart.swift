internal import LotseBasics
internal import LotseSheets

/// A chart out of block characters for a terminal; every series has a filling of its own, and every bar its numbers.
struct TextChart {
  let chart: Chart
  let width: Int
  let language: Language

  /// How a series is filled, in their order.
  private static let fillings = ["█", "▒", "░", "▓", "▞", "·"]
  private static let levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Whether all values stand beside what is drawn, so that nobody needs them in words as well.
  var saysEveryValue: Bool { !isCurve && chart.hasValues }

  private var isCurve: Bool {
    switch chart.kind {
    case .stackedBars, .stackedColumns: false
    case .columns: chart.categories.count > 12
    case .line: true
    }
  }

  func render() -> String {
    guard chart.hasValues else {
      return language("Keine Werte", "No values") + "\n"
    }
    if isCurve { return curves }
    return legend + chart.categories.indices.map(chart.kind == .columns ? group : stack).joined()
  }

  private func filling(_ index: Int) -> String { TextChart.fillings[index % TextChart.fillings.count] }

  private var legend: String {
    guard chart.drawn.count > 1 else { return "" }
    var lines: [String] = []
    for (index, series) in chart.drawn.enumerated() {
      let item = filling(index) + " " + ChartLabels.shortened(series.name, to: width - 2)
      if let line = lines.last, TerminalWidth.of(line) + 2 + TerminalWidth.of(item) <= width {
        lines[lines.count - 1] = line + "  " + item
      } else {
        lines.append(item)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: Bars

  /// Names stand beside their bars where the page is wide enough, else above.
  private var isWide: Bool { width >= 60 }

  private var nameWidth: Int {
    min(width / 3, chart.categories.map { TerminalWidth.of($0) }.max() ?? 0)
  }

  private func digits(_ texts: [String]) -> Int { texts.map(\.count).max() ?? 0 }

  private func numbers(_ index: Int) -> String {
    let parts = chart.drawn.compactMap { $0.value(index) }
    if chart.kind == .stackedColumns { return String(parts.reduce(0, +)) }
    return parts.map(String.init).joined(separator: " + ")
      + (parts.count > 1 ? " = \(parts.reduce(0, +))" : "")
  }

  private func room(for numbers: Int) -> Int {
    // Every part takes at least one cell, so some are kept free for them.
    max(4, width - (isWide ? nameWidth + 2 : 2) - numbers - 2 - chart.drawn.count)
  }

  private func stack(_ index: Int) -> String {
    let room = room(for: digits(chart.categories.indices.map(numbers)))
    let largest = max(1, chart.maximum)
    var bar = ""
    var (sum, start, drawn) = (0, 0, 0)
    for series in chart.series {
      let value = max(0, series.value(index) ?? 0)
      sum += value
      let end = (sum * room * 2 + largest) / (largest * 2)
      defer { start = end }
      guard series.color != nil else {
        bar += String(repeating: " ", count: end - start)
        continue
      }
      let cells = value > 0 ? max(1, end - start) : 0
      bar += String(repeating: filling(drawn), count: cells)
      drawn += 1
    }
    return row(chart.categories[index], (bar.isEmpty ? "" : bar + "  ") + numbers(index))
  }

  private func group(_ index: Int) -> String {
    let values = chart.drawn.map { $0.value(index) }
    let room = room(for: String(chart.maximum).count)
    let largest = max(1, chart.maximum)
    return values.enumerated().map { number, value in
      guard let value else { return row(number == 0 ? chart.categories[index] : "", "–") }
      let cells = value > 0 ? max(1, (value * room * 2 + largest) / (largest * 2)) : 0
      let bar = String(repeating: filling(number), count: cells)
      return row(number == 0 ? chart.categories[index] : "", bar + (cells > 0 ? "  " : "") + String(value))
    }.joined()
  }

  /// A name and what stands beside or below it; a bar without a name continues the one above.
  private func row(_ name: String, _ content: String) -> String {
    guard isWide else {
      let names = name.isEmpty ? [] : ChartLabels.lines(name, width: width, count: 2)
      return (names + ["  " + content]).map { $0 + "\n" }.joined()
    }
    let names = ChartLabels.lines(name, width: nameWidth, count: 2)
    return names.enumerated().map { index, line in
      index == 0 ? TerminalWidth.padded(line, to: nameWidth, .left) + "  " + content + "\n" : line + "\n"
    }.joined()
  }

  // MARK: Curves

  /// One line of blocks for every series, from the first known value to the last.
  private var curves: String {
    let all = chart.drawn.flatMap(\.values).compactMap { $0 }
    let highest = all.max() ?? 0
    let lowest = chart.kind == .line ? all.min() ?? 0 : min(0, all.min() ?? 0)
    let nameWidth = min(width / 3, chart.drawn.map { TerminalWidth.of($0.name) }.max() ?? 0)
    var text = ""
    for series in chart.drawn {
      let points = chart.categories.indices.map { series.value($0) }
      let curve = points.map { level($0, lowest, highest) }.joined()
      let summary = ends(points)
      let name = ChartLabels.shortened(series.name, to: nameWidth)
      let line = TerminalWidth.padded(name, to: nameWidth, .left) + "  " + curve
      if TerminalWidth.of(line + "  " + summary) <= width {
        text += line + "  " + summary + "\n"
      } else {
        text += TerminalWidth.wrap(line, to: width).map { $0 + "\n" }.joined()
        text += TerminalWidth.wrap(summary, to: width - 2).map { "  " + $0 + "\n" }.joined()
      }
    }
    guard chart.isReversed else { return text }
    return text
      + TerminalWidth.wrap(language("Kleine Werte stehen oben.", "Small values are at the top."), to: width)
      .map { $0 + "\n" }.joined()
  }

  private func level(_ value: Int?, _ lowest: Int, _ highest: Int) -> String {
    guard let value else { return "·" }
    let above = chart.isReversed ? highest - value : value - lowest
    return TextChart.levels[highest == lowest ? 3 : above * 7 / (highest - lowest)]
  }

  /// `2020: 70 → 2025: 41`.
  private func ends(_ points: [Int?]) -> String {
    let known = points.indices.filter { points[$0] != nil }
    func end(_ index: Int) -> String { "\(chart.categories[index]): \(points[index].map(String.init) ?? "–")" }
    guard let first = known.first, let last = known.last else { return language("nichts bekannt", "nothing known") }
    return first == last ? end(first) : end(first) + " → " + end(last)
  }
}
