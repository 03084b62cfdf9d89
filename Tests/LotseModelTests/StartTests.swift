import LotseBasics
import LotseModel
import TestSupport
import Testing

/// A project that runs already is added by the rules of the workflow.
@Suite struct StartTests {
  private static let today = Day(number: 20_000)

  private static func item(_ edit: (inout SubProject) throws -> Void) throws -> SubProject {
    var item = SubProject(
      number: Number(1), title: "x", field: Key("ozg"), kind: .tool, unit: Key("FB33"), proposedOn: today)
    try edit(&item)
    return item
  }

  @Test func everyStepAsksForWhatItAsksFor() throws {
    let item = try StartTests.item { _ in }
    for (status, missing) in [
      (Status.planned, [Requirement.decision, .plannedEnd]),
      (.implementation, [.decision, .plannedEnd, .actualStart]),
      (.completed, [.decision, .plannedEnd, .actualStart, .actualEnd, .result, .evidence]),
      (.onHold, [.reasonCode, .review]), (.merged, [.successor]),
    ] {
      #expect(throws: Refusal.move(.missing(Number(1), status, missing))) {
        var copy = item
        try copy.start(Move(to: status), by: .standard, today: StartTests.today)
      }
    }
  }

  @Test func whatBringsEverythingIsThere() throws {
    let begin = StartTests.today - 40
    var item = try StartTests.item {
      try $0.set(.plannedEnd, to: .day(StartTests.today + 90))
      try $0.set(.actualStart, to: .day(begin))
    }
    var move = Move(to: .implementation)
    move.decision = "V/12"
    try item.start(move, by: .standard, today: StartTests.today)
    #expect(item.status == .implementation)
    #expect(item.statusSince == begin)
    #expect(item.decision == "V/12")
  }

  @Test func whatTheWorkflowDoesNotKnowIsRefused() throws {
    let lone = Workflow(states: Workflow.standard.states, rules: [])
    var item = try StartTests.item { _ in }
    #expect(throws: Refusal.self) { try item.start(Move(to: .planned), by: lone, today: StartTests.today) }
  }
}
