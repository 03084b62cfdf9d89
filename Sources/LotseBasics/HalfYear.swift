/// Half a year, January to June or July to December.
public struct HalfYear: Hashable, Sendable {
  public let year: Int
  /// 1 or 2.
  public let half: Int

  /// Reads `2026-H1`, `2026/1`, `1/2026` or `H1 2026`; nil for anything else.
  public init?(_ text: String) {
    let parts = Text.seen(text).uppercased().split { !$0.isLetter && !$0.isNumber }.map {
      String($0.hasPrefix("H") ? $0.dropFirst() : $0)
    }
    guard parts.count == 2, let first = Digits.value(parts[0].utf8), let second = Digits.value(parts[1].utf8) else {
      return nil
    }
    let (year, half) = parts[0].count == 4 ? (first, second) : (second, first)
    guard (1900...2199).contains(year), (1...2).contains(half) else { return nil }
    (self.year, self.half) = (year, half)
  }

  public var firstDay: Day { Day(year: year, month: half == 1 ? 1 : 7, day: 1) ?? Day(number: 0) }
  public var lastDay: Day { Day(year: year, month: half == 1 ? 6 : 12, day: half == 1 ? 30 : 31) ?? Day(number: 0) }

  public func text(_ language: Language) -> String {
    language("\(half). Halbjahr \(year)", half == 1 ? "first half of \(year)" : "second half of \(year)")
  }
}
