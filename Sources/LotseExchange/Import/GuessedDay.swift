internal import LotseBasics

/// Days as people write them who do not know the day: "ca. Mitte 2025", "Q3/2025", "März 2025", "2025".
enum GuessedDay {
  private static let months = [
    "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
  ]

  /// The first or the last day of the period meant; nil where there is no year in it.
  static func day(_ text: String, isStart: Bool) -> Day? {
    let words = Text.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let year = words.compactMap({ $0.count == 4 ? Int($0) : nil }).first(where: { (1990...2100).contains($0) })
    else { return nil }
    let months = months(words, year)
    let month = isStart ? months.lowerBound : months.upperBound
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    if isStart { return first }
    let next = month == 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
    return next.map { $0 - 1 }
  }

  private static func months(_ words: [String], _ year: Int) -> ClosedRange<Int> {
    for word in words {
      if let index = months.firstIndex(where: { word.count > 2 && ($0.hasPrefix(word) || word.hasPrefix($0)) }) {
        return index + 1...index + 1
      }
      if let quarter = ["q1": 1, "q2": 2, "q3": 3, "q4": 4, "1q": 1, "2q": 2, "3q": 3, "4q": 4][word] {
        return quarter * 3 - 2...quarter * 3
      }
    }
    if words.contains(where: { $0.hasPrefix("quartal") }) {
      let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4]
      if let quarter = words.compactMap({ roman[$0] }).first { return quarter * 3 - 2...quarter * 3 }
    }
    if words.contains("anfang") { return 1...3 }
    if words.contains("mitte") { return 4...6 }
    if words.contains("fruhjahr") { return 3...5 }
    if words.contains("sommer") { return 6...8 }
    if words.contains("herbst") { return 9...11 }
    if let month = words.compactMap({ $0.count <= 2 ? Int($0) : nil }).first(where: { (1...12).contains($0) }) {
      return month...month
    }
    return 1...12
  }
}
