internal import ArgumentParser
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ListDecisions: Command {
  static let configuration = CommandConfiguration(
    leaf: "list", abstract: help("Beschlüsse auflisten.", "List decisions."),
    discussion: help("lotse decision list --due --committee AVOS", "lotse decision list --due --committee AVOS"),
    aliases: ["liste"])

  @Flag(help: .init(help("Nur offene.", "Open ones only."))) var open = false
  @Flag(help: .init(help("Nur offene, deren Frist abgelaufen ist.", "Only open ones whose day has come."))) var due =
    false
  @Flag(help: .init(help("Nur erledigte.", "Done ones only."))) var done = false
  @Option(help: .committee) var committee: [String] = []
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let isMeant = try wording.configuration.isAmong(committee)
    let isAll = !open && !due && !done
    let decisions = try session.store().decisions(at: moment).filter { decision in
      isMeant(decision.committee)
        && (isAll || (open && !decision.isDone) || (due && decision.isDue(on: moment.day))
          || (done && decision.isDone))
    }
    let list = DecisionList(decisions, moves: try session.store().deadlineMoves(at: moment), at: moment)
    return try session.deliver(
      session.answer(list.document(wording), json: list.json, at: moment, wording), format, output)
  }
}
