internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ListReports: Command {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: help("Die eingefrorenen Berichte.", "The frozen reports."), aliases: ["liste"])
  @OptionGroup var state: AsOfOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(state.asOf)
    let reports = try session.store().frozenReports(at: moment)
    return try session.deliver(
      session.render(
        FrozenReport.Entry.document(reports, wording), json: .array(reports.map(\.json)),
        csv: FrozenReport.Entry.csv(reports), format,
        notice: wording.configuration.notice), output)
  }
}
