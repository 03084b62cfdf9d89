internal import LotseBasics

/// The frame of a native chart in its cell, and its object with references into the sheets.
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
    let sheet = book.sheets[placed.sheet]
    let rows = placed.headerRow + 1...placed.headerRow + placed.chart.categories.count
    func address(_ column: Int) -> String { sheet.address(Area(rows: rows, columns: column...column)) }
    let writer = ODFChartWriter(
      chart: placed.chart, width: placed.width, height: placed.height, showsNumbers: placed.showsNumbers,
      source: .sheet(
        categories: address(placed.categoryColumn), values: placed.seriesColumns.map(address),
        names: zip(placed.chart.series, placed.seriesColumns).map { series, column in
          sheet.address(placed.headerRow, series.color == nil ? placed.blankColumn ?? column : column)
        }))
    return writer.content
  }
}
