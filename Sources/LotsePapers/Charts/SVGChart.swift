public import LotseBasics
public import LotseSheets

/// A chart as SVG to stand inside a page.
///
/// Places run in per cent across and in pixels down, so that the picture takes the width it is given and its letters
/// keep their size. What stands in it fits the width of a phone. Colours of shapes (class `ink`) are for a light page;
/// letters on them are of class `on-ink`, all others take the colour of the text around.
public struct SVGChart {
  let chart: Chart
  let language: Language
  private(set) var drawing = HTMLText()
  /// Where the next thing goes, from the top.
  var height = 0
  /// How far the columns reach in tenths of a per cent; behind them are the numbers of a scale.
  var reach = 1000

  /// A narrow phone in pixels.
  static let width = 320

  /// The picture with its title and what is to be seen; `id` must be the only one of its kind in the page.
  public static func render(_ chart: Chart, id: String, _ language: Language) -> String {
    var picture = SVGChart(chart: chart, language: language)
    picture.draw()
    var text = HTMLText()
    text.raw("<svg class=\"chart\" role=\"img\" width=\"100%\" height=\"\(picture.height)\" font-size=\"13\"")
    text.attribute("aria-labelledby", id + "-title")
    text.attribute("aria-describedby", id + "-desc")
    text.raw("><title")
    text.attribute("id", id + "-title")
    text.raw(">")
    text.text(chart.title)
    text.raw("</title><desc")
    text.attribute("id", id + "-desc")
    text.raw(">")
    text.text(chart.description)
    text.raw("</desc>\n\(picture.drawing.string)</svg>\n")
    return text.string
  }

  private init(chart: Chart, language: Language) {
    self.chart = chart
    self.language = language
  }

  private mutating func draw() {
    guard chart.hasValues else {
      label(language("Keine Werte", "No values"), x: 0, y: 16)
      height = 24
      return
    }
    if chart.drawn.count > 1 { drawLegend() }
    switch chart.kind {
    case .stackedBars: drawBars()
    case .stackedColumns: drawStackedColumns()
    case .columns: drawColumns()
    case .line: drawLines()
    }
  }

  // MARK: Legend

  private mutating func drawLegend() {
    let longest = chart.drawn.map { TerminalWidth.of($0.name) }.max() ?? 0
    let columns = longest <= 19 ? 2 : 1
    for (index, series) in chart.drawn.enumerated() {
      let x = index % columns * 1000 / columns
      let y = height + index / columns * 20
      if chart.kind == .line {
        segment(from: (x, y + 8), to: (x, y + 8), wide: 22, series: index)
        mark(series: index, x: x, dx: 11, y: y + 8)
      } else {
        raw("<rect\(SVGChart.x(x)) y=\"\(y + 2)\" width=\"12\" height=\"12\"\(paint(series))/>\n")
      }
      label(ChartLabels.shortened(series.name, to: 44), x: x, dx: chart.kind == .line ? 28 : 18, y: y + 13)
    }
    height += (chart.drawn.count + columns - 1) / columns * 20 + 10
  }

  // MARK: Parts

  mutating func raw(_ markup: String) { drawing.raw(markup) }

  enum Anchor: String { case start, middle, end }

  /// Words at a place in tenths of a per cent, moved by pixels.
  mutating func label(
    _ text: String, x: Int, dx: Int = 0, y: Int, _ anchor: Anchor = .start, isStrong: Bool = false,
    on ink: String? = nil
  ) {
    raw("<text\(SVGChart.x(x)) y=\"\(y)\"")
    if dx != 0 { raw(" dx=\"\(dx)\"") }
    if anchor != .start { raw(" text-anchor=\"\(anchor.rawValue)\"") }
    if isStrong { raw(" font-weight=\"600\"") }
    if let ink {
      raw(" class=\"on-ink\" fill=\"\(SVGChart.isDark(ink) ? "#fff" : "#111")\"")
    } else {
      raw(" fill=\"currentColor\"")
    }
    raw(">")
    drawing.text(text)
    raw("</text>\n")
  }

  /// A part of a bar or column; its outline parts it from its neighbours where colours are not told apart.
  mutating func shape(_ series: Chart.Series, x: Int, width: Int, y: Int, height: Int) {
    raw(
      "<rect\(SVGChart.x(x)) y=\"\(y)\" width=\"\(SVGChart.percent(width))\" height=\"\(height)\"\(paint(series))/>\n")
  }

  mutating func rule(y: Int, reach: Int, isBase: Bool = false) {
    let look = isBase ? "" : " stroke-opacity=\".2\""
    raw("<line x1=\"0\" x2=\"\(SVGChart.percent(reach))\" y1=\"\(y)\" y2=\"\(y)\" stroke=\"currentColor\"\(look)/>\n")
  }

  func paint(_ series: Chart.Series) -> String {
    " class=\"ink\" fill=\"#\(SVGChart.color(series))\" stroke=\"currentColor\" stroke-width=\".75\""
  }

  static func x(_ tenths: Int) -> String { " x=\"\(percent(tenths))\"" }

  /// Tenths of a per cent: 123 gives `12.3%`.
  static func percent(_ tenths: Int) -> String {
    tenths == 0 ? "0" : tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(abs(tenths % 10))%"
  }

  /// Six hexadecimal digits, whatever the series says.
  static func color(_ series: Chart.Series) -> String {
    guard let color = series.color, color.utf8.count == 6, color.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      return "666666"
    }
    return color
  }

  /// Whether white letters are read better on it than black ones (relative luminance of WCAG 2.1, roughly).
  static func isDark(_ color: String) -> Bool {
    let value = Int(color, radix: 16) ?? 0
    let (red, green, blue) = (value >> 16 & 255, value >> 8 & 255, value & 255)
    return red * red * 213 + green * green * 715 + blue * blue * 72 < 1000 * 255 * 255 * 19 / 100
  }
}
