internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ListRollup: Command {
  static let configuration = CommandConfiguration(
    leaf: "list",
    abstract: help("Teilprojekte der Kommunen auflisten.", "List the sub-projects of the municipalities."),
    discussion: help(
      "lotse rollup list land.db --municipality 01234567 --status pilotierung",
      "lotse rollup list state.db --municipality 01234567 --status pilot"),
    aliases: ["liste"])

  @OptionGroup var of: RollupOptions
  @Option(help: .init(help("Themenfeld (Kennung).", "Field (identifier)."), valueName: help("feld", "field")))
  var field: [String] = []
  @Option(help: .init(help("Art.", "Kind."), valueName: help("art", "kind"))) var kind: [String] = []
  @Option(help: .init(help("Status.", "Status."), valueName: "status")) var status: [String] = []
  @Option(
    help: .init(
      help("Höchstens so viele (sonst 1000; 0: alle).", "At most so many (else 1000; 0: all)."),
      valueName: help("anzahl", "count")))
  var limit = 1000
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output, among: Format.ofTables + [.html])
    let (rollup, view) = try session.rollup(of.file, of.cutoff)
    var selection = try session.selection(of.municipality, in: view)
    selection.fields = field
    selection.kinds = try kind.map { try Kind(typed: $0) }
    selection.statuses = try status.map { try Workflow.standard.status(named: $0) }
    guard limit >= 0 else {
      throw Failure(
        .usage, Phrase("--limit ist negativ.", "--limit is negative."),
        hint: Phrase("0 heißt alle.", "0 means all."))
    }
    let list = RollupList(
      try rollup.items(selection, view.cutOff, limit: limit == 0 ? nil : limit), view)
    var reply = try session.deliver(list.document, json: list.json, of: view, format, output)
    let all = try rollup.count(selection, view.cutOff)
    reply.remarks.append(
      list.items.count < all
        ? session.language(
          "\(list.items.count) von \(all) Teilprojekten; alle: --limit 0",
          "\(list.items.count) of \(all) sub-projects; all: --limit 0")
        : session.language("Teilprojekte: \(all)", "Sub-projects: \(all)"))
    return reply
  }
}
