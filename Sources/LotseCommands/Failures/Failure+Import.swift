internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets

extension Failure {
  /// Runs the body; a list that is not understood becomes a failure that names the file.
  static func telling<Result>(_ file: String, _ body: () throws(ImportFlaw) -> Result) throws -> Result {
    do throws(ImportFlaw) {
      return try body()
    } catch {
      throw Failure(error, in: file)
    }
  }

  /// The sentences for a list that is not understood as a whole.
  init(_ flaw: ImportFlaw, in file: String) {
    let suggest = Phrase(
      "Zuordnung vorschlagen lassen: lotse import --suggest-map \(Failure.word(file)) -o zuordnung.yaml",
      "Let a mapping be suggested: lotse import --suggest-map \(Failure.word(file)) -o map.yaml")
    switch flaw {
    case .noSuchSheet(let name, let known):
      self.init(
        .notFound,
        Phrase("\(file): Ein Blatt „\(name)“ gibt es nicht.", "\(file): There is no sheet \"\(name)\"."),
        hint: Failure.meant(name, known))
    case .noHeadings(let sheet):
      let place = sheet.map { "\(file):\($0)" } ?? file
      self.init(
        .refused,
        Phrase(
          "\(place): Keine Zeile hat eine bekannte Spaltenüberschrift.", "\(place): No row has a known column heading."),
        hint: suggest)
    case .noRows:
      self.init(
        .refused, Phrase("\(file): Die Liste hat keine Zeilen.", "\(file): The list has no rows."),
        hint: Phrase("Datei und Blatt prüfen (--sheet).", "Check file and sheet (--sheet)."))
    case .unknownColumns(let columns):
      let names = columns.map { $0.heading.isEmpty ? $0.letter : "\($0.letter) „\($0.heading)“" }
      let english = columns.map { $0.heading.isEmpty ? $0.letter : "\($0.letter) \"\($0.heading)\"" }
      self.init(
        .refused,
        columns.count == 1
          ? Phrase("\(file): Unbekannte Spalte: \(names[0]).", "\(file): Unknown column: \(english[0]).")
          : Phrase(
            "\(file): Unbekannte Spalten: \(names.joined(separator: ", ")).",
            "\(file): Unknown columns: \(english.joined(separator: ", "))."),
        hint: suggest)
    case .twice(let first, let second):
      self.init(
        .refused,
        Phrase(
          "\(file): Die Spalten \(first.letter) „\(first.heading)“ und \(second.letter) „\(second.heading)“ meinen dasselbe.",
          "\(file): The columns \(first.letter) \"\(first.heading)\" and \(second.letter) \"\(second.heading)\" mean the same."
        ),
        hint: Phrase(
          "Eine davon in der Zuordnung unter „ignore“ nennen, hier mit ihrem Buchstaben: \(second.key).",
          "Name one under \"ignore\" in the mapping, here by its letter: \(second.key)."))
    case .foreignUnit(let column, let unit):
      self.init(
        .refused,
        Phrase(
          "\(file): Spalte \(column.letter) „\(column.heading)“ nennt „\(unit)“; Lotse zählt Euro.",
          "\(file): Column \(column.letter) \"\(column.heading)\" names \"\(unit)\"; Lotse counts euros."),
        hint: Phrase(
          "Umrechnen, oder die Spalte in der Zuordnung unter „ignore“ nennen: \(column.key).",
          "Convert it, or name the column under \"ignore\" in the mapping: \(column.key)."))
    case .ownNumbers(let column):
      self.init(
        .refused,
        Phrase(
          "\(file): Die Spalte \(column.letter) „\(column.heading)“ enthält keine Nummern dieser Datei (TP-…).",
          "\(file): Column \(column.letter) \"\(column.heading)\" holds no numbers of this file (TP-…)."),
        hint: Phrase(
          "Nummern der Liste selbst gehören in die „Nummer der Ausgangsliste“: in der Zuordnung „\(column.heading): external_key“.",
          "Numbers of the list itself are external keys: \"\(column.heading): external_key\" in the mapping."))
    }
  }

  /// A file name as a word of the shell, so that the command of a hint can be taken over as it stands.
  static func word(_ name: String) -> String {
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "/._-+,:@%".contains($0) }
    return isPlain ? name : "'" + Text.replacing(in: name) { $0 == "'" ? "'\\''" : nil } + "'"
  }

  /// One line per problem, `liste.xlsx:Projekte!F12 (Ende): …`, and beneath it what to do, where that is new.
  static func lines(
    _ problems: [RowProblem], in list: ListPlace, _ language: Language, _ workflow: Workflow, of kind: ListKind = .list
  ) -> String {
    var told = Set<String>()
    var text = ""
    for problem in problems.sorted(by: { $0.line < $1.line }) {
      let failure =
        switch kind {
        case .list: Failure(problem, workflow)
        case .updateSheet: Failure(sheet: problem, workflow)
        }
      text += "\(list.place(of: problem)): \(failure.message(language))\n"
      if let hint = failure.hint(language), told.insert(hint).inserted { text += "  \(hint)\n" }
    }
    return text
  }

  /// A list has its mapping and options, an update sheet nothing but its cells.
  enum ListKind { case list, updateSheet }

  init(_ problem: RowProblem, _ workflow: Workflow) {
    switch problem.flaw {
    case .refusal(let refusal):
      let failure = Failure(row: refusal, workflow)
      let none = Number.none.description
      self.init(
        failure.code,
        Phrase(
          failure.message.de.replacing(none, with: "Neues Teilprojekt"),
          failure.message.en.replacing(none, with: "New sub-project")), hint: failure.hint)
    case .foreignNumber:
      let text = problem.value ?? ""
      self.init(
        .refused,
        Phrase("„\(text)“ ist keine Nummer dieser Datei.", "\"\(text)\" is not a number of this file."),
        hint: Phrase(
          "Nummern sehen so aus: TP-0042; fremde gehören in die „Nummer der Ausgangsliste“, für Neues leer lassen.",
          "Numbers look like TP-0042; others are external keys; leave it empty for a new one."))
    case .notAChange:
      let text = problem.value ?? ""
      self.init(
        .refused,
        Phrase("„\(text)“ ist keine Nummer einer Änderung.", "\"\(text)\" is not the number of a change."),
        hint: Phrase(
          "So: 4641; ohne Vergleich die Spalte change in der Zuordnung auslassen (ignore).",
          "Like this: 4641; without comparison leave the column change out in the mapping (ignore)."))
    case .unknownChange(let change, let number):
      self.init(
        .refused,
        Phrase(
          "\(number) gab es in dieser Datei bei Änderung \(change) nicht.",
          "This file had no \(number) at change \(change)."),
        hint: Phrase(
          "Eine Liste aus einer anderen Datei? Dann ohne die Spalte change: sie in der Zuordnung auslassen (ignore).",
          "A list from another file? Then without the column change: leave it out in the mapping (ignore)."))
    case .unknownNumber(let number):
      self.init(
        .refused, Phrase("\(number) gibt es in dieser Datei nicht.", "There is no \(number) in this file."),
        hint: Phrase(
          "Für ein neues Teilprojekt die Nummer leer lassen; eine Liste aus einer anderen Datei: --keep-numbers.",
          "Leave the number of a new sub-project empty; for a list from another file: --keep-numbers."))
    case .withdrawnNumber(let number):
      self.init(
        .refused,
        Phrase("\(number) wurde zurückgenommen.", "\(number) was withdrawn."),
        hint: Phrase("Nummern werden nicht neu vergeben: leer lassen.", "Numbers are not given again: leave it empty."))
    case .mergedItem(let number, let successor):
      let other = successor?.description ?? "–"
      self.init(
        .refused,
        Phrase(
          "\(number) ist in \(other) aufgegangen und ändert sich nicht mehr.",
          "\(number) was merged into \(other) and does not change any more."),
        hint: Phrase("Die Angaben bei \(other) eintragen.", "Enter it for \(other)."))
    case .repeated(let line):
      let text = problem.value ?? ""
      self.init(
        .refused,
        Phrase("„\(text)“ steht schon in Zeile \(line).", "\"\(text)\" stands in row \(line) already."),
        hint: Phrase("Eine der beiden Zeilen entfernen.", "Remove one of the two rows."))
    case .spreadsheetError:
      let text = problem.value ?? ""
      self.init(
        .refused, Phrase("Die Zelle enthält den Fehler \(text).", "The cell holds the error \(text)."),
        hint: Phrase("Die Formel berichtigen oder den Wert eintragen.", "Correct the formula or enter the value."))
    case .sumRow:
      let text = problem.value ?? ""
      self.init(
        .refused, Phrase("„\(text)“ ist eine Summe, kein Teilprojekt.", "\"\(text)\" is a sum, not a sub-project."),
        hint: Phrase(
          "In der Zuordnung unter „skip_rows“ nennen: \"\(text)\".",
          "Name it under \"skip_rows\" in the mapping: \"\(text)\"."))
    case .notACross:
      let text = problem.value ?? ""
      self.init(
        .refused, Phrase("„\(text)“ ist kein Kreuz.", "\"\(text)\" is not a cross."),
        hint: Phrase(
          "Ein x eintragen oder die Zelle leer lassen.", "Enter an x or leave the cell empty."))
    case .secondCross(let attribute):
      self.init(
        .refused,
        Phrase(
          "In dieser Zeile steht schon ein Kreuz für \(attribute.label.de).",
          "This row has a cross for \(attribute.label.en) already."),
        hint: Phrase("Nur eines stehen lassen.", "Leave one only."))
    case .sheet(let flaw): self.init(flaw, value: problem.value)
    case .lacks(let attributes):
      let (de, en) = (
        attributes.map(\.label.de).joined(separator: ", "), attributes.map(\.label.en).joined(separator: ", ")
      )
      self.init(
        .refused, Phrase("Für ein neues Teilprojekt fehlt: \(de).", "A new sub-project still asks for: \(en)."),
        hint: Phrase(
          "Als Spalte ergänzen oder in der Zuordnung unter „constants“.",
          "Add a column, or \"constants\" in the mapping."))
    }
  }

  /// A refusal as the row of a list reads it: a new sub-project has no number yet, and there are no options to give.
  private init(row refusal: Refusal, _ workflow: Workflow) {
    switch refusal {
    case .move(.forbidden), .move(.beforePreviousStatus):
      let failure = Failure(refusal: refusal, workflow)
      self.init(
        .refused, failure.message,
        hint: Phrase(
          "Ist die Liste der Stand: --correction --because TEXT.",
          "Where the list is the record: --correction --because TEXT."))
    case .move(.missing(_, _, [.reason])):
      self.init(
        .refused, Failure(refusal: refusal, workflow).message,
        hint: Phrase(
          "Den Grund als Spalte oder mit --because TEXT angeben; ist die Liste der Stand: --correction --because TEXT.",
          "Give the reason in a column or with --because TEXT; where the list is the record: --correction --because TEXT."
        ))
    case .move(.missing(_, _, let requirements)):
      let names = requirements.flatMap(\.attributes).map { "\($0.label.de)" }.joined(separator: ", ")
      let english = requirements.flatMap(\.attributes).map { "\($0.label.en)" }.joined(separator: ", ")
      self.init(
        .refused, Failure(refusal: refusal, workflow).message,
        hint: Phrase(
          "In der Liste ergänzen\(names.isEmpty ? "" : " (\(names))"); ist sie der Stand: --correction --because TEXT.",
          "Add it to the list\(english.isEmpty ? "" : " (\(english))"); where it is the record: --correction --because TEXT."
        ))
    case .rating(.lacks(_, _, let pieces, _)):
      let names = pieces.map(\.attribute)
      let (de, en) = (names.map(\.label.de).joined(separator: ", "), names.map(\.label.en).joined(separator: ", "))
      self.init(
        .refused, Failure(refusal: refusal, workflow).message,
        hint: Phrase(
          "In der Liste ergänzen (\(de)) oder die Spalte der Ampel unter „ignore“ nennen.",
          "Add it to the list (\(en)) or name the column of the light under \"ignore\"."))
    case .rating(.closed):
      self.init(
        .refused, Failure(refusal: refusal, workflow).message,
        hint: Phrase("Die Zelle der Ampel leer lassen.", "Leave the cell of the light empty."))
    case .value(.ownedElsewhere(let attribute)) where attribute.owner == .workflow:
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de) ändert sich nur zusammen mit dem Status.",
          "\(attribute.label.en) changes only together with the status."),
        hint: Phrase(
          "Die Zelle leer lassen, oder den neuen Status dazuschreiben.",
          "Leave the cell empty, or state the new status as well."))
    case .unreadable(.day):
      self.init(
        .refused, Failure(refusal: refusal, workflow).message,
        hint: Phrase(
          "So: 23.11.2026 oder 2026-11-23; anderes unter „values“ zuordnen (--suggest-map zeigt wie).",
          "Like this: 2026-11-23; map other words under \"values\" (--suggest-map shows how)."))
    case .unreadable, .value, .configuration, .item, .move, .milestone, .undo, .catalogue, .meeting, .decision, .index,
      .report, .actor:
      self.init(refusal: refusal, workflow)
    }
  }
}

/// The file, sheet and headings by which the places of problems are named.
struct ListPlace: Equatable {
  let file: String
  let format: TableFile.Format
  let sheet: String
  let headings: [String]

  init(_ file: String, _ format: TableFile.Format, sheet: String, headings: [String]) {
    self.file = file
    self.format = format
    self.sheet = sheet
    self.headings = headings
  }

  init(_ file: String, _ format: TableFile.Format, _ table: ImportTable) {
    self.init(file, format, sheet: table.sheet.name, headings: table.headings)
  }

  /// `liste.csv:12:F (Ende)` or, as a spreadsheet counts, `liste.xlsx:Projekte!F12 (Ende)`.
  func place(of problem: RowProblem) -> String {
    cell(of: problem).text + (problem.column.map { headings[$0].isEmpty ? "" : " (\(headings[$0]))" } ?? "")
  }

  func cell(of problem: RowProblem) -> CellPlace {
    let isJSON = format == .json || format == .jsonLines
    return CellPlace(file: file, sheet: sheet, line: problem.line, column: isJSON ? nil : problem.column.map { $0 + 1 })
  }
}
