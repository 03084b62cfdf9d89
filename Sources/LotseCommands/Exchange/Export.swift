internal import ArgumentParser
internal import LotseDocuments
internal import LotseModel
internal import LotseStore

struct Export: Command {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: help(
      "Teilprojekte als Liste ausgeben, die „import“ wieder liest.",
      "Write sub-projects as a list that \"import\" reads back."),
    discussion: help(
      """
      lotse export -o teilprojekte.xlsx
      lotse export --field ozg --columns number,title,status,planned_end --profile excel-de -o ozg.csv
      lotse export --public -o offen.csv --metadata offen.jsonld

      Ohne --columns kommt alles heraus, was erfasst ist; eine unveränderte Liste ergibt beim Import keinen Unterschied.
      """,
      """
      lotse export -o sub-projects.xlsx
      lotse export --field ozg --columns number,title,status,planned_end --profile excel-de -o ozg.csv
      lotse export --public -o open.csv --metadata open.jsonld

      Without --columns everything recorded comes out; a list that was not changed makes no difference when imported.
      """),
    aliases: ["exportieren"])

  @Option(
    help: .init(
      help("Spalten, durch Komma getrennt (sonst alle).", "Columns, separated by commas (else all)."),
      valueName: help("spalten", "columns")))
  var columns: String?
  @Option(
    help: .init(
      help(
        "Wie CSV geschrieben wird: open (für Programme) oder excel-de.",
        "How CSV is written: open (for programs) or excel-de."
      ), valueName: "profil"))
  var profile: String?
  @Flag(help: .init(help("Dazu ein Blatt je Themenfeld (XLSX, ODS).", "A sheet per field as well (XLSX, ODS).")))
  var sheetPerField = false
  @OptionGroup(title: help("Filter", "Filter")) var filter: SelectionOptions
  @OptionGroup var state: AsOfOptions
  @Option(
    name: [.customShort("O"), .long], help: .init("csv, xlsx, ods, json, jsonl.", valueName: "format"))
  var format: String?
  @Option(
    name: [.short, .long],
    help: .init(
      help(
        "In eine Datei schreiben; die Endung bestimmt das Format, „-“ ist die Standardausgabe.",
        "Write to a file; its ending picks the format, \"-\" is standard output."), valueName: help("datei", "file")))
  var output: String?
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let output = OutputOptions(format: format, output: output)
    let format = try session.format(output, among: TableFormat.allCases)
    let profile = try csvProfile(format)
    let moment = try session.moment(state.asOf)
    let wording = try session.wording(moment)
    let selection = try filter.selection(in: wording.configuration)
    let items = try session.store().subProjects(selection, at: moment, wording.configuration)
    let list = ExportedList(
      items, try ListColumn.columns(named: columns) ?? ExportedList.everything, wording, at: moment)
    return try session.deliver(list, format, profile, sheetPerField: sheetPerField, output)
  }

  private func csvProfile(_ format: TableFormat) throws -> CSVProfile {
    guard let profile else { return .open }
    guard let known = CSVProfile(rawValue: profile) else {
      throw Failure(
        .usage, Phrase("Ein Profil „\(profile)“ gibt es nicht.", "There is no profile \"\(profile)\"."),
        hint: Failure.meant(profile, CSVProfile.allCases.map(\.rawValue)))
    }
    guard format == .csv else {
      throw Failure(
        .usage, Phrase("--profile gehört zu CSV.", "--profile belongs to CSV."),
        hint: Phrase("Weglassen, oder: -o liste.csv.", "Leave it out, or: -o list.csv."))
    }
    return known
  }
}

extension Session {
  /// The list in the format asked for, to a file or to standard output.
  func deliver(
    _ list: ExportedList, _ format: TableFormat, _ profile: CSVProfile, sheetPerField: Bool, _ output: OutputOptions
  ) throws -> Reply {
    let notice = list.wording.configuration.notice
    var reply: Reply
    switch format {
    case .csv: reply = try deliver(list.csv(profile), output)
    case .json:
      reply = try deliver(JSONValue.envelope(.array(list.objects), notice: notice).text(), output)
    case .jsonLines: reply = try deliver(list.objects.map { $0.line() + "\n" }.joined(), output)
    case .xlsx:
      reply = try deliver(
        XLSXDocument.bytes(list.workbook(sheetPerField: sheetPerField, created: stamp(list.moment))), output)
    case .ods:
      reply = try deliver(
        ODSDocument.bytes(list.workbook(sheetPerField: sheetPerField, created: stamp(list.moment))), output)
    }
    // A text without room for a notice has it said beside it.
    if format == .csv || format == .jsonLines, let notice { reply.remarks.insert(notice, at: 0) }
    return reply
  }

  /// The time that a document carries: when its last change was recorded, not when somebody wrote it.
  func stamp(_ moment: Moment) throws -> Instant {
    try store().changesets(after: moment.change - 1, through: moment.change).first?.recordedAt ?? world.now
  }
}
