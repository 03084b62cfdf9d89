internal import ArgumentParser
internal import LotseModel
internal import LotseStore

struct RemoveRanking: Command {
  static let configuration = CommandConfiguration(
    leaf: "remove",
    abstract: help(
      "Ein irrtümlich erfasstes Ergebnis zurücknehmen; der Verlauf bleibt.",
      "Withdraw a result recorded by mistake; its history stays."),
    discussion: help(
      "lotse ranking remove 2024",
      "lotse ranking remove 2024"),
    aliases: ["entfernen"])

  @OptionGroup var place: IndexPlaceArguments
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.settle("ranking remove", recording, trial.consent) { recorder in
      let (year, area) = try place.find(recorder)
      let result = try recorder.existingIndexResult(year, area: area)
      try recorder.withdraw(result)
      return RecordChange(before: .indexResult(result), after: nil)
    }
  }
}
