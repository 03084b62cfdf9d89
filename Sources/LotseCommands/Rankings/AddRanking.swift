internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct AddRanking: Command {
  static let configuration = CommandConfiguration(
    leaf: "add",
    abstract: help(
      "Ein Ergebnis mit seiner Quelle erfassen; Unbekanntes bleibt unbekannt.",
      "Record a result with its source; what is unknown stays unknown."),
    discussion: help(
      """
      lotse ranking add 2025 --rank 41 --of 83 --points 71,4 --source https://…
      lotse ranking add 2025 --area verwaltung --rank 8 --source https://…

      Jahr und Bereich gibt es einmal. Ein Ergebnis, das schon erfasst ist, wird nur mit --replace ersetzt; das frühere \
      bleibt im Verlauf.
      """,
      """
      lotse ranking add 2025 --rank 41 --of 83 --points 71.4 --source https://…
      lotse ranking add 2025 --area administration --rank 8 --source https://…

      A year and area stands once. A result that is recorded already is replaced only with --replace; the earlier one \
      stays in the log.
      """), aliases: ["neu"])

  @OptionGroup var place: IndexPlaceArguments
  @Option(help: .init(help("Der Rang.", "The rank."), valueName: "n")) var rank: [Int] = []
  @Option(name: .customLong("of"), help: .init(help("Von wie vielen Städten.", "Of how many cities."), valueName: "n"))
  var cities: Int?
  @Option(help: .init(help("Die Punkte, 0 bis 100.", "The points, 0 to 100."), valueName: help("punkte", "points")))
  var points: String?
  @Option(
    help: .init(help("Wo es steht: Adresse oder Titel.", "Where it stands: address or title."), valueName: "text"))
  var source: String
  @Option(
    help: .init(
      help(
        "Was die Quelle zu Veränderungen sagt, wörtlich; daraus wird nichts berechnet.",
        "What the source says of changes, word for word; nothing is computed from it."), valueName: "text"))
  var quote: String?
  @Flag(help: .init(help("Das schon erfasste Ergebnis ersetzen.", "Replace the result that is recorded already.")))
  var replace = false
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard rank.count < 2 else {
      throw Failure(
        .usage, Phrase("Zwei Ränge auf einmal.", "Two ranks at once."),
        hint: Phrase(
          "Den Index und jeden Bereich (--area) einzeln erfassen.", "Record the index and each area (--area) apart."))
    }
    return try session.settle("ranking add", recording, trial.consent) { recorder in
      let (year, area) = try place.find(recorder)
      let result = IndexResult(
        year: year, area: area, rank: rank.first, cities: cities,
        points: try points.map { try IndexResult.Points(parsing: $0) },
        source: try Text.line(source, IndexResult.sourceLabel, limit: 500),
        quote: try quote.map { try Text.line($0, IndexResult.quoteLabel, limit: 2000) })
      let before = try recorder.indexResult(result.year, area: result.area)
      try recorder.record(result, replacing: replace)
      return RecordChange(before: before.map { .indexResult($0) }, after: .indexResult(result))
    }
  }
}
