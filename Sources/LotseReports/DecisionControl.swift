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

  /// Of what is recorded now and was recorded before; references only to the sub-projects that are shown.
  init(
    _ decisions: [CouncilDecision], before: [CouncilDecision], of committee: Key<Committee>, for audience: Audience,
    naming shown: Set<Number>, on day: Day
  ) {
    let told = Set(before.filter(\.isDone).map(\.number))
    let own = decisions.filter { $0.committee == committee && (audience != .public || $0.part == .public) }.map {
      decision in
      var decision = decision
      decision.subProjects = decision.subProjects.filter(shown.contains)
      return decision
    }.sorted { ($0.dueOn ?? $0.decidedOn, $0.number) < ($1.dueOn ?? $1.decidedOn, $1.number) }
    due = own.filter { $0.isDue(on: day) }
    open = own.filter { !$0.isDone && !$0.isDue(on: day) }
    done = own.filter { $0.isDone && !told.contains($0.number) }
    settled = own.filter { $0.isDone && told.contains($0.number) }
  }
}
