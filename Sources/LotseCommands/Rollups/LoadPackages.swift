internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseStore

struct LoadPackages: Command {
  static let configuration = CommandConfiguration(
    leaf: "load",
    abstract: help(
      "Pakete vieler Kommunen nachzählen und zusammenführen (das Wort darf fehlen).",
      "Recount packages of many municipalities and roll them up (\"load\" may be left out)."),
    discussion: help(
      """
      lotse rollup eingang/ -o land.db
      lotse rollup eingang/ --expected kommunen.csv -o land.db
      lotse rollup eingang/ --engine postgresql://stand@db.example.org/land

      Jedes Paket wird gegen sein Verzeichnis nachgezählt; was nicht folgt, wird mit Namen abgelehnt (Rückgabewert 1)
      und nicht mitgezählt. Keine Lücke wird gefüllt.
      """,
      """
      lotse rollup incoming/ -o state.db
      lotse rollup incoming/ --expected municipalities.csv -o state.db
      lotse rollup incoming/ --engine postgresql://stand@db.example.org/state

      Each package is recounted against its manifest; what does not follow is refused by name (exit code 1) and not
      counted. No gap is filled.
      """),
    aliases: ["laden"])

  @Argument(
    help: .init(
      help("Pakete, oder Ordner mit Paketen.", "Packages, or folders of packages."), valueName: help("ordner", "folder")
    ))
  var folders: [String]
  @Option(
    help: .init(
      help(
        "Die Liste der Kommunen, die melden sollen (CSV, XLSX, ODS mit key und name).",
        "The list of the municipalities that are to report (CSV, XLSX, ODS with key and name)."),
      valueName: help("datei", "file")))
  var expected: String?
  @Option(
    help: .init(
      help(
        "Für wen die Pakete bestimmt sind: öffentlich (Vorgabe), nichtöffentlich oder Haus; andere werden abgelehnt.",
        "For whom the packages are made: public (default), nonpublic or house; others are refused."),
      valueName: help("wer", "who")))
  var audience: String?
  @Option(
    name: [.short, .long],
    help: .init(
      help(
        "Die Zusammenführung (SQLite); eine frühere wird ersetzt.", "The roll-up (SQLite); an earlier one is replaced."),
      valueName: help("datei", "file")))
  var output: String?
  @Option(
    help: .init(
      help(
        "In eine PostgreSQL-Datenbank laden statt in eine Datei; das Programm psql tut es.",
        "Load into a PostgreSQL database, not into a file; the program psql does it."),
      valueName: help("adresse", "address")))
  var engine: String?
  @OptionGroup var trial: TrialOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.wantsJSON(trial)
    let audience = try Audience(typed: audience)
    guard (output == nil) != (engine == nil), !["", "-"].contains(output) else {
      throw Failure(
        .usage, Phrase("Wohin?", "Where to?"),
        hint: Phrase(
          "Eines von beiden: -o land.db oder --engine postgresql://…",
          "One of the two: -o state.db or --engine postgresql://…"))
    }
    let expected = try expected.map { try ExpectedMunicipalities(reading: $0).all }
    var plan = RollupPlan(
      InParallel.map(try HandedOverFolder.paths(in: folders)[...], { HandedOverFolder($0) }), for: audience, expected)
    guard !plan.accepted.isEmpty else { return try refuseAll(plan.refused, session) }
    let target = try target(in: session)
    try plan.load(into: target, ProgressLine(session.world, session.language("Pakete", "Packages")))
    guard !plan.loaded.isEmpty else { return try refuseAll(plan.refused, session) }
    try target.finish(plan.municipalities, plan.refused.map { $0.row(session.language) })
    var remarks = plan.refused.map { $0.words(session.language) }
    remarks += plan.sentences(session.language)
    remarks.append("\(session.written(isDry: trial.dryRun)): \(output ?? "PostgreSQL")")
    var reply = try session.reply(
      trial, remarks, json: ["file": JSONValue(output), "packages": plan.json(session.language)])
    reply.code = plan.refused.isEmpty ? 0 : 1
    return reply
  }

  /// What takes the packages; nothing is written where it is tried out.
  private func target(in session: Session) throws -> any RollupTarget {
    if let engine {
      return trial.dryRun ? try NoTarget(engine: engine, session.world) : try PostgreSQL(engine, session.world)
    }
    let path = output ?? ""
    do {
      return trial.dryRun ? try NoTarget(replacing: path) : try RollupFile(replacing: path)
    } catch StoreError.alreadyExists(let path) {
      throw Failure(
        .cannotCreate,
        Phrase(
          "\(path) gibt es schon und ist keine Zusammenführung.", "\(path) is there already and is not a roll-up."),
        hint: Phrase("Einen anderen Namen nennen: -o ANDERE.db.", "Name another one: -o OTHER.db."))
    }
  }

  /// Nothing is written where nothing could be counted.
  private func refuseAll(_ refused: [RollupPlan.Refused], _ session: Session) throws -> Reply {
    for package in refused { session.world.tell(package.words(session.language) + "\n") }
    throw Failure(
      .refused,
      Phrase(
        "Kein Paket kann gezählt werden; nichts wurde geschrieben.", "No package can be counted; nothing was written."),
      hint: Phrase(
        "Die Kommunen um neue Pakete bitten; für andere Leser: --audience.",
        "Ask the municipalities for new packages; for other readers: --audience."))
  }
}

/// Takes packages that are only recounted.
private struct NoTarget: RollupTarget {
  /// Throws where the file could not be written.
  init(replacing path: String) throws { try RollupFile.check(replacing: path) }

  /// Throws where the address is none; nobody is asked whether the database is there.
  init(engine address: String, _ world: World) throws { _ = try PostgreSQL.program(for: address, world) }

  func take(_ handOver: HandOver, _ rows: HandedOverRows, from source: String) {}
  func finish(_ municipalities: [Municipality], _ refused: [RefusedPackage]) {}
}
