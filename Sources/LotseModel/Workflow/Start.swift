public import LotseBasics

extension Workflow {
  /// The rules that lead from one status to another in the fewest moves, as they stand in the table; nil where none do.
  func way(from start: Status, to end: Status) -> [Rule]? {
    var ways: [(at: Status, rules: [Rule])] = [(start, [])]
    var seen = [start]
    while !ways.isEmpty {
      let (here, rules) = ways.removeFirst()
      if here == end { return rules }
      for (next, rule) in moves(from: here, held: nil) where !seen.contains(next) {
        seen.append(next)
        ways.append((next, rules + [rule]))
      }
    }
    return nil
  }
}

extension SubProject {
  /// Brings a new sub-project to the status in which it is already, on the way that the workflow has for it. Throws
  /// `MoveRefusal.missing` with everything that any step of the way asks for, or what else a move throws.
  public mutating func start(_ move: Move, by workflow: Workflow, today: Day) throws(Refusal) {
    guard let way = workflow.way(from: status, to: move.to) else {
      let allowed = workflow.moves(from: status, held: nil).map(\.to)
      throw .move(.forbidden(number, from: status, to: move.to, allowed: allowed, held: nil))
    }
    var missing: [Requirement] = []
    for requirement in way.flatMap(\.requires) where !missing.contains(requirement) {
      if !isMet(requirement, by: move, today) { missing.append(requirement) }
    }
    guard missing.isEmpty else { throw .move(.missing(number, move.to, missing)) }
    // What lies between is not recorded; the last step has its day, the others that of the beginning.
    let begin = [move.on, actualStart, actualEnd, today].compactMap { $0 }.min() ?? today
    statusSince = begin
    for case .status(let between) in way.dropLast().map(\.to) { status = between }
    try apply(move, by: workflow, today: today)
  }
}
