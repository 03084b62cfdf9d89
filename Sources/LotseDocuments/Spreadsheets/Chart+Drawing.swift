/// What every program that draws a chart by itself must be told alike.
extension Chart {
  /// The step of the axis of values where programs would otherwise put half figures on it.
  var wholeSteps: Int? { maximum <= 5 ? 1 : nil }

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
