public import LotseBasics

/// The statuses in use and the moves between them: one table that the rule, the error sentence, the help and the
/// documentation all read (product definition, "Status workflow").
public struct Workflow: Hashable, Sendable {
  /// A status in use, with its labels and headline group.
  public struct State: Hashable, Sendable {
    public let status: Status
    public let label: Phrase
    public let group: StatusGroup

    public init(_ status: Status, label: Phrase? = nil, group: StatusGroup? = nil) {
      self.status = status
      self.label = label ?? status.label
      self.group = group ?? status.group
    }
  }

  /// One row of the table.
  public struct Rule: Hashable, Sendable {
    public let from: Origin
    public let to: Target
    public let requires: [Requirement]
    public let why: Phrase

    public init(_ from: Origin, _ to: Target, requires: [Requirement], why: Phrase) {
      self.from = from
      self.to = to
      self.requires = requires
      self.why = why
    }
  }

  public enum Origin: Hashable, Sendable { case status(Status), anyOpen }
  public enum Target: Hashable, Sendable { case status(Status), statusHeldBefore }

  public let states: [State]
  public let rules: [Rule]

  public init(states: [State], rules: [Rule]) {
    self.states = states
    self.rules = rules
  }

  public func label(_ status: Status) -> Phrase {
    states.first { $0.status == status }?.label ?? status.label
  }

  public func group(_ status: Status) -> StatusGroup {
    states.first { $0.status == status }?.group ?? status.group
  }

  /// The words for the statuses in use.
  public var glossary: Glossary<Status> {
    Glossary(states.map { (Named($0.status.rawValue, $0.label), [], $0.status) })
  }

  /// The statuses that a filter may name: one, or all of a headline group such as `underway`.
  public var filterGlossary: Glossary<[Status]> {
    let single = states.map { (Named($0.status.rawValue, $0.label), [String](), [$0.status]) }
    let groups = StatusGroup.allCases.map { group in
      (Named(group.rawValue, group.label), group.synonyms, states.filter { $0.group == group }.map(\.status))
    }
    return Glossary(single).followed(by: Glossary(groups))
  }

  /// The status of that identifier or label. Throws `ValueRefusal.unknownTerm` also for one that is not in use.
  public func status(named text: String, by exactness: Exactness = .whole) throws(Refusal) -> Status {
    if let exact = states.first(where: { $0.status.rawValue == text }) { return exact.status }
    return try glossary.meaning(of: text, Status.noun, by: exactness)
  }

  /// The rule by which an item may move, or nil where it may not. `held` is the status before a hold.
  public func rule(from: Status, to: Status, held: Status?) -> Rule? {
    guard from != to else { return nil }
    return rules.first { rule in
      let isOrigin =
        switch rule.from {
        case .status(let status): status == from
        case .anyOpen: from.isOpen
        }
      let isTarget =
        switch rule.to {
        case .status(let status): status == to
        case .statusHeldBefore: held == to
        }
      return isOrigin && isTarget
    }
  }

  /// Where an item may go from here, in the order of the statuses.
  public func moves(from: Status, held: Status?) -> [(to: Status, rule: Rule)] {
    states.compactMap { state in
      rule(from: from, to: state.status, held: held).map { (state.status, $0) }
    }
  }

  /// The table that product.md states; a city may replace it by configuration.
  public static let standard = Workflow(
    states: Status.allCases.map { State($0) },
    rules: [
      Rule(
        .status(.proposed), .status(.planned), requires: [.decision, .plannedEnd],
        why: Phrase("auf der Liste zu stehen ist ein Versprechen", "being on the list is a promise")),
      Rule(
        .status(.planned), .status(.concept), requires: [.actualStart],
        why: Phrase("ein Beginn ist eine Tatsache, kein Plandatum", "a start is a fact, not a plan date")),
      Rule(
        .status(.planned), .status(.implementation), requires: [.actualStart],
        why: Phrase("ein Beginn ist eine Tatsache, kein Plandatum", "a start is a fact, not a plan date")),
      Rule(
        .status(.concept), .status(.implementation), requires: [.milestoneOrScope],
        why: Phrase("sonst gibt es nichts zu messen", "else there is nothing to measure")),
      Rule(
        .status(.implementation), .status(.pilot), requires: [.pilotPlace],
        why: Phrase("ein Pilot ist ein Ort, nicht „online“", "a pilot is one place, not \"online\"")),
      Rule(
        .status(.implementation), .status(.rollout), requires: [.coverage],
        why: Phrase("ein Rollout braucht einen Nenner", "a rollout needs a denominator")),
      Rule(
        .status(.pilot), .status(.rollout), requires: [.coverage],
        why: Phrase("ein Rollout braucht einen Nenner", "a rollout needs a denominator")),
      completion(from: .implementation), completion(from: .pilot), completion(from: .rollout),
      Rule(
        .status(.pilot), .status(.implementation), requires: [.reason],
        why: Phrase("ein ehrlicher Schritt zurück", "an honest step back")),
      Rule(
        .status(.rollout), .status(.pilot), requires: [.reason],
        why: Phrase("ein ehrlicher Schritt zurück", "an honest step back")),
      Rule(
        .status(.onHold), .statusHeldBefore, requires: [.reason],
        why: Phrase("es geht dort weiter, wo es anhielt", "it resumes where it stopped")),
      Rule(
        .anyOpen, .status(.continuous), requires: [.reason, .nextStep],
        why: Phrase("Daueraufgaben verlassen den Nenner sichtbar", "continuous work leaves the denominator visibly")),
      Rule(
        .anyOpen, .status(.onHold), requires: [.reasonCode, .review],
        why: Phrase("Abgelegtes geht verloren", "parked items get lost")),
      Rule(
        .anyOpen, .status(.cancelled), requires: [.reason, .decision],
        why: Phrase("der Rat fragt danach", "the council asks")),
      Rule(
        .anyOpen, .status(.merged), requires: [.successor],
        why: Phrase("damit die Zahl erklärbar bleibt", "keeps the count explainable")),
    ])

  private static func completion(from status: Status) -> Rule {
    Rule(
      .status(status), .status(.completed), requires: [.actualEnd, .result, .evidence, .maturity],
      why: Phrase("kein „fertig“ ohne Nachweis", "no \"done\" without proof"))
  }
}
