import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// Sittings, decisions, index results and frozen reports are recorded like everything else: kept in versions, read as of
/// any moment, undone, verified.
@Suite struct CouncilTests {
  private let avos = Key<Committee>("AVOS")

  private func meeting(_ day: Day = Day("2026-03-05"), cutOff: Day = Day("2026-02-13")) -> Meeting {
    Meeting(committee: avos, heldOn: day, cutOff: cutOff, paperNumber: "V/1234")
  }

  private func decision(_ number: String = "B 12/26", about items: [Number] = []) -> CouncilDecision {
    CouncilDecision(
      number: number, text: "Halbjährlich berichten", committee: avos, decidedOn: Day("2025-12-04"),
      dueOn: Day("2026-06-30"), part: .nonpublic, subProjects: items)
  }

  private let result = IndexResult(
    year: 2025, rank: 41, cities: 83, points: .init(hundredths: 7140), source: "https://example.org/2025")

  private func draft(title: String = "Wochenbericht", archive: [UInt8] = [80, 75, 0, 255]) -> FrozenReport.Draft {
    FrozenReport.Draft(
      title: title, subject: .weekly(ISOWeek(containing: Day("2026-01-02"))),
      parameters: #"{"audience":"house","language":"de"}"#,
      moment: Moment(change: 1, day: Day("2026-01-05")),
      figures: #"{"stock":1}"#, manifest: "[]", archive: archive)
  }

  @Test func aRecordIsKeptInVersionsAndReadAsOfAnyMoment() throws {
    let city = try City()
    var sitting = meeting()
    try city.record { try $0.add(sitting) }
    #expect(try city.store.meetings(at: city.latest) == [sitting])
    #expect(try city.record { try $0.save(sitting) } == nil, "the same sitting again is no change")
    sitting.cutOff = Day("2026-02-20")
    sitting.deadline = Day("2026-02-27")
    try city.record { try $0.save(sitting) }
    try city.record { try $0.withdraw(sitting) }

    #expect(try city.store.meetings(at: city.latest).isEmpty)
    #expect(try city.store.meetings(at: Moment(change: 3, day: city.now.day)) == [sitting])
    #expect(try city.store.meetings(at: Moment(change: 2, day: city.now.day)) == [meeting()])
    #expect(try city.store.meetings(at: Moment(change: 1, day: city.now.day)).isEmpty)
    let changes = try city.store.recordChanges(after: 0, through: 9)
    #expect(changes[2] == [RecordChange(before: nil, after: .meeting(meeting()))])
    #expect(changes[3] == [RecordChange(before: .meeting(meeting()), after: .meeting(sitting))])
    #expect(changes[4] == [RecordChange(before: .meeting(sitting), after: nil)])
    #expect(changes.values.flatMap { $0 }.count == 3)
    #expect([changes[2], changes[3], changes[4]].flatMap { $0 ?? [] }.summed.isEmpty)
    try city.undo()
    #expect(try city.store.meetings(at: city.latest) == [sitting])
    #expect(try city.store.verify().findings.isEmpty)
  }

  @Test func sittingsComeByDayAndDecisionsByDayAndNumber() throws {
    let city = try City()
    let days = [Day("2026-03-05"), Day("2026-01-15"), Day("2026-02-01")]
    try city.record { recorder in
      for day in days { try recorder.add(meeting(day, cutOff: day - 20)) }
      for number in ["B 2", "B 1"] { try recorder.add(decision(number)) }
    }
    #expect(try city.store.meetings(at: city.latest).map(\.heldOn) == days.sorted())
    #expect(try city.store.decisions(at: city.latest).map(\.number) == ["B 1", "B 2"])
  }

  @Test func aSittingIsRecordedOnceAndChangedOnlyWhereItIs() throws {
    let city = try City()
    try city.record { try $0.add(meeting()) }
    #expect(throws: Refusal.meeting(.exists("AVOS", Day("2026-03-05")))) {
      try city.record { try $0.add(meeting(cutOff: Day("2026-02-01"))) }
    }
    let other = meeting(Day("2026-03-06"))
    let refusal = Refusal.meeting(.unknown("AVOS", Day("2026-03-06"), known: [Day("2026-03-05")]))
    #expect(throws: refusal) { try city.record { try $0.save(other) } }
    #expect(throws: refusal) { try city.record { try $0.withdraw(other) } }
  }

  @Test func aDecisionIsFoundByItsNumberWithoutCaseAndBlanks() throws {
    let city = try City()
    try city.record { try $0.add(decision()) }
    #expect(throws: Refusal.decision(.exists("B 12/26"))) { try city.record { try $0.add(decision("b12/26")) } }
    try city.record { recorder in
      var found = try recorder.decision("b12/26")
      found.doneOn = Day("2026-01-05")
      found.outcome = "Erster Bericht liegt vor."
      try recorder.save(found)
    }
    #expect(try city.store.decisions(at: city.latest).map(\.isDone) == [true])
    #expect(throws: Refusal.decision(.unknown("B 13/26", known: ["B 12/26"]))) {
      try city.record { _ = try $0.decision("B 13/26") }
    }
  }

  @Test func whatIsAskedForIsKeptWhole() throws {
    let city = try City()
    let unit = try #require(Town.configuration.units.first?.key)
    let asked = CouncilDecision(
      number: "A 7", kind: .motion, text: "Kosten nennen", applicant: "Fraktion A", committee: avos,
      decidedOn: Day("2025-12-04"), unit: unit, delay: "„Angebot“ steht aus",
      notes: [
        HandlingNote(day: Day("2025-12-20"), text: "Angefragt: \"eilig\""), .init(day: Day("2026-01-02"), text: "x"),
      ])
    try city.record { try $0.add(asked) }
    #expect(try city.store.decisions(at: city.latest) == [asked])
    var other = asked
    other.unit = Key("FB99")
    #expect(throws: Refusal.self) { try city.record { try $0.save(other) } }
    other = asked
    other.notes.append(HandlingNote(day: city.now.day + 1, text: "morgen"))
    #expect(throws: Refusal.value(.notYet(CouncilDecision.notesLabel, city.now.day + 1))) {
      try city.record { try $0.save(other) }
    }
    let without = CityConfiguration(Town.configuration.entries.filter { $0.section != .unit || $0.key != unit.text })
    #expect(throws: Refusal.configuration(.unitOfDecisions(unit.text, decisions: 1))) {
      try city.record { try $0.replaceConfiguration(by: without) }
    }
    #expect(try city.store.verify().findings.isEmpty)
  }

  /// A deadline that was moved is told with whence and whither; what was taken back never was.
  @Test func aDeadlineThatMovedIsRemembered() throws {
    let city = try City()
    try city.record { try $0.add(decision()) }
    func move(to day: Day?) throws {
      try city.record { recorder in
        var decision = try recorder.decision("B 12/26")
        decision.dueOn = day
        try recorder.save(decision)
      }
    }
    func moves() throws -> [[Day?]] {
      try (city.store.deadlineMoves(at: city.latest)["B 12/26"] ?? []).map { [$0.from, $0.to] }
    }
    let (first, second) = (Day("2026-06-30"), Day("2026-09-30"))
    #expect(try moves().isEmpty)
    try move(to: second)
    #expect(try moves() == [[first, second]])
    try city.undo()
    #expect(try moves().isEmpty)
    try city.undo(4)
    #expect(try moves() == [[first, second]], "an undo that was undone took nothing back")
    try move(to: nil)
    try move(to: first)
    #expect(try moves() == [[first, second], [second, nil], [nil, first]])
    #expect(try city.store.deadlineMoves(at: Moment(change: 2, day: city.now.day)).isEmpty)
  }

  @Test func aDecisionPointsToSubProjectsThatStay() throws {
    let city = try City()
    #expect(throws: Refusal.item(.unknown(Number(1)))) {
      try city.record { try $0.add(decision(about: [Number(1)])) }
    }
    let number = try city.add()
    try city.record { try $0.add(decision(about: [number])) }
    #expect(try city.store.decisions(at: city.latest).map(\.subProjects) == [[number]])
    #expect(throws: Refusal.undo(.pointedToByDecision(number, ["B 12/26"]))) { try city.undo(2) }
    try city.undo(3)
    try city.undo(2)
    #expect(throws: Refusal.undo(.pointedToByDecision(number, ["B 12/26"]))) { try city.undo(4) }
  }

  @Test func aResultIsReplacedOnlyWhereThatIsAsked() throws {
    let city = try City()
    try city.record { try $0.record(result) }
    #expect(try city.record { try $0.record(result) } == nil)
    var other = result
    other.rank = 40
    #expect(throws: Refusal.index(.exists(2025, area: nil))) { try city.record { try $0.record(other) } }
    let area = IndexResult(year: 2025, area: "administration", rank: 8, source: "Pressemitteilung")
    try city.record { recorder in
      try recorder.record(other, replacing: true)
      try recorder.record(area)
    }
    #expect(try city.store.indexResults(at: city.latest) == [other, area])
    #expect(throws: Refusal.undo(.changedSince(item: "Smart City Index 2025", change: 3))) { try city.undo(2) }
  }

  @Test func theConfigurationKeepsWhatRecordsUse() throws {
    let city = try City()
    try city.record { recorder in
      try recorder.add(meeting())
      try recorder.add(decision())
      try recorder.record(IndexResult(year: 2025, area: "administration", rank: 8, source: "x"))
    }
    func without(_ section: Section, _ key: String) -> CityConfiguration {
      CityConfiguration(Town.configuration.entries.filter { $0.section != section || $0.key != key })
    }
    #expect(throws: Refusal.configuration(.committeeInUse("AVOS", meetings: 1, decisions: 1))) {
      try city.record { try $0.replaceConfiguration(by: without(.committee, "AVOS")) }
    }
    #expect(throws: Refusal.configuration(.areaInUse("administration", results: 1))) {
      try city.record { try $0.replaceConfiguration(by: without(.place, "administration")) }
    }
    try city.record { try $0.replaceConfiguration(by: without(.committee, "WiDi")) }
    let known = [Named("AVOS", Phrase("Ausschuss für Verwaltung", "Committee on administration"))]
    #expect(throws: Refusal.configuration(.unknownCommittee("WiDi", known: known))) {
      try city.record {
        try $0.add(Meeting(committee: Key("WiDi"), heldOn: Day("2026-03-05"), cutOff: Day("2026-03-01")))
      }
    }
  }

  @Test func aFrozenReportKeepsItsBytesAndItsNumber() throws {
    let city = try City()
    let archive = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var number = ReportNumber(0)
    try city.record("report freeze") { number = try $0.freeze(draft(archive: archive)) }
    #expect(number.description == "R-0001")
    let report = try city.store.frozenReport(number, at: city.latest)
    #expect(report.moment == Moment(change: 1, day: city.now.day))
    #expect(report.figures == #"{"stock":1}"#)
    #expect(report.archiveHash == SHA256.sum(archive))
    #expect(try city.store.frozenArchive(number, at: city.latest) == archive)
    try city.record("report freeze") { number = try $0.freeze(draft(title: "Zweiter")) }
    try city.undo()
    // What left the house can still be shown, and says that it was withdrawn.
    let entries = try city.store.frozenReports(at: city.latest)
    #expect(entries.map(\.number) == [report.number, number] && entries.map(\.isWithdrawn) == [false, true])
    #expect(
      entries.map(\.frozenAt.day) == [city.now.day, city.now.day] && entries[0].archiveHash == report.archiveHash)
    #expect(try city.store.frozenReport(number, at: city.latest).title == "Zweiter")
    #expect(try city.store.frozenArchive(number, at: city.latest) == draft().archive)
    #expect(throws: Refusal.report(.unknown(ReportNumber(3)))) {
      try city.store.frozenReport(ReportNumber(3), at: city.latest)
    }
    try city.record("report freeze") { number = try $0.freeze(draft()) }
    #expect(number == ReportNumber(3), "numbers are given once")
    let kept = try city.store.frozenReports(at: city.latest)
    #expect(kept.newest(before: 2)?.number == number, "the last of one state; the withdrawn one is passed over")
    #expect(kept.filter { $0.number < number }.newest(before: 2)?.number == report.number)
    #expect(kept.newest(before: 1) == nil, "it shows no earlier state")
    #expect(try city.store.verify().findings.isEmpty)
  }

  @Test func tamperingWithARecordIsFoundByName() throws {
    let city = try City()
    try city.record { recorder in
      try recorder.add(meeting())
      try recorder.add(decision())
      try recorder.record(result)
      _ = try recorder.freeze(draft())
    }
    try city.tamper(
      """
      UPDATE meeting_version SET cut_off = '2026-01-01'; UPDATE decision_version SET text = 'x';
      UPDATE index_result_version SET rank = 1; UPDATE frozen_report_version SET archive = x'00'
      """)
    let things = try city.store.verify().findings.compactMap { finding in
      if case .version(_, let thing, 2) = finding { thing } else { nil }
    }
    #expect(things == ["AVOS 2026-03-05", "B 12/26", "Smart City Index 2025", "R-0001"])
  }

  @Test(arguments: [
    ("subject = '2026'", "2026"), ("subject = 'AVOS 2026-03-05'", "AVOS 2026-03-05"), ("kind = 'council'", "2026-W01"),
  ])
  func aReportAboutNothingKnownIsACorruptRow(change: String, value: String) throws {
    let city = try City()
    try city.record("report freeze") { _ = try $0.freeze(draft()) }
    try city.tamper("UPDATE frozen_report_version SET \(change)")
    let corrupt = StoreError.corruptRow(table: "frozen_report_version", row: 1, column: "subject", value: value)
    #expect(throws: corrupt) { try city.store.frozenReports(at: city.latest) }
    #expect(throws: corrupt) { try city.store.frozenReport(ReportNumber(1), at: city.latest) }
  }

  @Test(arguments: [
    "DELETE FROM meeting_version", "DELETE FROM decision_version", "DELETE FROM index_result_version",
    "DELETE FROM frozen_report_version", "UPDATE meeting_version SET cut_off = '2026-01-01'",
    "UPDATE decision_version SET done_on = '2026-01-01'", "UPDATE index_result_version SET points = 1",
    "UPDATE frozen_report_version SET archive = x'00'", "UPDATE frozen_report_version SET figures = '{}'",
    "INSERT INTO meeting_version (committee, held_on, cut_off, part, from_change, digest) VALUES ('A', '2026-01-01', '2026-01-02', 'public', 2, x'00')",
    "INSERT INTO index_result_version (year, area, source, from_change, digest) VALUES (2024, '', 'x', 2, x'00')",
    "INSERT INTO index_result_version (year, area, source, rank, cities, from_change, digest) VALUES (2024, '', 'x', 9, 8, 2, x'00')",
    "INSERT INTO decision_version (number, text, committee, decided_on, part, sub_projects, outcome, from_change, digest) VALUES ('1', 'x', 'A', '2026-01-01', 'public', '[]', 'x', 2, x'00')",
  ])
  func theTablesDefendThemselves(sql: String) throws {
    let city = try City()
    try city.record { recorder in
      try recorder.add(meeting())
      try recorder.add(decision())
      try recorder.record(result)
      _ = try recorder.freeze(draft())
    }
    #expect(throws: DatabaseError.self) { try city.store.database.write { db in try db.execute(sql: sql) } }
  }
}
