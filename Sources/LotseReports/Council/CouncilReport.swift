public import LotseBasics
public import LotseModel

/// What a committee reads before a sitting, as a value: everything is counted here, nothing is worded or laid out, and
/// what its audience may not read is not in it.
public struct CouncilReport: Sendable {
  public let committee: Committee
  /// The sitting that the paper is for; nil where none is recorded.
  public let meeting: Meeting?
  /// The sitting before it, whose cut-off date the changes are counted from.
  public let previous: Meeting?
  /// Earlier papers for the same committee, oldest first.
  public let earlierPapers: [Meeting]
  public let audience: Audience
  public let configuration: CityConfiguration
  /// Whether the cut-off date was not over when it was made.
  public let isProvisional: Bool
  /// The state that the changes are counted from; nil where this is the first report.
  public let start: Moment?
  public let end: Moment
  /// How many of all sub-projects the report counts.
  public let stock: Stock
  public let progress: Progress
  public let progressBefore: Progress?
  public let recentQuarters: RecentQuarters
  /// Nil where there is nothing to compare with.
  public let bridge: ScopeBridge?
  /// The bridges of the fields that have one, by key.
  public let bridges: [String: ScopeBridge]
  /// Nil where there is nothing to compare with.
  public let completionBridge: CompletionBridge?
  public let completionBridges: [String: CompletionBridge]
  public let transitions: [Transition]
  public let added: [SubProject]
  /// Lights that differ between the two states, worse ones first.
  public let lightChanges: [LightChange]
  public let deviations: [Deviation]
  public let decisions: DecisionControl
  public let planAndPace: PlanAndPace
  public let quality: QualityOfRecord
  public let maturity: MaturityCount
  public let index: [IndexResult]
  public let curve: CompletionCurve
  /// Planned ends, by day.
  public let upcoming: [SubProject]
  /// The last day of the outlook.
  public let horizon: Day
  public let budget: BudgetTotals
  /// Figures of the last frozen report that were put right since.
  public let corrections: CorrectedFigures?
  /// The sub-projects themselves, by number.
  public let items: [SubProject]

  /// How far a paper looks ahead, in days: about until the next sitting but one.
  public static let lookAhead = 120

  /// A sub-project whose status differs between the two states.
  public struct Transition: Hashable, Sendable {
    public let item: SubProject
    public let from: Status
    public var to: Status { item.status }
  }

  /// What the committee is told of, and what of it the comparison needs.
  public struct Sitting: Sendable {
    public let committee: Committee
    public let meeting: Meeting?
    public let earlier: [Meeting]
    public let isProvisional: Bool
    /// The day on which the sittings were looked up; those after it have had no paper yet.
    public let today: Day?

    public init(
      committee: Committee, meeting: Meeting?, earlier: [Meeting], isProvisional: Bool = false, today: Day? = nil
    ) {
      self.committee = committee
      self.meeting = meeting
      self.earlier = earlier.sorted { $0.heldOn < $1.heldOn }
      self.isProvisional = isProvisional
      self.today = today
    }
  }

  /// What stands beside the sub-projects: decisions then and now, how their deadlines were moved, the index, and
  /// corrections of the last report.
  public struct Records: Sendable {
    public let decisionsBefore: [CouncilDecision]
    public let decisions: [CouncilDecision]
    public let moves: [String: [DeadlineMove]]
    public let index: [IndexResult]
    public let corrections: CorrectedFigures?
    public let year: PastYear?
    /// What was known at the ends of the last quarters.
    public let known: [QualityOfRecord.Known]

    public init(
      decisionsBefore: [CouncilDecision], decisions: [CouncilDecision], moves: [String: [DeadlineMove]] = [:],
      index: [IndexResult], corrections: CorrectedFigures?, year: PastYear? = nil,
      known: [QualityOfRecord.Known] = []
    ) {
      self.known = known
      self.year = year
      self.moves = moves
      self.decisionsBefore = decisionsBefore
      self.decisions = decisions
      self.index = index
      self.corrections = corrections
    }
  }

  /// The snapshots are complete; the report holds of them what its audience may read. Throws `Refusal` where a recorded
  /// value is damaged.
  public init(
    _ sitting: Sitting, for audience: Audience, from earlier: Snapshot?, to later: Snapshot, _ records: Records,
    by rules: CountingRules = .current
  ) throws(Refusal) {
    let after = try later.view(for: audience)
    let before: Snapshot? = if let earlier { try earlier.view(for: audience) } else { nil }
    committee = sitting.committee
    meeting = sitting.meeting
    previous = sitting.earlier.last
    earlierPapers = sitting.earlier.filter { earlier in
      earlier.paperNumber != nil && (audience != .public || earlier.part == .public)
        && sitting.today.map { earlier.heldOn <= $0 } ?? true
    }
    isProvisional = sitting.isProvisional
    self.audience = audience
    configuration = after.configuration
    start = before?.moment
    end = after.moment
    stock = Stock(shown: after.subProjects.count, all: later.subProjects.count)
    progress = Progress(after, by: .field)
    recentQuarters = RecentQuarters(after)
    progressBefore = before.map { Progress($0, by: .field) }
    if let earlier, let before {
      let whole = (earlier.standings(shownIn: before), later.standings(shownIn: after))
      let fields = (
        earlier.standings(shownIn: before, by: \.field.text), later.standings(shownIn: after, by: \.field.text)
      )
      bridge = ScopeBridge(from: whole.0, to: whole.1)
      bridges = ScopeBridge.bridges(from: fields.0, to: fields.1).filter { !$0.key.isEmpty }
      completionBridge = CompletionBridge(from: whole.0, to: whole.1)
      completionBridges = CompletionBridge.bridges(from: fields.0, to: fields.1).filter { !$0.key.isEmpty }
    } else {
      (bridge, bridges) = (nil, [:])
      (completionBridge, completionBridges) = (nil, [:])
    }
    // Of what was not visible before, the public learns nothing about what it was then.
    let known = Dictionary(latest: (before?.subProjects ?? []).map { ($0.number, $0) })
    transitions = after.subProjects.compactMap { item in
      known[item.number].flatMap { $0.status == item.status ? nil : Transition(item: item, from: $0.status) }
    }
    let numbered = Set((earlier?.subProjects ?? []).map(\.number))
    added = before == nil ? [] : after.subProjects.filter { !numbered.contains($0.number) }
    lightChanges =
      before.map { before in
        let (day, expiry) = (before.moment.day, before.configuration.ratingExpiresAfter)
        return LightChange.all(
          from: before.subProjects.compactMap { ItemLight($0, on: day, expiringAfter: expiry) }, to: after)
      } ?? []
    deviations = Deviation.all(in: after)
    let shown = Set(after.subProjects.map(\.number))
    decisions = DecisionControl(
      records.decisions, moves: records.moves,
      after: before.map { DecisionControl.Earlier(records.decisionsBefore, on: $0.moment.day) },
      of: sitting.committee.key, for: audience, naming: shown, on: after.moment.day, by: rules)
    planAndPace = PlanAndPace(after, records.year)
    quality = QualityOfRecord(after, records.known)
    maturity = MaturityCount(after.subProjects)
    index = records.index
    curve = CompletionCurve(after)
    horizon = after.moment.day + CouncilReport.lookAhead
    let (day, last) = (after.moment.day, horizon)
    upcoming = after.subProjects.filter { item in
      guard item.status.isOpen, item.status != .onHold, let end = item.plannedEnd else { return false }
      return day < end && end <= last
    }.sorted { ($0.plannedEnd ?? day, $0.number) < ($1.plannedEnd ?? day, $1.number) }
    budget = try BudgetTotals(later.subProjects.filter { shown.contains($0.number) }, for: audience, configuration)
    corrections = records.corrections
    items = after.subProjects
  }

  /// The last quarter of the curve, where its days are not over at the end of the report.
  public var runningQuarter: CompletionCurve.Quarter? {
    guard let last = curve.points.last?.quarter, CompletionCurve.Quarter(containing: end.day + 1) == last else {
      return nil
    }
    return last
  }

  /// What was begun since: from before the work to within it.
  public var started: [Transition] {
    transitions.filter { [.proposed, .planned].contains($0.from) && $0.to.isUnderway }
  }

  /// What goes on after it was on hold or dropped.
  public var resumed: [Transition] {
    transitions.filter { [.onHold, .cancelled, .merged].contains($0.from) && $0.to.isOpen && $0.to != .onHold }
  }

  public func transitions(to statuses: Set<Status>) -> [Transition] {
    transitions.filter { statuses.contains($0.to) }
  }
}
