public import LotseBasics

/// What a council asked for (Beschluss, Antrag, Anfrage, Prüfauftrag), followed up until it is done (Beschlusskontrolle).
/// The council's own number identifies it.
public struct CouncilDecision: Hashable, Sendable {
  public let number: String
  public var kind: DecisionKind
  public var text: String
  /// Who asked for it: a group of the council or a body, never a person.
  public var applicant: String?
  public var committee: Key<Committee>
  public var decidedOn: Day
  public var dueOn: Day?
  public var part: Part
  /// Who carries it out.
  public var unit: Key<Unit>?
  /// The sub-projects that it is about, by number; none where it is about the strategy as a whole.
  public var subProjects: [Number]
  /// Why it is not done in time.
  public var delay: String?
  /// What became of it so far, oldest first.
  public var notes: [HandlingNote]
  public var doneOn: Day?
  /// What came of it; only of one that is done.
  public var outcome: String?

  public init(
    number: String, kind: DecisionKind = .decision, text: String, applicant: String? = nil, committee: Key<Committee>,
    decidedOn: Day, dueOn: Day? = nil, part: Part = .public, unit: Key<Unit>? = nil, subProjects: [Number] = [],
    delay: String? = nil, notes: [HandlingNote] = [], doneOn: Day? = nil, outcome: String? = nil
  ) {
    self.number = number
    self.kind = kind
    self.text = text
    self.applicant = applicant
    self.committee = committee
    self.decidedOn = decidedOn
    self.dueOn = dueOn
    self.part = part
    self.unit = unit
    self.subProjects = Array(Set(subProjects)).sorted()
    self.delay = delay
    self.notes = notes
    self.doneOn = doneOn
    self.outcome = outcome
  }

  public static let numberLabel = Phrase("Nummer des Beschlusses", "Number of the decision")
  public static let textLabel = Phrase("Wortlaut", "Text")
  public static let applicantLabel = Phrase("Antragstellend", "Applicant")
  public static let decidedOnLabel = Phrase("Datum", "Date")
  public static let dueOnLabel = Phrase("Fällig am", "Due on")
  public static let unitLabel = Phrase("Zuständig", "In charge")
  public static let delayLabel = Phrase("Grund der Verzögerung", "Reason of the delay")
  public static let notesLabel = Phrase("Bearbeitung", "Handling")
  public static let doneOnLabel = Phrase("Erledigt am", "Done on")
  public static let outcomeLabel = Phrase("Ergebnis", "Outcome")

  public var isDone: Bool { doneOn != nil }

  /// Whether it should have been done by the end of a day, and is not.
  public func isDue(on day: Day) -> Bool { !isDone && (dueOn.map { $0 <= day } ?? false) }

  /// As far as it had come at the end of a day.
  public func state(on day: Day) -> CouncilDecision {
    var state = self
    state.notes.removeAll { $0.day > day }
    if let doneOn, doneOn > day { (state.doneOn, state.outcome) = (nil, nil) }
    return state
  }

  /// Throws `ConfigurationRefusal.unknownCommittee` or `.unknownUnit`, `ValueRefusal.notYet` for a decision, a note or an
  /// end of the future, `ValueRefusal.wrongOrder`, `DecisionRefusal.outcomeOfOpen` or `Refusal.unreadable`.
  public func validate(in configuration: CityConfiguration, today: Day) throws(Refusal) {
    _ = try configuration.committee(committee)
    if let unit { _ = try configuration.unit(named: unit.text) }
    for (value, label, limit) in [
      (number, CouncilDecision.numberLabel, 100), (text, CouncilDecision.textLabel, 5000),
      (applicant, CouncilDecision.applicantLabel, 200), (delay, CouncilDecision.delayLabel, 5000),
      (outcome, CouncilDecision.outcomeLabel, 5000),
    ] {
      if let value { _ = try Refusal.line(value, label, limit: limit) }
    }
    guard decidedOn <= today else { throw .value(.notYet(CouncilDecision.decidedOnLabel, decidedOn)) }
    if let dueOn {
      try Refusal.checkOrder(CouncilDecision.decidedOnLabel, decidedOn, CouncilDecision.dueOnLabel, dueOn)
    }
    for note in notes {
      _ = try Refusal.line(note.text, CouncilDecision.notesLabel, limit: 5000)
      guard note.day <= today else { throw .value(.notYet(CouncilDecision.notesLabel, note.day)) }
    }
    if let doneOn {
      guard doneOn <= today else { throw .value(.notYet(CouncilDecision.doneOnLabel, doneOn)) }
      try Refusal.checkOrder(CouncilDecision.decidedOnLabel, decidedOn, CouncilDecision.doneOnLabel, doneOn)
    }
    if outcome != nil, doneOn == nil { throw .decision(.outcomeOfOpen(number)) }
  }
}

/// What a council asked for: the kinds that motions on following them up name.
public enum DecisionKind: String, Term {
  case decision, motion, question, review

  public static let noun = Phrase("Art", "kind")

  public var label: Phrase {
    switch self {
    case .decision: Phrase("Beschluss", "Decision")
    case .motion: Phrase("Antrag", "Motion")
    case .question: Phrase("Anfrage", "Question")
    case .review: Phrase("Prüfauftrag", "Review order")
    }
  }
}

/// What became of a decision on a day (Bearbeitungsvermerk).
public struct HandlingNote: Hashable, Sendable {
  public let day: Day
  public let text: String

  public init(day: Day, text: String) {
    self.day = day
    self.text = text
  }
}

/// A deadline that was moved: from which day to which, nil for none, and the day on which that was recorded.
public struct DeadlineMove: Hashable, Sendable {
  public let from: Day?
  public let to: Day?
  public let recordedOn: Day

  public init(from: Day?, to: Day?, recordedOn: Day) {
    self.from = from
    self.to = to
    self.recordedOn = recordedOn
  }
}
