/// How a table is set: which columns, how wide, and in letters of which size.
struct ODTTableLayout {
  /// The columns shown, by their place in the table.
  let columns: [Int]
  /// Their widths in hundredths of a millimetre.
  let widths: [Int]
  /// In points.
  let size: Int

  /// The sizes that are tried, the most readable first.
  static let sizes = [9, 8, 7]
  /// Left and right of every text, together, in hundredths of a millimetre.
  private static let padding = 260
  /// The most that a column takes that does not give way, and the least of one that does.
  private static let mostFirm = 5_200
  private static let leastFlexible = 3_800

  init(_ table: Table, width: Int) {
    columns = table.shown
    let needs = columns.map { Need(table, $0) }
    var chosen = ODTTableLayout.sizes[0]
    var least: [Int] = []
    for size in ODTTableLayout.sizes {
      chosen = size
      least = needs.map { $0.least(size) }
      if least.reduce(0, +) <= width { break }
    }
    size = chosen
    widths = ODTTableLayout.widths(least, needs.map { $0.isFlexible ? $0.most(chosen) : nil }, width)
  }

  var width: Int { widths.reduce(0, +) }

  /// Spreads what is left over the columns that give way, by what they still want; a page too narrow for all of them
  /// is divided in proportion.
  private static func widths(_ least: [Int], _ wanted: [Int?], _ width: Int) -> [Int] {
    let sum = least.reduce(0, +)
    if sum > width { return least.map { $0 * width / sum } }
    var widths = least
    let wants = zip(least, wanted).map { max(0, ($1 ?? 0) - $0) }
    add(min(width - sum, wants.reduce(0, +)), by: wants, to: &widths)
    add(width - widths.reduce(0, +), by: wanted.map { $0 ?? 0 }, to: &widths)
    return widths
  }

  private static func add(_ amount: Int, by shares: [Int], to widths: inout [Int]) {
    let all = shares.reduce(0, +)
    guard all > 0 else { return }
    for index in widths.indices { widths[index] += amount * shares[index] / all }
  }

  /// What a column needs, in thousandths of the size of the letters.
  private struct Need {
    var isFlexible: Bool
    var line: Int
    var word: Int

    init(_ table: Table, _ column: Int) {
      isFlexible = table.columns[column].isFlexible
      // Headings and totals are bold.
      line = LetterWidth.of(table.columns[column].title) * 112 / 100
      word = LetterWidth.ofLongestWord(table.columns[column].title) * 112 / 100
      if isFlexible { line = word }
      for (index, row) in table.rows.enumerated() {
        let share = table.hasTotal && index == table.rows.count - 1 ? 112 : 104
        for text in row[column].text.split(separator: "\n") {
          line = max(line, LetterWidth.of(text) * share / 100)
          if text.utf8.count < 200 { word = max(word, LetterWidth.ofLongestWord(text) * share / 100) }
        }
      }
    }

    func most(_ size: Int) -> Int { min(Need.millimetres(line, size), 20_000) }

    func least(_ size: Int) -> Int {
      let whole = Need.millimetres(line, size)
      let longest = Need.millimetres(word, size)
      return isFlexible
        ? min(whole, max(min(longest, 2 * leastFlexible), leastFlexible))
        : min(whole, max(mostFirm, longest), 2 * mostFirm)
    }

    /// In hundredths; a point is 0.3528 mm.
    private static func millimetres(_ thousandths: Int, _ size: Int) -> Int {
      thousandths * size * 3_528 / 100_000 + padding
    }
  }
}
