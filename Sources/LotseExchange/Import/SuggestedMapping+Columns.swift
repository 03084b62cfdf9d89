internal import LotseBasics
internal import LotseModel
internal import LotseSheets

/// What the columns of a list probably mean.
extension SuggestedMapping {
  /// The first thirty rows' best: most headings that are known or can be guessed; where none is, the first row that looks
  /// like headings.
  static func header(of file: TableFile, _ mapping: ImportMapping) -> (ReadSheet, Int)? {
    let named = mapping.sheet.flatMap { name in file.sheets.filter { Text.isSameWord($0.name, name) } }
    let visible = (named ?? file.sheets.filter { !$0.isHidden }).filter { !$0.rows.isEmpty }
    let sheets = visible.isEmpty && named == nil ? file.sheets.filter { !$0.rows.isEmpty } : visible
    var best: (sheet: ReadSheet, index: Int, score: Int)?
    var known: [String: Bool] = [:]
    // A sheet may have 16,384 columns, and a file a thousand sheets; headings stand at the front.
    var left = 20_000
    for sheet in sheets {
      for (index, row) in sheet.rows.prefix(30).enumerated() {
        if let line = mapping.headerRow, row.line != line { continue }
        let cells = row.cells.prefix(left)
        left -= cells.count
        let score = cells.count { cell in
          guard case .text(let heading) = cell, heading.utf8.count <= ListHeadings.longest else { return false }
          if let known = known[heading] { return known }
          let isKnown =
            mapping.columns[ImportMapping.folded(heading)] != nil || mapping.known(heading) != nil
            || Guess.column(heading) != nil
          known[heading] = isKnown
          return isKnown
        }
        if score > best?.score ?? (mapping.headerRow == nil ? 0 : -1) { best = (sheet, index, score) }
      }
    }
    if let best { return (best.sheet, best.index) }
    return sheets.first.map { sheet in
      let head = sheet.rows.prefix(30)
      let widest = head.map(texts).max() ?? 0
      // A title above the headings stands alone.
      return (sheet, head.firstIndex { texts($0) * 2 >= widest && texts($0) > 0 } ?? head.startIndex)
    }
  }

  private static func texts(_ row: ReadRow) -> Int {
    row.cells.count { if case .text(let text) = $0 { Text.isReadable(text) } else { false } }
  }

  static func columns(
    _ headings: ListHeadings, _ rows: ArraySlice<ReadRow>, _ mapping: ImportMapping
  ) -> [Column] {
    let known = headings.texts.map { mapping.known($0) }
    let hasTitle = headings.texts.indices.contains { index in
      (headings.value(index, in: mapping.columns) ?? known[index]) == .attribute(.title)
    }
    var columns: [Column] = []
    var taken = Set<ImportColumn>()
    var isSpan = false
    // A list of many columns says the same in many cells; of all of them together no more are looked at.
    let sampleSize = min(300, max(10, 20_000 / max(1, headings.texts.count)))
    var judged: [String: Bool] = [:]
    // Names of persons are looked for in so many bytes: more than a list has that people keep, and soon done.
    var readable = 1_000_000
    for (index, heading) in headings.texts.enumerated() {
      let filled = rows.lazy.compactMap { row -> (text: String, line: Int)? in
        let text = ListHeadings.text(row, index)
        return text.isEmpty ? nil : (text, row.line)
      }
      let sample = filled.first?.text ?? ""
      if headings.folded[index].isEmpty, sample.isEmpty, heading.isEmpty { continue }
      let mapped = headings.value(index, in: mapping.columns)
      var certain = mapped ?? known[index]
      if certain == .number, mapped == nil, ImportTable.holdsOwnNumbers(filled.map(\.text)) { certain = nil }
      // "Maßnahme" is what a list calls its items, unless it has titles beside it.
      if certain == .attribute(.measure), !hasTitle, mapped == nil { certain = nil }
      var meaning = certain ?? Guess.column(heading).map(ImportColumn.attribute) ?? .ignored
      if certain == nil, !sample.isEmpty, filled.prefix(200).allSatisfy({ RowReader.isCross($0.text) }),
        let (attribute, value) = Guess.cross(heading)
      {
        meaning = .cross(attribute, value)
      }
      // Dollars and cents are no amounts of ours.
      if mapped == nil, case .attribute(let attribute) = meaning, case .money = attribute.form,
        ListedMoney.foreignUnit(inHeading: heading) != nil
      {
        meaning = .ignored
      }
      let isTaken = meaning != .derived && meaning != .ignored && taken.contains(meaning)
      if isTaken { meaning = .ignored }
      // One heading over two columns of days: from when until when.
      if meaning == .attribute(.plannedEnd), certain == nil, isOverDays(headings, index, rows) {
        (meaning, isSpan) = (.attribute(.plannedStart), true)
      } else if isSpan {
        (meaning, isSpan) = (.attribute(.plannedEnd), false)
      }
      taken.insert(meaning)
      let person = filled.prefix(sampleSize).first { cell in
        if let isPerson = judged[cell.text] { return isPerson }
        guard readable > 0 else { return false }
        readable -= cell.text.utf8.count
        let isPerson = PersonalName.isIn(cell.text)
        judged[cell.text] = isPerson
        return isPerson
      }?.line
      columns.append(
        Column(
          index: index, heading: heading, key: key(headings, index), meaning: meaning,
          isGuess: certain == nil || isTaken, sample: String(sample.prefix(80)), personLine: person))
    }
    return columns
  }

  private static func isOverDays(_ headings: ListHeadings, _ index: Int, _ rows: ArraySlice<ReadRow>) -> Bool {
    guard headings.covering[index + 1] == headings.texts[index], headings.covering[index + 2] == nil else {
      return false
    }
    return [index, index + 1].allSatisfy { column in
      rows.prefix(20).contains { (try? Day(written: ListHeadings.text($0, column))) != nil }
    }
  }

  /// The heading, where it calls this column and no other and can be written into a file; else the letter.
  private static func key(_ headings: ListHeadings, _ index: Int) -> String {
    let heading = headings.texts[index].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isPlain = heading.utf8.count <= 200 && Text.isReadable(heading) && Text.isPrintable(heading)
    return isPlain && !headings.isRepeated(index) ? heading : headings.letterKey(index)
  }

  /// Where no heading says so, the first column with a text of its own in most rows is what the list is about.
  static func findTitle(_ columns: inout [Column], _ rows: ArraySlice<ReadRow>) {
    guard !columns.contains(where: { $0.meaning == .attribute(.title) }) else { return }
    let sample = rows.prefix(200)
    let found = columns.firstIndex { column in
      guard column.meaning == .ignored, !Guess.isPersonal(column.heading), column.personLine == nil else {
        return false
      }
      let texts = sample.compactMap { row -> String? in
        guard column.index < row.cells.count, case .text(let text) = row.cells[column.index] else { return nil }
        return text.count > 2 && text.contains(where: \.isLetter) ? text : nil
      }
      return !texts.isEmpty && texts.count * 2 > sample.count && Set(texts).count * 10 >= texts.count * 9
    }
    if let found { (columns[found].meaning, columns[found].isGuess) = (.attribute(.title), true) }
  }
}
