internal import ArgumentParser
internal import LotseModel
internal import LotseStore

struct RemoveDecision: Command {
  static let configuration = CommandConfiguration(
    leaf: "remove",
    abstract: help(
      "Einen irrtümlich erfassten Beschluss zurücknehmen; der Verlauf bleibt.",
      "Withdraw a decision recorded by mistake; its history stays."),
    discussion: help(
      "lotse decision remove A/17",
      "lotse decision remove A/17"),
    aliases: ["entfernen"])

  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: help("nr", "no"))) var number: String
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.settle("decision remove", recording, trial.consent) { recorder in
      let decision = try recorder.decision(number)
      try recorder.withdraw(decision)
      return RecordChange(before: .decision(decision), after: nil)
    }
  }
}
