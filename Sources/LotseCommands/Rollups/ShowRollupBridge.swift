internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ShowRollupBridge: Command {
  static let configuration = CommandConfiguration(
    leaf: "bridge",
    abstract: help(
      "Warum sich die Zahlen der Kommunen zwischen zwei Stichtagen geändert haben.",
      "Why the figures of the municipalities changed between two cut-off dates."),
    discussion: help(
      """
      lotse rollup bridge land-q3.db land-q4.db
      lotse rollup bridge land.db --from 2026-09-30

      Eine Kommune, die nur für einen der beiden Tage gemeldet hat, kommt oder geht als Ganzes.
      """,
      """
      lotse rollup bridge state-q3.db state-q4.db
      lotse rollup bridge state.db --from 2026-09-30

      A municipality that reported for one of the two days only comes or goes as a whole.
      """),
    aliases: ["bruecke"])

  @Argument(
    help: .init(
      help("Die frühere Zusammenführung, oder eine mit beiden Tagen.", "The earlier roll-up, or one with both days."),
      valueName: help("datei", "file")))
  var earlier: String
  @Argument(
    help: .init(
      help("Die spätere (sonst dieselbe).", "The later one (else the same)."), valueName: help("datei", "file")))
  var later: String?
  @Option(
    help: .init(
      help(
        "Der frühere Stichtag (sonst der letzte der früheren).",
        "The earlier cut-off date (else the last of the earlier one)."),
      valueName: help("tag", "day")))
  var from: String?
  @Option(
    help: .init(
      help("Der spätere Stichtag (sonst der letzte).", "The later cut-off date (else the last)."),
      valueName: help("tag", "day")))
  var to: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output, among: Format.ofTables + [.html])
    guard later != nil || from != nil else {
      throw Failure(
        .usage, Phrase("Seit wann?", "Since when?"),
        hint: Phrase("Eine zweite Datei nennen, oder --from TAG.", "Name a second file, or --from DAY."))
    }
    let (first, start) = try session.rollup(earlier, from)
    let (second, end) = try session.rollup(later ?? earlier, to)
    guard start.cutOff < end.cutOff else {
      throw Failure(
        .refused,
        Phrase(
          "Der frühere Stand (\(start.cutOff.text(.de))) liegt nicht vor dem späteren (\(end.cutOff.text(.de))).",
          "The earlier state (\(start.cutOff)) does not lie before the later one (\(end.cutOff))."),
        hint: Phrase(
          "Die Dateien vertauschen, oder --from und --to nennen.", "Swap the files, or give --from and --to."))
    }
    guard start.audience == end.audience else {
      throw Failure(
        .refused,
        Phrase(
          "Die beiden sind für verschiedene Leser bestimmt (\(start.audience.rawValue), \(end.audience.rawValue)).",
          "The two are made for different readers (\(start.audience.rawValue), \(end.audience.rawValue))."),
        hint: Phrase("Beide aus Paketen desselben Leserkreises machen.", "Make both from packages of one audience."))
    }
    let bridge = RollupBridge(
      start, try first.standings(start.cutOff), end, try second.standings(end.cutOff))
    return try session.deliver(bridge.document, json: bridge.json, of: end, format, output)
  }
}
