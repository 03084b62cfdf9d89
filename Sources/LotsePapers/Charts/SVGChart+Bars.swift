internal import LotseSheets

extension SVGChart {
  /// The share of the width that the longest bar takes, in tenths of a per cent; its sum stands in the rest.
  static let barWidth = 880

  /// One bar for every category with its name above, its numbers inside and their sum behind it.
  mutating func drawBars() {
    let largest = max(1, chart.maximum)
    for (index, category) in chart.categories.enumerated() {
      for line in ChartLabels.lines(category, width: 46, count: 2) {
        label(line, x: 0, y: height + 13)
        height += 17
      }
      height += 2
      var sum = 0
      var start = 0
      for series in chart.series {
        let value = max(0, series.value(index) ?? 0)
        sum += value
        let end = sum * SVGChart.barWidth / largest
        defer { start = end }
        guard series.color != nil, value > 0 else { continue }
        shape(series, x: start, width: end - start, y: height, height: 22)
        let text = String(value)
        if (end - start) * SVGChart.width / 1000 >= text.count * 8 + 6 {
          label(text, x: (start + end) / 2, y: height + 16, .middle, on: SVGChart.color(series))
        }
      }
      let total = chart.total(index)
      label(String(total), x: start, dx: start == 0 ? 0 : 6, y: height + 16, isStrong: true)
      height += 36
    }
    height -= 8
  }
}
