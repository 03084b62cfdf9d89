import LotseBasics
import LotseModel
import TestSupport
import Testing

/// The workflow is the table of the product's definition: every move of it, and no other.
@Suite struct WorkflowTests {
  /// The table once more, written out by hand: from, to, what it asks for.
  private static let table: [(Status, Status, Set<Requirement>)] =
    [
      (.proposed, .planned, [.decision, .plannedEnd]),
      (.planned, .concept, [.actualStart]),
      (.planned, .implementation, [.actualStart]),
      (.concept, .implementation, [.milestoneOrScope]),
      (.implementation, .pilot, [.pilotPlace]),
      (.implementation, .rollout, [.coverage]),
      (.pilot, .rollout, [.coverage]),
      (.implementation, .completed, [.actualEnd, .result, .evidence, .maturity]),
      (.pilot, .completed, [.actualEnd, .result, .evidence, .maturity]),
      (.rollout, .completed, [.actualEnd, .result, .evidence, .maturity]),
      (.pilot, .implementation, [.reason]),
      (.rollout, .pilot, [.reason]),
      (.onHold, .planned, [.reason]),  // the status held before, see `Town.way`
    ]
    + [Status.proposed, .planned, .concept, .implementation, .pilot, .rollout, .continuous, .onHold].flatMap { from in
      [
        (from, Status.continuous, Set<Requirement>([.reason, .nextStep])), (from, .onHold, [.reasonCode, .review]),
        (from, .cancelled, [.reason, .decision]), (from, .merged, [.successor]),
      ].filter { $0.0 != $0.1 }
    }

  @Test(arguments: Status.allCases, Status.allCases)
  func everyMoveIsAllowedOrRefusedAsTheTableSays(from: Status, to: Status) throws {
    var item = Town.subProject(in: from)
    #expect(item.status == from)
    Town.equip(&item)
    let move = Town.move(to: to, on: Day("2021-03-01"), successor: Number(2000))
    let isAllowed = WorkflowTests.table.contains { $0.0 == from && $0.1 == to }
    if isAllowed {
      try item.apply(move, by: .standard, today: Day("2021-03-01"))
      #expect(item.status == to)
      #expect(item.statusSince == Day("2021-03-01"))
      #expect(item.heldStatus == (to == .onHold ? from : nil))
      #expect(item.mergedInto == (to == .merged ? Number(2000) : nil))
      #expect(item.informedOn == Day("2021-03-01"))
      if !to.isOpen { #expect(item.lightSet == .grey && item.ratedOn == nil) }
    } else {
      let before = item
      #expect(throws: Refusal.self) { try item.apply(move, by: .standard, today: Day("2021-03-01")) }
      #expect(item == before)
    }
  }

  @Test(arguments: WorkflowTests.table.indices)
  func everyMoveAsksForExactlyWhatTheTableSays(row: Int) throws {
    let (from, to, requirements) = WorkflowTests.table[row]
    let rule = try #require(Workflow.standard.rule(from: from, to: to, held: from == .onHold ? .planned : nil))
    #expect(Set(rule.requires) == requirements)
    for requirement in requirements {
      var item = Town.subProject(in: from)
      item.kind = .ozgService
      Town.equip(&item)
      var move = Town.move(to: to, on: Day("2021-03-01"), successor: Number(2000))
      withhold(requirement, from: &item, and: &move)
      var refused: Set<Requirement>?
      do {
        try item.apply(move, by: .standard, today: Day("2021-03-01"))
      } catch .move(.missing(_, _, let missing)) {
        refused = Set(missing)
      } catch {
        Issue.record("\(error)")
      }
      #expect(refused == [requirement], "\(from) → \(to) without \(requirement)")
    }
  }

  private func withhold(_ requirement: Requirement, from item: inout SubProject, and move: inout Move) {
    switch requirement {
    case .decision: (move.decision, move.approvedBy) = (nil, nil)
    case .plannedEnd: item.plannedEnd = nil
    case .actualStart: item.actualStart = nil
    case .milestoneOrScope: item.scope = nil
    case .pilotPlace: item.pilotPlace = nil
    case .coverage: item.coverageTarget = nil
    case .actualEnd: item.actualEnd = nil
    case .result: item.result = nil
    case .evidence: item.evidence = nil
    case .maturity: (item.maturityModel, item.maturityLevel, item.maturityOn, item.maturityBasis) = (nil, nil, nil, nil)
    case .reason: (move.reason, move.reasonCode) = (nil, nil)
    case .reasonCode: move.reasonCode = nil
    case .nextStep: item.nextStepOn = nil
    case .review: item.reviewOn = nil
    case .successor: move.successor = nil
    }
  }

  @Test func belowOnlineAsksForAReason() throws {
    var item = Town.subProject(in: .implementation)
    item.kind = .ozgService
    Town.equip(&item)
    item.maturityLevel = 2
    let move = Town.move(to: .completed, on: Day("2021-03-01"), successor: Number(2))
    #expect(throws: Refusal.move(.missing(Number(1), .completed, [.maturity]))) {
      try item.apply(move, by: .standard, today: Day("2021-03-01"))
    }
    item.maturityReason = "Nachweise noch auf Papier"
    try item.apply(move, by: .standard, today: Day("2021-03-01"))
    #expect(item.status == .completed)
  }

  @Test func aReviewDateThatHasPassedWillNotDo() {
    var item = Town.subProject(in: .concept)
    item.reviewOn = Day("2021-02-28")
    let move = Town.move(to: .onHold, on: Day("2021-03-01"), successor: Number(2))
    #expect(throws: Refusal.move(.missing(Number(1), .onHold, [.review]))) {
      try item.apply(move, by: .standard, today: Day("2021-03-01"))
    }
  }

  @Test func otherAsAReasonAsksForAText() {
    var item = Town.subProject(in: .concept)
    item.reviewOn = Day("2027-01-01")
    var move = Move(to: .onHold)
    move.reasonCode = .other
    #expect(throws: Refusal.move(.missing(Number(1), .onHold, [.reasonCode]))) {
      try item.apply(move, by: .standard, today: Day("2021-03-01"))
    }
  }

  @Test(arguments: Status.allCases, Status.allCases)
  func aCorrectionMayGoAnywhereButIsMarkedAndReasoned(from: Status, to: Status) throws {
    var item = Town.subProject(in: from)
    var move = Move(to: to)
    move.isCorrection = true
    move.successor = Number(2000)
    #expect(throws: Refusal.self) { try item.apply(move, by: .standard, today: Day("2021-03-01")) }
    move.reason = "Verwechselt"
    guard from != to else { return }
    if to == .onHold, !from.isOpen {
      #expect(throws: Refusal.rating(.closed(Number(1), from))) {
        try item.apply(move, by: .standard, today: Day("2021-03-01"))
      }
      return
    }
    let informed = item.informedOn
    try item.apply(move, by: .standard, today: Day("2021-03-01"))
    #expect(item.status == to && item.isCorrection && item.reasonCode == .correction)
    #expect(item.informedOn == informed, "a correction is no report of the unit")
  }

  @Test func aMoveTakesEffectNeitherInTheFutureNorBeforeTheLast() {
    var item = Town.subProject(in: .planned, since: Day("2021-02-01"))
    Town.equip(&item)
    var move = Town.move(to: .concept, on: Day("2021-03-02"), successor: Number(2))
    #expect(throws: Refusal.item(.inTheFuture(.statusSince, Day("2021-03-02")))) {
      try item.apply(move, by: .standard, today: Day("2021-03-01"))
    }
    move.on = Day("2021-01-31")
    #expect(throws: Refusal.move(.beforePreviousStatus(Number(1), Day("2021-01-31"), Day("2021-02-01")))) {
      try item.apply(move, by: .standard, today: Day("2021-03-01"))
    }
  }

  @Test func theStandardTableHasNoFlawAndSurvivesItsEntries() {
    #expect(Workflow.standard.flaws.isEmpty)
    let entries = Workflow.standard.entries
    #expect(CityConfiguration(entries).workflow == .standard)
  }

  @Test func flawsAreFound() {
    let states = Workflow.standard.states
    let rules = Workflow.standard.rules
    func flaws(_ states: [Workflow.State], _ rules: [Workflow.Rule]) -> [Workflow.Flaw] {
      Workflow(states: states, rules: rules).flaws
    }
    func rule(_ from: Status, _ to: Status) -> Workflow.Rule {
      Workflow.Rule(.status(from), .status(to), requires: [], why: Phrase("", ""))
    }
    #expect(flaws(states.filter { $0.status != .pilot }, rules).contains(.unused(.pilot, rule: 4)))
    #expect(flaws(states, rules + [rule(.completed, .planned)]) == [.leavesFinal(.completed, rule: rules.count)])
    #expect(flaws(states, rules + [rule(.pilot, .pilot)]) == [.pointless(.pilot, rule: rules.count)])
    #expect(flaws(states, rules + [rules[0]]) == [.repeated(rule: rules.count)])
    #expect(flaws(states.filter { $0.status != .completed }, []).contains(.missing(.completed)))
    let few = [Status.proposed, .planned, .completed].map { Workflow.State($0) }
    #expect(flaws(few, [rule(.proposed, .completed)]) == [.unreachable(.planned), .noWayOut(.planned)])
    #expect(flaws(few, [rule(.proposed, .completed), rule(.proposed, .planned)]) == [.noWayOut(.planned)])
    #expect(flaws(few, [rule(.proposed, .planned), rule(.planned, .completed)]).isEmpty)
  }
}
