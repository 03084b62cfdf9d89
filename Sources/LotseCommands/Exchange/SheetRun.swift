internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseStore

/// Takes several returned sheets over as one change, or shows what keeps it from doing so.
struct SheetRun {
  let sheets: [SheetTaker]
  let skipsBad: Bool
  let session: Session
  /// How many files could not be read at all.
  let refusedFiles: Int

  private typealias Plan = [(taker: SheetTaker, outcome: SheetTaker.Outcome)]

  /// Thrown to see a plan without recording it.
  private struct Held: Error {
    let plan: Plan
  }

  func reply(_ bulk: BulkOptions, _ recording: RecordingOptions) throws -> Reply {
    let mayAll = bulk.yes && !bulk.dryRun
    let first = try attempt(recording.message) { plan in mayAll && mayRecord(plan) }
    tellProblems(first.plan)
    let lines = lines(first.plan)
    if bulk.dryRun {
      let code = mayRecord(first.plan) ? 0 : Failure.Code.refused.rawValue
      let dry = session.language("Probelauf: nichts geschrieben.", "Dry run: nothing written.")
      return Reply(lines, remarks: summary(first.plan) + [dry], code: code)
    }
    if !mayRecord(first.plan) { session.world.tell(summary(first.plan).map { $0 + "\n" }.joined()) }
    try refuse(first.plan)
    if mayAll { return try reply(first, lines) }
    guard first.plan.contains(where: { $0.outcome.isSound && hasNews($0.outcome) }) else {
      return try reply(first, "")
    }
    session.world.tell(lines + summary(first.plan).map { $0 + "\n" }.joined())
    try session.consent(Phrase("Übernehmen?", "Take over?"), yes: false)
    let second = try attempt(recording.message) { self.lines($0) == lines && mayRecord($0) }
    guard second.changeset != nil else {
      throw Failure(
        .busy,
        Phrase(
          "Inzwischen hat sich etwas geändert; nichts wurde geschrieben.",
          "Something changed meanwhile; nothing was written."),
        hint: Phrase("Noch einmal ausführen und neu ansehen.", "Run it again and look anew."))
    }
    return try reply(second, "")
  }

  private func hasNews(_ outcome: SheetTaker.Outcome) -> Bool { !outcome.changed.isEmpty || outcome.confirmed > 0 }

  private func mayRecord(_ plan: Plan) -> Bool { skipsBad || plan.allSatisfy { $0.outcome.isSound } }

  private func attempt(
    _ message: String?, _ mayRecord: (Plan) -> Bool
  ) throws -> (plan: Plan, changeset: Changeset?) {
    var plan: Plan = []
    do {
      let units = sheets.map(\.sheet.origin.unit.text).joined(separator: ", ")
      let (_, changeset) = try session.record("sheet import", message ?? units) { recorder in
        for taker in sheets {
          let kept = recorder.staging
          let outcome = try taker.take(recorder)
          // A sheet with a conflict or a fault is left out as a whole.
          if !outcome.isSound { recorder.staging = kept }
          plan.append((taker, outcome))
        }
        try recorder.settle()
        if !mayRecord(plan) { throw Held(plan: plan) }
      }
      return (plan, changeset)
    } catch let held as Held {
      return (held.plan, nil)
    }
  }

  // MARK: Telling

  private func lines(_ plan: Plan) -> String {
    let wording = Wording(session.language, session.presentConfiguration)
    return plan.filter(\.outcome.isSound).flatMap(\.outcome.changed).map {
      session.line(($0.before, $0.after), wording)
    }
    .joined()
  }

  private func tellProblems(_ plan: Plan) {
    let wording = Wording(session.language, session.presentConfiguration)
    for (taker, outcome) in plan {
      session.world.tell(
        Failure.lines(outcome.problems, in: taker.place, session.language, session.workflow, of: .updateSheet)
          + Failure.lines(
            outcome.milestoneProblems, in: taker.milestonePlace, session.language, session.workflow, of: .updateSheet)
          + outcome.conflicts.map { conflict($0.number, $0.title, $0.conflict, taker, wording) }.joined())
    }
  }

  /// Both sides of a conflict, one under the other.
  private func conflict(
    _ number: Number, _ title: String, _ conflict: RowComparison.Conflict, _ taker: SheetTaker, _ wording: Wording
  ) -> String {
    let language = session.language
    func value(_ value: Value) -> String {
      switch conflict.subject {
      case .attribute(let attribute): wording.value(attribute, value)
      case .gone where value == .none: language("gibt es nicht mehr", "no longer there")
      case .due, .done, .gone: wording.day(value.day)
      }
    }
    let what =
      switch conflict.subject {
      case .attribute(let attribute): wording.label(attribute)
      case .due(let title): language("Meilenstein „\(title)“, fällig am", "milestone \"\(title)\", due on")
      case .done(let title): language("Meilenstein „\(title)“, erreicht am", "milestone \"\(title)\", done on")
      case .gone(let title): language("Meilenstein „\(title)“", "milestone \"\(title)\"")
      }
    let day = wording.day(taker.sheet.origin.moment.day)
    return """
      \(taker.file): \(number) \(title): \(what)
        \(language("damals", "then")) (\(day)): \(value(conflict.then))
        \(language("Bogen", "sheet")): \(value(conflict.sheet))
        \(language("Datei heute", "file today")): \(value(conflict.now))

      """
  }

  private func summary(_ plan: Plan) -> [String] {
    plan.map { taker, outcome in
      let language = session.language
      let unit = taker.sheet.origin.unit.text
      if !outcome.isSound {
        let conflicts = outcome.conflicts.count
        let faults = outcome.problems.count + outcome.milestoneProblems.count
        return language(
          "\(unit): nicht übernommen: \(conflicts) \(conflicts == 1 ? "Widerspruch" : "Widersprüche"), \(faults) Fehler",
          "\(unit): not taken over: \(conflicts) \(conflicts == 1 ? "conflict" : "conflicts"), "
            + "\(faults) \(faults == 1 ? "fault" : "faults")")
      }
      return language(
        "\(unit): \(outcome.changed.count) geändert, \(outcome.confirmed) „keine Änderung“, \(outcome.unanswered) ohne neue Angabe",
        "\(unit): \(outcome.changed.count) changed, \(outcome.confirmed) \"no change\", \(outcome.unanswered) without news"
      )
    }
  }

  private func refuse(_ plan: Plan) throws {
    guard !mayRecord(plan) else { return }
    let bad = plan.filter { !$0.outcome.isSound }
    let example = bad.lazy.compactMap { $0.outcome.conflicts.first?.number }.first
    throw Failure(
      .refused,
      Phrase(
        "\(bad.count) von \(plan.count) Bögen nicht übernommen; nichts wurde geschrieben.",
        "\(bad.count) of \(plan.count) sheets not taken over; nothing was written."),
      hint: example.map {
        Phrase(
          "Widersprüche entscheiden: --take sheet|file oder --take \($0)=sheet; die übrigen Bögen: --skip-bad.",
          "Decide the conflicts: --take sheet|file or --take \($0)=sheet; the other sheets: --skip-bad.")
      }
        ?? Phrase(
          "Die Bögen berichtigen; die übrigen nimmt --skip-bad.", "Correct the sheets; --skip-bad takes the others."))
  }

  private func reply(_ done: (plan: Plan, changeset: Changeset?), _ lines: String) throws -> Reply {
    var reply = Reply(lines, remarks: summary(done.plan))
    if let missing = try missing() { reply.remarks.append(missing) }
    reply.remarks.append(
      done.changeset.map(session.trace)
        ?? session.language("Nichts zu übernehmen.", "Nothing to take over."))
    if refusedFiles > 0 || done.plan.contains(where: { !$0.outcome.isSound }) { reply.code = Failure.Code.no.rawValue }
    return reply
  }

  /// The units with open items that have not reported in this week.
  private func missing() throws -> String? {
    let store = try session.store()
    let now = try session.latest
    let configuration = try session.configuration(now)
    var selection = Selection()
    selection.isOpen = true
    let week = ISOWeek(containing: now.day)
    let items = Dictionary(grouping: try store.subProjects(selection, at: now, configuration), by: \.unit)
    let silent = items.filter { unit, items in !items.contains { $0.informedOn >= week.monday } }.keys.map(\.text)
    guard !silent.isEmpty else { return nil }
    let names = Grouping.unit.order(silent, in: configuration).joined(separator: ", ")
    return session.language(
      "In der \(week.text(.de)) noch nicht gemeldet: \(names)", "Not yet reported in \(week): \(names)")
  }
}
