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

  /// Whether the unit has said nothing about an open item for longer than that many days.
  public func isStale(on day: Day, after days: Int) -> Bool {
    status.isOpen && day - informedOn > days
  }
}
