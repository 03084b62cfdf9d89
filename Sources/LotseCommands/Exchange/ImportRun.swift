internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets
internal import LotseStore

/// What would become, or became, of the rows of a list.
struct ImportPlan {
  var added = 0
  var changed = 0
  var unchanged = 0
  var skipped = 0
  var problems: [RowProblem] = []
  /// One line per new or changed sub-project; only where somebody is to see them.
  var lines: [String] = []

  var refusedLines: Set<Int> { Set(problems.map(\.line)) }
}

/// Takes a list over: reads every row, matches it, changes what it says anew, and records all of it or nothing.
struct ImportRun {
  let file: String
  let list: TableFile
  let table: ImportTable
  let mapping: ImportMapping
  let session: Session
  var grounds = Listing.Grounds()
  var takesNew = true
  var takesExisting = true
  var skipsBad = false
  var refusedFile: String?

  /// Thrown to see a plan without recording it.
  private struct Held: Error {
    let plan: ImportPlan
    /// Rows whose links do not hold; they were written before that could be known.
    let unlinked: Set<Int>
  }

  init(file: String, list: TableFile, table: ImportTable, mapping: ImportMapping, session: Session) {
    self.file = file
    self.list = list
    self.table = table
    self.mapping = mapping
    self.session = session
  }

  func reply(_ bulk: BulkOptions, _ recording: RecordingOptions) throws -> Reply {
    let language = session.language
    for remark in remarks { session.world.tell(remark[language] + "\n") }
    let message = recording.message ?? String(file.split(separator: "/").last ?? "")
    let mayAll = bulk.yes && !bulk.dryRun
    let first = try attempt(message, showing: !mayAll) { mayAll && mayRecord($0) }
    tell(first.plan.problems)
    if bulk.dryRun { return dryRun(first.plan) }
    try refuse(first.plan)
    guard !mayAll, first.plan.added + first.plan.changed > 0 else { return reply(first) }
    show(first.plan)
    try session.consent(Phrase("Übernehmen?", "Take over?"), yes: false)
    let second = try attempt(message, showing: true) {
      $0.lines == first.plan.lines && $0.problems == first.plan.problems
    }
    guard second.changeset != nil else {
      throw Failure(
        .busy,
        Phrase(
          "Inzwischen hat sich etwas geändert; nichts wurde geschrieben.",
          "Something changed meanwhile; nothing was written."),
        hint: Phrase("Noch einmal ausführen und neu ansehen.", "Run it again and look anew."))
    }
    return reply(second)
  }

  func mayRecord(_ plan: ImportPlan) -> Bool { plan.problems.isEmpty || skipsBad }

  // MARK: One attempt

  /// What one attempt came to: the plan, and where it was recorded the change and the file of refused rows.
  typealias Outcome = (plan: ImportPlan, changeset: Changeset?, refused: String?)

  /// Goes through all rows in one transaction; what may not be recorded is only seen.
  private func attempt(
    _ message: String, showing: Bool, _ mayRecord: (ImportPlan) -> Bool
  ) throws -> Outcome {
    var excluded: [Int: RowProblem] = [:]
    while true {
      var plan = ImportPlan()
      var refused: String?
      do {
        let (_, changeset) = try session.record("import", message) { recorder in
          let broken = try take(recorder, excluded, showing, into: &plan)
          guard broken.isEmpty else {
            for problem in broken { excluded[problem.line] = problem }
            throw Held(plan: plan, unlinked: Set(broken.map(\.line)))
          }
          guard mayRecord(plan) else { throw Held(plan: plan, unlinked: []) }
          if !plan.problems.isEmpty { refused = try leaveRefused(plan, recorder.configuration.workflow) }
        }
        return (plan, changeset, refused)
      } catch let held as Held {
        if held.unlinked.isEmpty { return (held.plan, nil, nil) }
      }
    }
  }

  /// The rows one by one; gives those whose links to others do not hold.
  private func take(
    _ recorder: Recorder, _ excluded: [Int: RowProblem], _ showing: Bool, into plan: inout ImportPlan
  ) throws -> [RowProblem] {
    var taker = try RowTaker(self, recorder)
    let wording = Wording(session.language, recorder.configuration)
    let progress = ProgressLine(session.world, session.language("Zeile", "Row"))
    defer { progress.clear() }
    for (count, row) in table.rows.enumerated() {
      progress.show(count + 1, of: table.rows.count)
      if let problem = excluded[row.line] {
        plan.problems.append(problem)
        continue
      }
      switch try taker.take(row) {
      case .problems(let problems): plan.problems += problems
      case .skipped: plan.skipped += 1
      case .unchanged: plan.unchanged += 1
      case .added(let item):
        plan.added += 1
        if showing { plan.lines.append(line(item, row: row.line, wording)) }
      case .changed(let before, let after):
        plan.changed += 1
        if showing { plan.lines.append(session.line((before, after), wording)) }
      }
      if count % 500 == 499 { try recorder.flush() }
    }
    try recorder.flush()
    return try recorder.brokenLinks().map { number, refusal in
      RowProblem(.refusal(refusal), line: taker.line(of: number))
    }
  }
}
