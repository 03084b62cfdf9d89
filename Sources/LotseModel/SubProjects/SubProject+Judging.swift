public import LotseBasics

/// What follows from the attributes, on a day.
extension SubProject {
  public var maturity: Maturity? {
    guard let maturityModel, let maturityLevel, let maturityOn, let maturityBasis else { return nil }
    return Maturity(model: maturityModel, level: maturityLevel, assessedOn: maturityOn, basis: maturityBasis)
  }

  /// Whether a plan date has passed without the status saying so: "Termin überschritten, Abschluss nicht gemeldet" (rule 2).
  public func isOverdue(on day: Day) -> Bool {
    guard status.isOpen, status != .onHold, status != .continuous, let plannedEnd else { return false }
    return plannedEnd < day
  }

  /// Milestones of an open item whose day has passed and which nobody reported as done.
  public func overdueMilestones(on day: Day) -> [Milestone] {
    status.isOpen && status != .onHold ? milestones.filter { $0.isOverdue(on: day) } : []
  }

  /// The first day on which something of an open item is due, its planned end or a milestone; it is overdue from the day
  /// after.
  public var due: Day? {
    guard status.isOpen, status != .onHold else { return nil }
    let ends = status == .continuous ? [] : [plannedEnd].compactMap { $0 }
    return (ends + milestones.filter { $0.doneOn == nil }.map(\.due)).min()
  }

  /// Whether the unit has said nothing about an open item for longer than that many days.
  public func isStale(on day: Day, after days: Int) -> Bool {
    status.isOpen && day - informedOn > days
  }
}
