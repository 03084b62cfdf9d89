internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Rankings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ranking",
    abstract: help("Ergebnisse des Smart City Index führen.", "Keep results of the Smart City Index."),
    discussion: help(
      """
      lotse ranking add 2025 --rank 41 --of 83 --points 71,4 --source https://…
      lotse ranking show
      """,
      """
      lotse ranking add 2025 --rank 41 --of 83 --points 71.4 --source https://…
      lotse ranking show
      """),
    subcommands: [AddRanking.self, RemoveRanking.self, ShowRanking.self], aliases: ["index"])
}

/// The year of a result, and the area where it is not of the whole index.
struct IndexPlaceArguments: ParsableArguments {
  @Argument(help: .init(help("Das Jahr des Index.", "The year of the index."), valueName: help("jahr", "year")))
  var year: String
  @Option(
    help: .init(
      help("Nur ein Bereich (sonst der ganze Index).", "One area only (else the whole index)."),
      valueName: help("bereich", "area")))
  var area: String?

  /// Throws `IndexRefusal.notAYear` or `ConfigurationRefusal.unknownArea`.
  func find(_ recorder: Recorder) throws -> (year: Int, area: String?) {
    guard let year = Int(Text.seen(year)), year > 0 else {
      throw Refusal.index(.notAYear(self.year, upTo: recorder.today.year))
    }
    return (year, try area.map { try recorder.configuration.indexArea(named: $0, by: .typed) })
  }
}
