internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
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
      lotse export --field ozg --columns number,title,status --profile excel-de -o ozg.csv
      lotse export --public -o offen.csv --metadata offen.jsonld

      Ohne --columns kommt alles heraus, was erfasst ist; eine unveränderte Liste ergibt beim Import keinen Unterschied.
      """,
      """
      lotse export -o sub-projects.xlsx
      lotse export --field ozg --columns number,title,status --profile excel-de -o ozg.csv
      lotse export --public -o open.csv --metadata open.jsonld

      Without --columns everything recorded comes out; a list that was not changed makes no difference when imported.
      """),
    aliases: ["exportieren"])

  @OptionGroup var order: OrderOptions
  @Option(
    help: .init(
      help(
        "Wie CSV geschrieben wird: open (für Programme) oder excel-de.",
        "How CSV is written: open (for programs) or excel-de."
      ), valueName: help("profil", "profile")))
  var profile: String?
  @Flag(help: .init(help("Dazu ein Blatt je Themenfeld (XLSX, ODS).", "A sheet per field as well (XLSX, ODS).")))
  var sheetPerField = false
  @Flag(
    name: .customLong("public"),
    help: .init(
      help(
        "Nur öffentliche Teilprojekte mit öffentlichen Angaben.", "Public sub-projects with public attributes only.")))
  var isPublic = false
  @Option(
    help: .init(
      help(
        "Dazu Metadaten für ein Datenportal (DCAT-AP.de), mit --public.",
        "Metadata for a data portal as well (DCAT-AP.de), with --public."), valueName: help("datei", "file")))
  var metadata: String?
  @Option(
    help: .init(
      help("Tag der ersten Veröffentlichung, für --metadata.", "Day of the first publication, for --metadata."),
      valueName: help("tag", "day")))
  var issued: String?
  @OptionGroup var items: NumberArguments
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
  @OptionGroup var replacing: ReplaceOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let output = OutputOptions(format: format, output: output, force: replacing.force)
    let format = try session.format(output, among: [.csv, .xlsx, .ods, .json, .jsonLines])
    let profile = try csvProfile(format)
    let (moment, wording) = try session.view(state.asOf)
    let asked = try filter.asked(for: items.numbers)
    let selection = try session.selection(asked, at: moment, wording.configuration)
    let view = try session.savedView(asked, in: wording.configuration)
    let keys = try OrderOptions.keys(order.sort.isEmpty ? view?.sort.map { [$0] } ?? [] : order.sort)
    let found = try session.store().subProjects(selection, at: moment, wording.configuration)
    let items = keys.isEmpty ? found : ListColumn.sorted(found, by: keys, wording.configuration, on: moment.day)
    let columns = try ListColumn.columns(named: order.columns ?? view?.columns)
    guard isPublic else {
      guard metadata == nil, issued == nil else {
        throw Failure(
          .usage, Phrase("--metadata und --issued gehören zu --public.", "--metadata and --issued belong to --public."),
          hint: Phrase("Weglassen, oder --public angeben.", "Leave them out, or give --public."))
      }
      let list = ExportedList(items, columns ?? ListColumn.everything, wording, at: moment)
      return try session.deliver(list, format, profile, sheetPerField: sheetPerField, output)
    }
    try refusePrivate((columns ?? []) + keys.map(\.column), selection)
    if metadata != nil { _ = try wording.configuration.openData() }
    let everything =
      selection.isEverything ? items : try session.store().subProjects(at: moment, wording.configuration)
    let list = try ExportedList(
      publicOf: everything, only: Set(items.map(\.number)), columns ?? ListColumn.published, wording, at: moment,
      permissions: session.permissions(at: session.moment(), of: moment))
    let publication = try metadata.map {
      try Publication(to: $0, of: output.output, format, issued: try issued.map(session.day) ?? moment.day, session)
    }
    guard let publication else {
      return try session.deliver(list, format, profile, sheetPerField: sheetPerField, output)
    }
    let text = try publication.text(of: list, profile, sheetPerField: sheetPerField)
    if !replacing.force { try WholeFile.keepForeign(publication.metadata, from: Array(text.utf8)) }
    var reply = try session.deliver(list, format, profile, sheetPerField: sheetPerField, output)
    try WholeFile.write(text, to: publication.metadata, for: .everyone, force: replacing.force)
    reply.remarks.append(
      session.language("Geschrieben: \(publication.metadata)", "Written: \(publication.metadata)"))
    return reply
  }

  /// A column or a filter that is not public would tell the public what it may not read.
  private func refusePrivate(_ columns: [ListColumn], _ selection: Selection) throws {
    if let column = columns.first(where: { !$0.isPublic }) {
      throw Failure(
        .refused,
        Phrase(
          "Die Spalte „\(column.title(.de))“ ist nicht öffentlich.", "The column \"\(column.name)\" is not public."),
        hint: Failure.allowed(ListColumn.published.map(\.named)))
    }
    if let word = selection.criteria.flatMap(\.words).first(where: { !$0.isPublic }) {
      let option = "--" + word.named.key.replacing("_", with: "-")
      throw Failure(
        .refused,
        Phrase("Nach \(option) wird öffentlich nicht gefiltert.", "Public lists are not filtered by \(option)."),
        hint: Phrase(
          "Welche Zeilen herauskämen, verriete nichtöffentliche Angaben; siehe docs/public.md.",
          "Which rows came out would tell what is not public; see docs/public.md."))
    }
  }

  private func csvProfile(_ format: Format) throws -> CSVProfile {
    guard let profile else { return .open }
    let profiles = Glossary([
      (Named("open", Phrase("offen", "open")), [], CSVProfile.open),
      (Named("excel-de", Phrase("Excel-DE", "Excel-DE")), [], .excelDE),
    ])
    let known = try profiles.asked(
      profile, Phrase("Ein Profil „\(profile)“ gibt es nicht.", "There is no profile \"\(profile)\"."))
    guard format == .csv else {
      throw Failure(
        .usage, Phrase("--profile gehört zu CSV.", "--profile belongs to CSV."),
        hint: Phrase("Weglassen, oder: -o liste.csv.", "Leave it out, or: -o list.csv."))
    }
    return known
  }
}
