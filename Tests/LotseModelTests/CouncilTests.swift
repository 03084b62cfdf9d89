import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Sittings, decisions and index results obey rules that need nothing but themselves and the configuration.
@Suite struct CouncilTests {
  private static let day = Day("2026-03-05")
  private let today = Day("2026-01-05")

  private static func meeting(
    _ committee: String = "AVOS", cutOff: Day = Day("2026-02-13"), deadline: Day? = nil, paper: String? = nil
  ) -> Meeting {
    Meeting(committee: Key(committee), heldOn: day, cutOff: cutOff, deadline: deadline, paperNumber: paper)
  }

  private static let meetings: [(Meeting, Refusal?)] = [
    (meeting(), nil), (meeting(cutOff: day, deadline: day), nil),
    (
      meeting("Rat"),
      .configuration(
        .unknownCommittee("Rat", known: Town.configuration.committees.map { Named($0.key.text, $0.label) }))
    ),
    (meeting(cutOff: day + 1), .value(.wrongOrder(Meeting.cutOffLabel, day + 1, Meeting.heldOnLabel, day))),
    (
      meeting(deadline: Day("2026-02-12")),
      .value(.wrongOrder(Meeting.cutOffLabel, Day("2026-02-13"), Meeting.deadlineLabel, Day("2026-02-12")))
    ),
    (meeting(deadline: day + 1), .value(.wrongOrder(Meeting.deadlineLabel, day + 1, Meeting.heldOnLabel, day))),
    (meeting(paper: " "), .unreadable(.line(Meeting.paperNumberLabel, limit: 200))),
    (meeting(paper: "V/1\n2"), .unreadable(.line(Meeting.paperNumberLabel, limit: 200))),
  ]

  @Test(arguments: CouncilTests.meetings.indices)
  func aSittingIsHeldAgainstItsRules(row: Int) {
    let (meeting, refusal) = CouncilTests.meetings[row]
    let found = Self.refusal { () throws(Refusal) in try meeting.validate(in: Town.configuration) }
    #expect(found == refusal)
  }

  @Test func theSittingsBeforeAndAfterADayAreThoseOfTheCommittee() {
    let days = [Day("2026-03-05"), Day("2026-06-11"), Day("2025-12-04")]
    let other = Meeting(committee: Key("WiDi"), heldOn: Day("2026-05-20"), cutOff: Day("2026-04-30"))
    let meetings = days.map { Meeting(committee: Key("AVOS"), heldOn: $0, cutOff: $0 - 20) } + [other]
    #expect(meetings.last(of: Key("AVOS"), before: Day("2026-06-11"))?.heldOn == Day("2026-03-05"))
    #expect(meetings.next(of: Key("AVOS"), from: Day("2026-03-06"))?.heldOn == Day("2026-06-11"))
    #expect(meetings.next(of: Key("AVOS"), from: Day("2026-06-11"))?.heldOn == Day("2026-06-11"))
    #expect(meetings.last(of: Key("AVOS"), before: Day("2025-12-04")) == nil)
    #expect(meetings.next(of: Key("WiDi"), from: Day("2026-05-21")) == nil)
  }

  private static func decision(
    decided: Day = Day("2025-12-04"), due: Day? = nil, done: Day? = nil, outcome: String? = nil
  ) -> CouncilDecision {
    CouncilDecision(
      number: "V/1", text: "Berichten", committee: Key("AVOS"), decidedOn: decided, dueOn: due,
      subProjects: [Number(3), Number(1), Number(3)], doneOn: done, outcome: outcome)
  }

  private static let decisions: [(CouncilDecision, Refusal?)] = [
    (decision(), nil), (decision(due: Day("2025-12-04"), done: Day("2026-01-05"), outcome: "Erledigt"), nil),
    (decision(decided: Day("2026-01-06")), .value(.notYet(CouncilDecision.decidedOnLabel, Day("2026-01-06")))),
    (decision(done: Day("2026-01-06")), .value(.notYet(CouncilDecision.doneOnLabel, Day("2026-01-06")))),
    (
      decision(due: Day("2025-12-03")),
      .value(
        .wrongOrder(
          CouncilDecision.decidedOnLabel, Day("2025-12-04"), CouncilDecision.dueOnLabel, Day("2025-12-03")))
    ),
    (
      decision(done: Day("2025-12-03")),
      .value(
        .wrongOrder(
          CouncilDecision.decidedOnLabel, Day("2025-12-04"), CouncilDecision.doneOnLabel, Day("2025-12-03")))
    ),
    (decision(outcome: "Schon fertig"), .decision(.outcomeOfOpen("V/1"))),
  ]

  @Test(arguments: CouncilTests.decisions.indices)
  func aDecisionIsHeldAgainstItsRules(row: Int) {
    let (decision, refusal) = CouncilTests.decisions[row]
    let today = today
    let found = Self.refusal { () throws(Refusal) in try decision.validate(in: Town.configuration, today: today) }
    #expect(found == refusal)
  }

  @Test func aDecisionIsDueFromItsDayUntilItIsDone() {
    var decision = CouncilTests.decision(due: Day("2026-01-05"))
    #expect(!decision.isDue(on: Day("2026-01-04")))
    #expect(decision.isDue(on: Day("2026-01-05")))
    decision.doneOn = Day("2026-01-05")
    #expect(!decision.isDue(on: Day("2026-02-05")))
    #expect(!CouncilTests.decision().isDue(on: Day("2026-02-05")))
    #expect(decision.subProjects == [Number(1), Number(3)])
  }

  private static let results: [(IndexResult, Refusal?)] = [
    (IndexResult(year: 2025, rank: 8, source: "x"), nil), (IndexResult(year: 2025, source: "x", quote: "„+9“"), nil),
    (
      IndexResult(year: 2025, area: "mobility", rank: 8, source: "x"),
      .configuration(.unknownArea("mobility", known: [Named("administration", Phrase("Verwaltung", "Administration"))]))
    ),
    (IndexResult(year: 2027, rank: 8, source: "x"), .index(.notAYear("2027", upTo: 2026))),
    (IndexResult(year: 2025, cities: 83, source: "x"), .index(.empty)),
    (IndexResult(year: 2025, rank: 84, cities: 83, source: "x"), .index(.notARank(84, of: 83))),
    (IndexResult(year: 2025, rank: 0, source: "x"), .index(.notARank(0, of: nil))),
    (IndexResult(year: 2025, rank: 8, source: ""), .unreadable(.line(IndexResult.sourceLabel, limit: 500))),
  ]

  @Test(arguments: CouncilTests.results.indices)
  func aResultIsHeldAgainstItsRules(row: Int) {
    let (result, refusal) = CouncilTests.results[row]
    let today = today
    let found = Self.refusal { () throws(Refusal) in try result.validate(in: Town.configuration, today: today) }
    #expect(found == refusal)
  }

  @Test(arguments: [("71,4", 7140), ("71.45", 7145), ("0", 0), ("100,00", 10_000), ("69.05", 6905)])
  func pointsAreReadExactly(text: String, hundredths: Int) throws {
    let points = try IndexResult.Points(parsing: text)
    #expect(points.hundredths == hundredths)
    #expect(try IndexResult.Points(parsing: points.text(.de)) == points)
    #expect(try IndexResult.Points(parsing: points.plain) == points)
  }

  @Test func pointsArePrintedWithOneDecimalAtLeast() {
    #expect(
      [7140, 7145, 6905, 7000].map { IndexResult.Points(hundredths: $0).text(.de) } == [
        "71,4", "71,45", "69,05", "70,0",
      ])
  }

  @Test(arguments: ["", "x", "100,1", "101", "-1", "71,", ",4", "71,456", "7.1,4", "1e1"])
  func whatIsNoPointsIsRefused(text: String) {
    #expect(throws: Refusal.index(.notPoints(text))) { try IndexResult.Points(parsing: text) }
  }

  @Test(arguments: ["R-0007", "r7", "7", "R-7"])
  func theNumberOfAReportIsReadInManyWays(text: String) throws {
    let number = try ReportNumber(parsing: text)
    #expect(number.description == "R-0007")
  }

  @Test(arguments: ["", "R-", "TP-1", "0", "-7", "R--7"])
  func whatIsNoNumberOfAReportIsRefused(text: String) {
    #expect(throws: Refusal.report(.notANumber(text))) { try ReportNumber(parsing: text) }
  }

  private static func refusal(_ body: () throws(Refusal) -> Void) -> Refusal? {
    do throws(Refusal) {
      try body()
      return nil
    } catch {
      return error
    }
  }
}
