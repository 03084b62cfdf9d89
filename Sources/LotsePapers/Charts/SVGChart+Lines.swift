internal import LotseSheets

extension SVGChart {
  /// One line per series with a mark for every value; where nothing is known there is a gap.
  mutating func drawLines() {
    let values = chart.drawn.flatMap(\.values).compactMap { $0 }
    let low = chart.isReversed ? 1 : min(0, values.min() ?? 0)
    let scale = ChartScale(low, values.max() ?? low, isReversed: chart.isReversed)
    let top = height + 20
    let count = chart.categories.count
    drawScale(scale, top)
    for (number, series) in chart.drawn.enumerated() {
      var previous: (x: Int, y: Int)?
      for index in chart.categories.indices {
        guard let value = series.value(index) else {
          previous = nil
          continue
        }
        let point = (x: (2 * index + 1) * reach / 2 / count, y: y(value, scale, top))
        if let previous { segment(from: previous, to: point, wide: 0, series: number) }
        previous = point
      }
    }
    for (number, series) in chart.drawn.enumerated() {
      for index in chart.categories.indices {
        guard let value = series.value(index) else { continue }
        let x = (2 * index + 1) * reach / 2 / count
        mark(series: number, x: x, dx: 0, y: y(value, scale, top))
        guard hasNumber(index, count) else { continue }
        label(
          String(value), x: x, y: y(value, scale, top) + (isUpper(number, index, scale) ? -10 : 20), .middle,
          isStrong: true)
      }
    }
    drawBase(top)
  }

  /// Every value of a few, or the last of many.
  private func hasNumber(_ index: Int, _ count: Int) -> Bool {
    chart.drawn.count <= 2 && (count <= 9 || index == count - 1)
  }

  /// Whether nothing of another series lies higher there.
  private func isUpper(_ number: Int, _ index: Int, _ scale: ChartScale) -> Bool {
    let heights = chart.drawn.map { series in
      series.value(index).map { scale.height($0, of: 1000) } ?? -1
    }
    return heights.enumerated().allSatisfy {
      $0.offset == number || ($0.element, number) < (heights[number], $0.offset)
    }
  }

  /// A stroke of the series, which is dashed in its own way.
  mutating func segment(from: (x: Int, y: Int), to: (x: Int, y: Int), wide: Int, series number: Int) {
    let dashes = ["", "7 4", "2 4", "10 3 2 3"][number % 4]
    let look = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    let line =
      "<line class=\"ink\" x1=\"\(SVGChart.percent(from.x))\" y1=\"\(from.y)\" x2=\"\(SVGChart.percent(to.x))\" y2=\"\(to.y)\""
      + " stroke=\"#\(SVGChart.color(chart.drawn[number]))\" stroke-width=\"2.5\"\(look)/>"
    guard wide > 0 else {
      raw(line + "\n")
      return
    }
    raw(
      "<svg\(SVGChart.x(from.x)) y=\"\(from.y)\" overflow=\"visible\"><path class=\"ink\" d=\"M0 0H\(wide)\""
        + " stroke=\"#\(SVGChart.color(chart.drawn[number]))\" stroke-width=\"2.5\"\(look)/></svg>\n")
  }

  /// Circle, square, diamond or triangle.
  mutating func mark(series number: Int, x: Int, dx: Int, y: Int) {
    let shape = [
      "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0Z", "M-4.5-4.5H4.5V4.5H-4.5Z", "M0-6.5L6.5 0L0 6.5L-6.5 0Z", "M0-6L6 5H-6Z",
    ][
      number % 4]
    let move = dx == 0 ? "" : " transform=\"translate(\(dx) 0)\""
    raw(
      "<svg\(SVGChart.x(x)) y=\"\(y)\" overflow=\"visible\"><path d=\"\(shape)\"\(move)\(paint(chart.drawn[number]))/></svg>\n"
    )
  }
}
