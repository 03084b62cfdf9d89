internal import LotseBasics
internal import LotseModel

/// The days that matter of a set of sub-projects, seen from one day.
struct Deadlines {
  let overdueMilestones: [WeeklyReport.Deadline]
  let overdueEnds: [WeeklyReport.Deadline]
  let reviews: [WeeklyReport.Deadline]
  let upcoming: [WeeklyReport.Deadline]

  /// The days to come that a report looks at.
  static func horizon(from day: Day, _ lookAhead: Int) -> ClosedRange<Day> { day + 1...day + max(1, lookAhead) }

  init(_ subProjects: [SubProject], on day: Day, lookAhead: Int) {
    var late: [WeeklyReport.Deadline] = []
    var ended: [WeeklyReport.Deadline] = []
    var due: [WeeklyReport.Deadline] = []
    var ahead: [WeeklyReport.Deadline] = []
    let horizon = Deadlines.horizon(from: day, lookAhead)

    for item in subProjects where item.status.isOpen {
      func deadline(_ matter: WeeklyReport.Deadline.Matter, _ day: Day, _ note: String? = nil) -> WeeklyReport.Deadline
      {
        .init(number: item.number, unit: item.unit, status: item.status, matter: matter, day: day, note: note)
      }
      late += item.overdueMilestones(on: day).map { deadline(.milestone, $0.due, $0.title) }
      if item.isOverdue(on: day), let end = item.plannedEnd { ended.append(deadline(.plannedEnd, end)) }
      if let review = item.reviewOn {
        if review <= day { due.append(deadline(.review, review, item.reason)) }
        if horizon.contains(review) { ahead.append(deadline(.review, review, item.reason)) }
      }
      if let step = item.nextStepOn, horizon.contains(step) { ahead.append(deadline(.nextStep, step)) }
      guard item.status != .onHold else { continue }
      ahead += item.milestones.filter { $0.doneOn == nil && horizon.contains($0.due) }
        .map { deadline(.milestone, $0.due, $0.title) }
      if let end = item.plannedEnd, horizon.contains(end) { ahead.append(deadline(.plannedEnd, end)) }
      if let start = item.plannedStart, item.actualStart == nil, horizon.contains(start) {
        ahead.append(deadline(.plannedStart, start))
      }
    }
    func sorted(_ deadlines: [WeeklyReport.Deadline]) -> [WeeklyReport.Deadline] {
      deadlines.sorted { ($0.day, $0.number, $0.matter.rawValue) < ($1.day, $1.number, $1.matter.rawValue) }
    }
    overdueMilestones = sorted(late)
    overdueEnds = sorted(ended)
    reviews = sorted(due)
    upcoming = sorted(ahead)
  }
}
