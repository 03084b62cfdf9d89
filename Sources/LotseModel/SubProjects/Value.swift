public import LotseBasics

/// What an attribute holds, free of what it means: terms, keys and numbers are texts here.
public enum Value: Hashable, Sendable {
  case none
  case text(String)
  case day(Day)
  case money(Money)
  case count(Int)
  case flag(Bool)
  case list([String])
  case milestones([Milestone])

  init(_ text: String?) { self = text.map(Value.text) ?? .none }
  init(_ day: Day?) { self = day.map(Value.day) ?? .none }
  init(_ money: Money?) { self = money.map(Value.money) ?? .none }
  init(_ count: Int?) { self = count.map(Value.count) ?? .none }
  init(_ list: [String]) { self = list.isEmpty ? .none : .list(list) }
  init(_ milestones: [Milestone]) { self = milestones.isEmpty ? .none : .milestones(milestones) }

  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
  public var day: Day? {
    if case .day(let day) = self { day } else { nil }
  }
  public var count: Int? {
    if case .count(let count) = self { count } else { nil }
  }
  public var money: Money? {
    if case .money(let money) = self { money } else { nil }
  }
  public var list: [String] {
    if case .list(let list) = self { list } else { [] }
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

  /// What differs from an earlier state of the same sub-project, in the order of the attributes.
  public func changes(from earlier: SubProject) -> [Change] {
    if self == earlier { return [] }
    return Attribute.allCases.compactMap { attribute in
      let (old, new) = (earlier[attribute], self[attribute])
      return old == new ? nil : Change(attribute: attribute, old: old, new: new)
    }
  }
}

/// One attribute that differs between two states.
public struct Change: Hashable, Sendable {
  public let attribute: Attribute
  public let old: Value
  public let new: Value
}

extension Place {
  /// Reads `smart-city:mobility`; throws `ValueRefusal.notAPlace`.
  public init(parsing text: String) throws(Refusal) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { throw .value(.notAPlace(text)) }
    self.init(scheme: String(parts[0]), key: String(parts[1]))
  }
}
