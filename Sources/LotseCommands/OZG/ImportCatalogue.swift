internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseReports
internal import LotseSheets
internal import LotseStore

struct ImportCatalogue: Command {
  static let configuration = CommandConfiguration(
    leaf: "import-catalogue",
    abstract: help(
      "Einen OZG-Katalog aus CSV, XLSX oder ODS erfassen; zeigt erst den Unterschied.",
      "Record an OZG catalogue from CSV, XLSX or ODS; shows the difference first."),
    discussion: help(
      """
      lotse ozg import-catalogue katalog.csv --dated 2023-06-30

      Der Katalog löst den bisherigen ab. OZG-ID und Name, Themenfeld und Lage werden an ihren Überschriften erkannt; \
      andere ordnet eine Datei zu (--map, YAML):

        columns:
          Nr.: id
          Was: name
          Bereich: topic
          Anlass: situation
      """,
      """
      lotse ozg import-catalogue catalogue.csv --dated 2023-06-30

      The catalogue takes the place of the present one. OZG-ID and name, topic and situation are recognised by their \
      headings; a file assigns others (--map, YAML):

        columns:
          No.: id
          What: name
          Area: topic
          Occasion: situation
      """), aliases: ["katalog-einlesen"])

  @Argument(help: .init(help("Die Datei.", "The file."), valueName: help("datei", "file"))) var file: String
  @Option(
    help: .init(
      help("Der Tag, dessen Stand der Katalog zeigt.", "The day whose state the catalogue shows."),
      valueName: help("tag", "day")))
  var dated: String?
  @Option(help: .init(help("Woher der Katalog stammt.", "Where the catalogue came from."), valueName: "text"))
  var source: String?
  @Option(
    help: .init(
      help(
        "Das Blatt (sonst das erste, das nicht ausgeblendet ist).", "The sheet (else the first that is not hidden)."),
      valueName: "name"))
  var sheet: String?
  @Option(
    name: .customLong("map"),
    help: .init(
      help("Zuordnung der Überschriften (YAML).", "What the headings stand for (YAML)."),
      valueName: help("datei", "file")))
  var mapping: String?
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let (datedOn, source) = (try datedOn(session), try source.map { try checked($0) })
    let mapping = try mapping.map { try CatalogueMapping(reading: $0) }
    let found = try TableFile(reading: file)
    if let assumption = found.assumption {
      session.tell(ImportRemarks.words(assumption)[session.language])
    }
    let sheet = try chosenSheet(of: found)
    let table = CatalogueTable(sheet, mapping)
    let catalogue = OZGCatalogue(datedOn: datedOn, source: source, services: table.services)
    return try session.settle("ozg import-catalogue", recording, bulk.consent) { recorder in
      var plan = NewCatalogue(file: file, sheet: sheet.name, flaws: table.flaws)
      if !table.flaws.isEmpty { return plan }
      plan.change = CatalogueChange(from: try recorder.catalogue(), to: catalogue)
      try recorder.replaceCatalogue(by: catalogue)
      if plan.isEmpty { return plan }
      let items = Snapshot(
        moment: Moment(change: recorder.base, day: recorder.today), configuration: recorder.configuration,
        subProjects: try recorder.subProjects(Selection()))
      plan.unknown = Coverage(of: items, catalogue, topics: nil).unknown.map(\.number)
      return plan
    }
  }

  /// Never guessed: a list that was fetched today may show the state of two years ago.
  private func datedOn(_ session: Session) throws -> Day {
    guard let dated else {
      throw Failure(
        .usage, Phrase("Von wann ist dieser Katalog?", "Of what day is this catalogue?"),
        hint: Phrase(
          "Den Tag angeben, dessen Stand er zeigt: --dated 2023-06-30.",
          "Give the day whose state it shows: --dated 2023-06-30."
        ))
    }
    return try session.day(dated)
  }

  private func checked(_ source: String) throws -> String {
    let text = Text.normalized(source.trimmed)
    guard !text.isEmpty, Text.isPrintable(text), !text.contains("\n") else {
      throw Failure(
        .usage, Phrase("--source verlangt eine Zeile Text.", "--source asks for a line of text."),
        hint: Phrase("Etwa: --source \"OZG-Datenbank NRW\".", "Such as: --source \"OZG database NRW\"."))
    }
    return text
  }

  private func chosenSheet(of found: TableFile) throws -> ReadSheet {
    guard let sheet else {
      guard let first = found.sheets.first(where: { !$0.isHidden }) ?? found.sheets.first else {
        throw Refusal.catalogue(.empty)
      }
      return first
    }
    let exact = found.sheets.first { $0.name == sheet }
    guard let chosen = exact ?? found.sheets.first(where: { Text.isSameWord($0.name, sheet) }) else {
      throw Failure(ImportFlaw.noSuchSheet(sheet, known: found.sheets.map(\.name)), in: file)
    }
    return chosen
  }
}
