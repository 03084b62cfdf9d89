import LotseBasics
import LotseModel
import LotseSheets
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseReports

/// What a weekly report says in words: what a reason is a reason for, and whether the week is over.
@Suite struct WeeklyDocumentTests {
  private let monday = Day("2026-11-16")

  private func document(_ before: [SubProject], _ after: [SubProject], until day: Day) throws -> Document {
    func snapshot(_ items: [SubProject], on day: Day) -> Snapshot {
      Snapshot(moment: Moment(change: 2, day: day), configuration: Town.configuration, subProjects: items)
    }
    let change = Changeset(
      id: 2, recordedAt: Instant(monday, hour: 9), actor: "a", command: "x", message: nil, undoes: nil)
    let revisions = zip(before, after).filter { $0 != $1 }.map {
      Revision(changeset: change, number: $0.number, before: $0, after: $1)
    }
    let report = try WeeklyReport(
      week: ISOWeek(containing: monday), from: EarlierState(snapshot(before, on: monday - 1)),
      to: snapshot(after, on: day),
      WeekOfChanges(revisions))
    let outline = try Outline<WeeklyPart>(
      ReportKind.weekly.standardOutline(.de), values: WeeklyReport.outlineValues)
    return report.document(.de, outline)
  }

  /// The texts of the last column of the first table under a heading.
  private func lastColumn(_ title: String, _ document: Document) -> [String] {
    let rest = document.blocks.drop { if case .heading(_, title) = $0 { false } else { true } }
    for case .table(let table) in rest { return table.rows.compactMap { $0.last?.content.text(.de) } }
    return []
  }

  private func moved(_ number: Int, to status: Status) throws -> (before: SubProject, after: SubProject) {
    var before = Town.subProject(number, in: [.planned, .cancelled].contains(status) ? .proposed : .implementation)
    Town.equip(&before)
    var after = before
    var move = Town.move(to: status, on: monday, successor: Number(9))
    if status == .planned { move.decision = nil }
    try after.apply(move, by: .standard, today: monday)
    return (before, after)
  }

  @Test func everyGroundHasItsName() throws {
    let moves = [
      try moved(1, to: .planned), try moved(2, to: .cancelled), try moved(3, to: .pilot), try moved(4, to: .completed),
    ]
    let grounds = lastColumn("Statuswechsel", try document(moves.map(\.before), moves.map(\.after), until: monday + 6))
    let names = [
      "Freigegeben durch: Verwaltungsvorstand", "Beschluss: V/1234", "Pilotiert in: Bürgerbüro Mitte",
      "Ergebnis: Der Dienst ist in Betrieb.",
    ]
    #expect(grounds.count == names.count)
    for (ground, name) in zip(grounds, names) { #expect(ground.hasSuffix(name), "\(ground)") }
    #expect(grounds[1] == "Grund: Priorität geändert: Neue Reihenfolge; Beschluss: V/1234")
  }

  @Test func aLightSaysWhatItIsAbout() throws {
    let before = Town.subProject(1, in: .implementation)
    var after = before
    var rating = Rating(.red)
    (rating.dimension, rating.measure, rating.decisionNeeded, rating.decisionFrom) = (
      .cost, "Verhandeln", "Mittel", "Rat"
    )
    try after.apply(rating, today: monday)
    #expect(
      lastColumn("Ampelwechsel, Verschlechterungen zuerst", try document([before], [after], until: monday + 6))
        == ["Betrifft: Kosten; Maßnahme: Verhandeln; Nötig: Mittel (Rat)"])
  }

  @Test(arguments: [(5, true), (6, false)])
  func aWeekThatRunsSaysSo(days: Int, isRunning: Bool) throws {
    let item = Town.subProject(1, in: .implementation)
    let document = try document([item], [item], until: monday + days)
    let said = document.blocks.contains {
      if case .paragraph(let text) = $0 { text.contains("Die Woche läuft noch; was bis 22.11.2026") } else { false }
    }
    #expect(said == isRunning)
    let calls = document.blocks.compactMap {
      if case .table(let table) = $0 { table.lines.first?[1].content.text(.de) } else { nil }
    }
    #expect(calls.contains(isRunning ? "noch nicht gemeldet" : "nicht gemeldet"))
  }
}
