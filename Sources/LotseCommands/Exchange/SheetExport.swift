internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotsePapers
internal import LotseSheets
internal import LotseStore

struct Sheets: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: help(
      "Meldebögen: eine Tabelle je Einheit hinaus, ausgefüllt zurück.",
      "Update sheets: one spreadsheet per unit out, and back filled in."),
    discussion: help(
      """
      lotse sheet export --all-units -o inbox
      lotse sheet import inbox/*.xlsx
      """,
      """
      lotse sheet export --all-units -o inbox
      lotse sheet import inbox/*.xlsx
      """),
    subcommands: [ExportSheets.self, ImportSheets.self], aliases: ["meldebogen"])
}

struct ExportSheets: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "export",
    abstract: help("Meldebögen schreiben, einen je Einheit.", "Write update sheets, one per unit."),
    discussion: help(
      """
      lotse sheet export --all-units -o meldungen
      lotse sheet export --unit FB33 --format ods -o .
      lotse sheet export --all-units --mail -o meldungen
      """,
      """
      lotse sheet export --all-units -o reports
      lotse sheet export --unit FB33 --format ods -o .
      lotse sheet export --all-units --mail -o reports
      """), aliases: ["ausgeben"])

  static var filterTitle: String { help("Filter (nur offene)", "Filter (open ones only)") }

  @Argument(help: .numbers) var numbers: [String] = []
  @Flag(help: .init(help("Alle Einheiten mit offenen Teilprojekten.", "All units with open sub-projects.")))
  var allUnits = false
  @Flag(
    help: .init(
      help(
        "Statt der Bögen je Einheit eine Nachricht mit dem Bogen; Lotse verschickt nichts.",
        "Instead of the sheets one message per unit with the sheet; Lotse sends nothing.")))
  var mail = false
  @Option(help: .init("xlsx, ods.", valueName: "format")) var format = "xlsx"
  @Option(
    name: [.short, .long],
    help: .init(
      help("In diesen Ordner; er wird angelegt, wenn es ihn nicht gibt.", "Into this folder; it is made if need be."),
      valueName: help("ordner", "folder")))
  var output: String
  @Flag(help: .force) var force = false
  @Flag(name: [.customShort("n"), .long], help: .dryRun) var dryRun = false
  @Option(name: .customShort("O"), help: .shownAs) var shown: String?
  @OptionGroup var common: CommonOptions

  /// The format of the sheets has taken the long name of the other.
  private var trial: TrialOptions { TrialOptions(dryRun: dryRun, format: shown) }

  func reply(in session: Session) throws -> Reply {
    try session.wantsJSON(trial)
    let asked = try session.filter.asked(for: numbers)
    guard asked.isEmpty == allUnits else {
      throw Failure(
        .usage,
        Phrase("--unit, einen anderen Filter oder --all-units angeben.", "Give --unit, another filter or --all-units."),
        hint: Phrase("So: lotse sheet export --unit FB33 -o .", "Like this: lotse sheet export --unit FB33 -o ."))
    }
    let format = try session.format(OutputOptions(format: format, output: nil), among: [.xlsx, .ods])
    let moment = try session.moment()
    let configuration = try session.configuration(moment)
    let store = try session.store()
    var selection = try session.selection(asked, at: moment, configuration)
    selection.criteria.append(.open)
    let items = Dictionary(grouping: try store.subProjects(selection, at: moment, configuration), by: \.unit)
    // A unit that was named has a sheet also where nothing of it is open.
    let named = try session.filter.values(of: "unit").map {
      try configuration.unit(named: $0, by: .typed).key.text
    }
    let units = named + items.keys.map(\.text).filter { !named.contains($0) }
    var remarks: [String] = []
    var files: [OutputFolder.File] = []
    var sheets: [JSONValue] = []
    let folder = OutputFolder(output, for: .owner, force: force)
    var withoutMailbox: [Unit] = []
    let progress = ProgressLine(session.world, session.language("Meldebögen", "Update sheets"))
    let keys = Grouping.unit.order(units, in: configuration)
    for (index, key) in keys.enumerated() {
      progress.show(key, index + 1, of: keys.count)
      let unit = Key<Unit>(key)
      let open = items[unit] ?? []
      let sheet = try sheet(of: unit, open, moment, configuration, session)
      let book = sheet.workbook(created: try session.stamp(moment))
      let name = name(unit, moment.day, session.language)
      let answer = Answer(document: { Document(session.language) }, json: { .null }, workbook: { book })
      var file = OutputFolder.File(
        name: "\(name).\(format.rawValue)", bytes: try session.render(answer, format).bytes())
      if mail {
        guard let addressee = configuration.units.first(where: { $0.key == unit }), addressee.mailbox != nil else {
          withoutMailbox += configuration.units.filter { $0.key == unit }
          continue
        }
        let attached = MailMessage.Attachment(
          name: file.name, type: ExportSheets.mediaType(format), bytes: file.bytes)
        let message = message(to: addressee, open.count, attached, moment.day, session, configuration)
        file = .init(name: "\(name).eml", bytes: try message.bytes(configuration, at: session.world.now) ?? [])
      }
      files.append(file)
      let path = folder.path(of: file)
      sheets.append(.object(["file": .string(path), "unit": .string(key), "open": .int(open.count)]))
      remarks.append(
        "\(session.written(isDry: dryRun)): \(path) (\(open.count) \(session.language("offen", "open")))")
    }
    progress.clear()
    try folder.write(files, isDry: dryRun)
    if let missing = UnitMail.withoutMailbox(withoutMailbox) { remarks.append(missing[session.language]) }
    if remarks.isEmpty {
      remarks = [session.language("Nichts ist offen.", "Nothing is open.")]
    }
    return try session.reply(trial, remarks, notice: configuration.notice, json: ["sheets": .array(sheets)])
  }

  private func sheet(
    of unit: Key<Unit>, _ items: [Recorded], _ moment: Moment, _ configuration: CityConfiguration, _ session: Session
  ) throws -> UpdateSheet {
    let seal = try session.store().seal()
    let origin = UpdateSheet.Origin(file: seal.mark(), moment: moment, unit: unit, language: session.language)
    return UpdateSheet(
      origin, items.map { .init($0, origin, mark: { seal.mark($0) }) }, configuration)
  }

  /// `meldebogen-FB33-2026-11-25`; a key may hold a slash, a file name may not.
  private func name(_ unit: Key<Unit>, _ day: Day, _ language: Language) -> String {
    language("meldebogen", "update-sheet") + "-" + unit.text.replacing("/", with: "-") + "-\(day.iso)"
  }

  private static func mediaType(_ format: Format) -> String {
    format == .ods
      ? "application/vnd.oasis.opendocument.spreadsheet"
      : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  }

  private func message(
    to unit: Unit, _ open: Int, _ file: MailMessage.Attachment, _ day: Day, _ session: Session,
    _ configuration: CityConfiguration
  ) -> UnitMail {
    let language = session.language
    let items = Wording(language, configuration).itemsDative(open)
    let document = session.greeting(
      [
        .paragraph(
          language(
            "anbei der Meldebogen von \(unit.key.text) (\(unit.label.de)) mit \(items), Stand \(day.text(.de)).",
            "attached is the update sheet of \(unit.key.text) (\(unit.label.en)) with \(items), as of \(day).")),
        .paragraph(
          language(
            "Bitte tragen Sie ein, was sich geändert hat, oder wählen Sie „ja“ unter „Keine Änderung“, und senden Sie die Datei zurück. Was Sie nicht anfassen, bleibt, wie es ist.",
            "Please fill in what has changed, or choose \"yes\" under \"No change\", and send the file back. What you leave alone stays as it is."
          )),
      ], configuration)
    return UnitMail(
      unit: unit,
      subject: language(
        "\(configuration.strategyName): Meldebogen \(unit.key.text), \(day.text(.de))",
        "\(configuration.strategyName): update sheet \(unit.key.text), \(day)"),
      document: document, attachments: [file])
  }
}
