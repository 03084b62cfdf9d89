internal import ArgumentParser
internal import LotseReports
internal import LotseStore

struct ShowRanking: Command {
  static let configuration = CommandConfiguration(
    leaf: "show",
    abstract: help("Rang und Punkte über die Jahre.", "Rank and points over the years."),
    discussion: help(
      "lotse ranking show",
      "lotse ranking show"),
    aliases: ["zeigen", "list", "liste"])

  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let ranking = Ranking(try session.store().indexResults(at: moment), at: moment)
    // Every result names its source; a notice that sample data are invented would be untrue of them.
    return try session.deliver(
      session.answer(ranking.document(wording), json: ranking.json, at: moment, wording, hasNotice: false), format,
      output)
  }
}
