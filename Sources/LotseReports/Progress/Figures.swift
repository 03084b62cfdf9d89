public import LotseBasics
public import LotseModel

/// What is counted of a set of sub-projects on one day.
public struct Figures: Hashable, Sendable {
  public private(set) var byStatus: [Status: Int] = [:]
  /// Open items only; an expired rating counts as grey.
  public private(set) var byLight: [TrafficLight: Int] = [:]
  /// Open items whose planned end has passed: "Termin überschritten, Abschluss nicht gemeldet" (rule of counting 2).
  public private(set) var overdue = 0

  public init() {}

  public init(_ tallies: some Sequence<Tally>) {
    for tally in tallies {
      byStatus[tally.status, default: 0] += tally.count
      byLight.merge(tally.lights, uniquingKeysWith: +)
      overdue += tally.overdue
    }
  }

  /// The same figures from the sub-projects themselves.
  public init(_ subProjects: some Sequence<SubProject>, on day: Day, ratingExpiresAfter: Int) {
    for subProject in subProjects { count(subProject, on: day, ratingExpiresAfter: ratingExpiresAfter) }
  }

  mutating func count(_ subProject: SubProject, on day: Day, ratingExpiresAfter: Int) {
    byStatus[subProject.status, default: 0] += 1
    if let light = subProject.light(on: day, expiringAfter: ratingExpiresAfter) { byLight[light, default: 0] += 1 }
    if subProject.isOverdue(on: day) { overdue += 1 }
  }

  static func + (left: Figures, right: Figures) -> Figures {
    var sum = left
    sum.byStatus.merge(right.byStatus, uniquingKeysWith: +)
    sum.byLight.merge(right.byLight, uniquingKeysWith: +)
    sum.overdue += right.overdue
    return sum
  }

  public subscript(status: Status) -> Int { byStatus[status] ?? 0 }
  public subscript(light: TrafficLight) -> Int { byLight[light] ?? 0 }

  /// Everything that has a number, whatever became of it; finished items stay in (rule of counting 4).
  public var stock: Int { byStatus.values.reduce(0, +) }
  public var completed: Int { self[.completed] }
  public var open: Int { byStatus.filter(\.key.isOpen).values.reduce(0, +) }

  /// What completion is measured against: all but cancelled, merged and continuous (rule of counting 1).
  public var denominator: Int { byStatus.filter(\.key.isCounted).values.reduce(0, +) }

  /// Completed of the denominator in percent, rounded down; nil where the denominator is 0 (rule of counting 1).
  public var percent: Int? { denominator == 0 ? nil : completed * 100 / denominator }

  public func count(_ group: StatusGroup, _ workflow: Workflow) -> Int {
    byStatus.filter { workflow.group($0.key) == group }.values.reduce(0, +)
  }
}
