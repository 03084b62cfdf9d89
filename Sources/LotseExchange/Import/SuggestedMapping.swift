internal import LotseBasics
public import LotseModel
public import LotseSheets

/// A mapping to start from: what of a list was recognised, guesses for the rest, and words that still mean nothing.
public struct SuggestedMapping: Sendable {
  struct Column: Sendable {
    let index: Int
    let heading: String
    /// What calls it in the mapping: its heading, or its letter where that says nothing or not enough.
    let key: String
    var meaning: ImportColumn
    var isGuess: Bool
    /// The first word of the column, to remember it by.
    let sample: String
    /// The first line that seems to hold the name of a person.
    let personLine: Int?
  }

  struct Word: Sendable {
    let text: String
    let guess: String?
    let count: Int
    /// Where it belongs to another attribute: a word in a column of keys.
    var moved: Attribute?
    /// Several units that the one cell names.
    var units: [String] = []
  }

  /// Something that a person has to decide: a cell that seems to hold two things.
  struct Decision: Sendable {
    let line: Int
    let text: String
  }

  let sheet: String?
  let headerLine: Int
  let headerRows: Int
  let reading: ReadingOptions
  let columns: [Column]
  /// Texts of rows to be left out, each as `skip_rows` names it, with what the rows are.
  let skipped: [(pattern: String, kind: ListRows.Kind)]
  let sections: [String]
  /// Keys of columns whose joined cells hold for all of their rows, and of columns in which empty cells may mean the same.
  let filled: [String]
  let perhapsFilled: [String]
  let factors: [(key: String, factor: Int)]
  let words: [(attribute: Attribute, words: [Word], more: Int)]
  let decisions: [Decision]
  /// What a new sub-project needs and no column says of every row, with the words to choose from.
  let lacking: [(attribute: Attribute, choices: [String])]
  /// What the words of each attribute may become, where that is a closed vocabulary.
  let choices: [Attribute: [String]]
  /// What was assumed of a text that does not say how it is written.
  let assumption: ReadingAssumption?

  /// So many rows show what a list is like; more of them only cost time.
  private static let mostRows = 2_000
  /// How many cells are looked at: of a wide list fewer rows.
  private static let mostCells = 60_000
  private static let mostWords = 100

  /// Looks through a file; what a mapping says already holds. Throws `ImportFlaw` where there is nothing to be read.
  public init(_ file: TableFile, _ mapping: ImportMapping, _ configuration: CityConfiguration) throws(ImportFlaw) {
    guard let (sheet, header) = SuggestedMapping.header(of: file, mapping) else {
      if let name = mapping.sheet, !file.sheets.contains(where: { Text.isSameWord($0.name, name) }) {
        throw .noSuchSheet(name, known: file.sheets.map(\.name))
      }
      throw .noRows
    }
    let isText = file.format != .json && file.format != .jsonLines
    let headings = ListHeadings(sheet, at: header, rows: isText ? mapping.headerRows : 1)
    let start = header + headings.count
    let most = min(SuggestedMapping.mostRows, max(50, SuggestedMapping.mostCells / max(1, headings.texts.count)))
    let rows = sheet.rows[start..<min(sheet.rows.count, start + most)]
    var columns = SuggestedMapping.columns(headings, rows, mapping)
    SuggestedMapping.findTitle(&columns, rows)
    let title = columns.first { $0.meaning == .attribute(.title) }?.index
    let described = columns.filter { $0.meaning == .attribute(.unit) || $0.meaning == .attribute(.kind) }.map(\.index)
    let kinds = ListRows.kinds(rows, headings, title: title, described: described, in: sheet)

    var guessed = mapping
    let isNamed = !sheet.name.isEmpty && Text.isPrintable(sheet.name) && Text.isReadable(sheet.name)
    self.sheet = isNamed ? sheet.name : nil
    guessed.sheet = self.sheet
    headerLine = sheet.rows[header].line
    guessed.headerRow = headerLine
    headerRows = headings.count
    guessed.headerRows = headings.count
    for column in columns { guessed.columns[ImportMapping.folded(column.key)] = column.meaning }
    skipped = mapping.skipped.isEmpty ? SuggestedMapping.skipped(rows, kinds, title) : []
    guessed.skipped += skipped.map { RowPattern($0.pattern) }
    let hasField = columns.contains { $0.meaning == .attribute(.field) } || mapping.constants[.field] != nil
    let names = zip(rows, kinds).filter { $1 == .section }.compactMap { row, _ in ListRows.marks(row, title: nil).first
    }
    sections = hasField || mapping.sections != nil ? [] : names
    if !sections.isEmpty { guessed.sections = .field }
    if hasField { guessed.skipped += zip(rows, kinds).filter { $1 == .section }.map { .line($0.0.line) } }

    let table = try ImportTable(file, guessed)
    let keys = Dictionary(columns.map { ($0.index, $0.key) }, uniquingKeysWith: { first, _ in first })
    let joined = table.treatment.filled.filter(\.isMerged).compactMap { keys[$0.index] }
    filled = joined
    factors = table.factors.sorted { $0.key < $1.key }.compactMap { index, factor in keys[index].map { ($0, factor) } }
    let found = SuggestedMapping.words(table, file.format, guessed, configuration)
    words = found.words
    decisions = found.decisions
    choices = Dictionary(uniqueKeysWithValues: words.map { ($0.attribute, Guess.choices($0.attribute, configuration)) })
    lacking = Attribute.allCases.filter {
      $0.isRequired && mapping.constants[$0] == nil
        && ($0 == .title ? title == nil : found.lacking.contains($0) || !columns.isMeaning($0, or: guessed.sections))
    }.map { ($0, Guess.choices($0, configuration)) }
    perhapsFilled = columns.filter { column in
      column.meaning == .attribute(.field) && found.lacking.contains(.field) && !joined.contains(column.key)
    }.map(\.key)
    self.columns = columns
    reading = mapping.reading
    assumption = file.assumption
  }

  // MARK: Rows and words

  private static func skipped(
    _ rows: ArraySlice<ReadRow>, _ kinds: [ListRows.Kind], _ title: Int?
  ) -> [(pattern: String, kind: ListRows.Kind)] {
    var skipped: [(pattern: String, kind: ListRows.Kind)] = []
    var seen = Set<String>()
    for (row, kind) in zip(rows, kinds) where kind == .sum || kind == .footer || kind == .heading {
      let marks = ListRows.marks(row, title: title)
      guard var text = (kind == .sum ? marks.first(where: ListRows.beginsLikeSum) : marks.first) else { continue }
      // "Stand: 20.11.2026, …" is another text next time.
      if kind == .footer, let colon = text.firstIndex(of: ":"), colon > text.startIndex {
        text = String(text[...colon]) + " *"
      }
      guard text.utf8.count <= 200, Text.isPrintable(text), !ImportMapping.folded(text).isEmpty,
        seen.insert(ImportMapping.folded(text)).inserted, skipped.count < 50
      else { continue }
      skipped.append((text, kind))
    }
    return skipped
  }

  /// What the cells say that means nothing yet, per attribute, the most frequent first; what new rows lack.
  private static func words(
    _ table: ImportTable, _ format: TableFile.Format, _ mapping: ImportMapping, _ configuration: CityConfiguration
  ) -> (words: [(attribute: Attribute, words: [Word], more: Int)], decisions: [Decision], lacking: Set<Attribute>) {
    var reader = RowReader(table, format, mapping, configuration)
    var counts: [Attribute: [String: (text: String, count: Int)]] = [:]
    var decisions: [Decision] = []
    var lacking = Set<Attribute>()
    let named = table.columns.count { $0 != .ignored && $0 != .derived }
    for row in table.rows.prefix(min(mostRows, max(50, mostCells / max(1, named)))) {
      let listed = reader.read(row)
      for attribute in [Attribute.field, .kind, .unit] where listed.listing[attribute] == nil && listed.number == nil {
        lacking.insert(attribute)
      }
      if let title = listed.listing[.title]?.text, decisions.count < 20, holdsTwo(title) {
        decisions.append(Decision(line: row.line, text: ImportRemarks.short(title)))
      }
      for problem in listed.problems {
        guard let column = problem.column, case .attribute(let attribute) = table.columns[column],
          let value = problem.value, value.utf8.count <= 200, Guess.canBeMapped(attribute)
        else { continue }
        counts[attribute, default: [:]][ImportMapping.folded(value), default: (value, 0)].count += 1
      }
    }
    let hasOther = table.column(of: .attribute(.ozgNotInCatalogue)) != nil
    let words = configuration.attributes.compactMap { attribute -> (attribute: Attribute, words: [Word], more: Int)? in
      guard let found = counts[attribute] else { return nil }
      let sorted = found.values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      let words = sorted.prefix(mostWords).map { text, count in
        word(text, attribute, count, hasOther, configuration)
      }
      return (attribute, words, sorted.count - words.count)
    }
    return (words, decisions, lacking)
  }

  private static func word(
    _ text: String, _ attribute: Attribute, _ count: Int, _ hasOther: Bool, _ configuration: CityConfiguration
  ) -> Word {
    var word = Word(text: text, guess: Guess.word(text, attribute, configuration), count: count)
    switch attribute.form {
    // "nicht im LeiKa": why there is no key has an attribute of its own.
    case .ozgKeys, .ozgID:
      let isReason = text.contains(where: \.isLetter) && !text.contains(where: \.isNumber) && Text.isPrintable(text)
      if isReason, !hasOther, word.guess == nil { word.moved = .ozgNotInCatalogue }
    case .unit:
      let units = Guess.units(text, configuration)
      if !units.isEmpty { word = Word(text: text, guess: nil, count: count, units: units) }
    default: break
    }
    return word
  }

  /// "Hundesteuer / Zweitwohnungssteuer", "A; B": two items in one cell, perhaps.
  private static func holdsTwo(_ title: String) -> Bool {
    title.utf8.count <= 500 && (title.contains(" / ") || title.contains(";") || title.contains(" + "))
  }
}

extension [SuggestedMapping.Column] {
  fileprivate func isMeaning(_ attribute: Attribute, or section: Attribute?) -> Bool {
    section == attribute
      || contains { column in
        switch column.meaning {
        case .attribute(attribute), .cross(attribute, _): true
        default: false
        }
      }
  }
}
