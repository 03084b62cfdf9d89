internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets
internal import LotseStore

/// Takes a list over: reads every row, matches it, changes what it says anew, and records all of it or nothing.
struct ImportRun {
  let file: String
  let list: TableFile
  let table: ImportTable
  let mapping: ImportMapping
  let session: Session
  var grounds = Listing.Grounds()
  /// Whether a number that this file has not given yet is that of a new sub-project.
  var keepsNumbers = false
  var takesNew = true
  var takesExisting = true
  var skipsBad = false
  var refusedFile: String?
  /// Whether that file is replaced whatever it is.
  var replacesRefused = false
  var sides = MergeSides()

  init(file: String, list: TableFile, table: ImportTable, mapping: ImportMapping, session: Session) {
    self.file = file
    self.list = list
    self.table = table
    self.mapping = mapping
    self.session = session
  }

  func reply(_ consent: Consent, _ recording: RecordingOptions) throws -> Reply {
    for remark in remarks { session.tell(remark[session.language]) }
    let recording = recording.remarking(String(file.split(separator: "/").last ?? ""))
    // What nobody is shown need not be kept, so that a long list takes little memory.
    let keepsEdits = consent.given != .always || consent.wantsJSON
    var refused: String?
    var hasConflicts = false
    func leaveBehind(_ plan: ImportPlan) throws {
      if !plan.problems.isEmpty { refused = try leaveRefused(plan.problems) }
    }
    // Whether links to others hold shows only when all rows are written, and of each state of the file anew.
    var (base, unlinked) = (Int?.none, [Int: RowProblem]())
    var reply = try session.settle("import", recording, consent, besides: leaveBehind) { recorder in
      if recorder.base != base { (base, unlinked) = (recorder.base, [:]) }
      let (plan, broken) = try take(recorder, without: unlinked, keepsEdits)
      for problem in broken { unlinked[problem.line] = problem }
      if !broken.isEmpty { throw PlanningAnew() }
      hasConflicts = !plan.conflicts.isEmpty
      return plan
    }
    if hasConflicts, reply.code == 0 { reply.code = Failure.Code.no.rawValue }
    if let refused {
      reply.remarks.append(session.language("Abgelehnte Zeilen: \(refused)", "Refused rows: \(refused)"))
      reply.code = Failure.Code.no.rawValue
    }
    return reply
  }

  // MARK: Planning

  /// The rows one by one; gives those whose links to others do not hold.
  private func take(
    _ recorder: Recorder, without unlinked: [Int: RowProblem], _ keepsEdits: Bool
  ) throws -> (plan: ImportPlan, broken: [RowProblem]) {
    var plan = ImportPlan(list: ListPlace(file, list.format, table), rows: table.rows.count, skipsBad: skipsBad)
    var taker = try RowTaker(self, recorder)
    let progress = ProgressLine(session.world, session.language("Zeile", "Row"))
    defer { progress.clear() }
    for (count, row) in table.rows.enumerated() {
      progress.show(count + 1, of: table.rows.count)
      if let problem = unlinked[row.line] {
        plan.problems.append(problem)
        continue
      }
      switch try taker.take(row) {
      case .problems(let problems): plan.problems += problems
      case .skipped: plan.skipped += 1
      case .unchanged: plan.unchanged += 1
      case .conflicts(let change, let conflicts):
        plan.conflicts += conflicts.map { .init(line: row.line, change: change, conflict: $0) }
      case .added(let item, let match):
        plan.added += 1
        if let match { plan.duplicates.append(.init(line: row.line, title: item.title, match: match)) }
        if keepsEdits { plan.edits.append(.init(line: row.line, edit: Edit(before: nil, after: item).unnumbered)) }
      case .changed(let edit, let isCompared):
        plan.changed += 1
        if !isCompared { plan.uncompared += 1 }
        if keepsEdits { plan.edits.append(.init(line: row.line, edit: edit)) }
      }
      if count % 500 == 499 { try recorder.flush() }
    }
    try recorder.flush()
    plan.passedOver = taker.passedOver
    try sides.check(against: taker.numbers)
    let broken = try recorder.brokenLinks().map { number, refusal in
      RowProblem(.refusal(refusal), line: taker.line(of: number))
    }
    return (plan, broken)
  }

  /// What whoever imports should know of the file.
  private var remarks: [Phrase] {
    var remarks: [Phrase] = []
    if !table.otherSheets.isEmpty {
      let names = table.otherSheets.joined(separator: ", ")
      remarks.append(
        Phrase(
          "Gelesen wird Blatt „\(table.sheet.name)“; nicht gelesen: \(names).",
          "Reading sheet \"\(table.sheet.name)\"; not reading: \(names)."))
    }
    if !table.hiddenSheets.isEmpty {
      let names = table.hiddenSheets.joined(separator: ", ")
      remarks.append(Phrase("Ausgeblendete Blätter: \(names).", "Hidden sheets: \(names)."))
    }
    return remarks
  }
}
