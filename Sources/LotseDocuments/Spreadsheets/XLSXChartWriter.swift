internal import LotseModel

/// A native chart and the drawing that holds it (ECMA-376 part 1, 20.5 and 21.2).
enum XLSXChartWriter {
  private static let drawingML = "http://schemas.openxmlformats.org/drawingml/2006"

  static func drawing(_ charts: [Worksheet.PlacedChart]) -> XMLText {
    var part = XMLText(
      part: "<xdr:wsDr xmlns:xdr=\"\(drawingML)/spreadsheetDrawing\" xmlns:a=\"\(drawingML)/main\">")
    for (index, placed) in charts.enumerated() {
      part.raw("<xdr:oneCellAnchor><xdr:from><xdr:col>\(placed.column)</xdr:col><xdr:colOff>0</xdr:colOff>")
      part.raw("<xdr:row>\(placed.row)</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>")
      // 36,000 of these units are a millimetre.
      part.raw("<xdr:ext cx=\"\(placed.width * 36_000)\" cy=\"\(placed.height * 36_000)\"/>")
      part.raw("<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"\(index + 2)\"")
      part.attribute("name", "Chart \(index + 1)")
      part.attribute("descr", placed.chart.description)
      part.attribute("title", placed.chart.title)
      part.raw("/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>")
      part.raw("<xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm>")
      part.raw("<a:graphic><a:graphicData uri=\"\(drawingML)/chart\"><c:chart xmlns:c=\"\(drawingML)/chart\"")
      part.raw(" xmlns:r=\"\(XLSXPartsWriter.relationship)\" r:id=\"rId\(index + 1)\"/></a:graphicData></a:graphic>")
      part.raw("</xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>")
    }
    part.raw("</xdr:wsDr>")
    return part
  }

  static func drawingRelations(_ charts: ClosedRange<Int>) -> XMLText {
    XLSXPartsWriter.relations(
      charts.map { ("\(XLSXPartsWriter.relationship)/chart", "../charts/chart\($0).xml") })
  }

  static func chart(_ placed: Worksheet.PlacedChart, of book: Workbook) -> XMLText {
    let chart = placed.chart
    var part = XMLText(
      part: "<c:chartSpace xmlns:c=\"\(drawingML)/chart\" xmlns:a=\"\(drawingML)/main\""
        + " xmlns:r=\"\(XLSXPartsWriter.relationship)\">")
    part.raw("<c:date1904 val=\"0\"/><c:lang val=\"\(book.locale)\"/><c:roundedCorners val=\"0\"/><c:chart>")
    part.raw("<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1300\" b=\"1\"/></a:pPr>")
    part.raw("<a:r><a:rPr lang=\"\(book.locale)\" sz=\"1300\" b=\"1\"/>")
    part.element("a:t", chart.title)
    part.raw("</a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>")
    part.raw("<c:plotArea><c:layout/><c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/>")
    part.raw("<c:varyColors val=\"0\"/>")
    for index in chart.series.indices { write(series: index, of: placed, book, to: &part) }
    part.raw("<c:gapWidth val=\"50\"/><c:overlap val=\"100\"/><c:axId val=\"50010001\"/><c:axId val=\"50010002\"/>")
    part.raw("</c:barChart>")
    // Reversed, so that the first category stands on top; the other axis then crosses at the far end to stay below.
    part.raw("<c:catAx><c:axId val=\"50010001\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling>")
    part.raw("<c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/>")
    part.raw("<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>")
    part.raw("<c:crossAx val=\"50010002\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>")
    part.raw("<c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>")
    part.raw(
      "<c:valAx><c:axId val=\"50010002\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>")
    part.raw("<c:delete val=\"0\"/><c:axPos val=\"b\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill>")
    part.raw("<a:srgbClr val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>")
    part.raw("<c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>")
    part.raw("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"50010001\"/>")
    part.raw("<c:crosses val=\"max\"/><c:crossBetween val=\"between\"/></c:valAx></c:plotArea>")
    part.raw("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>")
    // What a filter or a hidden sheet hides stays in the picture.
    part.raw("<c:plotVisOnly val=\"0\"/><c:dispBlanksAs val=\"gap\"/></c:chart></c:chartSpace>")
    return part
  }

  private static func write(
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
    part.raw("</c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"\(series.color ?? "FFFFFF")\"/></a:solidFill>")
    // A white line keeps neighbours apart for those who do not see the colours.
    part.raw("<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:ln></c:spPr>")
    part.raw("<c:invertIfNegative val=\"0\"/><c:cat><c:strRef>")
    let categories = Area(rows: rows, columns: placed.categoryColumn...placed.categoryColumn)
    part.element("c:f", "\(sheet)!\(categories.fixedName)")
    cache(chart.categories, in: "c:strCache", to: &part)
    part.raw("</c:strRef></c:cat><c:val><c:numRef>")
    part.element("c:f", "\(sheet)!\(Area(rows: rows, columns: column...column).fixedName)")
    cache(series.values.map { $0.map(String.init) ?? "" }, in: "c:numCache", to: &part)
    part.raw("</c:numRef></c:val></c:ser>")
  }

  private static func cache(_ values: [String], in tag: String, to part: inout XMLText) {
    part.raw("<\(tag)>\(tag == "c:numCache" ? "<c:formatCode>General</c:formatCode>" : "")")
    part.raw("<c:ptCount val=\"\(values.count)\"/>")
    for (index, value) in values.enumerated() {
      part.raw("<c:pt idx=\"\(index)\"><c:v>")
      part.excelText(value)
      part.raw("</c:v></c:pt>")
    }
    part.raw("</\(tag)>")
  }
}
