public import LotseModel

/// The status report of one ISO week as a value: everything is counted here, nothing is worded or laid out.
public struct WeeklyReport: Sendable {
  public let week: ISOWeek
  /// The day whose end the report shows: the week's Sunday, or an earlier cut-off.
  public let cutOff: Day
  public let configuration: Configuration
  public let start: Moment
  public let end: Moment
  public let figures: Figures
  public let figuresBefore: Figures
  public let progress: Progress
  public let progressBefore: Progress
  public let bridge: ScopeBridge
  public let moves: [StatusMove]
  public let lightChanges: [LightChange]
  public let betterThanProposed: [SubProject]
  public let overdueMilestones: [Deadline]
  public let overdueEnds: [Deadline]
  public let reviews: [Deadline]
  public let upcoming: [Deadline]
  public let rollCall: [RollCall]
  public let silent: [SubProject]
  public let corrections: [Revision]
  /// Titles of everything the report names, also of what is no longer there.
  public let titles: [Number: String]

  /// A status move of the week, corrections aside.
  public struct StatusMove: Hashable, Sendable {
    public let number: Number
    public let from: Status
    public let to: Status
    public let on: Day
    public let reasonCode: ReasonCode?
    public let reason: String?
    public let mergedInto: Number?
    /// What else the move rests on, such as the decision or the result.
    public let grounds: String?
    /// Whether the move was corrected or undone within the same week.
    public let wasCorrected: Bool
  }

  public struct LightChange: Hashable, Sendable {
    public let number: Number
    public let unit: Key<Unit>
    public let from: TrafficLight
    public let to: TrafficLight
    public let hasExpired: Bool
    public let dimension: Dimension?
    public let measure: String?
    public let decisionNeeded: String?
    public let decisionFrom: String?
  }

  /// A day on which something about an item falls or fell due.
  public struct Deadline: Hashable, Sendable {
    public enum Matter: String, Sendable { case milestone, plannedEnd, plannedStart, review, nextStep }
    public let number: Number
    public let unit: Key<Unit>
    public let status: Status
    public let matter: Matter
    public let day: Day
    /// The milestone's title or the reason of the hold.
    public let note: String?
  }

  /// What a unit with open items reported in the week.
  public struct RollCall: Hashable, Sendable {
    public enum Answer: String, Sendable { case reported, unchanged, silent }
    public let unit: Key<Unit>
    public let answer: Answer
    public let openItems: Int
    public let reportedItems: Int
    public let confirmedItems: Int
    /// The newest and the oldest day on which anything about an open item of the unit was reported.
    public let newest: Day
    public let oldest: Day
  }

  /// `later` is the state at the end of the report, `earlier` that at the end of the week before, and `revisions` what
  /// led from one to the other.
  public init(week: ISOWeek, from earlier: Snapshot, to later: Snapshot, _ revisions: [Revision]) {
    self.week = week
    configuration = later.configuration
    start = earlier.moment
    end = later.moment
    cutOff = later.moment.day
    let day = later.moment.day
    let expiry = configuration.ratingExpiresAfter
    figures = Figures(later.subProjects, on: day, ratingExpiresAfter: expiry)
    figuresBefore = Figures(
      earlier.subProjects, on: earlier.moment.day, ratingExpiresAfter: earlier.configuration.ratingExpiresAfter)
    progress = Progress(later, by: .field)
    progressBefore = Progress(earlier, by: .field)
    bridge = ScopeBridge(from: earlier, to: later)
    let corrected = Dictionary(
      revisions.filter(\.isCorrection).map { ($0.number, $0.changeset.id) }, uniquingKeysWith: max)
    moves = revisions.compactMap { revision in
      WeeklyReport.statusMove(revision, wasCorrected: corrected[revision.number, default: 0] > revision.changeset.id)
    }
    lightChanges = WeeklyReport.lightChanges(from: earlier, to: later)
    betterThanProposed = later.subProjects.filter { item in
      guard let light = item.light(on: day, expiringAfter: expiry), light != .grey,
        let proposed = item.proposedLight(on: day)
      else { return false }
      return light.severity < proposed.severity
    }
    let deadlines = Deadlines(later.subProjects, on: day, lookAhead: configuration.lookAhead)
    overdueMilestones = deadlines.overdueMilestones
    overdueEnds = deadlines.overdueEnds
    reviews = deadlines.reviews
    upcoming = deadlines.upcoming
    rollCall = WeeklyReport.rollCall(later, revisions, since: earlier.moment.day)
    silent = later.subProjects.filter { $0.isStale(on: day, after: later.configuration.staleAfter) }
      .sorted { ($0.informedOn, $0.number) < ($1.informedOn, $1.number) }
    corrections = revisions.filter(\.isCorrection)
    titles = Dictionary(
      (earlier.subProjects + later.subProjects).map { ($0.number, $0.title) }
        + revisions.compactMap { ($0.after ?? $0.before).map { ($0.number, $0.title) } },
      uniquingKeysWith: { _, newer in newer })
  }

  private static func statusMove(_ revision: Revision, wasCorrected: Bool) -> StatusMove? {
    guard revision.isStatusMove, !revision.isCorrection, let before = revision.before, let after = revision.after
    else { return nil }
    let grounds: String? =
      switch after.status {
      case .completed: after.result
      case .planned, .cancelled: after.decision ?? after.approvedBy
      case .pilot: after.pilotPlace
      default: nil
      }
    return StatusMove(
      number: after.number, from: before.status, to: after.status, on: after.statusSince,
      reasonCode: after.reasonCode, reason: after.reason, mergedInto: after.mergedInto, grounds: grounds,
      wasCorrected: wasCorrected)
  }

  /// Lights that differ between the two states of items open in both; worse ones first, then by number.
  private static func lightChanges(from earlier: Snapshot, to later: Snapshot) -> [LightChange] {
    let before = Dictionary(uniqueKeysWithValues: earlier.subProjects.map { ($0.number, $0) })
    let (day, expiry) = (later.moment.day, later.configuration.ratingExpiresAfter)
    return later.subProjects.compactMap { item -> LightChange? in
      guard let to = item.light(on: day, expiringAfter: expiry),
        let from = before[item.number]?.light(
          on: earlier.moment.day, expiringAfter: earlier.configuration.ratingExpiresAfter), from != to
      else { return nil }
      return LightChange(
        number: item.number, unit: item.unit, from: from, to: to,
        hasExpired: item.isRatingExpired(on: day, after: expiry), dimension: item.dimension, measure: item.measure,
        decisionNeeded: item.decisionNeeded, decisionFrom: item.decisionFrom)
    }.sorted { left, right in
      let (leftTurn, rightTurn) = (
        left.to.severity - left.from.severity, right.to.severity - right.from.severity
      )
      let isLeftWorse = leftTurn > 0
      let isRightWorse = rightTurn > 0
      if isLeftWorse != isRightWorse { return isLeftWorse }
      return (-left.to.severity, left.number) < (-right.to.severity, right.number)
    }
  }

  /// Per unit with open items: reported, confirmed "no change", or silent.
  private static func rollCall(_ later: Snapshot, _ revisions: [Revision], since: Day) -> [RollCall] {
    let lasting = revisions.lasting
    let reports = Dictionary(grouping: lasting.filter(\.isReport), by: { $0.after?.unit })
    let confirmations = Dictionary(grouping: lasting.filter(\.isConfirmation), by: { $0.after?.unit })
    let open = Dictionary(grouping: later.subProjects.filter(\.status.isOpen), by: \.unit)
    return Grouping.unit.order(open.keys.map(\.text), in: later.configuration).compactMap { key in
      let unit = Key<Unit>(key)
      guard let items = open[unit], let newest = items.map(\.informedOn).max(),
        let oldest = items.map(\.informedOn).min()
      else { return nil }
      let reported = Set((reports[unit] ?? []).map(\.number)).count
      let confirmed = Set((confirmations[unit] ?? []).map(\.number)).count
      let answer: RollCall.Answer = reported > 0 ? .reported : confirmed > 0 ? .unchanged : .silent
      return RollCall(
        unit: unit, answer: answer, openItems: items.count, reportedItems: reported, confirmedItems: confirmed,
        newest: newest, oldest: oldest)
    }
  }
}
