internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ListReports: Command {
  static let configuration = CommandConfiguration(
    leaf: "list", abstract: help("Die eingefrorenen Berichte.", "The frozen reports."),
    discussion: help(
      "lotse report list",
      "lotse report list"),
    aliases: ["liste"])
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let reports = try session.store().frozenReports(at: moment)
    return try session.deliver(
      session.answer(
        FrozenReport.Entry.document(reports, wording), json: FrozenReport.Entry.json(reports, session.language),
        at: moment, wording), format, output)
  }
}
