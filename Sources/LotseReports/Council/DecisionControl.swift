internal import LotseBasics
public import LotseModel

/// The decisions of a committee that are followed up (Beschlusskontrolle): due ones stay until they are done, done ones
/// are told once more and then move to the annex.
public struct DecisionControl: Hashable, Sendable {
  public let due: [CouncilDecision]
  public let open: [CouncilDecision]
  /// Done since the last report.
  public let done: [CouncilDecision]
  /// Done, and told before.
  public let settled: [CouncilDecision]

  public var isEmpty: Bool { due.isEmpty && open.isEmpty && done.isEmpty && settled.isEmpty }

  /// Of what is known now, as it stood at the end of a day, and what was known when the last report was made; references
  /// only to the sub-projects that are shown. What was done by the day of the last report was told then, unless it was
  /// recorded as open at the time.
  init(
    _ decisions: [CouncilDecision], before: [CouncilDecision], of committee: Key<Committee>, for audience: Audience,
    naming shown: Set<Number>, on day: Day, since start: Day?
  ) {
    let openBefore = Set(before.filter { !$0.isDone }.map(\.number))
    let own = decisions.filter { decision in
      decision.committee == committee && decision.decidedOn <= day && (audience != .public || decision.part == .public)
    }.map { decision in
      var decision = decision
      decision.subProjects = decision.subProjects.filter(shown.contains)
      if let doneOn = decision.doneOn, doneOn > day { (decision.doneOn, decision.outcome) = (nil, nil) }
      return decision
    }.sorted { ($0.dueOn ?? $0.decidedOn, $0.number) < ($1.dueOn ?? $1.decidedOn, $1.number) }
    func isTold(_ decision: CouncilDecision) -> Bool {
      guard let doneOn = decision.doneOn, let start else { return false }
      return doneOn <= start && !openBefore.contains(decision.number)
    }
    due = own.filter { $0.isDue(on: day) }
    open = own.filter { !$0.isDone && !$0.isDue(on: day) }
    done = own.filter { $0.isDone && !isTold($0) }
    settled = own.filter(isTold)
  }
}
