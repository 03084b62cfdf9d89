public import LotseBasics

/// The unit of counting (Teilprojekt): one thing that the strategy wants done, with one home field, kind and unit.
public struct SubProject: Hashable, Sendable {
  public internal(set) var number: Number
  public var title: String
  public var summary: String?
  public var field: Key<Field>
  public var kind: Kind
  /// The responsible unit.
  public var unit: Key<Unit>
  /// Places in further schemes, any number.
  public var places: [Place] = []

  public internal(set) var status: Status = .proposed
  /// The effective day of the last status move.
  public internal(set) var statusSince: Day
  public internal(set) var reasonCode: ReasonCode?
  public internal(set) var reason: String?
  /// Whether the last status move corrected a mistaken entry.
  public internal(set) var isCorrection = false
  /// The status that an item on hold resumes.
  public internal(set) var heldStatus: Status?
  /// The decision behind the last move that needed one, as a reference.
  public var decision: String?
  /// The role that approved the last move that needed approval.
  public var approvedBy: String?

  /// The agreed scope in words, where there are no milestones.
  public var scope: String?
  public var pilotPlace: String?
  /// Offices reached by the rollout, of `coverageTarget`.
  public var coverageReached: Int?
  public var coverageTarget: Int?
  public var result: String?
  /// Proof of completion: a URL or a note.
  public var evidence: String?
  /// When an item on hold is to be looked at again (Wiedervorlage).
  public var reviewOn: Day?
  public var nextStepOn: Day?

  /// The light as it was set; `light(on:expiringAfter:)` tells what it is worth on a day.
  public internal(set) var lightSet: TrafficLight = .grey
  public internal(set) var ratedOn: Day?
  public internal(set) var dimension: Dimension?
  public internal(set) var measure: String?
  public internal(set) var decisionNeeded: String?
  public internal(set) var decisionFrom: String?
  /// Why the light was set better than proposed.
  public internal(set) var ratingReason: String?

  public var priority: Priority = .unset
  /// The norm that makes the item a legal duty.
  public var mandatoryNorm: String?
  public var mandatoryOn: Day?
  public var plannedStart: Day?
  public var plannedEnd: Day?
  public var actualStart: Day?
  public var actualEnd: Day?
  public var milestones: [Milestone] = []
  public var budgetPlanned: Money?
  public var budgetSpent: Money?

  public var ozgID: String?
  public var ozgKeys: [String] = []
  /// Why the service has no key in the catalogue.
  public var ozgNotInCatalogue: String?
  public var ozgTypes: [String] = []
  public var maturityModel: MaturityModel?
  public var maturityLevel: Int?
  public var maturityOn: Day?
  public var maturityBasis: MaturityBasis?
  /// Why a completed service is below "online".
  public var maturityReason: String?
  public var reuse: Reuse = .unknown

  public var tags: [String] = []
  public var links: [String] = []
  public var dependsOn: [Number] = []
  /// The completed sub-project that this one takes further.
  public var follows: Number?
  public internal(set) var mergedInto: Number?
  public var visibility: Visibility = .internal
  /// The internal note; never leaves the office.
  public var note: String?
  /// A role mailbox.
  public var contact: String?
  /// The day on which the unit last said something about the item, be it "no change".
  public var informedOn: Day
  /// The number by which another list of the city knows the item; no two items share one.
  public var externalKey: String?

  /// A new sub-project, proposed on that day.
  public init(
    number: Number, title: String, field: Key<Field>, kind: Kind, unit: Key<Unit>, proposedOn day: Day
  ) {
    self.number = number
    self.title = title
    self.field = field
    self.kind = kind
    self.unit = unit
    statusSince = day
    informedOn = day
  }

  public var maturity: Maturity? {
    guard let maturityModel, let maturityLevel, let maturityOn, let maturityBasis else { return nil }
    return Maturity(model: maturityModel, level: maturityLevel, assessedOn: maturityOn, basis: maturityBasis)
  }

  /// Whether a plan date has passed without the status saying so: "Termin überschritten, unbestätigt" (rule 2).
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

/// A sub-project together with when the file learnt its present state.
@dynamicMemberLookup
public struct Recorded: Hashable, Sendable {
  public let subProject: SubProject
  /// The changeset that recorded this state.
  public let change: Int
  public let recordedAt: Instant

  public init(_ subProject: SubProject, change: Int, recordedAt: Instant) {
    self.subProject = subProject
    self.change = change
    self.recordedAt = recordedAt
  }

  public subscript<Member>(dynamicMember path: KeyPath<SubProject, Member>) -> Member {
    subProject[keyPath: path]
  }
}
