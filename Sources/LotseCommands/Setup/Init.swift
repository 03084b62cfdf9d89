internal import ArgumentParser
internal import Glibc
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseStore

struct Init: Command {
  static let configuration = CommandConfiguration(
    leaf: "init",
    abstract: help("Die Datei einer Strategie anlegen.", "Create a strategy's file."),
    discussion: help(
      """
      lotse init --config config/krefeld.yaml --db strategie.db
      lotse init --sample --db probe.db
      """,
      """
      lotse init --config config/krefeld.yaml --db strategy.db
      lotse init --sample --db trial.db
      """), aliases: ["anlegen"])

  @Option(
    help: .init(
      help("Konfiguration (YAML), auch mehrere.", "Configuration (YAML), also several."),
      valueName: help("datei", "file")))
  var config: [String] = []
  @Flag(
    help: .init(help("Mit Musterdaten füllen, bis heute reichend.", "Fill it with sample data that reaches to today.")))
  var sample = false
  @OptionGroup var trial: TrialOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard !sample || config.isEmpty else {
      throw Failure(
        .usage, Phrase("--sample bringt seine Konfiguration mit.", "--sample brings its own configuration."),
        hint: Phrase("Nur eines von beiden: --sample oder --config.", "Only one of the two: --sample or --config."))
    }
    try session.wantsJSON(trial)
    let path = try session.databasePath
    if trial.dryRun, access(path, F_OK) == 0 { throw StoreError.alreadyExists(path) }
    if !trial.dryRun, common.database == nil, session.world.environment["LOTSE_DB"] == nil { makeFolder(of: path) }
    let files = sample && config.isEmpty ? [try SampleFiles.configuration(session.world)] : config
    let entries = try files.map { try ConfigurationFile(reading: $0) }
    let configuration = entries.reduce(CityConfiguration([])) { $0.replacing(chapters: $1.chapters, with: $1.entries) }
    let sampleData = sample ? try SampleFiles(session.world, today: try session.today) : nil

    let json: [String: JSONValue] = [
      "file": .string(path), "fields": .int(configuration.fields.count), "units": .int(configuration.units.count),
      "sample": .bool(sample),
    ]
    if trial.dryRun {
      return try session.reply(
        trial, [session.language("Würde angelegt: \(path)", "Would create: \(path)")], json: json)
    }
    try Store.create(path) { store in
      var intent = Intent(actor: session.world.actor, command: "init", at: session.world.now)
      var initial = configuration
      if let sampleData {
        intent.actor = "stabsstelle"
        intent.at = sampleData.start
        initial = sampleData.marked(configuration)
      }
      _ = try store.record(intent) { recorder in
        try recorder.replaceConfiguration(by: initial)
        recorder.begin()
      }
      try sampleData?.load(into: store, session)
    }
    return try session.reply(
      trial,
      [session.language("Angelegt: \(path)", "Created: \(path)")]
        + (configuration.fields.isEmpty
          ? [
            session.language(
              "Noch ohne Themenfelder und Einheiten: lotse config apply DATEI.yaml",
              "Still without fields and units: lotse config apply FILE.yaml")
          ]
          : []),
      json: json)
  }

  private func makeFolder(of path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }
}
