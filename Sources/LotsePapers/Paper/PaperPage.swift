internal import LotseSheets

/// The measures of the page, A4 with the margins of a letter (DIN 5008).
enum PaperPage {
  /// In hundredths of a millimetre: the page without 25 mm at the left and 20 mm at the right.
  static let textWidth = 16_500
  static let levels = 6
  static let ink = "1F3864"
  static let headFill = "E8EDF5"

  /// How high a chart stands, in millimetres: bars by their number, the others so that two stand on a page with their
  /// tables.
  static func height(_ chart: Chart) -> Int {
    chart.kind == .stackedBars ? min(200, 38 + 9 * chart.categories.count) : 80
  }

  /// How far the values of fields stand from the left in millimetres, so that they stand in one line below each other.
  static func fieldIndent(_ document: Document) -> Int {
    var widest = 0
    for case .fields(let fields) in document.blocks {
      for field in fields { widest = max(widest, LetterWidth.of(field.name)) }
    }
    // Bold letters of 10.5 points, a colon, and room.
    return min(65, max(30, widest * 105 * 38 / 1_000_000 + 6))
  }
}

extension Chart {
  /// Whether there is anything to draw; else its description stands in its place.
  var isDrawn: Bool { !categories.isEmpty && !series.isEmpty }
}

extension String {
  /// Of a title as long as a page, no more than fits.
  func inOneLine(atMost count: Int) -> String {
    let line = replacing("\n", with: " ")
    return line.count > count ? line.prefix(count - 1) + "…" : line
  }
}
