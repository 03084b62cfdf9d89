public import LotseBasics

/// The unit of counting (Teilprojekt): one thing that the strategy wants done, with one home field, kind and unit.
public struct SubProject: Hashable, Sendable {
  public internal(set) var number: Number
  public var title: String
  public var field: Key<Field>
  public var kind: Kind
  /// The responsible unit.
  public var unit: Key<Unit>

  public internal(set) var status: Status = .proposed
  /// The effective day of the last status move.
  public internal(set) var statusSince: Day
  public internal(set) var reasonCode: ReasonCode?
  /// Whether the last status move corrected a mistaken entry.
  public internal(set) var isCorrection = false
  /// The status that an item on hold resumes.
  public internal(set) var heldStatus: Status?

  /// The light as it was set; `light(on:expiringAfter:)` tells what it is worth on a day.
  public internal(set) var lightSet: TrafficLight = .grey
  public internal(set) var ratedOn: Day?
  public internal(set) var dimension: Dimension?

  public var priority: Priority = .unset
  public var plannedStart: Day?
  public var plannedEnd: Day?
  public var actualStart: Day?
  public var actualEnd: Day?
  public var milestones: [Milestone] = []

  public var reuse: Reuse = .unknown
  public var visibility: Visibility = .internal
  /// The day on which the unit last said something about the item, be it "no change".
  public var informedOn: Day

  /// What few readers ask for; see `SubProject+Details`.
  var details = DetailsPlace()

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
}

extension SubProject {
  /// The value of an attribute.
  public subscript(attribute: Attribute) -> Value {
    switch attribute {
    case .title: .text(title)
    case .summary: Value(summary)
    case .field: .text(field.text)
    case .kind: .text(kind.rawValue)
    case .unit: .text(unit.text)
    case .places: Value(places.map(\.description))
    case .status: .text(status.rawValue)
    case .statusSince: .day(statusSince)
    case .reasonCode: Value(reasonCode?.rawValue)
    case .reason: Value(reason)
    case .isCorrection: .flag(isCorrection)
    case .heldStatus: Value(heldStatus?.rawValue)
    case .decision: Value(decision)
    case .approvedBy: Value(approvedBy)
    case .scope: Value(scope)
    case .pilotPlace: Value(pilotPlace)
    case .coverageReached: Value(coverageReached)
    case .coverageTarget: Value(coverageTarget)
    case .result: Value(result)
    case .evidence: Value(evidence)
    case .reviewOn: Value(reviewOn)
    case .nextStepOn: Value(nextStepOn)
    case .light: .text(lightSet.rawValue)
    case .ratedOn: Value(ratedOn)
    case .dimension: Value(dimension?.rawValue)
    case .measure: Value(measure)
    case .decisionNeeded: Value(decisionNeeded)
    case .decisionFrom: Value(decisionFrom)
    case .ratingReason: Value(ratingReason)
    case .priority: .text(priority.rawValue)
    case .mandatoryNorm: Value(mandatoryNorm)
    case .mandatoryOn: Value(mandatoryOn)
    case .plannedStart: Value(plannedStart)
    case .plannedEnd: Value(plannedEnd)
    case .actualStart: Value(actualStart)
    case .actualEnd: Value(actualEnd)
    case .milestones: Value(milestones)
    case .budgetPlanned: Value(budgetPlanned)
    case .budgetSpent: Value(budgetSpent)
    case .ozgID: Value(ozgID)
    case .ozgKeys: Value(ozgKeys)
    case .ozgNotInCatalogue: Value(ozgNotInCatalogue)
    case .ozgTypes: Value(ozgTypes)
    case .maturityModel: Value(maturityModel?.rawValue)
    case .maturityLevel: Value(maturityLevel)
    case .maturityOn: Value(maturityOn)
    case .maturityBasis: Value(maturityBasis?.rawValue)
    case .maturityReason: Value(maturityReason)
    case .reuse: .text(reuse.rawValue)
    case .tags: Value(tags)
    case .links: Value(links)
    case .dependsOn: Value(dependsOn.map(\.description))
    case .follows: Value(follows?.description)
    case .mergedInto: Value(mergedInto?.description)
    case .visibility: .text(visibility.rawValue)
    case .note: Value(note)
    case .contact: Value(contact)
    case .informedOn: .day(informedOn)
    case .externalKey: Value(externalKey)
    case .own(let attribute): own.isEmpty ? .none : own[attribute] ?? .none
    }
  }

  /// Sets an attribute from a value of its form; `.none` clears it. Throws `Refusal` where the value is not of the form
  /// or a required attribute would be empty.
  public mutating func set(_ attribute: Attribute, to value: Value) throws(Refusal) {
    if attribute.isRequired, value == .none { throw .value(.cannotBeEmpty(attribute)) }
    switch attribute {
    case .title: title = value.text ?? ""
    case .summary: summary = value.text
    case .field: field = Key(value.text ?? "")
    case .kind: kind = try term(value) ?? kind
    case .unit: unit = Key(value.text ?? "")
    case .places: places = try value.list.map { text throws(Refusal) in try Place(parsing: text) }
    case .status: status = try term(value) ?? .proposed
    case .statusSince: statusSince = value.day ?? statusSince
    case .reasonCode: reasonCode = try term(value)
    case .reason: reason = value.text
    case .isCorrection: isCorrection = value == .flag(true)
    case .heldStatus: heldStatus = try term(value)
    case .decision: decision = value.text
    case .approvedBy: approvedBy = value.text
    case .scope: scope = value.text
    case .pilotPlace: pilotPlace = value.text
    case .coverageReached: coverageReached = value.count
    case .coverageTarget: coverageTarget = value.count
    case .result: result = value.text
    case .evidence: evidence = value.text
    case .reviewOn: reviewOn = value.day
    case .nextStepOn: nextStepOn = value.day
    case .light: lightSet = try term(value) ?? .grey
    case .ratedOn: ratedOn = value.day
    case .dimension: dimension = try term(value)
    case .measure: measure = value.text
    case .decisionNeeded: decisionNeeded = value.text
    case .decisionFrom: decisionFrom = value.text
    case .ratingReason: ratingReason = value.text
    case .priority: priority = try term(value) ?? .unset
    case .mandatoryNorm: mandatoryNorm = value.text
    case .mandatoryOn: mandatoryOn = value.day
    case .plannedStart: plannedStart = value.day
    case .plannedEnd: plannedEnd = value.day
    case .actualStart: actualStart = value.day
    case .actualEnd: actualEnd = value.day
    case .milestones: if case .milestones(let list) = value { milestones = list } else { milestones = [] }
    case .budgetPlanned: budgetPlanned = value.money
    case .budgetSpent: budgetSpent = value.money
    case .ozgID: ozgID = value.text
    case .ozgKeys: ozgKeys = value.list
    case .ozgNotInCatalogue: ozgNotInCatalogue = value.text
    case .ozgTypes: ozgTypes = value.list
    case .maturityModel: maturityModel = try term(value)
    case .maturityLevel: maturityLevel = value.count
    case .maturityOn: maturityOn = value.day
    case .maturityBasis: maturityBasis = try term(value)
    case .maturityReason: maturityReason = value.text
    case .reuse: reuse = try term(value) ?? .unknown
    case .tags: tags = value.list
    case .links: links = value.list
    case .dependsOn: dependsOn = try value.list.map { text throws(Refusal) in try Number(parsing: text) }
    case .follows: follows = try number(value)
    case .mergedInto: mergedInto = try number(value)
    case .visibility: visibility = try term(value) ?? .internal
    case .note: note = value.text
    case .contact: contact = value.text
    case .informedOn: informedOn = value.day ?? informedOn
    case .externalKey: externalKey = value.text
    case .own(let attribute):
      // With the form that it has now; by its key alone it would be the one that is there.
      own.removeValue(forKey: attribute)
      if value != .none { own[attribute] = value }
    }
  }

  private func term<Word: Term>(_ value: Value) throws(Refusal) -> Word? {
    guard let text = value.text else { return nil }
    if let word = Word(rawValue: text) { return word }
    return try Word(parsing: text)
  }

  private func number(_ value: Value) throws(Refusal) -> Number? {
    guard let text = value.text else { return nil }
    return try Number(parsing: text)
  }
}
