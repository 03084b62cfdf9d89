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
  var conflicts: [ItemConflict] = []
  var problems: [RowProblem] = []
  var milestoneProblems: [RowProblem] = []

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
          "Widersprüche entscheiden: --take bogen|datei oder --take \($0)=bogen; die übrigen Bögen: --skip-bad.",
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
        + sheet.conflicts.map { conflict in
          conflict.text(
            at: sheet.place.file, then: Phrase(sheet.day.text(.de), sheet.day.text(.en)),
            theirs: Phrase("Bogen", "sheet"),
            wording)
        }.joined()
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
            "conflicts": .array(sheet.conflicts.map { .object($0.json(theirs: "sheet")) }),
            "problems": .array(
              problems(sheet.problems, sheet.place) + problems(sheet.milestoneProblems, sheet.milestonePlace)),
          ])
        }),
      "unread": .array(unread.map { .string($0[language]) }),
    ]
  }
}
