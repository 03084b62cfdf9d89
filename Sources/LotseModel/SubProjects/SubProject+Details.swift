public import LotseBasics

extension SubProject {
  /// Attributes that many sub-projects lack and most reports pass over. They lie beside the others, so that a state of
  /// thousands stays small and is copied cheaply.
  struct Details: Hashable {
    var summary: String?
    var places: [Place] = []
    var reason: String?
    var decision: String?
    var approvedBy: String?
    var scope: String?
    var pilotPlace: String?
    var coverageReached: Int?
    var coverageTarget: Int?
    var result: String?
    var evidence: String?
    var reviewOn: Day?
    var nextStepOn: Day?
    var measure: String?
    var decisionNeeded: String?
    var decisionFrom: String?
    var ratingReason: String?
    var mandatoryNorm: String?
    var mandatoryOn: Day?
    var budgetPlanned: Money?
    var budgetSpent: Money?
    var ozgID: String?
    var ozgKeys: [String] = []
    var ozgNotInCatalogue: String?
    var ozgTypes: [String] = []
    var maturityModel: MaturityModel?
    var maturityLevel: Int?
    var maturityOn: Day?
    var maturityBasis: MaturityBasis?
    var maturityReason: String?
    var tags: [String] = []
    var links: [String] = []
    var dependsOn: [Number] = []
    var follows: Number?
    var mergedInto: Number?
    var note: String?
    var contact: String?
    var externalKey: String?
    var own: [OwnAttribute: Value] = [:]
  }

  /// Where they lie: in a place that copies of the sub-project share until one of them changes it; all that have none share
  /// one.
  struct DetailsPlace: Hashable, Sendable, CustomReflectable {
    // Nobody changes a box that somebody else holds, so it may be handed on.
    private final class Box: @unchecked Sendable {
      static let empty = Box(Details())

      var details: Details

      init(_ details: Details) { self.details = details }
    }

    private var box = Box.empty

    var value: Details {
      // Lent and not copied: who asks for one of forty attributes does not pay for the others.
      _read { yield box.details }
      _modify {
        if !isKnownUniquelyReferenced(&box) { box = Box(box.details) }
        yield &box.details
      }
    }

    static func == (left: DetailsPlace, right: DetailsPlace) -> Bool {
      left.box === right.box || left.value == right.value
    }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }

    /// Whoever looks into the value sees what it holds, and not where.
    var customMirror: Mirror { Mirror(reflecting: value) }
  }

  public var summary: String? {
    get { details.value.summary }
    set { details.value.summary = newValue }
  }
  /// Places in further schemes, any number.
  public var places: [Place] {
    get { details.value.places }
    set { details.value.places = newValue }
  }

  public internal(set) var reason: String? {
    get { details.value.reason }
    set { details.value.reason = newValue }
  }

  /// The decision behind the last move that needed one, as a reference.
  public var decision: String? {
    get { details.value.decision }
    set { details.value.decision = newValue }
  }
  /// The role that approved the last move that needed approval.
  public var approvedBy: String? {
    get { details.value.approvedBy }
    set { details.value.approvedBy = newValue }
  }

  /// The agreed scope in words, where there are no milestones.
  public var scope: String? {
    get { details.value.scope }
    set { details.value.scope = newValue }
  }
  public var pilotPlace: String? {
    get { details.value.pilotPlace }
    set { details.value.pilotPlace = newValue }
  }
  /// Offices reached by the rollout, of `coverageTarget`.
  public var coverageReached: Int? {
    get { details.value.coverageReached }
    set { details.value.coverageReached = newValue }
  }
  public var coverageTarget: Int? {
    get { details.value.coverageTarget }
    set { details.value.coverageTarget = newValue }
  }
  public var result: String? {
    get { details.value.result }
    set { details.value.result = newValue }
  }
  /// Proof of completion: a URL or a note.
  public var evidence: String? {
    get { details.value.evidence }
    set { details.value.evidence = newValue }
  }
  /// When an item on hold is to be looked at again (Wiedervorlage).
  public var reviewOn: Day? {
    get { details.value.reviewOn }
    set { details.value.reviewOn = newValue }
  }
  public var nextStepOn: Day? {
    get { details.value.nextStepOn }
    set { details.value.nextStepOn = newValue }
  }

  public internal(set) var measure: String? {
    get { details.value.measure }
    set { details.value.measure = newValue }
  }
  public internal(set) var decisionNeeded: String? {
    get { details.value.decisionNeeded }
    set { details.value.decisionNeeded = newValue }
  }
  public internal(set) var decisionFrom: String? {
    get { details.value.decisionFrom }
    set { details.value.decisionFrom = newValue }
  }
  /// Why the light was set better than proposed.
  public internal(set) var ratingReason: String? {
    get { details.value.ratingReason }
    set { details.value.ratingReason = newValue }
  }

  /// The norm that makes the item a legal duty.
  public var mandatoryNorm: String? {
    get { details.value.mandatoryNorm }
    set { details.value.mandatoryNorm = newValue }
  }
  public var mandatoryOn: Day? {
    get { details.value.mandatoryOn }
    set { details.value.mandatoryOn = newValue }
  }
  public var budgetPlanned: Money? {
    get { details.value.budgetPlanned }
    set { details.value.budgetPlanned = newValue }
  }
  public var budgetSpent: Money? {
    get { details.value.budgetSpent }
    set { details.value.budgetSpent = newValue }
  }

  public var ozgID: String? {
    get { details.value.ozgID }
    set { details.value.ozgID = newValue }
  }
  public var ozgKeys: [String] {
    get { details.value.ozgKeys }
    set { details.value.ozgKeys = newValue }
  }
  /// Why the service has no key in the catalogue.
  public var ozgNotInCatalogue: String? {
    get { details.value.ozgNotInCatalogue }
    set { details.value.ozgNotInCatalogue = newValue }
  }
  public var ozgTypes: [String] {
    get { details.value.ozgTypes }
    set { details.value.ozgTypes = newValue }
  }
  public var maturityModel: MaturityModel? {
    get { details.value.maturityModel }
    set { details.value.maturityModel = newValue }
  }
  public var maturityLevel: Int? {
    get { details.value.maturityLevel }
    set { details.value.maturityLevel = newValue }
  }
  public var maturityOn: Day? {
    get { details.value.maturityOn }
    set { details.value.maturityOn = newValue }
  }
  public var maturityBasis: MaturityBasis? {
    get { details.value.maturityBasis }
    set { details.value.maturityBasis = newValue }
  }
  /// Why a completed service is below "online".
  public var maturityReason: String? {
    get { details.value.maturityReason }
    set { details.value.maturityReason = newValue }
  }

  public var tags: [String] {
    get { details.value.tags }
    set { details.value.tags = newValue }
  }
  public var links: [String] {
    get { details.value.links }
    set { details.value.links = newValue }
  }
  public var dependsOn: [Number] {
    get { details.value.dependsOn }
    set { details.value.dependsOn = newValue }
  }
  /// The completed sub-project that this one takes further.
  public var follows: Number? {
    get { details.value.follows }
    set { details.value.follows = newValue }
  }
  public internal(set) var mergedInto: Number? {
    get { details.value.mergedInto }
    set { details.value.mergedInto = newValue }
  }
  /// The internal note; never leaves the office.
  public var note: String? {
    get { details.value.note }
    set { details.value.note = newValue }
  }
  /// A role mailbox.
  public var contact: String? {
    get { details.value.contact }
    set { details.value.contact = newValue }
  }
  /// The number by which another list of the city knows the item; no two items share one.
  public var externalKey: String? {
    get { details.value.externalKey }
    set { details.value.externalKey = newValue }
  }
  /// What the city's own attributes say.
  public internal(set) var own: [OwnAttribute: Value] {
    get { details.value.own }
    set { details.value.own = newValue }
  }

  /// The same with what states are counted by alone: status, group, light and days.
  public var counted: SubProject {
    var counted = self
    counted.details = DetailsPlace()
    counted.milestones = []
    return counted
  }
}
