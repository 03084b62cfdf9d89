/// A native chart in a document that is no workbook, with the workbook of its figures, which a program opens when somebody
/// changes them (ECMA-376 part 1, 21.2.2.63).
public struct EmbeddedChart {
  /// The part of the chart; its first relation leads to the workbook.
  public let part: XMLText
  public let workbook: [UInt8]

  /// The chart of figures that stand in the workbook, which is written without any picture; throws
  /// `SpreadsheetFailure`.
  public init(_ placed: Worksheet.PlacedChart, of book: Workbook) throws {
    let book = try book.prepared()
    part = XLSXChartWriter.chart(placed, of: book, isOutside: true)
    workbook = try XLSXDocument.bytes(book)
  }
}
