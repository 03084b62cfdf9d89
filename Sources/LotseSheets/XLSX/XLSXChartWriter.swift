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
      part.raw(" xmlns:r=\"\(OfficePackage.relationship)\" r:id=\"rId\(index + 1)\"/></a:graphicData></a:graphic>")
      part.raw("</xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>")
    }
    part.raw("</xdr:wsDr>")
    return part
  }

  static func drawingRelations(_ charts: ClosedRange<Int>) -> XMLText {
    OfficePackage.relations(
      charts.map { ("\(OfficePackage.relationship)/chart", "../charts/chart\($0).xml") })
  }

  /// The chart; one outside of its workbook reaches it by its own first relation, and brings its look along.
  static func chart(_ placed: Worksheet.PlacedChart, of book: Workbook, isOutside: Bool = false) -> XMLText {
    let chart = placed.chart
    var part = XMLText(
      part: "<c:chartSpace xmlns:c=\"\(drawingML)/chart\" xmlns:a=\"\(drawingML)/main\""
        + " xmlns:r=\"\(OfficePackage.relationship)\">")
    part.raw("<c:date1904 val=\"0\"/><c:lang val=\"\(book.locale)\"/><c:roundedCorners val=\"0\"/><c:chart>")
    part.raw("<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1300\" b=\"1\"/></a:pPr>")
    part.raw("<a:r><a:rPr lang=\"\(book.locale)\" sz=\"1300\" b=\"1\"/>")
    part.element("a:t", chart.title)
    part.raw("</a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>")
    part.raw("<c:plotArea><c:layout/>")
    writePlot(placed, book, to: &part)
    writeAxes(chart, to: &part)
    part.raw("</c:plotArea><c:legend><c:legendPos val=\"b\"/>")
    for index in chart.series.indices where chart.series[index].color == nil {
      part.raw("<c:legendEntry><c:idx val=\"\(index)\"/><c:delete val=\"1\"/></c:legendEntry>")
    }
    part.raw("<c:overlay val=\"0\"/></c:legend>")
    // What a filter or a hidden sheet hides stays in the picture.
    part.raw("<c:plotVisOnly val=\"0\"/><c:dispBlanksAs val=\"gap\"/></c:chart>")
    if isOutside {
      part.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>")
      part.raw("<a:defRPr sz=\"900\"><a:latin typeface=\"\(Paint.font)\"/></a:defRPr></a:pPr>")
      part.raw("<a:endParaRPr lang=\"\(book.locale)\"/></a:p></c:txPr>")
      part.raw("<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData>")
    }
    part.raw("</c:chartSpace>")
    return part
  }

  private static func writePlot(_ placed: Worksheet.PlacedChart, _ book: Workbook, to part: inout XMLText) {
    let kind = placed.chart.kind
    if kind == .line {
      part.raw("<c:lineChart><c:grouping val=\"standard\"/>")
    } else {
      part.raw("<c:barChart><c:barDir val=\"\(kind == .stackedBars ? "bar" : "col")\"/>")
      part.raw("<c:grouping val=\"\(kind.isStacked ? "stacked" : "clustered")\"/>")
    }
    part.raw("<c:varyColors val=\"0\"/>")
    for index in placed.chart.series.indices {
      XLSXSeriesWriter.write(series: index, of: placed, book, to: &part)
    }
    if kind == .line {
      part.raw("<c:marker val=\"1\"/>")
    } else {
      part.raw("<c:gapWidth val=\"50\"/><c:overlap val=\"\(kind.isStacked ? 100 : 0)\"/>")
    }
    part.raw("<c:axId val=\"50010001\"/><c:axId val=\"50010002\"/></c:\(kind == .line ? "line" : "bar")Chart>")
  }

  private static func writeAxes(_ chart: Chart, to part: inout XMLText) {
    let isAcross = chart.kind == .stackedBars
    // Bars: reversed, so that the first category stands on top; the other axis then crosses at the far end to stay
    // below. Ranks: the values are reversed, and it is the axis of categories that must stay below.
    let isReversed = chart.isReversed && !isAcross
    part.raw("<c:catAx><c:axId val=\"50010001\"/><c:scaling><c:orientation val=\"\(isAcross ? "maxMin" : "minMax")\"/>")
    part.raw("</c:scaling><c:delete val=\"0\"/><c:axPos val=\"\(isAcross ? "l" : "b")\"/>")
    part.raw("<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/>")
    part.raw("<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>")
    part.raw("<c:tickLblPos val=\"\(isReversed ? "nextTo" : "low")\"/>")
    part.raw("<c:crossAx val=\"50010002\"/><c:crosses val=\"\(isReversed ? "max" : "autoZero")\"/>")
    part.raw("<c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>")
    part.raw("<c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>")
    part.raw(
      "<c:valAx><c:axId val=\"50010002\"/><c:scaling><c:orientation val=\"\(isReversed ? "maxMin" : "minMax")\"/>")
    part.raw("<c:min val=\"0\"/></c:scaling>")
    part.raw("<c:delete val=\"0\"/><c:axPos val=\"\(isAcross ? "b" : "l")\"/>")
    part.raw("<c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill>")
    part.raw("<a:srgbClr val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>")
    part.raw("<c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>")
    part.raw("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"50010001\"/>")
    part.raw("<c:crosses val=\"\(isAcross ? "max" : "autoZero")\"/><c:crossBetween val=\"between\"/>")
    if let step = chart.wholeSteps { part.raw("<c:majorUnit val=\"\(step)\"/>") }
    part.raw("</c:valAx>")
  }
}
