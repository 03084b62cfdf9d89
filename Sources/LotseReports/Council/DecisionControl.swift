public import LotseBasics
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
  /// How deadlines were moved, by number.
  public let moves: [String: [DeadlineMove]]

  public var isEmpty: Bool { due.isEmpty && open.isEmpty && done.isEmpty && settled.isEmpty }

  /// What was known when the report before was made, as of whose end it showed it.
  public struct Earlier: Hashable, Sendable {
    public let decisions: [CouncilDecision]
    public let day: Day

    public init(_ decisions: [CouncilDecision], on day: Day) {
      self.decisions = decisions
      self.day = day
    }
  }

  /// Of what is known now, as it stood at the end of a day; references only to the sub-projects that are shown.
  public init(
    _ decisions: [CouncilDecision], moves: [String: [DeadlineMove]] = [:], after earlier: Earlier?,
    of committee: Key<Committee>, for audience: Audience, naming shown: Set<Number>, on day: Day,
    by rules: CountingRules = .current
  ) {
    func own(_ decisions: [CouncilDecision], _ day: Day) -> [CouncilDecision] {
      decisions.filter { decision in
        decision.committee == committee && decision.decidedOn <= day
          && (audience != .public || decision.part == .public)
      }.map { $0.state(on: day) }
    }
    let now = own(decisions, day).map { decision in
      var decision = decision
      decision.subProjects = decision.subProjects.filter(shown.contains)
      return decision
    }.sorted { ($0.dueOn ?? $0.decidedOn, $0.number) < ($1.dueOn ?? $1.decidedOn, $1.number) }
    let told = Set(earlier.map { own($0.decisions, $0.day) }?.filter(\.isDone).map(\.number) ?? [])
    let openBefore = Set(earlier?.decisions.filter { !$0.isDone }.map(\.number) ?? [])
    func isTold(_ decision: CouncilDecision) -> Bool {
      guard let doneOn = decision.doneOn, let earlier else { return false }
      return rules >= .doneOnce
        ? told.contains(decision.number) : doneOn <= earlier.day && !openBefore.contains(decision.number)
    }
    due = now.filter { $0.isDue(on: day) }
    open = now.filter { !$0.isDone && !$0.isDue(on: day) }
    done = now.filter { $0.isDone && !isTold($0) }
    settled = now.filter(isTold)
    let shown = Set(now.map(\.number))
    self.moves = moves.filter { shown.contains($0.key) }
  }
}
