internal import ArgumentParser
internal import Glibc
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

struct ExportSheets: Command {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: help("Meldebögen schreiben, einen je Einheit.", "Write update sheets, one per unit."),
    discussion: help(
      """
      lotse sheet export --all-units -o meldungen
      lotse sheet export --unit FB33 --format ods -o .
      """,
      """
      lotse sheet export --all-units -o reports
      lotse sheet export --unit FB33 --format ods -o .
      """), aliases: ["ausgeben"])

  @Option(help: .init(help("Die Einheit, auch mehrere.", "The unit, also several."), valueName: help("kürzel", "key")))
  var unit: [String] = []
  @Flag(help: .init(help("Alle Einheiten mit offenen Teilprojekten.", "All units with open sub-projects.")))
  var allUnits = false
  @Option(help: .init("xlsx, ods.", valueName: "format")) var format = "xlsx"
  @Option(
    name: [.short, .long],
    help: .init(
      help("In diesen Ordner; er wird angelegt, wenn es ihn nicht gibt.", "Into this folder; it is made if need be."),
      valueName: help("ordner", "folder")))
  var output: String
  @OptionGroup var replacing: ReplaceOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard unit.isEmpty == allUnits else {
      throw Failure(
        .usage, Phrase("--unit oder --all-units angeben.", "Give --unit or --all-units."),
        hint: Phrase("So: lotse sheet export --unit FB33 -o .", "Like this: lotse sheet export --unit FB33 -o ."))
    }
    let format = try session.format(OutputOptions(format: format, output: nil), among: [.xlsx, .ods])
    let moment = try session.moment()
    let configuration = try session.configuration(moment)
    let store = try session.store()
    var selection = Selection()
    selection.isOpen = true
    selection.units = try unit.flatMap { $0.split(separator: ",") }.map {
      try configuration.unit(named: String($0), by: .typed).key
    }
    let items = Dictionary(grouping: try store.subProjects(selection, at: moment, configuration), by: \.unit)
    let asked = allUnits ? items.keys.map(\.text) : selection.units.map(\.text)
    var remarks: [String] = []
    var files: [(name: String, bytes: [UInt8])] = []
    try makeFolder()
    let progress = ProgressLine(session.world, session.language("Meldebögen", "Update sheets"))
    let keys = Grouping.unit.order(asked, in: configuration)
    for (index, key) in keys.enumerated() {
      progress.show(key, index + 1, of: keys.count)
      let unit = Key<Unit>(key)
      let open = items[unit] ?? []
      let sheet = try sheet(of: unit, open, moment, configuration, session)
      let book = sheet.workbook(created: try session.stamp(moment))
      let path = "\(output)/\(name(unit, moment.day, session.language)).\(format.rawValue)"
      let answer = Answer(document: { Document(session.language) }, json: { .null }, workbook: { book })
      files.append((path, try session.render(answer, format).bytes))
      remarks.append(
        session.language(
          "Geschrieben: \(path) (\(open.count) offen)", "Written: \(path) (\(open.count) open)"))
    }
    progress.clear()
    try WholeFile.write(files, for: .owner, force: replacing.force)
    if remarks.isEmpty {
      remarks = [session.language("Nichts ist offen.", "Nothing is open.")]
    }
    return Reply(remarks: remarks)
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

  private func makeFolder() throws {
    guard mkdir(output, WholeFile.Readers.owner.folder) != 0, errno != EEXIST else { return }
    let reason = String(cString: strerror(errno))
    throw Failure(
      .cannotCreate,
      Phrase(
        "Der Ordner \(output) lässt sich nicht anlegen (\(reason)).", "The folder \(output) cannot be made (\(reason))."
      ),
      hint: Phrase("Einen anderen Ordner nennen: -o ORDNER.", "Name another folder: -o FOLDER."))
  }
}
