internal import LotseBasics
internal import LotseSheets

/// Which rows of a list are no sub-projects: sums, footers, names of sections, headings that come again.
struct ListRows {
  enum Kind: Hashable { case item, sum, section, footer, heading }

  private static let sums: Set<String> = [
    "summe", "zwischensumme", "gesamt", "gesamtsumme", "gesamtkosten", "insgesamt", "total", "subtotal", "ubertrag",
    "summen", "sum", "endsumme", "teilsumme", "gesamtergebnis", "σ", "∑",
  ]

  /// Whether a text is nothing but the word for a sum, as no sub-project is called.
  static func isSum(_ text: String) -> Bool {
    guard text.utf8.count <= 60, mayBeginLikeSum(text), !text.contains(where: \.isNumber) else { return false }
    return sums.contains(Text.folded(text).filter(isOfWord))
  }

  /// Whether a text begins with the word for a sum: "Summe Handlungsfeld 1", "Gesamt:".
  static func beginsLikeSum(_ text: String) -> Bool {
    guard text.utf8.count <= 200, mayBeginLikeSum(text) else { return false }
    let word = Text.folded(text).drop { !isOfWord($0) }.prefix(while: isOfWord)
    return sums.contains(String(word))
  }

  /// False where the first letter is one of ASCII with which no word for a sum begins, as nearly always.
  private static func mayBeginLikeSum(_ text: String) -> Bool {
    for byte in text.utf8 {
      if byte >= 0x80 { return true }
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) { return initials.contains(byte | 0x20) }
    }
    return false
  }

  private static let initials = Set(sums.compactMap(\.utf8.first))

  private static func isOfWord(_ character: Character) -> Bool { character.isLetter || character == "∑" }

  /// The cells by which a row is known: its first one, and the one of the title.
  static func marks(_ row: ReadRow, title: Int?) -> [String] {
    guard let first = row.cells.indices.first(where: { !ListHeadings.text(row, $0).isEmpty }) else { return [] }
    return ([first] + (title.map { $0 == first ? [] : [$0] } ?? [])).map { ListHeadings.text(row, $0) }
  }

  /// Whether only one cell of the row says something, and it is a text.
  static func isAlone(_ row: ReadRow) -> Bool {
    var count = 0
    for (column, cell) in row.cells.enumerated() where cell != .empty {
      guard !ListHeadings.text(row, column).isEmpty else { continue }
      guard case .text = cell else { return false }
      count += 1
      if count > 1 { return false }
    }
    return count == 1
  }

  /// The kind of each of these rows below the headings.
  static func kinds(
    _ rows: ArraySlice<ReadRow>, _ headings: ListHeadings, title: Int?, described: [Int] = [], in sheet: ReadSheet
  ) -> [Kind] {
    let wide = wideRows(sheet)
    var kinds: [Kind] = rows.map { row in
      let marks = marks(row, title: title)
      // A project may be called so; a sum has neither unit nor kind.
      let isDescribed = described.contains { !ListHeadings.text(row, $0).isEmpty }
      if marks.contains(where: isSum) || (!isDescribed && marks.contains(where: beginsLikeSum)) { return .sum }
      if isHeading(row, headings) { return .heading }
      return headings.texts.count > 1 && isSection(row, title: title, wide) ? .section : .item
    }
    // What no item follows is a footer, and so is a remark that stands alone at the end.
    for (index, row) in zip(kinds.indices, rows).reversed() {
      if kinds[index] == .item {
        guard isAlone(row), let mark = marks(row, title: title).first, isRemark(mark) else { break }
        kinds[index] = .footer
      }
      if kinds[index] == .section { kinds[index] = .footer }
    }
    if !kinds.contains(.item) { return kinds.map { _ in .item } }
    return kinds
  }

  /// The lines of rows with a cell that stands across several columns.
  static func wideRows(_ sheet: ReadSheet) -> Set<Int> {
    Set(sheet.merged.lazy.filter { $0.columns.count > 1 }.map { $0.rows.lowerBound + 1 })
  }

  /// Whether a row names a section. A title alone is an item of which more is not known yet, unless it stands across or
  /// says what it is.
  static func isSection(_ row: ReadRow, title: Int?, _ wide: Set<Int>) -> Bool {
    guard isAlone(row), let mark = marks(row, title: title).first else { return false }
    let isUnderTitle = title.map { !ListHeadings.text(row, $0).isEmpty } ?? false
    return !isUnderTitle || wide.contains(row.line) || isCalledSection(mark)
  }

  private static func isHeading(_ row: ReadRow, _ headings: ListHeadings) -> Bool {
    var same = 0
    for column in row.cells.indices {
      let text = ListHeadings.text(row, column)
      if text.isEmpty { continue }
      guard column < headings.texts.count, text == headings.texts[column] else { return false }
      same += 1
    }
    return same > 1
  }

  /// "Stand: 20.11.2026", "Quelle …", "* geschätzt".
  private static func isRemark(_ text: String) -> Bool {
    let folded = Text.folded(text)
    let words = [
      "stand", "quelle", "legende", "hinweis", "anmerkung", "erstellt", "bearbeitung", "seite", "druck", "as of",
    ]
    return folded.hasPrefix("*") || words.contains { folded.hasPrefix($0) }
  }

  private static func isCalledSection(_ text: String) -> Bool {
    let folded = Text.folded(text)
    let names = [
      "handlungsfeld", "themenfeld", "bereich", "cluster", "abschnitt", "teil ", "kapitel", "dezernat", "section",
    ]
    return names.contains { folded.hasPrefix($0) }
  }
}
