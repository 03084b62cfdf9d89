internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets
internal import LotseStore

/// Takes one returned update sheet into a change that is being recorded.
struct SheetTaker {
  let file: String
  let sheet: ReturnedSheet
  /// What was not certain in reading it.
  let remarks: [Phrase]
  private let sides: MergeSides
  private let seal: Seal
  /// What the sheet said when it was made, and every state since that was not taken back.
  private let then: [Number: SubProject]
  private let since: [Number: [SubProject]]
  private let milestones: [Number: [ReturnedSheet.ListedMilestone]]

  /// Reads a sheet and what the file knew when it was made. Throws a failure for a file that is no sheet of this city.
  init(_ file: String, _ configuration: CityConfiguration, upTo now: Moment, _ sides: MergeSides, _ session: Session)
    throws
  {
    self.file = file
    self.sides = sides
    let store = try session.store()
    seal = try store.seal()
    let table = try TableFile(reading: file)
    do throws(ReturnedSheet.Flaw) {
      sheet = try ReturnedSheet(table, configuration)
    } catch {
      throw Failure(error, in: file)
    }
    remarks = ImportRemarks(table, sheet.table, session.language).all
    let origin = sheet.origin
    guard origin.file == seal.mark(), origin.moment.change <= now.change else {
      throw Failure(
        .refused,
        Phrase(
          "\(file): Der Bogen wurde aus einer anderen Strategiedatei ausgegeben.",
          "\(file): The sheet was written from another strategy's file."),
        hint: Phrase(
          "Die Datei nennen, die ihn ausgegeben hat (--db).", "Name the file that wrote it (--db)."))
    }
    let state = try store.subProjects(at: origin.moment, configuration)
    then = Dictionary(latest: state.map { ($0.number, $0.subProject) })
    let revisions = try store.revisions(after: origin.moment.change, through: now.change)
    since = Dictionary(grouping: revisions.lasting, by: \.number).mapValues { $0.compactMap(\.after) }
    milestones = Dictionary(grouping: sheet.milestones, by: \.number)
  }

  // MARK: Rows

  func take(_ recorder: Recorder) throws -> SheetOutcome {
    var outcome = SheetOutcome(
      unit: sheet.origin.unit, day: sheet.origin.moment.day, place: ListPlace(file, sheet.format, sheet.table),
      milestonePlace: ListPlace(
        file, sheet.format, sheet: sheet.milestoneSheet, headings: sheet.milestoneHeadings),
      milestoneProblems: sheet.milestoneProblems)
    for row in sheet.milestones where row.seal != seal.mark(sheet.origin.marks(of: row.number, milestone: row.title)) {
      outcome.milestoneProblems.append(
        RowProblem(.sheet(.tamperedMilestone(row.title)), line: row.line, column: 0, value: row.number.description))
    }
    var lines: [Number: Int] = [:]
    for row in sheet.rows {
      outcome.problems += row.listed.problems
      guard let number = row.listed.number else {
        let isNamed = row.listed.problems.contains { $0.flaw == .foreignNumber }
        let column = sheet.table.column(of: .number)
        if !isNamed { outcome.problems.append(RowProblem(.sheet(.lostNumber), line: row.listed.line, column: column)) }
        continue
      }
      func refuse(_ flaw: RowProblem.Flaw) {
        outcome.problems.append(
          RowProblem(flaw, line: row.listed.line, column: sheet.table.column(of: .number), value: number.description))
      }
      if let line = lines[number] {
        refuse(.repeated(line: line))
        continue
      }
      lines[number] = row.listed.line
      guard let base = then[number], row.seal == seal.mark(sheet.origin.marks(of: number)) else {
        refuse(.sheet(.tamperedNumber(number)))
        continue
      }
      guard let item = try recorder.existing(number) else {
        refuse(.withdrawnNumber(number))
        continue
      }
      guard row.listed.problems.isEmpty else { continue }
      try take(row, base, item, recorder, into: &outcome)
    }
    return outcome
  }

  private func take(
    _ row: ReturnedSheet.Row, _ base: SubProject, _ item: SubProject, _ recorder: Recorder,
    into outcome: inout SheetOutcome
  ) throws {
    // A sheet from before a redaction still has the text, which must not come back with it.
    var row = row
    for attribute in Attribute.redactable where base.isRedacted(attribute, since: sheet.origin.moment.change) {
      row.listed.listing[attribute] = base[attribute]
    }
    let comparison = RowComparison(
      row, milestones[item.number] ?? [], then: base, now: item, since: since[item.number] ?? [],
      madeOn: sheet.origin.moment.day, today: recorder.today, recorder.configuration, taking: sides[item.number])
    func refuse(_ flaw: RowProblem.Flaw) { outcome.problems.append(RowProblem(flaw, line: row.listed.line)) }
    if comparison.contradictsItself { return refuse(.sheet(.contradiction)) }
    outcome.conflicts += comparison.conflicts.map { .init(number: item.number, title: item.title, what: $0) }
    if !comparison.conflicts.isEmpty { return }
    if item.status == .merged, comparison.hasNews { return refuse(.mergedItem(item.number, into: item.mergedInto)) }
    var grounds = Listing.Grounds()
    grounds.startsEmpty = true
    var after = item
    do {
      try after.adopt(comparison.listing, grounds, in: recorder.configuration, today: recorder.today)
      if let message = comparison.message { after.addNote(message, on: recorder.today) }
      let isChanged = after != item
      // Whatever a unit writes into its sheet, it has spoken.
      if isChanged || (comparison.confirms && item.status.isOpen) { after.inform(on: recorder.today) }
      if after != item { try recorder.save(after) }
      if isChanged {
        outcome.changed.append(Edit(before: item, after: after))
      } else if after != item {
        outcome.confirmed.append(Edit(before: item, after: after))
      } else {
        outcome.unanswered += 1
      }
    } catch let refusal as Refusal {
      refuse(.refusal(refusal))
    }
  }
}
