internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets
internal import LotseStore

struct Import: Command {
  static let configuration = CommandConfiguration(
    leaf: "import",
    abstract: help("Eine Liste übernehmen: CSV, XLSX, ODS, JSON.", "Take over a list: CSV, XLSX, ODS, JSON."),
    discussion: help(
      """
      lotse import liste.xlsx
      lotse import --suggest-map liste.xlsx -o zuordnung.yaml
      lotse import liste.xlsx --map zuordnung.yaml --initial --dry-run
      lotse import liste.xlsx --map zuordnung.yaml --correction --because Altliste

      Gezeigt wird, was geschähe; dann wird gefragt. Alles wird eine Änderung oder nichts. \
      Zeilen gehören zu einem Teilprojekt durch ihre Nummer (TP-0042), sonst durch die Nummer der Ausgangsliste; sonst sind sie \
      neu. Eine leere Zelle lässt den Wert stehen, „-“ leert ihn. Ein neuer Status ist ein Wechsel im Arbeitsablauf und \
      verlangt einen Grund (Spalte, --reason oder --because). Nennt die Spalte change, aus welcher Änderung die Zeile \
      stammt, überschreibt nichts, was in der Liste unverändert blieb; wo beide Seiten änderten, entscheidet --take.
      """,
      """
      lotse import list.xlsx
      lotse import --suggest-map list.xlsx -o map.yaml
      lotse import list.xlsx --map map.yaml --initial --dry-run
      lotse import list.xlsx --map map.yaml --correction --because "Old list"

      It shows what would happen, and asks. All becomes one change, or nothing does. A row belongs to a sub-project by \
      its number (TP-0042), else by its external key; else it is new. An empty cell leaves the value alone, "-" clears \
      it. A new status is a move of the workflow and asks for a reason (a column, --reason or --because). Where a column \
      change says from which change a row is, what was left alone in the list overwrites nothing; where both sides \
      changed, --take decides.
      """),
    aliases: ["importieren"])

  @Argument(
    help: .init(
      help("Die Liste; „-“ ist die Standardeingabe.", "The list; \"-\" is standard input."),
      valueName: help("datei", "file")))
  var file: String
  @Flag(
    help: .init(
      help(
        "Aus einem ganzen Verlauf („lotse export --everything“) eine neue Datei machen.",
        "Make a new file of a whole history (\"export --everything\").")))
  var everything = false
  @OptionGroup(title: help("Wie die Datei zu lesen ist", "How to read the file")) var reading: TableOptions
  @Flag(
    help: .init(
      help("Eine Zuordnung vorschlagen statt zu übernehmen.", "Suggest a mapping instead of taking over.")))
  var suggestMap = false
  @Option(
    name: [.short, .long],
    help: .init(
      help("Wohin die vorgeschlagene Zuordnung soll.", "Where the suggested mapping goes."),
      valueName: help("datei", "file")))
  var output: String?
  @Option(
    help: .init(
      help("Grund neuer Status: ein Code oder Text.", "Reason of new statuses: a code or text."),
      valueName: help("grund", "reason")))
  var reason: String?
  @Option(help: .init(help("Begründung in Worten.", "The reason in words."), valueName: "text")) var because: String?
  @Flag(
    help: .init(
      help(
        "Die Liste ist der Stand: auch Wechsel, die der Arbeitsablauf nicht kennt.",
        "The list is the record: also moves that the workflow does not know.")))
  var correction = false
  @Flag(
    help: .init(
      help(
        "Erste Übernahme: die Liste ist der Stand, alle Zeilen sind neu, der Grund steht fest.",
        "First take-over: the list is the record, all rows are new, the reason is settled.")))
  var initial = false
  @Flag(
    help: .init(
      help(
        "Die Liste kommt aus einer anderen Datei: ihre Nummern gelten auch hier.",
        "The list comes from another file: its numbers hold here, too.")))
  var keepNumbers = false
  @Flag(help: .init(help("Nur neue anlegen.", "Only add new ones."))) var createOnly = false
  @Flag(help: .init(help("Nur bestehende ändern.", "Only change existing ones."))) var updateOnly = false
  @Flag(
    help: .init(
      help(
        "Gute Zeilen übernehmen, die anderen in eine Datei legen.", "Take the good rows, put the others into a file.")))
  var skipBad = false
  @Option(
    help: .init(
      help("Wohin die abgelehnten Zeilen sollen.", "Where the refused rows go."), valueName: help("datei", "file")))
  var refused: String?
  @Flag(help: .force) var force = false
  @OptionGroup var merging: MergeOptions
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    if everything {
      guard !suggestMap, !correction, !initial, !keepNumbers, !createOnly, !updateOnly, !skipBad else {
        throw Failure.everythingAlone
      }
      return try session.importEverything(file)
    }
    guard !(createOnly && updateOnly) else {
      throw Failure(
        .usage,
        Phrase(
          "--create-only und --update-only schließen sich aus.", "--create-only and --update-only exclude each other."),
        hint: Phrase("Höchstens eines angeben.", "Give one of them at most."))
    }
    guard !(initial && (correction || updateOnly)) else {
      throw Failure(
        .usage,
        Phrase(
          "--initial gilt für neue Zeilen, --correction und --update-only für bestehende.",
          "--initial is for new rows, --correction and --update-only for existing ones."),
        hint: Phrase("Höchstens eines angeben.", "Give one of them at most."))
    }
    let mapping = try reading.mapping(session.ownAttributes)
    let list = try TableFile(reading: file, mapping.reading)
    if suggestMap { return try suggestion(list, mapping, in: session) }
    let table = try Failure.telling(file) { () throws(ImportFlaw) in try ImportTable(list, mapping) }
    for remark in ImportRemarks(list, table, session.language).all {
      session.tell(remark[session.language])
    }
    var run = ImportRun(file: file, list: list, table: table, mapping: mapping, session: session)
    run.grounds = try grounds(in: session)
    run.keepsNumbers = keepNumbers
    run.takesNew = !updateOnly
    run.takesExisting = !createOnly && !initial
    run.skipsBad = skipBad
    run.refusedFile = refused
    run.replacesRefused = force
    run.sides = try merging.sides()
    return try run.reply(bulk.consent, recording)
  }

  private func grounds(in session: Session) throws -> Listing.Grounds {
    var grounds = Listing.Grounds()
    grounds.isRecord = correction || initial
    let code = reason.flatMap { try? ReasonCode(parsing: $0) }
    grounds.reasonCode = code
    grounds.reason = try [because, code == nil ? reason : nil].lazy.compactMap { $0 }.first.map {
      try Assignment.line($0, for: .reason)
    }
    if initial, grounds.reason == nil, code == nil {
      let name = file == "-" ? "" : file.split(separator: "/").last.map { " \($0)" } ?? ""
      grounds.reason = session.language("Erste Übernahme der Liste\(name)", "First take-over of the list\(name)")
    }
    guard !correction || grounds.reason != nil || code != nil else {
      throw Failure(
        .refused, Phrase("--correction verlangt einen Grund.", "--correction asks for a reason."),
        hint: Phrase(
          "Angeben: --because \"Übernahme der Liste vom …\".", "Give: --because \"Taken over from the list of …\"."))
    }
    return grounds
  }

  private func suggestion(_ list: TableFile, _ mapping: ImportMapping, in session: Session) throws -> Reply {
    let configuration = try session.configuration(session.moment())
    let suggestion = try Failure.telling(file) { () throws(ImportFlaw) in
      try SuggestedMapping(list, mapping, configuration)
    }
    let text = suggestion.text(session.language, file: file)
    guard let output, output != "-" else { return Reply(text) }
    try WholeFile.write(text, to: output, force: force)
    // Into an empty file a list is taken over as it stands.
    let isFirst = try initial || session.store().count(Selection(), at: session.moment(), configuration) == 0
    let first = isFirst ? " --initial" : ""
    return Reply(remarks: [
      session.language("Geschrieben: \(output)", "Written: \(output)"),
      session.language(
        "Durchsehen und dann: lotse import \(Failure.word(file)) --map \(Failure.word(output))\(first) --dry-run",
        "Look through it and then: lotse import \(Failure.word(file)) --map \(Failure.word(output))\(first) --dry-run"),
    ])
  }
}

/// How a file of tables is to be read; what is not said is found out.
struct TableOptions: ParsableArguments {
  @Option(help: .init(help("Das Blatt.", "The sheet."), valueName: "name")) var sheet: String?
  @Option(
    help: .init(
      help("Zuordnung der Spalten und Wörter (YAML).", "Mapping of columns and words (YAML)."),
      valueName: help("datei", "file")))
  var map: String?
  @Option(
    help: .init(
      help(
        "Kodierung: utf-8, windows-1252, iso-8859-15, cp850, macroman.",
        "Encoding: utf-8, windows-1252, iso-8859-15, cp850, macroman."), valueName: "name"))
  var encoding: String?
  @Option(help: .init(help("Trennzeichen: ; , | tab.", "Delimiter: ; , | tab."), valueName: help("zeichen", "sign")))
  var delimiter: String?

  /// The mapping with what the options say over it.
  func mapping(_ own: [OwnAttribute]) throws -> ImportMapping {
    var mapping = try map.map { try ImportMapping(reading: $0, own) } ?? ImportMapping(own)
    if let sheet { mapping.sheet = sheet }
    if let encoding {
      guard let known = TextEncoding(named: encoding) else {
        throw Failure(
          .usage, Phrase("Die Kodierung „\(encoding)“ gibt es nicht.", "There is no encoding \"\(encoding)\"."),
          hint: Failure.allowed(TextEncoding.allCases.map(\.rawValue)))
      }
      mapping.reading.encoding = known
    }
    if let delimiter {
      guard let known = ReadingOptions.delimiter(named: delimiter) else {
        throw Failure(
          .usage, Phrase("„\(delimiter)“ ist kein Trennzeichen.", "\"\(delimiter)\" is not a delimiter."),
          hint: Phrase("Möglich: ; , | tab.", "Possible: ; , | tab."))
      }
      mapping.reading.delimiter = known
    }
    return mapping
  }
}
