internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseStore

/// Takes several returned sheets over as one change.
struct SheetRun {
  let sheets: [SheetTaker]
  let skipsBad: Bool
  let session: Session
  /// What is wrong with files that could not be read at all.
  let unread: [Failure]

  func reply(_ consent: Consent, _ recording: RecordingOptions) throws -> Reply {
    let units = sheets.map(\.sheet.origin.unit.text).joined(separator: ", ")
    var isComplete = unread.isEmpty
    var reply = try session.settle(Changeset.returnedSheet, recording.remarking(units), consent) { recorder in
      // A sheet with a conflict or a fault is left out as a whole.
      let outcomes = try sheets.map { sheet in try recorder.keep(if: \.isSound) { try sheet.take(recorder) } }
      try recorder.settle()
      isComplete = unread.isEmpty && outcomes.allSatisfy(\.isSound)
      return SheetPlan(sheets: outcomes, skipsBad: skipsBad, unread: unread.map(\.message))
    }
    if consent.given != .never {
      if let missing = try missing() { reply.remarks.append(missing) }
      if !isComplete { reply.code = Failure.Code.no.rawValue }
    }
    return reply
  }

  /// The units with open items that have not reported in this week.
  private func missing() throws -> String? {
    let store = try session.store()
    let now = try session.latest
    let configuration = try session.configuration(now)
    let week = ISOWeek(containing: now.day)
    let items = Dictionary(grouping: try store.subProjects(Selection(.open), at: now, configuration), by: \.unit)
    let silent = items.filter { unit, items in !items.contains { $0.informedOn >= week.monday } }.keys.map(\.text)
    guard !silent.isEmpty else { return nil }
    let names = Grouping.unit.order(silent, in: configuration).joined(separator: ", ")
    return session.language(
      "In der \(week.text(.de)) noch nicht gemeldet: \(names)", "Not yet reported in \(week): \(names)")
  }
}
