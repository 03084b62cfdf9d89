internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseReports

/// What becomes of the rows of one returned sheet.
struct SheetOutcome: Equatable {
  let unit: Key<Unit>
  /// The day on which the sheet was made.
  let day: Day
  let place: ListPlace
  let milestonePlace: ListPlace
  var changed: [Edit] = []
  var confirmed: [Edit] = []
  var unanswered = 0
  var conflicts: [Conflict] = []
  var problems: [RowProblem] = []
  var milestoneProblems: [RowProblem] = []

  struct Conflict: Equatable {
    let number: Number
    let title: String
    let what: RowComparison.Conflict
  }

  var isSound: Bool { conflicts.isEmpty && problems.isEmpty && milestoneProblems.isEmpty }
  var hasNews: Bool { !changed.isEmpty || !confirmed.isEmpty }
}

/// What would become of several returned sheets.
struct SheetPlan: Proposal {
  let sheets: [SheetOutcome]
  let skipsBad: Bool
  /// What is wrong with files that could not be read at all.
  let unread: [Phrase]

  private var sound: [SheetOutcome] { sheets.filter(\.isSound) }

  var isEmpty: Bool { !sound.contains(where: \.hasNews) }
  var nothing: Phrase? { Phrase("Nichts zu übernehmen.", "Nothing to take over.") }
  var question: Phrase? { Phrase("Übernehmen?", "Take over?") }

  var refusal: Failure? {
    let bad = sheets.filter { !$0.isSound }
    if bad.isEmpty || skipsBad { return nil }
    let example = bad.lazy.compactMap { $0.conflicts.first?.number }.first
    return Failure(
      .refused,
      Phrase(
        "\(bad.count) von \(sheets.count) Bögen nicht übernommen; nichts wurde geschrieben.",
        "\(bad.count) of \(sheets.count) sheets not taken over; nothing was written."),
      hint: example.map {
        Phrase(
          "Widersprüche entscheiden: --take sheet|file oder --take \($0)=sheet; die übrigen Bögen: --skip-bad.",
          "Decide the conflicts: --take sheet|file or --take \($0)=sheet; the other sheets: --skip-bad.")
      }
        ?? Phrase(
          "Die Bögen berichtigen; die übrigen nimmt --skip-bad.", "Correct the sheets; --skip-bad takes the others."))
  }

  func problems(_ wording: Wording) -> String {
    let (language, workflow) = (wording.language, wording.configuration.workflow)
    return sheets.map { sheet in
      Failure.lines(sheet.problems, in: sheet.place, language, workflow, of: .updateSheet)
        + Failure.lines(sheet.milestoneProblems, in: sheet.milestonePlace, language, workflow, of: .updateSheet)
        + sheet.conflicts.map { $0.text(in: sheet, wording) }.joined()
    }.joined()
  }

  func refused(_ wording: Wording) -> [String] { summary(wording) }
  func lines(_ wording: Wording) -> [String] { sound.flatMap(\.changed).map { $0.line(wording) } }

  func summary(_ wording: Wording) -> [String] {
    let language = wording.language
    return sheets.map { sheet in
      guard sheet.isSound else {
        let conflicts = sheet.conflicts.count
        let faults = sheet.problems.count + sheet.milestoneProblems.count
        return language(
          "\(sheet.unit): nicht übernommen: \(conflicts) \(conflicts == 1 ? "Widerspruch" : "Widersprüche"), \(faults) Fehler",
          "\(sheet.unit): not taken over: \(conflicts) \(conflicts == 1 ? "conflict" : "conflicts"), "
            + "\(faults) \(faults == 1 ? "fault" : "faults")")
      }
      let (changed, confirmed) = (sheet.changed.count, sheet.confirmed.count)
      return language(
        "\(sheet.unit): \(changed) geändert, \(confirmed) „keine Änderung“, \(sheet.unanswered) ohne neue Angabe",
        "\(sheet.unit): \(changed) changed, \(confirmed) \"no change\", \(sheet.unanswered) without news")
    }
  }

  func json(_ wording: Wording) -> [String: JSONValue] {
    let (language, workflow) = (wording.language, wording.configuration.workflow)
    func problems(_ problems: [RowProblem], _ place: ListPlace) -> [JSONValue] {
      problems.map { place.json(Failure(sheet: $0, workflow), $0, language) }
    }
    return [
      "sub_projects": .array(sound.flatMap { $0.changed + $0.confirmed }.map { .object($0.json) }),
      "sheets": .array(
        sheets.map { sheet in
          .object([
            "file": .string(sheet.place.file), "unit": .string(sheet.unit.text), "made_on": JSONValue(sheet.day),
            "is_taken": .bool(sheet.isSound), "changed": .int(sheet.changed.count),
            "confirmed": .int(sheet.confirmed.count), "unanswered": .int(sheet.unanswered),
            "conflicts": .array(sheet.conflicts.map(\.json)),
            "problems": .array(
              problems(sheet.problems, sheet.place) + problems(sheet.milestoneProblems, sheet.milestonePlace)),
          ])
        }),
      "unread": .array(unread.map { .string($0[language]) }),
    ]
  }
}

extension SheetOutcome.Conflict {
  /// Both sides, one under the other.
  fileprivate func text(in sheet: SheetOutcome, _ wording: Wording) -> String {
    let language = wording.language
    func value(_ value: Value) -> String {
      switch what.subject {
      case .attribute(let attribute): wording.value(attribute, value)
      case .gone where value == .none: language("gibt es nicht mehr", "no longer there")
      case .due, .done, .gone: wording.day(value.day)
      }
    }
    let subject =
      switch what.subject {
      case .attribute(let attribute): wording.label(attribute)
      case .due(let title): language("Meilenstein „\(title)“, fällig am", "milestone \"\(title)\", due on")
      case .done(let title): language("Meilenstein „\(title)“, erreicht am", "milestone \"\(title)\", done on")
      case .gone(let title): language("Meilenstein „\(title)“", "milestone \"\(title)\"")
      }
    return """
      \(sheet.place.file): \(number) \(title): \(subject)
        \(language("damals", "then")) (\(wording.day(sheet.day))): \(value(what.then))
        \(language("Bogen", "sheet")): \(value(what.sheet))
        \(language("Datei heute", "file today")): \(value(what.now))

      """
  }

  fileprivate var json: JSONValue {
    let (attribute, milestone): (Attribute, String?) =
      switch what.subject {
      case .attribute(let attribute): (attribute, nil)
      case .due(let title), .done(let title), .gone(let title): (.milestones, title)
      }
    return .object([
      "number": JSONValue(number), "title": .string(title), "attribute": .string(attribute.rawValue),
      "milestone": JSONValue(milestone), "then": JSONValue(what.then), "sheet": JSONValue(what.sheet),
      "now": JSONValue(what.now),
    ])
  }
}
