/// What every program that draws a chart by itself must be told alike.
extension Chart {
  /// What OpenDocument is given as the name of a series that is not drawn: it knows no legend that leaves one out.
  public static let blank = "\u{A0}"

  /// The step of the axis of values where programs would otherwise put half figures on it.
  var wholeSteps: Int? { maximum <= 5 ? 1 : nil }

  /// The least value that is written into its part of a stack: a figure in a part too thin for it would hide others.
  var leastLabelled: Int {
    switch kind {
    case .stackedBars: max(1, (maximum * 25 + 999) / 1_000)
    case .stackedColumns: 1
    case .columns, .line: Int.min
    }
  }

  /// Whether the figures have room beside what is drawn so many millimetres wide: over columns that are narrower than
  /// they would run into each other.
  public func hasRoomForNumbers(in width: Int) -> Bool {
    let columns = kind == .columns ? categories.count * drawn.count : 0
    return columns * (2 * String(maximum).count + 3) <= width
  }

  /// The ink of a figure: inside a part of a stack the one that stands out, else black.
  func labelInk(on color: String) -> String {
    guard kind.isStacked, let value = Int(color, radix: 16) else { return "000000" }
    let light = 299 * (value >> 16 & 0xFF) + 587 * (value >> 8 & 0xFF) + 114 * (value & 0xFF)
    return light < 128_000 ? "FFFFFF" : "000000"
  }
}

extension Chart.Kind {
  var isStacked: Bool { self == .stackedBars || self == .stackedColumns }
}
