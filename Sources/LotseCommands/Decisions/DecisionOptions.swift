internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// What a decision may say besides what it must: who asked for what kind of thing, and who is in charge.
struct DecisionOptions: ParsableArguments {
  @Option(
    help: .init(
      help(
        "Was es ist: Beschluss, Antrag, Anfrage oder Prüfauftrag.",
        "What it is: decision, motion, question or review (a review order)."), valueName: help("art", "kind")))
  var kind: String?
  @Option(
    help: .init(
      help(
        "Wer es beantragt hat: eine Fraktion oder ein Gremium, keine Person; „-“ leert.",
        "Who asked for it: a group or a body, no person; \"-\" clears."), valueName: help("fraktion", "group")))
  var applicant: String?
  @Option(
    help: .init(
      help("Die zuständige Einheit; „-“ leert.", "The unit in charge; \"-\" clears."),
      valueName: help("einheit", "unit")))
  var unit: String?
  @Option(
    help: .init(
      help("Warum es sich verzögert; „-“ leert.", "Why it is delayed; \"-\" clears."), valueName: "text"))
  var delay: String?

  var given: [String?] { [kind, applicant, unit, delay] }

  /// The decision with what is given.
  func apply(to decision: inout CouncilDecision, _ session: Session, _ configuration: CityConfiguration) throws {
    if let kind { decision.kind = try DecisionKind(typed: kind) }
    if let applicant {
      decision.applicant = try session.lineOrNone(applicant, CouncilDecision.applicantLabel, limit: 200)
    }
    if let unit { decision.unit = Text.seen(unit) == "-" ? nil : try configuration.unit(named: unit, by: .typed).key }
    if let delay { decision.delay = try session.lineOrNone(delay, CouncilDecision.delayLabel, limit: 5000) }
  }
}
