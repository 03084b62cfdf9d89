import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseReports

/// What a committee reads: what its audience may read and nothing else, counted by the rules, and what was wrong in the
/// last paper.
@Suite struct CouncilReportTests {
  private let cutOff = Day("2026-11-13")
  private let before = Day("2026-08-14")

  private func snapshot(_ items: [SubProject], on day: Day, change: Int = 2) -> Snapshot {
    Snapshot(moment: Moment(change: change, day: day), configuration: Town.configuration, subProjects: items)
  }

  private func report(
    _ audience: Audience, from earlier: [SubProject]? = nil, to later: [SubProject],
    decisionsBefore: [CouncilDecision] = [], decisions: [CouncilDecision] = []
  ) throws -> CouncilReport {
    let committee = try Town.configuration.committee(named: "AVOS")
    return try CouncilReport(
      .init(committee: committee, meeting: nil, earlier: []), for: audience,
      from: earlier.map { snapshot($0, on: before, change: 1) }, to: snapshot(later, on: cutOff),
      .init(decisionsBefore: decisionsBefore, decisions: decisions, index: [], corrections: nil))
  }

  private func item(_ number: Int, _ status: Status, _ visibility: Visibility) -> SubProject {
    var item = Town.subProject(number, in: status)
    item.visibility = visibility
    return item
  }

  @Test(arguments: Audience.allCases)
  func anAudienceCountsWhatItMayRead(audience: Audience) throws {
    let items = [
      item(1, .implementation, .public), item(2, .implementation, .council), item(3, .implementation, .internal),
      item(4, .completed, .public),
    ]
    let report = try report(audience, to: items)
    let shown: [Int] =
      switch audience {
      case .house: [1, 2, 3, 4]
      case .nonpublic: [1, 2, 4]
      case .public: [1, 4]
      }
    #expect(report.items.map(\.number.value) == shown)
    #expect(report.stock == Stock(shown: shown.count, all: 4))
    #expect(report.progress.total.stock == shown.count)
    #expect(report.progress.total.completed == 1)
  }

  @Test func whatBecomesPublicMovesInAndIsNotNew() throws {
    var opened = item(1, .implementation, .internal)
    let earlier = [opened, item(2, .implementation, .public)]
    opened.visibility = .public
    let report = try report(
      .public, from: earlier, to: [opened, item(2, .implementation, .public), item(3, .planned, .public)])
    let bridge = try #require(report.bridge)
    #expect((bridge.start, bridge.end, bridge.sum) == (1, 3, 3))
    #expect(bridge.steps[.movedIn] == [Number(1)])
    #expect(bridge.steps[.added] == [Number(3)])
    #expect(report.added.map(\.number) == [Number(3)])
    // What it was while it was internal stays inside.
    #expect(report.transitions.isEmpty)
    let dropped = [item(1, .cancelled, .internal), item(2, .implementation, .public)]
    let back = try #require(
      self.report(.public, from: dropped, to: [opened, item(2, .implementation, .public)]).bridge)
    #expect(back.steps == [.movedIn: [Number(1)]] && back.sum == back.end)
  }

  /// Completed ones that became public, were taken back or went out of sight: the numerator says so and adds up.
  @Test func theNumeratorTellsWhyItMoved() throws {
    let earlier = [
      item(1, .completed, .internal), item(2, .completed, .public), item(3, .completed, .public),
      item(4, .implementation, .public), item(5, .implementation, .internal), item(6, .completed, .public),
    ]
    let later = [
      item(1, .completed, .public), item(2, .implementation, .public), item(3, .completed, .internal),
      item(4, .completed, .public), item(5, .completed, .public), item(7, .completed, .public),
    ]
    let bridge = try #require(report(.public, from: earlier, to: later).completionBridge)
    #expect(
      bridge.steps == [
        .movedIn: [Number(1), Number(5)], .corrected: [Number(2)], .movedOut: [Number(3)],
        .completed: [Number(4), Number(7)], .withdrawn: [Number(6)],
      ])
    #expect((bridge.start, bridge.end, bridge.sum) == (3, 4, 4))
  }

  /// What was released after the cut-off date is told, what was withdrawn since is not.
  @Test func permissionsAreThoseOfTheDayOnWhichThePaperIsMade() throws {
    let state = Snapshot(
      moment: Moment(change: 9, day: cutOff), configuration: Town.configuration,
      subProjects: [
        item(1, .completed, .internal), item(2, .implementation, .public), item(3, .implementation, .public),
      ])
    let view = try state.permitted(by: [Number(1): .public, Number(2): .internal]).view(for: .public)
    #expect(view.subProjects.map(\.number) == [Number(1)], "what is gone since is told to nobody")
    #expect(try state.permitted(by: nil).view(for: .public).subProjects.count == 2)
  }

  @Test func theBridgeOfEveryFieldAddsUpForRandomStates() throws {
    var dice = Dice(7)
    for _ in 0..<200 {
      func state() -> [SubProject] {
        (1...12).filter { _ in dice.chance(80) }.map { number in
          var item = Town.subProject(number, in: dice.pick(Status.allCases))
          item.visibility = dice.pick(Visibility.allCases)
          item.field = Key(dice.pick(["ozg", "tools"]))
          return item
        }
      }
      let report = try report(dice.pick(Audience.allCases), from: state(), to: state())
      let bridge = try #require(report.bridge)
      #expect(bridge.sum == bridge.end)
      #expect(bridge.end == report.progress.total.denominator)
      #expect(bridge.start == report.progressBefore?.total.denominator)
      for group in report.progress.groups {
        let own = report.bridges[group.key] ?? ScopeBridge()
        #expect(own.sum == own.end && own.end == group.figures.denominator)
      }
      #expect(report.bridges.values.map(\.end).reduce(0, +) == bridge.end)
      let completion = try #require(report.completionBridge)
      #expect(completion.sum == completion.end)
      #expect(completion.end == report.progress.total.completed)
      #expect(completion.start == report.progressBefore?.total.completed)
      for group in report.progress.groups {
        let own = report.completionBridges[group.key] ?? CompletionBridge()
        #expect(own.sum == own.end && own.end == group.figures.completed)
      }
    }
  }

  @Test func deviationsComeWorstFirstAndLateOnesToo() throws {
    var (red, yellow, late, green) = (
      item(4, .implementation, .public), item(3, .implementation, .public), item(2, .implementation, .public),
      item(1, .implementation, .public)
    )
    func rate(_ item: inout SubProject, _ light: TrafficLight) throws {
      var rating = Rating(light)
      (rating.dimension, rating.measure) = (.cost, "Maßnahme")
      (rating.decisionNeeded, rating.decisionFrom, rating.reason) = ("Mittel", "Rat", "weil")
      try item.apply(rating, today: cutOff)
    }
    try rate(&red, .red)
    try rate(&yellow, .yellow)
    late.plannedEnd = cutOff - 1
    green.plannedEnd = cutOff + 30
    try rate(&green, .green)
    for audience in [Audience.nonpublic, .public] {
      let report = try report(audience, to: [green, late, yellow, red])
      #expect(report.deviations.map(\.item.number.value).prefix(2) == [4, 3])
      #expect(report.deviations.contains { $0.item.number.value == 2 && $0.isOverdue })
      #expect(report.deviations.first?.item.measure == (audience == .public ? nil : "Maßnahme"))
      #expect(report.deviations.first?.item.decisionNeeded == (audience == .public ? nil : "Mittel"))
    }
  }

  /// What is rated green or not at all is told of all the same where a date of it has passed, with both lights.
  @Test func aGoodLightHidesNoDateThatPassed() throws {
    var items = (1...5).map { item($0, .implementation, .public) }
    for index in items.indices { items[index].plannedEnd = cutOff + 30 }
    items[1].milestones = [Milestone(title: "Abnahme", due: cutOff - 1)]
    items[2].plannedEnd = cutOff - 1
    items[3].milestones = [Milestone(title: "Abnahme", due: cutOff - 1, doneOn: cutOff - 2)]
    items[4].milestones = [Milestone(title: "Abnahme", due: cutOff - 1)]
    var rating = Rating(.green)
    rating.reason = "Nur die Abnahme fehlt"
    for index in 0...3 { try items[index].apply(rating, today: cutOff) }
    let deviations = try report(.nonpublic, to: items).deviations
    #expect(deviations.map(\.item.number.value) == [3, 2, 5])
    #expect(deviations.map(\.light) == [.green, .green, .grey])
    #expect(deviations.map(\.proposed) == [.red, .yellow, .yellow])
    #expect(deviations.map(\.isBetterThanProposed) == [true, true, false])
    #expect(deviations.first?.item.ratingReason == "Nur die Abnahme fehlt")
    #expect(try report(.public, to: items).deviations.map(\.item.ratingReason) == [nil, nil, nil])
  }

  @Test(arguments: [("2026-11-13", true), ("2026-12-31", false), ("2026-12-30", true)])
  func aQuarterRunsUntilItsLastDay(day: String, isRunning: Bool) throws {
    let day = try Day(parsing: day)
    var done = item(1, .completed, .public)
    done.actualEnd = Day("2026-01-05")
    let committee = try Town.configuration.committee(named: "AVOS")
    let report = try CouncilReport(
      .init(committee: committee, meeting: nil, earlier: []), for: .public, from: nil, to: snapshot([done], on: day),
      .init(decisionsBefore: [], decisions: [], index: [], corrections: nil))
    #expect((report.runningQuarter?.description == "2026-Q4") == isRunning)
  }

  /// What was done before the last report and recorded only after it was told by none: by the older rules it never is.
  @Test func whatWasRecordedLateIsToldOnce() throws {
    let late = CouncilDecision(
      number: "B/1", text: "Bericht vorlegen", committee: Key("AVOS"), decidedOn: before - 100, doneOn: before - 50)
    func control(_ rules: CountingRules) -> DecisionControl {
      DecisionControl(
        [late], after: .init([], on: before), of: Key("AVOS"), for: .public, naming: [], on: cutOff, by: rules)
    }
    #expect(control(.doneOnce).done.map(\.number) == ["B/1"])
    #expect(control(.permissionToPublish).settled.map(\.number) == ["B/1"])
  }

  @Test func aDecisionIsToldUntilDoneOnceMoreAndThenInTheAnnex() throws {
    var decision = CouncilDecision(
      number: "B/1", text: "Bericht vorlegen", committee: Key("AVOS"), decidedOn: before - 100, dueOn: before,
      subProjects: [Number(1), Number(2)])
    let items = [item(1, .implementation, .public), item(2, .implementation, .internal)]
    var control = try report(.public, from: items, to: items, decisions: [decision]).decisions
    #expect(control.due.map(\.number) == ["B/1"])
    #expect(control.due.first?.subProjects == [Number(1)], "a number that is not public is not named")
    let open = decision
    decision.doneOn = cutOff - 1
    control = try report(.public, from: items, to: items, decisionsBefore: [open], decisions: [decision]).decisions
    #expect(control.due.isEmpty && control.done.map(\.number) == ["B/1"])
    // Done before the last report, but recorded after it: told now, and not before the next one in the annex.
    decision.doneOn = before - 1
    control = try report(.public, from: items, to: items, decisionsBefore: [open], decisions: [decision]).decisions
    #expect(control.done.map(\.number) == ["B/1"])
    control = try report(.public, from: items, to: items, decisionsBefore: [decision], decisions: [decision]).decisions
    #expect(control.done.isEmpty && control.settled.map(\.number) == ["B/1"])
    decision.part = .nonpublic
    #expect(try report(.public, to: items, decisions: [decision]).decisions.isEmpty)
    #expect(try report(.nonpublic, to: items, decisions: [decision]).decisions.done.count == 1)
  }

  @Test func thePublicReadsNoSumBehindWhichFewStand() throws {
    func budgeted(_ count: Int) -> [SubProject] {
      (1...count).map { number in
        var item = item(number, .implementation, .public)
        item.budgetPlanned = Money(cents: 100)
        return item
      }
    }
    #expect(try report(.public, to: budgeted(BudgetTotals.fewest - 1)).budget.total == nil)
    let budget = try report(.public, to: budgeted(BudgetTotals.fewest)).budget
    #expect(budget.total?.planned == Money(cents: 100 * BudgetTotals.fewest))
    #expect(budget.lines.isEmpty)
    #expect(try report(.nonpublic, to: budgeted(1)).budget.total?.planned == Money(cents: 100))
  }

  @Test func theCurveHasNoGapsAndCountsByTheDayOfEffect() throws {
    var items = (1...3).map { item($0, .completed, .public) }
    items[0].actualEnd = Day("2026-01-05")
    items[1].actualEnd = Day("2026-07-01")
    items[2].actualEnd = Day("2026-09-30")
    for index in items.indices { items[index].plannedEnd = Day("2026-06-30") }
    let points = try report(.public, to: items).curve.points
    #expect(points.map(\.quarter.description) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
    #expect(points.map(\.completed) == [1, 0, 2, 0])
    #expect(points.map(\.planned) == [0, 3, 0, 0])
  }

  @Test func whatWasWrongInTheLastReportIsNamed() throws {
    let wrong = item(1, .completed, .public)
    let right = item(1, .implementation, .public)
    let frozen = snapshot([wrong, item(2, .completed, .public)], on: before)
    func revision(_ id: Int, undoes: Int?, _ from: SubProject?, _ to: SubProject?) -> Revision {
      let changeset = Changeset(
        id: id, recordedAt: Instant(cutOff), actor: "a", command: "undo", message: nil, undoes: undoes)
      return Revision(changeset: changeset, number: Number(1), before: from, after: to)
    }
    let corrected = try CorrectedFigures(
      of: ReportNumber(1), frozen, [revision(9, undoes: 1, wrong, right)], until: frozen, for: .public)
    #expect(corrected.items.map(\.before.status) == [.completed])
    #expect(corrected.items.map(\.after?.status) == [.implementation])
    func line(_ figure: CorrectedFigures.Figure, _ before: Int, _ after: Int) -> [CorrectedFigures.Line] {
      [nil, Key("ozg")].map { .init(field: $0, figure: figure, before: before, after: after) }
    }
    #expect(
      Set(corrected.lines)
        == Set(
          line(.group(.completed), 2, 1) + line(.group(.underway), 0, 1) + line(.open, 0, 1) + line(.light(.grey), 0, 1)
        ))
    #expect(corrected.change(.group(.completed)) == -1 && corrected.change(.stock) == 0)
    // What was recorded since is no mistake of the report: only what the correction changed counts.
    var (since, put) = (wrong, right)
    since.field = Key("tools")
    put.field = Key("tools")
    let moved = try CorrectedFigures(
      of: ReportNumber(1), frozen, [revision(9, undoes: 1, since, put)], until: frozen, for: .public)
    #expect(moved.lines == corrected.lines)
    // What happened after the report was no mistake in it, and a correction that was taken back is none.
    let later = [revision(9, undoes: nil, wrong, right), revision(10, undoes: 9, right, wrong)]
    #expect(try CorrectedFigures(of: ReportNumber(1), frozen, later, until: frozen, for: .public).isEmpty)
    // There and back after the report, and back once more: it was right then.
    let news = [
      revision(9, undoes: nil, wrong, right), revision(10, undoes: nil, right, wrong),
      revision(11, undoes: 8, wrong, right),
    ]
    #expect(try CorrectedFigures(of: ReportNumber(1), frozen, news, until: frozen, for: .public).isEmpty)
    // Of what the public does not see any more it learns nothing.
    let hidden = snapshot([item(1, .implementation, .internal), item(2, .completed, .public)], on: cutOff)
    let unseen = [revision(9, undoes: 1, wrong, right)]
    #expect(try CorrectedFigures(of: ReportNumber(1), frozen, unseen, until: hidden, for: .public).isEmpty)
    #expect(try !CorrectedFigures(of: ReportNumber(1), frozen, unseen, until: hidden, for: .house).isEmpty)
    // Who may read it is no figure.
    var secret = wrong
    secret.visibility = .internal
    let published = [revision(9, undoes: 1, wrong, secret)]
    #expect(try CorrectedFigures(of: ReportNumber(1), frozen, published, until: frozen, for: .public).isEmpty)
    // Its addition was the mistake.
    let withdrawn = try CorrectedFigures(
      of: ReportNumber(1), frozen, [revision(9, undoes: 1, wrong, nil)], until: frozen, for: .public)
    #expect(withdrawn.items.map(\.number) == [Number(1)] && withdrawn.items.map(\.after) == [nil])
    #expect(withdrawn.lines.contains(.init(field: nil, figure: .stock, before: 2, after: 1)))
  }
}
