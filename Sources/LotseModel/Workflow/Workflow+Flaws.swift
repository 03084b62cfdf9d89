extension Workflow {
  /// Why a table cannot serve as a workflow.
  public enum Flaw: Hashable, Sendable {
    /// A rule names a status that is not in use.
    case unused(Status, rule: Int)
    /// A rule leaves a status that nothing leaves, or stays where it is.
    case leavesFinal(Status, rule: Int)
    case pointless(Status, rule: Int)
    /// Two rules for the same move.
    case repeated(rule: Int)
    /// Nothing leads to the status from a new item.
    case unreachable(Status)
    /// An open status from which no end can be reached.
    case noWayOut(Status)
    /// The workflow lacks a status that the rules of counting stand on.
    case missing(Status)
  }

  /// Everything that is wrong with the table; empty for one that can be used.
  public var flaws: [Flaw] {
    let used = Set(states.map(\.status))
    var flaws = [Status.proposed, .completed].filter { !used.contains($0) }.map(Flaw.missing)
    for (index, rule) in rules.enumerated() {
      if case .status(let from) = rule.from {
        if !used.contains(from) { flaws.append(.unused(from, rule: index)) }
        if !from.isOpen { flaws.append(.leavesFinal(from, rule: index)) }
        if rule.to == .status(from) { flaws.append(.pointless(from, rule: index)) }
      }
      if case .status(let to) = rule.to, !used.contains(to) { flaws.append(.unused(to, rule: index)) }
      if rules[..<index].contains(where: { $0.from == rule.from && $0.to == rule.to }) {
        flaws.append(.repeated(rule: index))
      }
    }
    guard flaws.isEmpty else { return flaws }
    let reachable = closure(of: [.proposed])
    for state in states where !reachable.contains(state.status) { flaws.append(.unreachable(state.status)) }
    for state in states where state.status.isOpen {
      if !closure(of: [state.status]).contains(where: { !$0.isOpen }) { flaws.append(.noWayOut(state.status)) }
    }
    return flaws
  }

  /// All statuses that can be reached; an item on hold may resume any open status that can be put on hold.
  private func closure(of start: Set<Status>) -> Set<Status> {
    var reached = start
    var frontier = Array(start)
    while let status = frontier.popLast() {
      for held in [nil] + states.map({ Optional($0.status) }) where held == nil || held?.isOpen == true {
        for (to, _) in moves(from: status, held: held) where reached.insert(to).inserted { frontier.append(to) }
      }
    }
    return reached
  }
}
