internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ShowRollupProgress: Command {
  static let configuration = CommandConfiguration(
    leaf: "progress",
    abstract: help("Umsetzungsstand der Kommunen.", "Progress of the municipalities."),
    discussion: help(
      "lotse rollup progress land.db --by feld --cutoff 2026-11-20",
      "lotse rollup progress state.db --by field --cutoff 2026-11-20"),
    aliases: ["fortschritt"])

  @OptionGroup var of: RollupOptions
  @Option(
    help: .init(
      help("kommune, feld, art oder status.", "municipality, field, kind or status."),
      valueName: help("gliederung", "grouping")))
  var by = "municipality"
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  private static let groupings = Glossary(
    RollupGrouping.allCases.map { grouping in
      (Named(grouping.rawValue, grouping.label), grouping == .field ? ["Feld"] : [], grouping)
    })

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output, among: Format.ofTables + [.html])
    let grouping = try ShowRollupProgress.groupings.asked(
      by, Phrase("Eine Gliederung „\(by)“ gibt es hier nicht.", "There is no grouping \"\(by)\" here."))
    let (rollup, view) = try session.rollup(of.file, of.cutoff)
    let selection = try session.selection(of.municipality, in: view)
    let progress = RollupProgress(try rollup.tallies(by: grouping, selection, view.cutOff), by: grouping, view)
    return try session.deliver(progress.document, json: progress.json, of: view, format, output)
  }
}
