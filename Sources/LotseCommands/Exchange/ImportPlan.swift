internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseReports
internal import LotseSheets

/// What would become of the rows of a list.
struct ImportPlan: Proposal {
  let list: ListPlace
  let rows: Int
  let skipsBad: Bool
  var added = 0
  var changed = 0
  var unchanged = 0
  var skipped = 0
  var problems: [RowProblem] = []
  /// What somebody else changed since to something else; such rows are left out.
  var conflicts: [Conflict] = []
  /// How many of the changed could not be held against what changed since the list was written.
  var uncompared = 0
  /// How often words of the list were left without a value, as the mapping says, by attribute.
  var passedOver: [Attribute: [String: Int]] = [:]
  /// New sub-projects that are likely there already.
  var duplicates: [Duplicate] = []
  /// New and changed sub-projects with their rows; only where somebody is to see them.
  var edits: [ListedEdit] = []

  struct ListedEdit: Equatable {
    let line: Int
    let edit: Edit

    /// `neu, Zeile 7: Wohngeld online (OZG, FB50, Geplant)`, else as every edit.
    func text(_ wording: Wording) -> String {
      guard edit.before == nil else { return edit.line(wording) }
      let item = edit.after
      let place = [wording.field(item.field), item.unit.text, wording.status(item.status)].joined(separator: ", ")
      return wording.language("neu, Zeile \(line)", "new, row \(line)") + ": \(item.title) (\(place))"
    }
  }

  struct Duplicate: Equatable {
    let line: Int
    let title: String
    let match: Duplicates.Match

    /// Where it stands and what it repeats, for programs; one in the same list has no number yet.
    var json: JSONValue {
      .object([
        "row": .int(line), "title": .string(title),
        "of_number": match.line == nil ? JSONValue(match.number) : .null, "of_row": JSONValue(match.line),
        "of_title": .string(match.title), "ozg_id": JSONValue(match.ozgID),
      ])
    }

    /// `Zeile 7: „Wohngeld online“ gibt es wohl schon: TP-0012 Wohngeld online (gleicher Titel)`.
    func text(_ language: Language) -> String {
      let there = "\(match.place[language]) \(match.title) (\(match.reason[language]))"
      return language(
        "Zeile \(line): „\(title)“ gibt es wohl schon: \(there)",
        "Row \(line): \"\(title)\" is likely there already: \(there)")
    }
  }

  struct Conflict: Equatable {
    let line: Int
    /// The change from which the row is.
    let change: Int
    let conflict: ItemConflict
  }

  private var passed: [(attribute: Attribute, word: String, count: Int)] {
    passedOver.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { attribute, words in
      words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (attribute, $0.key, $0.value) }
    }
  }

  private var refused: Int { Set(problems.map(\.line)).count }

  var isEmpty: Bool { added + changed == 0 }
  var nothing: Phrase? { nil }
  var question: Phrase? { Phrase("Übernehmen?", "Take over?") }
  var refusal: Failure? {
    problems.isEmpty || skipsBad
      ? nil
      : Failure(
        .refused,
        Phrase(
          "\(refused) von \(rows) Zeilen abgelehnt; nichts wurde geschrieben.",
          "\(refused) of \(rows) rows refused; nothing was written."),
        hint: Phrase(
          "Die Liste berichtigen, Wörter zuordnen (--suggest-map, --map) oder nur die guten Zeilen nehmen (--skip-bad).",
          "Correct the list, map its words (--suggest-map, --map) or take the good rows only (--skip-bad)."))
  }

  func problems(_ wording: Wording) -> String {
    let language = wording.language
    let lines = duplicates.lines(atMost: 10, { $0.text(language) }) {
      language("… und \($0) weitere, die es wohl schon gibt", "… and \($0) more that are likely there")
    }
    let differing = conflicts.map { conflict in
      conflict.conflict.text(
        at: "\(list.file):\(conflict.line)", then: Phrase("Änderung \(conflict.change)", "change \(conflict.change)"),
        theirs: Phrase("Liste", "list"), wording)
    }
    return Failure.lines(problems, in: list, language, wording.configuration.workflow) + differing.joined()
      + lines.map { $0 + "\n" }.joined()
  }

  func lines(_ wording: Wording) -> [String] { edits.map { $0.text(wording) } }

  func summary(_ wording: Wording) -> [String] {
    let language = wording.language
    var parts = [
      language("\(added) neu", "\(added) new"), language("\(changed) geändert", "\(changed) changed"),
      language("\(unchanged) unverändert", "\(unchanged) unchanged"),
    ]
    if !duplicates.isEmpty {
      parts[0] += language(" (\(duplicates.count) wohl doppelt)", " (\(duplicates.count) likely there already)")
    }
    if skipped > 0 { parts.append(language("\(skipped) übergangen", "\(skipped) left out")) }
    let differing = Set(conflicts.map(\.line)).count
    if differing > 0 {
      parts.append(language("\(differing) wegen Widersprüchen ausgelassen", "\(differing) left out for conflicts"))
    }
    parts.append(language("\(refused) abgelehnt", "\(refused) refused"))
    var lines = [parts.joined(separator: ", ") + "."]
    if !passed.isEmpty {
      let words = passed.lines(atMost: 10, { "\(wording.label($0.attribute)) „\($0.word)“ (\($0.count))" }) {
        "… +\($0)"
      }
      lines.append(
        language("Laut Zuordnung ohne Wert: ", "Without a value, as the mapping says: ") + words.joined(separator: ", ")
      )
    }
    if let number = conflicts.first?.conflict.number {
      lines.append(
        language(
          "Widersprüche entscheiden: --take liste|datei oder --take \(number)=liste.",
          "Decide the conflicts: --take list|file or --take \(number)=list."))
    }
    if uncompared > 0 {
      lines.append(
        language(
          "Ohne Angabe in einer Spalte „Änderung“ (\(uncompared)): nicht geprüft, ob jemand seit dem Ausgeben der Liste etwas geändert hat.",
          "Without a change in a column of that name (\(uncompared)): not checked whether somebody changed something since the list was written."
        ))
    }
    return lines
  }

  /// As much as a person reads.
  func shown(_ wording: Wording) -> [String] {
    edits.lines(atMost: 40, { $0.text(wording) }) {
      wording.language("… und \($0) weitere; alle: --dry-run", "… and \($0) more; all: --dry-run")
    } + summary(wording)
  }

  func json(_ wording: Wording) -> [String: JSONValue] {
    [
      "added": .int(added), "changed": .int(changed), "unchanged": .int(unchanged), "skipped": .int(skipped),
      "refused": .int(refused),
      "sub_projects": .array(
        edits.map { listed in .object(listed.edit.json.merging(["row": .int(listed.line)]) { $1 }) }),
      "uncompared": .int(uncompared),
      "without_value": .array(
        passed.map {
          .object([
            "attribute": .string($0.attribute.rawValue), "value": .string($0.word), "count": .int($0.count),
          ])
        }),
      "conflicts": .array(
        conflicts.map { conflict in
          .object(conflict.conflict.json(theirs: "list").merging(["row": .int(conflict.line)]) { $1 })
        }),
      "likely_duplicates": .array(duplicates.map(\.json)),
      "problems": .array(problems.map { list.json(Failure($0, wording.configuration.workflow), $0, wording.language) }),
    ]
  }
}

extension ListPlace {
  /// A problem of a list for programs: where it is, what the cell says, and what is wrong with it.
  func json(_ failure: Failure, _ problem: RowProblem, _ language: Language) -> JSONValue {
    failure.json(
      at: cell(of: problem), heading: problem.column.map { headings[$0] }, value: problem.value, language)
  }
}

extension Failure {
  /// The same for programs; without a place it is about no cell.
  func json(
    at place: CellPlace = CellPlace(), heading: String? = nil, value: String? = nil, _ language: Language
  ) -> JSONValue {
    .object([
      "file": JSONValue(place.file), "sheet": JSONValue(place.sheet.flatMap { $0.isEmpty ? nil : $0 }),
      "line": JSONValue(place.line), "column": JSONValue(place.column), "heading": JSONValue(heading),
      "value": JSONValue(value), "message": .string(message(language)), "hint": JSONValue(hint(language)),
    ])
  }
}
