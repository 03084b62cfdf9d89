internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

struct Rollups: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollup",
    abstract: help(
      "Viele Kommunen: Pakete zusammenführen, zählen, vergleichen.",
      "Many municipalities: roll packages up, count, compare."),
    discussion: help(
      """
      lotse rollup eingang/ --expected kommunen.csv -o land.db
      lotse rollup progress land.db --by field
      """,
      """
      lotse rollup incoming/ --expected municipalities.csv -o state.db
      lotse rollup progress state.db --by field
      """),
    subcommands: [LoadPackages.self, ShowRollupProgress.self, ListRollup.self, ShowRollupBridge.self],
    defaultSubcommand: LoadPackages.self, aliases: ["zusammenfuehren"])
}

/// Which state of a roll-up is meant, and which of its municipalities.
struct RollupOptions: ParsableArguments {
  @Argument(help: .init(help("Die Zusammenführung.", "The roll-up."), valueName: help("datei", "file")))
  var file: String
  @Option(
    help: .init(
      help("Der Stichtag (sonst der letzte).", "The cut-off date (else the last)."), valueName: help("tag", "day")))
  var cutoff: String?
  @Option(
    parsing: .upToNextOption,
    help: .init(
      help("Nur diese Kommunen (Gemeindeschlüssel).", "These municipalities only (keys)."),
      valueName: help("schlüssel", "key")))
  var municipality: [String] = []
}

extension Session {
  /// A roll-up and what is told beside its figures.
  func rollup(_ path: String, _ cutoff: String?) throws -> (Rollup, RollupView) {
    let rollup: Rollup
    do {
      rollup = try Rollup.open(path)
    } catch StoreError.noSuchFile(let path) {
      throw Failure(
        .notFound, Phrase("Die Datei \(path) gibt es nicht.", "There is no file \(path)."),
        hint: Phrase("Eine machen: lotse rollup ORDNER… -o \(path).", "Make one: lotse rollup FOLDER… -o \(path)."))
    } catch StoreError.foreign(let path) {
      throw Failure(
        .refused, Phrase("\(path) ist keine Zusammenführung.", "\(path) is not a roll-up."),
        hint: Phrase("Eine machen: lotse rollup ORDNER… -o land.db.", "Make one: lotse rollup FOLDER… -o state.db."))
    }
    let days = try rollup.cutOffs()
    let day = try cutoff.map { try self.day($0) } ?? days.last
    guard let day, days.contains(day) else {
      throw Failure(
        .notFound,
        Phrase(
          "Einen Stand vom \(day?.text(.de) ?? "–") gibt es in \(path) nicht.",
          "There is no state of \(day?.iso ?? "–") in \(path)."),
        hint: Failure.allowed(days.map(\.iso)))
    }
    let view = try RollupView(
      day, rollup.participation(day), rollup.packages(day), fields: rollup.labels("field", day), language)
    return (rollup, view)
  }

  /// The municipalities that are meant; one of which the roll-up does not know is refused.
  func selection(_ municipalities: [String], in view: RollupView) throws -> RollupSelection {
    var selection = RollupSelection()
    selection.municipalities = try municipalities.flatMap { $0.split(separator: ",") }.map { text in
      let known = view.participation.map(\.municipality).map { Named($0.key, Phrase($0.name, $0.name)) }
      guard let found = known.first(where: { $0.key == text || Text.key($0.label.de) == Text.key(String(text)) })
      else {
        throw Failure(
          .notFound,
          Phrase("Eine Kommune „\(text)“ gibt es hier nicht.", "There is no municipality \"\(text)\" here."),
          hint: Phrase("Alle zeigt: lotse rollup progress DATEI.", "All are shown by: lotse rollup progress FILE."))
      }
      return found.key
    }
    return selection
  }

  func deliver(
    _ document: @autoclosure @escaping () -> Document, json: @autoclosure @escaping () -> JSONValue,
    of view: RollupView, _ format: Format, _ output: OutputOptions
  ) throws -> Reply {
    try deliver(
      Answer(document: document, json: json, notice: view.notices.first), format, output,
      for: view.audience.readers)
  }
}
