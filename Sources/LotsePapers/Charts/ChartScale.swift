/// Values in round steps from low to high; where reversed, the small ones stand above.
struct ChartScale {
  let low: Int
  let high: Int
  let steps: [Int]
  let isReversed: Bool

  /// Where it is not round it ends with the largest value.
  init(_ low: Int, _ largest: Int, isReversed: Bool = false, isRound: Bool = true) {
    self.low = low
    self.isReversed = isReversed
    let step = ChartScale.step(max(1, largest - low))
    let first = low >= 0 ? (low + step - 1) / step * step : low / step * step
    var steps = Array(stride(from: first, through: max(largest, low + 1), by: step))
    if let last = steps.last, last < largest { steps.append(last + step) }
    if isReversed, first > low { steps.insert(low, at: 0) }
    self.steps = steps
    high = max(isRound ? steps.last ?? low : largest, low + 1)
  }

  /// How far above the base a value stands, of a height in pixels.
  func height(_ value: Int, of height: Int) -> Int {
    let above = isReversed ? high - value : value - low
    return max(0, (above * height * 2 + (high - low)) / ((high - low) * 2))
  }

  /// The least of 1, 2, 5, 10, 20, 50 … that makes at most four steps.
  private static func step(_ range: Int) -> Int {
    var unit = 1
    while true {
      for factor in [1, 2, 5] where unit * factor * 4 >= range { return unit * factor }
      unit *= 10
    }
  }
}
