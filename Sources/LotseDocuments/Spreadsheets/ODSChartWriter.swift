internal import LotseModel

/// A native chart: the frame in its cell, and the object in the file (ODF 1.3 part 3, 11).
enum ODSChartWriter {
  static func write(_ placed: Worksheet.PlacedChart, number: Int, of book: Workbook, to part: inout XMLText) {
    part.raw(
      "<draw:frame draw:style-name=\"chart\" draw:z-index=\"0\""
        + " draw:name=\"\(book.language("Diagramm", "Chart")) \(number)\""
    )
    part.raw(" svg:x=\"0mm\" svg:y=\"0mm\" svg:width=\"\(placed.width)mm\" svg:height=\"\(placed.height)mm\">")
    part.raw("<draw:object xlink:href=\"./Object \(number)\" xlink:type=\"simple\" xlink:show=\"embed\"")
    part.raw(" xlink:actuate=\"onLoad\"")
    let sheet = book.sheets[placed.sheet]
    let areas = [placed.categoryColumn] + placed.seriesColumns
    let rows = placed.headerRow...placed.headerRow + placed.chart.categories.count
    let addresses = areas.map { sheet.address(Area(rows: rows, columns: $0...$0)) }
    part.attribute("draw:notify-on-update-of-ranges", addresses.joined(separator: " "))
    part.raw("/>")
    part.element("svg:title", placed.chart.title)
    part.element("svg:desc", placed.chart.description)
    part.raw("</draw:frame>")
  }

  static func content(_ placed: Worksheet.PlacedChart, of book: Workbook) -> XMLText {
    let chart = placed.chart
    let sheet = book.sheets[placed.sheet]
    let rows = placed.headerRow + 1...placed.headerRow + chart.categories.count
    var part = XMLText(part: "<office:document-content\(ODSPartsWriter.namespaces)>")
    writeStyles(chart, to: &part)
    part.raw(
      "<office:body><office:chart><chart:chart xlink:href=\"..\" xlink:type=\"simple\" chart:class=\"chart:bar\"")
    part.raw(" svg:width=\"\(placed.width)mm\" svg:height=\"\(placed.height)mm\" chart:style-name=\"frame\">")
    part.raw("<chart:title chart:style-name=\"title\">")
    part.paragraphs(chart.title)
    part.raw("</chart:title><chart:legend chart:legend-position=\"bottom\" chart:style-name=\"legend\"/>")
    part.raw("<chart:plot-area chart:style-name=\"plot\" chart:data-source-has-labels=\"both\">")
    part.raw("<chart:axis chart:dimension=\"x\" chart:name=\"primary-x\" chart:style-name=\"categories\">")
    part.raw("<chart:categories")
    let names = Area(rows: rows, columns: placed.categoryColumn...placed.categoryColumn)
    part.attribute("table:cell-range-address", sheet.address(names))
    part.raw("/></chart:axis><chart:axis chart:dimension=\"y\" chart:name=\"primary-y\" chart:style-name=\"values\">")
    part.raw("<chart:grid chart:class=\"major\" chart:style-name=\"grid\"/></chart:axis>")
    for (index, column) in placed.seriesColumns.enumerated() {
      part.raw("<chart:series chart:style-name=\"series\(index)\" chart:class=\"chart:bar\"")
      part.attribute("chart:values-cell-range-address", sheet.address(Area(rows: rows, columns: column...column)))
      part.attribute("chart:label-cell-address", sheet.address(placed.headerRow, column))
      part.raw("><chart:data-point chart:repeated=\"\(chart.categories.count)\"/></chart:series>")
    }
    part.raw("<chart:wall chart:style-name=\"wall\"/></chart:plot-area>")
    writeTable(chart, to: &part)
    part.raw("</chart:chart></office:chart></office:body></office:document-content>")
    return part
  }

  private static func writeStyles(_ chart: Chart, to part: inout XMLText) {
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
    style(
      "plot",
      "<style:chart-properties chart:vertical=\"true\" chart:stacked=\"true\" chart:include-hidden-cells=\"true\"/>")
    // Reversed, so that the first category stands on top; the other axis then stands at the end to stay below.
    style(
      "categories",
      "<style:chart-properties chart:display-label=\"true\" chart:reverse-direction=\"true\""
        + " chart:axis-position=\"0\" chart:tick-marks-major-outer=\"false\"/>" + letters)
    style(
      "values",
      "<style:chart-properties chart:display-label=\"true\" chart:minimum=\"0\" chart:gap-width=\"50\""
        + " chart:overlap=\"100\" chart:axis-position=\"end\"/>" + letters)
    style("grid", "<style:graphic-properties draw:stroke=\"solid\" svg:stroke-color=\"#D9D9D9\"/>")
    for (index, series) in chart.series.enumerated() {
      style(
        "series\(index)",
        "<style:graphic-properties draw:fill=\"solid\" draw:fill-color=\"#\(series.color ?? "FFFFFF")\" draw:stroke=\"solid\""
          + " svg:stroke-width=\"0.25mm\" svg:stroke-color=\"#FFFFFF\"/>")
    }
    part.raw("</office:automatic-styles>")
  }

  /// The figures once more, for programs that show the chart without its sheet.
  private static func writeTable(_ chart: Chart, to part: inout XMLText) {
    func cell(_ text: String) {
      part.raw("<table:table-cell office:value-type=\"string\">")
      part.paragraphs(text)
      part.raw("</table:table-cell>")
    }
    part.raw("<table:table table:name=\"local-table\"><table:table-header-columns><table:table-column/>")
    part.raw("</table:table-header-columns><table:table-columns>")
    part.raw("<table:table-column table:number-columns-repeated=\"\(chart.series.count)\"/></table:table-columns>")
    part.raw("<table:table-header-rows><table:table-row><table:table-cell><text:p/></table:table-cell>")
    for series in chart.series { cell(series.name) }
    part.raw("</table:table-row></table:table-header-rows><table:table-rows>")
    for (row, category) in chart.categories.enumerated() {
      part.raw("<table:table-row>")
      cell(category)
      for series in chart.series {
        let value = row < series.values.count ? series.values[row] ?? 0 : 0
        part.raw("<table:table-cell office:value-type=\"float\" office:value=\"\(value)\">")
        part.raw("<text:p>\(value)</text:p></table:table-cell>")
      }
      part.raw("</table:table-row>")
    }
    part.raw("</table:table-rows></table:table>")
  }
}
