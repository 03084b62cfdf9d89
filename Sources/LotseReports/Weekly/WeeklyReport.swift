public import LotseBasics
public import LotseModel

/// The status report of one ISO week as a value: everything is counted here, nothing is worded or laid out.
public struct WeeklyReport: Sendable {
  public let week: ISOWeek
  /// Who reads it; what others may not read is not in it.
  public let audience: Audience
  /// How many of all sub-projects it counts.
  public let stock: Stock
  /// The day whose end the report shows: the week's Sunday, or an earlier cut-off.
  public let cutOff: Day
  /// Whether days of the week are still to come.
  public var isRunning: Bool { cutOff < week.sunday }
  /// What the roll call goes by.
  public let rules: CountingRules
  public let configuration: CityConfiguration
  public let start: Moment
  public let end: Moment
  public let figures: Figures
  public let figuresBefore: Figures
  public let progress: Progress
  public let progressBefore: Progress
  public let recentQuarters: RecentQuarters
  public let bridge: ScopeBridge
  public let completionBridge: CompletionBridge
  public let moves: [StatusMove]
  public let lightChanges: [LightChange]
  /// Everything that was rated red or yellow, red first.
  public let troubles: [Trouble]
  public var red: [Trouble] { troubles.filter { $0.light == .red && !$0.hasExpired } }
  public var yellow: [Trouble] { troubles.filter { $0.light == .yellow && !$0.hasExpired } }
  public var expiredRatings: [Trouble] { troubles.filter(\.hasExpired) }
  public let planAndPace: PlanAndPace
  public let betterThanProposed: [SubProject]
  public let overdueMilestones: [Deadline]
  public let overdueEnds: [Deadline]
  public let reviews: [Deadline]
  public let upcoming: [Deadline]
  public let rollCall: [RollCall]
  public let silent: [SubProject]
  public let corrections: [Revision]
  /// Figures of the last frozen report that were put right since.
  public let corrected: CorrectedFigures?
  /// Titles of everything the report names, also of what is no longer there.
  public let titles: [Number: String]

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

  /// What the report reads of a state; a snapshot need hold no more. A revision holds besides whatever changed, because any
  /// change of the work is a report.
  public static let attributes: [Attribute] = [
    .title, .field, .kind, .unit, .status, .statusSince, .isCorrection, .reasonCode, .reason, .heldStatus, .reviewOn,
    .nextStepOn, .light, .ratedOn, .dimension, .measure, .decisionNeeded, .decisionFrom, .ratingReason, .plannedStart,
    .plannedEnd, .actualStart, .actualEnd, .milestones, .follows, .mergedInto, .visibility, .informedOn,
  ]

  /// What it reads of changes besides what they changed, to count the state before them.
  public static let attributesOfChanges: [Attribute] = [
    .field, .kind, .unit, .status, .statusSince, .isCorrection, .light, .ratedOn, .plannedStart, .plannedEnd,
    .actualStart, .actualEnd, .visibility, .informedOn,
  ]

  /// What it reads of those that it names: also what a move rests on.
  public static let attributesOfNamed = attributes + StatusMove.Grounds.attributes

  /// What the report needs of a sub-project as it stands at the end: of a closed one what is counted, of an open one no
  /// milestone that is done or lies further off than the report looks.
  public static func gist(of item: SubProject, on day: Day, lookAhead: Int) -> SubProject {
    guard item.status.isOpen else { return item.counted }
    let horizon = Deadlines.horizon(from: day, lookAhead)
    var gist = item
    gist.milestones = item.milestones.filter { $0.doneOn == nil && $0.due <= horizon.upperBound }
    return gist
  }

  /// `later` is the state at the end of the report, `before` that at the end of the week before, `changes` what led
  /// from one to the other, and `lightsSince` the day since which each light is as it is; the report holds of them what
  /// its audience may read, at the end by `permissions`. Throws `Refusal` where a recorded value is damaged.
  public init(
    week: ISOWeek, for audience: Audience = .house, from before: EarlierState, to later: Snapshot,
    _ changes: WeekOfChanges, lightsSince: [Number: Day] = [:], corrected: CorrectedFigures? = nil,
    year: PastYear? = nil, permissions: [Number: Visibility]? = nil
  ) throws(Refusal) {
    let after = try later.permitted(by: permissions).view(for: audience)
    // The house reads of everything.
    let numbers = audience == .house ? [] : Set(after.subProjects.map(\.number))
    self.week = week
    self.audience = audience
    rules = changes.rules
    configuration = after.configuration
    start = before.moment
    end = after.moment
    cutOff = after.moment.day
    stock = Stock(shown: after.subProjects.count, all: later.subProjects.count)
    let day = after.moment.day
    let expiry = configuration.ratingExpiresAfter
    figures = Figures(after.subProjects, on: day, ratingExpiresAfter: expiry)
    figuresBefore = before.figures
    progress = Progress(after, by: .field)
    recentQuarters = RecentQuarters(after)
    progressBefore = before.progress
    let standings = later.standings(shownIn: after)
    bridge = ScopeBridge(from: before.standings, to: standings)
    completionBridge = CompletionBridge(from: before.standings, to: standings)
    moves = changes.moves.all.compactMap { $0.view(for: audience, among: numbers) }
    lightChanges = LightChange.all(from: before.lights, to: after)
    troubles = Trouble.all(in: after, since: lightsSince, for: audience)
    planAndPace = PlanAndPace(after, year)
    betterThanProposed = after.subProjects.filter { item in
      guard audience != .public, let light = item.light(on: day, expiringAfter: expiry), light != .grey,
        let proposed = item.proposedLight(on: day)
      else { return false }
      return light.severity < proposed.severity
    }
    let deadlines = Deadlines(after.subProjects, on: day, lookAhead: configuration.lookAhead)
    overdueMilestones = deadlines.overdueMilestones
    overdueEnds = deadlines.overdueEnds
    reviews = deadlines.reviews
    upcoming = deadlines.upcoming
    // Who reported and who did not is a matter of the house.
    rollCall = audience == .house ? WeeklyReport.rollCall(later, changes) : []
    silent =
      audience == .house
      ? later.subProjects.filter { $0.isStale(on: day, after: later.configuration.staleAfter) }
        .sorted { ($0.informedOn, $0.number) < ($1.informedOn, $1.number) } : []
    self.corrected = corrected
    corrections = changes.corrections.filter { audience == .house || numbers.contains($0.number) }
    var named = Set(moves.flatMap { [$0.number, $0.mergedInto].compactMap(\.self) } + lightChanges.map(\.number))
    named.formUnion(corrections.map(\.number))
    for deadlines in [overdueMilestones, overdueEnds, reviews, upcoming] { named.formUnion(deadlines.map(\.number)) }
    named.formUnion(bridge.steps.values.joined())
    var titles = audience == .house ? changes.passing : [:]
    for item in after.subProjects where named.contains(item.number) { titles[item.number] = item.title }
    self.titles = titles
  }

  /// Per unit with open items: reported, confirmed "no change", or silent.
  private static func rollCall(
    _ later: Snapshot, _ changes: WeekOfChanges
  ) -> [RollCall] {
    let (reports, confirmations) = changes.reported()
    var open: [Key<Unit>: [Day]] = [:]
    for item in later.subProjects where item.status.isOpen { open[item.unit, default: []].append(item.informedOn) }
    return Grouping.unit.order(open.keys.map(\.text), in: later.configuration).compactMap { key in
      let unit = Key<Unit>(key)
      guard let days = open[unit], let newest = days.max(), let oldest = days.min() else { return nil }
      let (reported, confirmed) = (reports[unit]?.count ?? 0, confirmations[unit]?.count ?? 0)
      let answer: RollCall.Answer = reported > 0 ? .reported : confirmed > 0 ? .unchanged : .silent
      return RollCall(
        unit: unit, answer: answer, openItems: days.count, reportedItems: reported, confirmedItems: confirmed,
        newest: newest, oldest: oldest)
    }
  }
}
