internal import LotseSheets

extension SVGChart {
  private static let plot = 180

  /// Columns that stand on those below them; their number stands above.
  mutating func drawStackedColumns() {
    let (scale, hasNumbers) = prepareColumns(1)
    let slot = reach / chart.categories.count
    let top = height + 18
    for index in chart.categories.indices {
      let left = index * reach / chart.categories.count + slot * 18 / 100
      var below = 0
      for series in chart.series {
        let value = max(0, series.value(index) ?? 0)
        let (start, end) = (scale.height(below, of: SVGChart.plot), scale.height(below + value, of: SVGChart.plot))
        below += value
        guard series.color != nil, value > 0 else { continue }
        // A change of one must be seen beside a stock of thousands.
        let tall = max(2, end - start)
        shape(series, x: left, width: slot * 64 / 100, y: top + SVGChart.plot - start - tall, height: tall)
      }
      guard hasNumbers else { continue }
      let total = chart.total(index)
      let end = max(scale.height(below, of: SVGChart.plot), total > 0 ? 2 : 0)
      label(String(total), x: left + slot * 32 / 100, y: top + SVGChart.plot - end - 5, .middle, isStrong: true)
    }
    drawBase(top)
  }

  /// For every category one column per series, side by side, each with its number above where there is room.
  mutating func drawColumns() {
    let (scale, hasNumbers) = prepareColumns(chart.drawn.count)
    let slot = reach / chart.categories.count
    let wide = slot * 80 / 100 / chart.drawn.count
    let top = height + 18
    for index in chart.categories.indices {
      let left = index * reach / chart.categories.count + slot * 10 / 100
      for (place, series) in chart.drawn.enumerated() {
        guard let value = series.value(index) else { continue }
        let x = left + place * wide
        let tall = value > 0 ? max(2, scale.height(value, of: SVGChart.plot)) : 0
        if tall > 0 { shape(series, x: x, width: wide, y: top + SVGChart.plot - tall, height: tall) }
        if hasNumbers { label(String(value), x: x + wide / 2, y: top + SVGChart.plot - tall - 5, .middle) }
      }
    }
    drawBase(top)
  }

  /// Numbers stand above so many columns in every category, or a scale beside all of them.
  private mutating func prepareColumns(_ count: Int) -> (ChartScale, hasNumbers: Bool) {
    let hasNumbers = fits(count)
    let scale = ChartScale(0, chart.maximum, isRound: !hasNumbers)
    if !hasNumbers { drawScale(scale, height + 18) }
    return (scale, hasNumbers)
  }

  /// Whether numbers fit above so many columns in every category.
  private func fits(_ count: Int) -> Bool {
    let digits = String(chart.maximum).count
    return chart.categories.count * count * (digits * 8 + 3) <= SVGChart.width * 8 / 10
  }

  mutating func drawScale(_ scale: ChartScale, _ top: Int) {
    reach = 920
    for value in scale.steps where value != scale.low || scale.isReversed {
      let y = top + SVGChart.plot - scale.height(value, of: SVGChart.plot)
      rule(y: y, reach: reach)
      label(String(value), x: 1000, y: y + 4, .end)
    }
  }

  /// The line on which columns stand, and the names of the categories.
  mutating func drawBase(_ top: Int) {
    height = top + SVGChart.plot
    rule(y: height, reach: reach, isBase: true)
    let labels = ChartLabels(chart.categories, width: SVGChart.width * reach / 1000)
    let count = chart.categories.count
    for (index, lines) in labels.lines.enumerated() {
      let x = labels.areThinned ? index * reach / count : (2 * index + 1) * reach / 2 / count
      let anchor: Anchor = labels.areThinned ? .start : .middle
      for (line, text) in lines.enumerated() {
        label(text, x: x, y: height + 17 + (line + labels.row(index) * labels.rowHeight) * 16, anchor)
      }
    }
    height += 10 + labels.height * 16
  }

  func y(_ value: Int, _ scale: ChartScale, _ top: Int) -> Int {
    top + SVGChart.plot - scale.height(value, of: SVGChart.plot)
  }
}
