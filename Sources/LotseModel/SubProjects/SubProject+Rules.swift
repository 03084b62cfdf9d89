public import LotseBasics

extension SubProject {
  /// Holds the sub-project against the rules that span attributes; what did not change since `earlier` is not asked
  /// again. What a list brings along as the record may have a review that is due already. Throws the first `Refusal`.
  public func validate(
    replacing earlier: SubProject?, asRecord isRecord: Bool = false, in configuration: CityConfiguration, today: Day
  ) throws(Refusal) {
    func isNew(_ attribute: Attribute) -> Bool { earlier.map { $0[attribute] != self[attribute] } ?? true }

    if isNew(.unit) {
      let unit = try configuration.unit(named: unit.text)
      guard unit.validity.contains(today) else {
        throw .configuration(.unitNotValid(unit.key.text, unit.validity, on: today))
      }
    }
    if isNew(.field) { _ = try configuration.field(named: field.text) }
    for attribute in [Attribute.actualStart, .actualEnd, .maturityOn] where isNew(attribute) {
      if let day = self[attribute].day, day > today { throw .item(.inTheFuture(attribute, day)) }
    }
    for (start, end) in [(Attribute.plannedStart, Attribute.plannedEnd), (.actualStart, .actualEnd)]
    where isNew(start) || isNew(end) {
      if let first = self[start].day, let last = self[end].day, last < first {
        throw .item(.endBeforeStart(end, last, start, first))
      }
    }
    if let reached = coverageReached, let target = coverageTarget, reached > target {
      throw .item(.coverageBeyondTarget(reached, target))
    }
    try validateOZG()
    try validateProof(replacing: earlier, configuration.workflow)
    for attribute in [Attribute.reviewOn, .nextStepOn] where isNew(attribute) && !isRecord {
      if let day = self[attribute].day, day < today { throw .item(.inThePast(attribute, day)) }
    }
    if dependsOn.contains(number) { throw .item(.dependsOnItself(number)) }
    if follows == number { throw .item(.cycle(.follows, [number, number])) }
  }

  /// What a status rests on may be changed, but not emptied while the status holds.
  private func validateProof(replacing earlier: SubProject?, _ workflow: Workflow) throws(Refusal) {
    guard let earlier, earlier.status == status else { return }
    for rule in workflow.rules where rule.to == .status(status) {
      for attribute in rule.requires.flatMap(\.attributes) where self[attribute] == .none {
        if earlier[attribute] != .none { throw .item(.restsOn(number, status, attribute)) }
      }
    }
    if let model = maturityModel, let before = earlier.maturityModel, model != before, maturityOn == earlier.maturityOn
    {
      throw .item(.maturityOfOtherModel(model))
    }
    if status == .completed, let maturity, maturity.isBelowOnline, maturityReason == nil,
      maturity != earlier.maturity || earlier.maturityReason != nil
    {
      throw .move(.missing(number, .completed, [.maturity]))
    }
  }

  /// Only an OZG service has OZG particulars; a maturity is whole or absent; a key and "not in the catalogue" exclude
  /// each other (rule of counting 7).
  private func validateOZG() throws(Refusal) {
    let particulars: [Attribute] = [
      .ozgID, .ozgKeys, .ozgNotInCatalogue, .ozgTypes, .maturityModel, .maturityLevel, .maturityOn, .maturityBasis,
      .maturityReason,
    ]
    if kind != .ozgService {
      if let attribute = particulars.first(where: { self[$0] != .none }) { throw .item(.onlyForOZG(attribute, kind)) }
      if reuse != .unknown { throw .item(.onlyForOZG(.reuse, kind)) }
    }
    let pieces: [Attribute] = [.maturityModel, .maturityLevel, .maturityOn, .maturityBasis]
    let absent = pieces.filter { self[$0] == .none }
    if !absent.isEmpty, absent.count < pieces.count { throw .item(.maturityIncomplete(absent)) }
    if let maturity, !maturity.model.levels.contains(maturity.level) {
      throw .item(.noSuchLevel(maturity.level, maturity.model))
    }
    if ozgNotInCatalogue != nil, ozgID != nil || !ozgKeys.isEmpty { throw .item(.catalogueContradiction) }
  }

  /// Records that the unit said something on that day, even if it said "no change".
  public mutating func inform(on day: Day) { informedOn = max(informedOn, day) }

  /// Records a report of that day where the work stands otherwise than before; what the office files is none, and
  /// neither is the correction of an entry.
  public mutating func inform(on day: Day, unlessWorkIsAs before: SubProject) {
    if !standsAs(before), !isCorrected(since: before) { inform(on: day) }
  }

  /// Whether both say the same of the state of the work.
  func standsAs(_ other: SubProject) -> Bool {
    Attribute.allCases.allSatisfy { !$0.isStateOfWork || self[$0] == other[$0] }
  }

  /// Whether the status was put right since, rather than moved.
  func isCorrected(since before: SubProject) -> Bool {
    isCorrection && (before.status != status || before.statusSince != statusSince)
  }

  /// The sub-project as an addition of which nothing is said but what it is.
  var proposal: SubProject {
    SubProject(number: number, title: title, field: field, kind: kind, unit: unit, proposedOn: statusSince)
  }

  /// Adds a dated paragraph to the internal note, which counts as a report.
  public mutating func addNote(_ text: String, on day: Day) {
    note = [note, "\(day.iso): \(text)"].compactMap { $0 }.joined(separator: "\n")
    inform(on: day)
  }

  // MARK: Milestones

  public mutating func addMilestone(_ milestone: Milestone) throws(Refusal) {
    if milestones.contains(where: { Text.isSameWord($0.title, milestone.title) }) {
      throw .milestone(.exists(number, milestone.title))
    }
    milestones.append(milestone)
    milestones.sort { ($0.due, $0.title) < ($1.due, $1.title) }
  }

  /// Records that a milestone was reached on a day that is not in the future.
  public mutating func finishMilestone(_ name: String, on day: Day, today: Day) throws(Refusal) {
    let index = try milestone(named: name)
    guard day <= today else { throw .item(.inTheFuture(.milestones, day)) }
    if let doneOn = milestones[index].doneOn { throw .milestone(.done(number, milestones[index].title, doneOn)) }
    milestones[index].doneOn = day
  }

  public mutating func moveMilestone(_ name: String, to day: Day) throws(Refusal) {
    let index = try milestone(named: name)
    if let doneOn = milestones[index].doneOn { throw .milestone(.done(number, milestones[index].title, doneOn)) }
    milestones[index].due = day
    milestones.sort { ($0.due, $0.title) < ($1.due, $1.title) }
  }

  public mutating func removeMilestone(_ name: String) throws(Refusal) {
    milestones.remove(at: try milestone(named: name))
  }

  /// The milestone of that title, of its beginning where only one begins so, or of that place in the list (`1`).
  private func milestone(named name: String) throws(Refusal) -> Int {
    if let index = milestones.firstIndex(where: { Text.isSameWord($0.title, name) }) { return index }
    if let place = Int(Text.seen(name)), milestones.indices.contains(place - 1) { return place - 1 }
    let beginnings = milestones.indices.filter { Text.folded(milestones[$0].title).hasPrefix(Text.folded(name)) }
    if beginnings.count > 1 {
      throw .milestone(.ambiguous(number, name, matches: beginnings.map { milestones[$0].title }))
    }
    guard beginnings.count == 1 else { throw .milestone(.unknown(number, name, known: milestones.map(\.title))) }
    return beginnings[0]
  }
}
