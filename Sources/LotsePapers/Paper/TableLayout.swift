internal import LotseBasics
internal import LotseSheets

/// How a table is set: which columns, how wide, and in letters of which size.
struct TableLayout {
  /// Their widths in hundredths of a millimetre.
  let widths: [Int]
  /// In points.
  let size: Int
  /// Whether it stays in one piece; a page has room for several of these.
  let isSmall: Bool

  /// The sizes that are tried, the most readable first; what is smaller nobody reads on paper.
  static let sizes = [9, 8]
  /// Left and right of every text, together, in hundredths of a millimetre.
  private static let padding = 260
  /// The most that a column takes that does not give way, and the least of one that does.
  private static let mostFirm = 5_200
  private static let leastFlexible = 3_800

  init(_ table: Table, _ language: Language, width: Int) {
    let texts = table.lines.map { $0.map { $0.content.text(language) } }
    let needs = table.columns.indices.map { column in
      Need(table.columns[column], texts.map { $0[column] }, hasTotal: table.total != nil)
    }
    isSmall = texts.count <= 14 && texts.allSatisfy { $0.allSatisfy { $0.utf8.count < 60 } }
    func fits(_ size: Int, _ least: (Need) -> Int) -> Bool { needs.map(least).reduce(0, +) <= width }
    // First with room for phrases in the columns that give way, then with room for their longest words.
    let roomy = TableLayout.sizes.first { size in fits(size) { $0.least(size) } }
    let tight = TableLayout.sizes.first { size in fits(size) { $0.tightest(size) } }
    let chosen = roomy ?? tight ?? TableLayout.sizes[TableLayout.sizes.count - 1]
    size = chosen
    widths = TableLayout.widths(
      needs.map { roomy == nil ? $0.tightest(chosen) : $0.least(chosen) },
      needs.map { $0.isFlexible ? $0.most(chosen) : nil }, width)
  }

  /// Whether a row may run over the end of a page: one higher than a page could not be kept together.
  static func breaks(_ texts: some Sequence<String>) -> Bool { texts.contains { $0.utf8.count > 1_000 } }

  var width: Int { widths.reduce(0, +) }

  /// Spreads what is left over the columns that give way, by what they still want. On a page too narrow for all of them
  /// these share what the others leave, in which a number would be divided; where that is next to nothing, all share.
  private static func widths(_ least: [Int], _ wanted: [Int?], _ width: Int) -> [Int] {
    let sum = least.reduce(0, +)
    if sum > width {
      let firm = zip(least, wanted).filter { $1 == nil }.map(\.0).reduce(0, +)
      guard firm < sum, firm <= width * 2 / 3 else { return least.map { $0 * width / sum } }
      return zip(least, wanted).map { $1 == nil ? $0 : $0 * (width - firm) / (sum - firm) }
    }
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

    init(_ column: Table.Column, _ texts: [String], hasTotal: Bool) {
      isFlexible = column.isFlexible
      // Headings and totals are bold.
      line = LetterWidth.of(column.title) * 112 / 100
      word = LetterWidth.ofLongestWord(column.title) * 112 / 100
      if isFlexible { line = word }
      for (index, text) in texts.enumerated() {
        let share = hasTotal && index == texts.count - 1 ? 112 : 104
        for text in text.split(separator: "\n") {
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

    /// Long words of a text may be divided, those of other columns are names and numbers.
    func tightest(_ size: Int) -> Int {
      guard isFlexible else { return least(size) }
      return min(Need.millimetres(line, size), Need.millimetres(word, size), leastFlexible)
    }

    /// In hundredths; a point is 0.3528 mm.
    private static func millimetres(_ thousandths: Int, _ size: Int) -> Int {
      thousandths * size * 3_528 / 100_000 + padding
    }
  }
}
