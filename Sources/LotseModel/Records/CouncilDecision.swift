public import LotseBasics

/// A decision of the council that is followed up until it is done (Beschlusskontrolle). The council's own number
/// identifies it.
public struct CouncilDecision: Hashable, Sendable {
  public let number: String
  public var text: String
  public var committee: Key<Committee>
  public var decidedOn: Day
  public var dueOn: Day?
  public var part: Part
  /// The sub-projects that it is about, by number; none where it is about the strategy as a whole.
  public var subProjects: [Number]
  public var doneOn: Day?
  /// What came of it; only of one that is done.
  public var outcome: String?

  public init(
    number: String, text: String, committee: Key<Committee>, decidedOn: Day, dueOn: Day? = nil, part: Part = .public,
    subProjects: [Number] = [], doneOn: Day? = nil, outcome: String? = nil
  ) {
    self.number = number
    self.text = text
    self.committee = committee
    self.decidedOn = decidedOn
    self.dueOn = dueOn
    self.part = part
    self.subProjects = Array(Set(subProjects)).sorted()
    self.doneOn = doneOn
    self.outcome = outcome
  }

  public static let numberLabel = Phrase("Nummer des Beschlusses", "Number of the decision")
  public static let textLabel = Phrase("Wortlaut", "Text")
  public static let decidedOnLabel = Phrase("Beschlossen am", "Decided on")
  public static let dueOnLabel = Phrase("Fällig am", "Due on")
  public static let doneOnLabel = Phrase("Erledigt am", "Done on")
  public static let outcomeLabel = Phrase("Ergebnis", "Outcome")

  public var isDone: Bool { doneOn != nil }

  /// Whether it should have been done by the end of a day, and is not.
  public func isDue(on day: Day) -> Bool { !isDone && (dueOn.map { $0 <= day } ?? false) }

  /// Throws `ConfigurationRefusal.unknownCommittee`, `ValueRefusal.notYet` for a decision or an end of the future,
  /// `ValueRefusal.wrongOrder`, `DecisionRefusal.outcomeOfOpen` or `Refusal.unreadable`.
  public func validate(in configuration: CityConfiguration, today: Day) throws(Refusal) {
    _ = try configuration.committee(committee)
    _ = try Refusal.line(number, CouncilDecision.numberLabel, limit: 100)
    _ = try Refusal.line(text, CouncilDecision.textLabel, limit: 5000)
    if let outcome { _ = try Refusal.line(outcome, CouncilDecision.outcomeLabel, limit: 5000) }
    guard decidedOn <= today else { throw .value(.notYet(CouncilDecision.decidedOnLabel, decidedOn)) }
    if let dueOn {
      try Refusal.checkOrder(CouncilDecision.decidedOnLabel, decidedOn, CouncilDecision.dueOnLabel, dueOn)
    }
    if let doneOn {
      guard doneOn <= today else { throw .value(.notYet(CouncilDecision.doneOnLabel, doneOn)) }
      try Refusal.checkOrder(CouncilDecision.decidedOnLabel, decidedOn, CouncilDecision.doneOnLabel, doneOn)
    }
    if outcome != nil, doneOn == nil { throw .decision(.outcomeOfOpen(number)) }
  }
}
