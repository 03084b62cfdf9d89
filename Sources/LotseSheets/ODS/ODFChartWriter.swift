/// The object of a native chart in a file of OpenDocument (ODF 1.3 part 3, 11).
public struct ODFChartWriter {
  /// Where the chart finds its figures.
  public enum Source: Equatable, Sendable {
    /// In the spreadsheet that it stands in, at these addresses; one of values and of names per series.
    case sheet(categories: String, values: [String], names: [String])
    /// In the table that it brings along.
    case ownTable
  }

  public let chart: Chart
  /// In millimetres.
  public let width: Int
  public let height: Int
  let showsNumbers: Bool
  let source: Source

  public init(chart: Chart, width: Int, height: Int, showsNumbers: Bool, source: Source) {
    self.chart = chart
    self.width = width
    self.height = height
    self.showsNumbers = showsNumbers && chart.hasRoomForNumbers(in: width)
    self.source = source
  }

  public var content: XMLText {
    let kind = chart.kind == .line ? "line" : "bar"
    var part = XMLText(part: "<office:document-content\(ODSPartsWriter.namespaces)>")
    writeStyles(to: &part)
    part.raw("<office:body><office:chart><chart:chart")
    if case .sheet = source { part.raw(" xlink:href=\"..\" xlink:type=\"simple\"") }
    part.raw(" chart:class=\"chart:\(kind)\"")
    part.raw(" svg:width=\"\(width)mm\" svg:height=\"\(height)mm\" chart:style-name=\"frame\">")
    // LibreOffice puts a text of its own in place of a blank title.
    if chart.title.contains(where: { !$0.isWhitespace }) {
      part.raw("<chart:title chart:style-name=\"title\"><text:p>")
      part.inline(chart.title)
      part.raw("</text:p></chart:title>")
    }
    part.raw("<chart:legend chart:legend-position=\"bottom\" chart:style-name=\"legend\"/>")
    part.raw("<chart:plot-area chart:style-name=\"plot\" chart:data-source-has-labels=\"both\">")
    part.raw("<chart:axis chart:dimension=\"x\" chart:name=\"primary-x\" chart:style-name=\"categories\">")
    part.raw("<chart:categories")
    part.attribute("table:cell-range-address", categories)
    part.raw("/></chart:axis><chart:axis chart:dimension=\"y\" chart:name=\"primary-y\" chart:style-name=\"values\">")
    part.raw("<chart:grid chart:class=\"major\" chart:style-name=\"grid\"/></chart:axis>")
    for index in chart.series.indices {
      part.raw("<chart:series chart:style-name=\"series\(index)\" chart:class=\"chart:\(kind)\"")
      part.attribute("chart:values-cell-range-address", values(index))
      part.attribute("chart:label-cell-address", name(index))
      part.raw(">")
      writePoints(chart.series[index], to: &part)
      part.raw("</chart:series>")
    }
    part.raw("<chart:wall chart:style-name=\"wall\"/></chart:plot-area>")
    writeTable(to: &part)
    part.raw("</chart:chart></office:chart></office:body></office:document-content>")
    return part
  }

  /// The points of a series, those alike together; a part of a stack that is too thin for its figure has none.
  private func writePoints(_ series: Chart.Series, to part: inout XMLText) {
    var runs: [(isSilent: Bool, count: Int)] = []
    for index in chart.categories.indices {
      let value = series.value(index) ?? 0
      let isSilent = showsNumbers && series.color != nil && !isLabelled(value)
      if runs.last?.isSilent == isSilent { runs[runs.count - 1].count += 1 } else { runs.append((isSilent, 1)) }
    }
    for run in runs {
      part.raw("<chart:data-point\(run.isSilent ? " chart:style-name=\"silent\"" : "")")
      part.raw(" chart:repeated=\"\(run.count)\"/>")
    }
  }

  /// Whether a figure fits its part of a bar; names may take up half of the width.
  private func isLabelled(_ value: Int) -> Bool {
    guard value >= chart.leastLabelled else { return false }
    guard chart.kind == .stackedBars else { return true }
    let need = 2 * String(value).count + 2
    return value * width / 2 >= need * chart.maximum
  }

  // MARK: Addresses

  private var categories: String {
    if case .sheet(let categories, _, _) = source { categories } else { own(column: 0) }
  }

  private func values(_ index: Int) -> String {
    if case .sheet(_, let values, _) = source { values[index] } else { own(column: index + 1) }
  }

  private func name(_ index: Int) -> String {
    if case .sheet(_, _, let names) = source { names[index] } else { "local-table.\(Area.fixedName(0, index + 1))" }
  }

  private func own(column: Int) -> String {
    "local-table.\(Area.fixedName(1, column)):.\(Area.fixedName(chart.categories.count, column))"
  }

  // MARK: Styles

  private func writeStyles(to part: inout XMLText) {
    func style(_ name: String, _ properties: String) {
      part.raw("<style:style style:name=\"\(name)\" style:family=\"chart\">\(properties)</style:style>")
    }
    let letters = "<style:text-properties fo:font-family=\"\(Paint.font)\" fo:font-size=\"10pt\"/>"
    part.raw("<office:automatic-styles>")
    style("frame", "<style:graphic-properties draw:fill=\"solid\" draw:fill-color=\"#FFFFFF\" draw:stroke=\"none\"/>")
    style(
      "title",
      "<style:text-properties fo:font-family=\"\(Paint.font)\" fo:font-size=\"13pt\" fo:font-weight=\"bold\"/>")
    style("legend", "<style:graphic-properties draw:fill=\"none\" draw:stroke=\"none\"/>" + letters)
    style("wall", "<style:graphic-properties draw:fill=\"none\" draw:stroke=\"none\"/>")
    style("plot", "<style:chart-properties\(plot) chart:include-hidden-cells=\"true\"/>")
    // Bars cut the axis that they stand on, and figures stand across the other one: the grid shows as much.
    let noLine = "<style:graphic-properties draw:stroke=\"none\"/>"
    let isBare = showsNumbers && chart.kind != .line
    style(
      "categories",
      "<style:chart-properties chart:display-label=\"true\"\(categoryAxis)/>\(isBare ? noLine : "")" + letters)
    style(
      "values",
      "<style:chart-properties chart:display-label=\"true\" chart:minimum=\"\(chart.isReversed ? 1 : 0)\"\(valueAxis)/>"
        + (showsNumbers ? noLine : "") + letters)
    style("grid", "<style:graphic-properties draw:stroke=\"solid\" svg:stroke-color=\"#D9D9D9\"/>")
    for index in chart.series.indices {
      let isLabelled = showsNumbers && chart.series[index].color != nil
      style("series\(index)", series(index, isLabelled: isLabelled))
    }
    if showsNumbers { style("silent", "<style:chart-properties chart:data-label-number=\"none\"/>") }
    part.raw("</office:automatic-styles>")
  }

  private var plot: String {
    switch chart.kind {
    case .stackedBars: " chart:vertical=\"true\" chart:stacked=\"true\""
    case .stackedColumns: " chart:vertical=\"false\" chart:stacked=\"true\""
    case .columns: " chart:vertical=\"false\""
    case .line: " chart:symbol-type=\"automatic\" chart:treat-empty-cells=\"leave-gap\""
    }
  }

  private var categoryAxis: String {
    let ticks = " chart:tick-marks-major-outer=\"false\""
    if chart.kind == .stackedBars {
      // Reversed, so that the first category stands on top; the other axis then stands at the end to stay below.
      return " chart:reverse-direction=\"true\" chart:axis-position=\"0\"" + ticks
    }
    return " chart:axis-position=\"\(chart.isReversed ? "end" : "start")\"" + ticks
  }

  private var valueAxis: String {
    var properties = chart.wholeSteps.map { " chart:interval-major=\"\($0)\"" } ?? ""
    if chart.kind != .line {
      properties += " chart:gap-width=\"50\" chart:overlap=\"\(chart.kind.isStacked ? 100 : 0)\""
    }
    if chart.kind == .stackedBars { return properties + " chart:axis-position=\"end\"" }
    return properties + (chart.isReversed ? " chart:reverse-direction=\"true\"" : "")
  }

  private func series(_ index: Int, isLabelled: Bool) -> String {
    guard let color = chart.series[index].color else {
      return "<style:graphic-properties draw:fill=\"none\" draw:stroke=\"none\"/>"
    }
    var chartProperties = ""
    if isLabelled {
      let place =
        switch chart.kind {
        case .stackedBars, .stackedColumns: "center"
        case .columns: "outside"
        case .line: "top"
        }
      chartProperties =
        " chart:data-label-number=\"value\" chart:label-position=\"\(place)\""
    }
    if chart.kind == .line {
      let mark = ["circle", "square", "diamond", "arrow-up"][index % 4]
      chartProperties +=
        " chart:symbol-type=\"named-symbol\" chart:symbol-name=\"\(mark)\""
        + " chart:symbol-width=\"2.5mm\" chart:symbol-height=\"2.5mm\""
    }
    var style = chartProperties.isEmpty ? "" : "<style:chart-properties\(chartProperties)/>"
    if chart.kind == .line {
      style +=
        "<style:graphic-properties draw:stroke=\"solid\" svg:stroke-width=\"0.7mm\" svg:stroke-color=\"#\(color)\""
      style += " draw:fill-color=\"#\(color)\"/>"
    } else {
      // A white line keeps neighbours apart for those who do not see the colours.
      style += "<style:graphic-properties draw:fill=\"solid\" draw:fill-color=\"#\(color)\" draw:stroke=\"solid\""
      style += " svg:stroke-width=\"0.25mm\" svg:stroke-color=\"#FFFFFF\"/>"
    }
    guard isLabelled else { return style }
    return style + "<style:text-properties fo:font-family=\"\(Paint.font)\" fo:font-size=\"9pt\""
      + " fo:color=\"#\(chart.labelInk(on: color))\"/>"
  }

  // MARK: Table

  /// The figures once more, for programs that show the chart without its sheet.
  private func writeTable(to part: inout XMLText) {
    func cell(_ text: String) {
      part.raw("<table:table-cell office:value-type=\"string\">")
      part.paragraphs(text)
      part.raw("</table:table-cell>")
    }
    part.raw("<table:table table:name=\"local-table\"><table:table-header-columns><table:table-column/>")
    part.raw("</table:table-header-columns><table:table-columns>")
    part.raw("<table:table-column table:number-columns-repeated=\"\(chart.series.count)\"/></table:table-columns>")
    part.raw("<table:table-header-rows><table:table-row><table:table-cell><text:p/></table:table-cell>")
    for series in chart.series { cell(source == .ownTable && series.color == nil ? Chart.blank : series.name) }
    part.raw("</table:table-row></table:table-header-rows><table:table-rows>")
    for (row, category) in chart.categories.enumerated() {
      part.raw("<table:table-row>")
      cell(category)
      for series in chart.series {
        guard let value = series.value(row) else {
          part.raw("<table:table-cell><text:p/></table:table-cell>")
          continue
        }
        part.raw("<table:table-cell office:value-type=\"float\" office:value=\"\(value)\">")
        part.raw("<text:p>\(value)</text:p></table:table-cell>")
      }
      part.raw("</table:table-row>")
    }
    part.raw("</table:table-rows></table:table>")
  }
}
