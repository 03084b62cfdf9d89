import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseReports

/// What is done is told exactly once per committee and audience, whatever was recorded when.
@Suite struct DecisionControlTests {
  private static let committees: [Key<Committee>] = [Key("AVOS"), Key("WiDi")]

  /// A decision as it is at one time of a random history.
  private static func change(_ decision: CouncilDecision, on day: Day, _ random: inout Dice) -> CouncilDecision {
    var decision = decision
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: decision.doneOn = max(decision.decidedOn, day - Int.random(in: 0..<120, using: &random))
    case 2: (decision.doneOn, decision.outcome) = (nil, nil)
    case 3: decision.part = decision.part == .public ? .nonpublic : .public
    case 4: decision.committee = committees.randomElement(using: &random) ?? committees[0]
    case 5: decision.dueOn = decision.decidedOn + Int.random(in: 0..<400, using: &random)
    default: break
    }
    return decision
  }

  @Test(arguments: 0..<20) func doneIsToldExactlyOnce(seed: Int) throws {
    var random = Dice(seed)
    for _ in 0..<500 {
      let audience = Audience.allCases.randomElement(using: &random) ?? .public
      var day = Day("2025-01-01")
      var known: [CouncilDecision] = []
      var earlier: DecisionControl.Earlier?
      // By number, whether the reports so far showed it as done, in the order of the reports.
      var shown: [String: [(isDone: Bool, isTold: Bool)]] = [:]
      for report in 0..<8 {
        day = day + Int.random(in: 1..<90, using: &random)
        for index in known.indices { known[index] = Self.change(known[index], on: day, &random) }
        if Bool.random(using: &random) {
          // Also what was decided, and perhaps done, long ago.
          let decided = day - Int.random(in: 0..<200, using: &random)
          let isDone = Int.random(in: 0..<3, using: &random) == 0
          known.append(
            CouncilDecision(
              number: "B/\(report)", text: "x",
              committee: Self.committees.randomElement(using: &random) ?? Self.committees[0],
              decidedOn: decided, doneOn: isDone ? decided : nil))
        }
        let cutOff = day - Int.random(in: 0..<30, using: &random)
        guard earlier.map({ $0.day < cutOff }) ?? true else { continue }
        let control = DecisionControl(
          known, after: earlier, of: Self.committees[0], for: audience, naming: [], on: cutOff)
        earlier = .init(known, on: cutOff)
        let all = control.all.map(\.number)
        #expect(Set(all).count == all.count)
        for decision in known {
          let isMeant =
            decision.committee == Self.committees[0] && (audience != .public || decision.part == .public)
            && decision.decidedOn <= cutOff
          #expect(all.contains(decision.number) == isMeant)
          let isDone = isMeant && (decision.doneOn.map { $0 <= cutOff } ?? false)
          let isTold = control.done.contains { $0.number == decision.number }
          #expect(isDone == (isTold || control.settled.contains { $0.number == decision.number }))
          shown[decision.number, default: []].append((isDone, isTold))
        }
      }
      for (number, reports) in shown {
        for (index, report) in reports.enumerated() {
          let isFirst = report.isDone && (index == 0 || !reports[index - 1].isDone)
          #expect(report.isTold == isFirst, "\(number), report \(index)")
        }
      }
    }
  }
}
