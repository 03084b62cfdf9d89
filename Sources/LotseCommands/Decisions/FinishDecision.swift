internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct FinishDecision: Command {
  static let configuration = CommandConfiguration(
    leaf: "done", abstract: help("Einen Beschluss als erledigt melden.", "Report a decision as done."),
    discussion: help(
      "lotse decision done V/1187 --outcome \"Bericht liegt vor, Vorlage V/1302\"",
      "lotse decision done V/1187 --outcome \"Report given, paper V/1302\""), aliases: ["erledigt"])

  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: help("nr", "no"))) var number: String
  @Option(help: .init(help("Erledigt am (sonst heute).", "Done on (else today)."), valueName: help("tag", "day")))
  var on: String?
  @Option(help: .init(help("Was daraus wurde.", "What came of it."), valueName: "text")) var outcome: String?
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.settle("decision done", recording, trial.consent) { recorder in
      let before = try recorder.decision(number)
      if let day = before.doneOn { throw Refusal.decision(.done(before.number, day)) }
      var after = before
      after.doneOn = try on.map(session.day) ?? recorder.today
      after.outcome = try outcome.map { try Text.line($0, CouncilDecision.outcomeLabel, limit: 5000) }
      try recorder.save(after)
      return RecordChange(before: .decision(before), after: .decision(after))
    }
  }
}
