internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct UpdateDecision: Command {
  static let configuration = CommandConfiguration(
    leaf: "update",
    abstract: help("Angaben zu einem Beschluss ändern.", "Change what is recorded of a decision."),
    discussion: help(
      "lotse decision update V/1187 --due 2027-06-30 --delay \"Das Angebot des Rechenzentrums steht aus\"",
      "lotse decision update V/1187 --due 2027-06-30 --delay \"The offer of the computing centre is pending\""),
    aliases: ["aendern"])

  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: help("nr", "no"))) var number: String
  @Option(help: .init(help("Was beschlossen ist.", "What is decided."), valueName: "text")) var text: String?
  @Option(help: .init(help("Das Gremium.", "The committee."), valueName: help("gremium", "committee")))
  var committee: String?
  @Option(help: .init(help("Beschlossen am.", "Decided on."), valueName: help("tag", "day"))) var date: String?
  @Option(help: .init(help("Fällig am; „-“ leert.", "Due on; \"-\" clears."), valueName: help("tag", "day")))
  var due: String?
  @Option(
    help: .init(
      help("Teil der Sitzung: öffentlich oder nichtöffentlich.", "Part of the sitting: public or nonpublic."),
      valueName: help("teil", "part")))
  var part: String?
  @Option(
    name: .customLong("for"), parsing: .upToNextOption,
    help: .init(
      help("Die Teilprojekte, um die es geht; „-“ leert.", "The sub-projects that it is about; \"-\" clears."),
      valueName: "TP…"))
  var subProjects: [String] = []
  @Option(
    help: .init(
      help("Erledigt am; „-“ macht ihn wieder offen.", "Done on; \"-\" opens it again."),
      valueName: help("tag", "day")))
  var done: String?
  @Option(help: .init(help("Was daraus wurde; „-“ leert.", "What came of it; \"-\" clears."), valueName: "text"))
  var outcome: String?
  @OptionGroup var more: DecisionOptions
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let given = [text, committee, date, due, part, done, outcome, subProjects.first] + more.given
    guard given.contains(where: { $0 != nil }) else { throw Session.nothingGiven }
    return try session.settle("decision update", recording, trial.consent) { recorder in
      let before = try recorder.decision(number)
      var after = before
      if let text { after.text = try Text.line(text, CouncilDecision.textLabel, limit: 5000) }
      if let committee { after.committee = try recorder.configuration.committee(named: committee, by: .typed).key }
      if let date { after.decidedOn = try session.day(date) }
      if let due { after.dueOn = try session.dueDayOrNone(due) }
      if let part { after.part = try Part(typed: part) }
      if !subProjects.isEmpty { after.subProjects = Set(try SubProjectNumbers.read(subProjects)).sorted() }
      if let done {
        after.doneOn = try session.dayOrNone(done)
        if after.doneOn == nil { after.outcome = nil }
      }
      if let outcome {
        after.outcome = try session.lineOrNone(outcome, CouncilDecision.outcomeLabel, limit: 5000)
      }
      try more.apply(to: &after, session, recorder.configuration)
      try recorder.save(after)
      return RecordChange(before: .decision(before), after: .decision(after))
    }
  }
}
