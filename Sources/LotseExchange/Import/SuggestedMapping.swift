public import LotseBasics
public import LotseModel
public import LotseSheets

/// A mapping to start from: what of a list was recognised, guesses for the rest, and words that still mean nothing.
public struct SuggestedMapping: Sendable {
  struct Column: Sendable {
    let heading: String
    let meaning: ImportColumn
    let isGuess: Bool
    /// The first word of the column, to remember it by.
    let sample: String
  }

  struct Word: Sendable {
    let text: String
    let guess: String?
    let count: Int
  }

  let sheet: String
  let headerLine: Int
  let columns: [Column]
  let words: [(attribute: Attribute, words: [Word])]
  /// What a new sub-project needs and no column says, with the words to choose from.
  let lacking: [(attribute: Attribute, choices: [String])]
  /// What the words of each attribute may become, where that is a closed vocabulary.
  let choices: [Attribute: [String]]

  /// Looks through a file; what a mapping says already holds. Throws `ImportFlaw` where no row looks like headings.
  public init(_ file: TableFile, _ mapping: ImportMapping, _ configuration: Configuration) throws(ImportFlaw) {
    guard let (sheet, header) = SuggestedMapping.header(of: file, mapping) else {
      throw .noHeadings(sheet: mapping.sheet)
    }
    let rows = sheet.rows[(header + 1)...]
    var columns: [Column] = []
    var guessed = mapping
    guessed.sheet = sheet.name.isEmpty ? nil : sheet.name
    guessed.headerRow = sheet.rows[header].line
    let width = rows.reduce(sheet.rows[header].cells.count) { max($0, $1.cells.count) }
    let hasTitle = sheet.rows[header].cells.contains { cell in
      let heading = cell.plainText
      return (mapping.columns[ImportMapping.folded(heading)] ?? ImportColumn.known(heading)) == .attribute(.title)
    }
    for index in 0..<width {
      let heading = index < sheet.rows[header].cells.count ? sheet.rows[header].cells[index].plainText : ""
      let texts = rows.lazy.compactMap { index < $0.cells.count ? $0.cells[index].plainText : nil }.filter {
        !$0.isEmpty
      }
      let sample = texts.first ?? ""
      if heading.isEmpty, sample.isEmpty { continue }
      let folded = ImportMapping.folded(heading)
      var known = mapping.columns[folded] ?? ImportColumn.known(heading)
      if known == .number, mapping.columns[folded] == nil, ImportTable.holdsOwnNumbers(texts) { known = nil }
      // "Maßnahme" is what a list calls its items, unless it has titles beside it.
      if known == .attribute(.measure), !hasTitle, mapping.columns[folded] == nil { known = nil }
      var meaning = known ?? Guess.column(heading).map(ImportColumn.attribute) ?? .ignored
      let isTaken = columns.contains { $0.meaning == meaning && meaning != .derived }
      if isTaken { meaning = .ignored }
      columns.append(Column(heading: heading, meaning: meaning, isGuess: known == nil || isTaken, sample: sample))
      guessed.columns[folded] = meaning
    }
    self.sheet = sheet.name
    self.columns = columns
    headerLine = sheet.rows[header].line
    let table = try ImportTable(file, guessed)
    words = SuggestedMapping.words(table, file.format, guessed, configuration)
    choices = Dictionary(uniqueKeysWithValues: words.map { ($0.attribute, Guess.choices($0.attribute, configuration)) })
    let told = Set(columns.map(\.meaning))
    lacking = Attribute.allCases.filter {
      $0.isRequired && !told.contains(.attribute($0)) && mapping.constants[$0] == nil
    }.map { ($0, Guess.choices($0, configuration)) }
  }

  /// The first thirty rows' best: most headings that are known or can be guessed.
  private static func header(of file: TableFile, _ mapping: ImportMapping) -> (ReadSheet, Int)? {
    let named = mapping.sheet.flatMap { name in file.sheets.filter { Text.isSameWord($0.name, name) } }
    var best: (sheet: ReadSheet, index: Int, score: Int)?
    for sheet in named ?? file.sheets.filter({ !$0.isHidden }) {
      for (index, row) in sheet.rows.prefix(30).enumerated() {
        if let line = mapping.headerRow, row.line != line { continue }
        let score = row.cells.count { cell in
          let heading = cell.plainText
          return mapping.columns[ImportMapping.folded(heading)] != nil || ImportColumn.known(heading) != nil
            || Guess.column(heading) != nil
        }
        if score > best?.score ?? (mapping.headerRow == nil ? 0 : -1) { best = (sheet, index, score) }
      }
    }
    return best.map { ($0.sheet, $0.index) }
  }

  /// What the cells say that means nothing yet, per attribute, the most frequent first.
  private static func words(
    _ table: ImportTable, _ format: TableFile.Format, _ mapping: ImportMapping, _ configuration: Configuration
  ) -> [(attribute: Attribute, words: [Word])] {
    var reader = RowReader(table, format, mapping, configuration)
    var counts: [Attribute: [String: Int]] = [:]
    for row in table.rows {
      for problem in reader.read(row).problems {
        guard let column = problem.column, case .attribute(let attribute) = table.columns[column],
          let value = problem.value, Guess.canBeMapped(attribute)
        else { continue }
        counts[attribute, default: [:]][value, default: 0] += 1
      }
    }
    return Attribute.allCases.compactMap { attribute in
      guard let found = counts[attribute] else { return nil }
      let words = found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { text, count in
        Word(text: text, guess: Guess.word(text, attribute, configuration), count: count)
      }
      return (attribute, words)
    }
  }

  // MARK: The file

  /// The mapping as a YAML file with a comment at every line that a person should look at.
  public func text(_ language: Language, file: String) -> String {
    var lines = [
      language(
        "# Zuordnung für \(file): ein Vorschlag. Bitte durchsehen, dann: lotse import \(file) --map DIESE-DATEI",
        "# Mapping for \(file): a suggestion. Look through it, then: lotse import \(file) --map THIS-FILE"),
      language(
        "# Erklärt in config/import-example.yaml und docs/import.md.",
        "# Explained in config/import-example.yaml and docs/import.md."),
    ]
    if !sheet.isEmpty { lines.append("sheet: \(quoted(sheet))") }
    if headerLine > 0 { lines.append("header_row: \(headerLine)") }
    let taken = columns.filter { $0.meaning != .ignored }
    if !taken.isEmpty { lines.append("columns:") }
    for column in taken {
      let comment = column.isGuess ? language("Vermutung", "a guess") : language("erkannt", "recognised")
      lines.append(entry(quoted(column.heading) + ": " + name(column.meaning), comment))
    }
    let left = columns.filter { $0.meaning == .ignored }
    if !left.isEmpty { lines.append(language("ignore:  # nicht erkannt", "ignore:  # not recognised")) }
    for column in left {
      let sample = column.sample.prefix(40).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      let comment =
        Guess.isPersonal(column.heading)
        ? language("Namen von Personen braucht Lotse nicht", "Lotse needs no names of persons")
        : sample.isEmpty ? "" : language("etwa „\(sample)“", "such as \"\(sample)\"")
      lines.append(entry("- " + quoted(column.heading), comment))
    }
    let constant = lacking.filter { $0.attribute != .title }
    if constant.count < lacking.count {
      lines.append(
        language(
          "# Keine Spalte für den Titel erkannt: oben die richtige als „title“ zuordnen.",
          "# No column recognised as the title: map the right one above as \"title\"."))
    }
    if !constant.isEmpty {
      lines.append(
        language(
          "constants:  # für neue Teilprojekte; bitte wählen und das # am Zeilenanfang entfernen",
          "constants:  # for new sub-projects; please choose and remove the # at the start of the line"))
    }
    for (attribute, choices) in constant {
      lines.append("#  \(attribute.rawValue): \(choices.first ?? quoted(""))  # \(choices.joined(separator: ", "))")
    }
    lines += wordLines(language)
    return lines.joined(separator: "\n") + "\n"
  }

  private func wordLines(_ language: Language) -> [String] {
    guard !words.isEmpty else { return [] }
    var lines = [
      language(
        "values:  # Wörter der Liste → unsere; leer (\"\"): der Wert bleibt, wie er ist",
        "values:  # words of the list → ours; empty (\"\"): the value is left alone")
    ]
    for (attribute, words) in words {
      lines.append("  \(attribute.rawValue):\(words.contains { $0.guess == nil } ? hint(attribute, language) : "")")
      for word in words {
        let often = word.count == 1 ? "" : language(", \(word.count)-mal", ", \(word.count) times")
        let comment =
          word.guess == nil ? language("nicht erkannt", "not recognised") : language("Vermutung", "a guess")
        lines.append("  " + entry(quoted(word.text) + ": " + (word.guess.map(quoted) ?? "\"\""), comment + often))
      }
    }
    return lines
  }

  /// What may stand on the right, said where somebody has to write it.
  private func hint(_ attribute: Attribute, _ language: Language) -> String {
    switch attribute.form {
    case .day: return language("  # so: 2027-06-30", "  # like this: 2027-06-30")
    case .money: return language("  # so: 12500,50", "  # like this: 12500.50")
    case .count: return language("  # eine ganze Zahl", "  # a whole number")
    case .flag: return language("  # ja oder nein", "  # yes or no")
    default:
      let choices = choices[attribute] ?? []
      return choices.isEmpty ? "" : language("  # möglich: ", "  # possible: ") + choices.joined(separator: ", ")
    }
  }

  private func name(_ column: ImportColumn) -> String {
    switch column {
    case .number: "number"
    case .attribute(let attribute): attribute.rawValue
    case .derived, .ignored: "ignore"
    }
  }

  private func entry(_ text: String, _ comment: String) -> String {
    let padding = String(repeating: " ", count: max(1, 44 - text.count))
    return "  " + text + (comment.isEmpty ? "" : padding + "# " + comment)
  }

  /// A YAML scalar that is what it is, whatever it holds.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if scalar.value < 0x20 { quoted += " " } else { quoted.unicodeScalars.append(scalar) }
      }
    }
    return quoted + "\""
  }
}
