/// One series of a native chart: where its figures stand, what they were, and how it is drawn (ECMA-376 part 1,
/// 21.2.2.170 and following).
enum XLSXSeriesWriter {
  static func write(
    series index: Int, of placed: Worksheet.PlacedChart, _ book: Workbook, to part: inout XMLText
  ) {
    let chart = placed.chart
    let series = chart.series[index]
    let sheet = book.sheets[placed.sheet].quotedName
    let rows = placed.headerRow + 1...placed.headerRow + chart.categories.count
    let column = placed.seriesColumns[index]
    part.raw("<c:ser><c:idx val=\"\(index)\"/><c:order val=\"\(index)\"/><c:tx><c:strRef>")
    part.element("c:f", "\(sheet)!\(Area.fixedName(placed.headerRow, column))")
    cache([series.name], in: "c:strCache", to: &part)
    part.raw("</c:strRef></c:tx>")
    writeLook(chart, index, to: &part)
    if placed.showsNumbers, let color = series.color { writeLabels(chart, on: color, book, to: &part) }
    part.raw("<c:cat><c:strRef>")
    let categories = Area(rows: rows, columns: placed.categoryColumn...placed.categoryColumn)
    part.element("c:f", "\(sheet)!\(categories.fixedName)")
    cache(chart.categories, in: "c:strCache", to: &part)
    part.raw("</c:strRef></c:cat><c:val><c:numRef>")
    part.element("c:f", "\(sheet)!\(Area(rows: rows, columns: column...column).fixedName)")
    cache(series.values.map { $0.map(String.init) }, in: "c:numCache", to: &part)
    part.raw("</c:numRef></c:val>\(chart.kind == .line ? "<c:smooth val=\"0\"/>" : "")</c:ser>")
  }

  private static func writeLook(_ chart: Chart, _ index: Int, to part: inout XMLText) {
    let isLine = chart.kind == .line
    guard let color = chart.series[index].color else {
      part.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
      part.raw(isLine ? "<c:marker><c:symbol val=\"none\"/></c:marker>" : "<c:invertIfNegative val=\"0\"/>")
      return
    }
    let fill = "<a:solidFill><a:srgbClr val=\"\(color)\"/></a:solidFill>"
    guard isLine else {
      // A white line keeps neighbours apart for those who do not see the colours.
      part.raw("<c:spPr>\(fill)<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:ln></c:spPr>")
      part.raw("<c:invertIfNegative val=\"0\"/>")
      return
    }
    part.raw("<c:spPr><a:ln w=\"25400\" cap=\"rnd\">\(fill)<a:round/></a:ln></c:spPr>")
    let mark = ["circle", "square", "diamond", "triangle"][index % 4]
    part.raw("<c:marker><c:symbol val=\"\(mark)\"/><c:size val=\"8\"/><c:spPr>\(fill)")
    part.raw("<a:ln w=\"9525\">\(fill)</a:ln></c:spPr></c:marker>")
  }

  /// The figures beside or in what is drawn; a part of nothing needs none.
  private static func writeLabels(_ chart: Chart, on color: String, _ book: Workbook, to part: inout XMLText) {
    let place =
      switch chart.kind {
      case .stackedBars, .stackedColumns: "ctr"
      case .columns: "outEnd"
      case .line: "t"
      }
    part.raw("<c:dLbls><c:numFmt")
    part.attribute("formatCode", chart.kind.isStacked ? "[>=\(chart.leastLabelled)]#,##0;" : "#,##0")
    part.raw(" sourceLinked=\"0\"/>")
    part.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>")
    part.raw(
      "<a:defRPr sz=\"900\"><a:solidFill><a:srgbClr val=\"\(chart.labelInk(on: color))\"/></a:solidFill></a:defRPr></a:pPr>"
    )
    part.raw(
      "<a:endParaRPr lang=\"\(book.locale)\"/></a:p></c:txPr><c:dLblPos val=\"\(place)\"/><c:showLegendKey val=\"0\"/>")
    part.raw("<c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/>")
    part.raw("<c:showBubbleSize val=\"0\"/></c:dLbls>")
  }

  /// The values as they were when the file was written; what is not known is no point at all.
  private static func cache(_ values: [String?], in tag: String, to part: inout XMLText) {
    part.raw("<\(tag)>\(tag == "c:numCache" ? "<c:formatCode>General</c:formatCode>" : "")")
    part.raw("<c:ptCount val=\"\(values.count)\"/>")
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      part.raw("<c:pt idx=\"\(index)\"><c:v>")
      part.excelText(value)
      part.raw("</c:v></c:pt>")
    }
    part.raw("</\(tag)>")
  }
}
