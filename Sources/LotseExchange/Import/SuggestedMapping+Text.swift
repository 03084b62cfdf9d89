public import LotseBasics
internal import LotseModel
internal import LotseSheets

extension SuggestedMapping {
  /// The mapping as a YAML file with a comment at every line that a person should look at.
  public func text(_ language: Language, file: String) -> String {
    let name = YAMLText.commented(file)
    var lines = [
      language(
        "# Zuordnung für \(name): ein Vorschlag. Bitte durchsehen, dann: lotse importieren \(name) --zuordnung DIESE-DATEI",
        "# Mapping for \(name): a suggestion. Look through it, then: lotse import \(name) --map THIS-FILE"),
      language(
        "# Erklärt in config/import-example.yaml und docs/import.md.",
        "# Explained in config/import-example.yaml and docs/import.md."),
    ]
    if let assumption { lines.append("# " + YAMLText.commented(ImportRemarks.words(assumption)[language])) }
    if let sheet { lines.append("sheet: \(YAMLText.quoted(sheet))") }
    if headerLine > 0 { lines.append("header_row: \(headerLine)") }
    if headerRows > 1 {
      lines.append("header_rows: \(headerRows)" + language("  # als eine gelesen", "  # read as one"))
    }
    if let encoding = reading.encoding { lines.append("encoding: \(encoding.rawValue)") }
    if let delimiter = reading.delimiter {
      lines.append("delimiter: \(YAMLText.quoted(String(UnicodeScalar(delimiter))))")
    }
    lines += columnLines(language) + rowLines(language) + constantLines(language) + wordLines(language)
    for decision in decisions {
      let text = YAMLText.commented(decision.text)
      lines.append(
        language(
          "# Zu entscheiden: Zeile \(decision.line), „\(text)“: ein Teilprojekt oder zwei?",
          "# To be decided: row \(decision.line), \"\(text)\": one sub-project or two?"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Columns

  private func columnLines(_ language: Language) -> [String] {
    var lines: [String] = []
    var crosses: [(Attribute, [(key: String, value: String)])] = []
    let taken = columns.filter { column in
      guard case .cross(let attribute, let value) = column.meaning else { return column.meaning != .ignored }
      if let place = crosses.firstIndex(where: { $0.0 == attribute }) {
        crosses[place].1.append((column.key, value))
      } else {
        crosses.append((attribute, [(column.key, value)]))
      }
      return false
    }
    if !taken.isEmpty { lines.append("columns:") }
    for column in taken {
      let certainty = column.isGuess ? language("Vermutung", "a guess") : language("erkannt", "recognised")
      let comment = [certainty, place(of: column, language), person(column, language)].compactMap { $0 }
      lines.append(entry(YAMLText.quoted(column.key) + ": " + name(column.meaning), comment.joined(separator: "; ")))
    }
    if !crosses.isEmpty {
      lines.append(language("crosses:  # ein Kreuz in der Spalte", "crosses:  # a cross in the column"))
    }
    for (attribute, entries) in crosses {
      lines.append("  \(attribute.rawValue):")
      for (key, value) in entries {
        lines.append("  " + entry(YAMLText.quoted(key) + ": " + value, language("Vermutung", "a guess")))
      }
    }
    let left = columns.filter { $0.meaning == .ignored }
    if !left.isEmpty { lines.append(language("ignore:  # nicht erkannt", "ignore:  # not recognised")) }
    for column in left {
      let sample = ImportRemarks.short(column.sample)
      let comment =
        Guess.isPersonal(column.heading)
        ? language("Namen von Personen braucht Lotse nicht", "Lotse needs no names of persons")
        : person(column, language) ?? (sample.isEmpty ? "" : language("etwa „\(sample)“", "such as \"\(sample)\""))
      lines.append(
        entry(
          "- " + YAMLText.quoted(column.key),
          [place(of: column, language), comment].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")))
    }
    return lines
  }

  /// What stands over a column that is called by its letter.
  private func place(of column: Column, _ language: Language) -> String? {
    guard ImportMapping.folded(column.key) != ImportMapping.folded(column.heading) else { return nil }
    let heading = ImportRemarks.short(column.heading)
    return heading.isEmpty
      ? language("ohne Überschrift", "without a heading")
      : language("Überschrift „\(heading)“", "heading \"\(heading)\"")
  }

  private func person(_ column: Column, _ language: Language) -> String? {
    column.personLine.map {
      language("Zeile \($0): Name einer Person? Lotse braucht keine", "row \($0): a person's name? Lotse needs none")
    }
  }

  // MARK: Rows

  private func rowLines(_ language: Language) -> [String] {
    var lines: [String] = []
    if !skipped.isEmpty { lines.append(language("skip_rows:  # keine Teilprojekte", "skip_rows:  # no sub-projects")) }
    for (pattern, kind) in skipped {
      let comment =
        switch kind {
        case .sum: language("Summe", "a sum")
        case .footer: language("Fußzeile", "a footer")
        case .heading: language("Überschriften noch einmal", "the headings again")
        case .section, .item: ""
        }
      lines.append(entry("- " + YAMLText.quoted(pattern), comment))
    }
    if !sections.isEmpty {
      let names = sections.prefix(3).map { "„\(ImportRemarks.short($0))“" }.joined(separator: ", ")
      lines.append(
        entry(
          "sections: field", language("Vermutung, Zeilen wie \(names)", "a guess, rows such as \(names)"), indent: ""))
    }
    if !filled.isEmpty {
      lines.append(
        language(
          "fill_down:  # verbundene Zellen: leere haben den Wert darüber",
          "fill_down:  # joined cells: empty ones have the value above"))
    }
    for key in filled { lines.append("  - " + YAMLText.quoted(key)) }
    if !perhapsFilled.isEmpty, filled.isEmpty {
      lines.append(
        "# fill_down: [\(perhapsFilled.map(YAMLText.quoted).joined(separator: ", "))]"
          + language("  # falls leere Zellen den Wert darüber meinen", "  # if empty cells mean the value above"))
    }
    if !factors.isEmpty {
      lines.append(
        language("factors:  # ein Betrag von 1 sind so viele Euro", "factors:  # an amount of 1 is so many euros"))
    }
    for (key, factor) in factors {
      lines.append(entry(YAMLText.quoted(key) + ": \(factor)", language("aus der Überschrift", "from the heading")))
    }
    return lines
  }

  private func constantLines(_ language: Language) -> [String] {
    var lines: [String] = []
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
      lines.append(
        "#  \(attribute.rawValue): \(choices.first ?? YAMLText.quoted(""))  # \(choices.joined(separator: ", "))")
    }
    return lines
  }

  // MARK: Words

  private func wordLines(_ language: Language) -> [String] {
    guard !words.isEmpty else { return [] }
    var lines = [
      language(
        "values:  # Wörter der Liste → unsere; leer (\"\"): der Wert bleibt, wie er ist",
        "values:  # words of the list → ours; empty (\"\"): the value is left alone")
    ]
    for (attribute, words, more) in words {
      let isOpen = words.contains { $0.guess == nil && $0.moved == nil }
      lines.append("  \(attribute.rawValue):\(isOpen ? hint(attribute, language) : "")")
      for word in words {
        let often = word.count == 1 ? "" : language(", \(word.count)-mal", ", \(word.count) times")
        let ours =
          word.moved.map { "{ \($0.rawValue): \(YAMLText.quoted(word.text)) }" } ?? YAMLText.quoted(word.guess ?? "")
        lines.append("  " + entry(YAMLText.quoted(word.text) + ": " + ours, comment(word, language) + often))
      }
      if more > 0 {
        lines.append(
          language(
            "    # … und \(more) weitere; die übrigen nennt --dry-run",
            "    # … and \(more) more; --dry-run names the others"))
      }
    }
    return lines
  }

  private func comment(_ word: Word, _ language: Language) -> String {
    if !word.units.isEmpty {
      let units = word.units.joined(separator: language(" oder ", " or "))
      return language("mehrere Einheiten, zu entscheiden: \(units)", "several units, to be decided: \(units)")
    }
    if word.moved != nil { return language("Vermutung: kein Schlüssel, sondern warum", "a guess: no key, but why") }
    if word.guess == "" { return language("Vermutung: keine Angabe", "a guess: says nothing") }
    return word.guess == nil ? language("nicht erkannt", "not recognised") : language("Vermutung", "a guess")
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
    case .change: "change"
    case .derived, .ignored, .cross: "ignore"
    }
  }

  private func entry(_ text: String, _ comment: String, indent: String = "  ") -> String {
    let padding = String(repeating: " ", count: max(1, 44 - text.count))
    return indent + text + (comment.isEmpty ? "" : padding + "# " + YAMLText.commented(comment))
  }
}
