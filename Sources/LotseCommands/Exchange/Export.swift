internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseStore

struct Export: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "export",
    abstract: help(
      "Teilprojekte als Liste ausgeben, die „lotse import“ wieder liest.",
      "Write sub-projects as a list that \"import\" reads back."),
    discussion: help(
      """
      lotse export -o teilprojekte.xlsx
      lotse export --field ozg --columns nummer,titel,status --profile excel-de -o ozg.csv
      lotse export --public -o offen.csv --metadata offen.jsonld
      lotse export --hand-over --as-of 2026-11-20 -o uebergabe

      lotse export --everything -o verlauf.jsonl

      Ohne --columns kommt alles heraus, was erfasst ist; eine unveränderte Liste ergibt beim Import keinen Unterschied.
      Mit --everything kommt statt dessen der ganze Verlauf heraus, aus dem „import --everything“ dieselbe Datei macht.
      """,
      """
      lotse export -o sub-projects.xlsx
      lotse export --field ozg --columns number,title,status --profile excel-de -o ozg.csv
      lotse export --public -o open.csv --metadata open.jsonld
      lotse export --hand-over --as-of 2026-11-20 -o package

      lotse export --everything -o history.jsonl

      Without --columns everything recorded comes out; a list that was not changed makes no difference when imported.
      With --everything the whole history comes out instead, of which "import --everything" makes the same file.
      """),
    aliases: ["exportieren"])

  @Option(help: .columns) var columns: String?
  @Option(parsing: .unconditionalSingleValue, help: .sort) var sort: [String] = []
  @Option(
    help: .init(
      help(
        "Wie CSV geschrieben wird: offen (für Programme) oder excel-de.",
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
  @Flag(
    help: .init(
      help(
        "Der ganze Verlauf als JSON Lines (docs/everything.md).",
        "The whole history as JSON Lines (docs/everything.md).")))
  var everything = false
  @OptionGroup var handingOver: HandOverOptions
  @Argument(help: .numbers) var numbers: [String] = []
  @Option(help: .asOf) var asOf: String?
  @Option(
    name: [.customShort("O"), .long], help: .init("csv, xlsx, ods, json, jsonl.", valueName: "format"))
  var format: String?
  @Option(name: [.short, .long], help: .output) var output: String?
  @Flag(help: .force) var force = false
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    if handingOver.handOver { return try handOver(in: session) }
    guard handingOver.audience == nil else {
      throw Failure(
        .usage, Phrase("--audience gehört zu --hand-over.", "--audience belongs to --hand-over."),
        hint: Phrase("Weglassen, oder --hand-over angeben.", "Leave it out, or give --hand-over."))
    }
    let output = OutputOptions(format: format, output: output, force: force)
    if everything {
      let isAlone =
        try choices(session).isEmpty && !isPublic && asOf == nil
        && format.map { Format(typed: $0) == .jsonLines } ?? true
      guard isAlone else { throw Failure.everythingAlone }
      return try session.exportEverything(output)
    }
    let format = try session.format(output, among: [.csv, .xlsx, .ods, .json, .jsonLines])
    let profile = try csvProfile(format)
    let (moment, wording) = try session.view(asOf)
    let asked = try session.filter.asked(for: numbers)
    let selection = try session.selection(asked, at: moment, wording.configuration)
    let view = try session.savedView(asked, in: wording.configuration)
    let keys = try ListColumn.keys(
      sort.isEmpty ? view?.sort.map { [$0] } ?? [] : sort, in: wording.configuration)
    let columns = try ListColumn.columns(named: columns ?? view?.columns, in: wording.configuration)
    let whole = ListColumn.everything(in: wording.configuration)
    let store = try session.store()
    func found(_ columns: [ListColumn]) throws -> RecordedItems {
      // Whole JSON also has what follows from attributes, a spreadsheet a legend and a sheet of figures.
      let isWhole = columns == whole || [.xlsx, .ods].contains(format)
      let shown = isWhole ? ListColumn.all(and: wording.configuration.own) : columns
      let found = try session.items(selection, by: keys, at: moment, wording.configuration, showing: shown)
      // A sheet per field goes through all of them as often as there are fields.
      return sheetPerField ? RecordedItems(try found.array()) : found
    }
    guard isPublic else {
      guard metadata == nil, issued == nil else {
        throw Failure(
          .usage, Phrase("--metadata und --issued gehören zu --public.", "--metadata and --issued belong to --public."),
          hint: Phrase("Weglassen, oder --public angeben.", "Leave them out, or give --public."))
      }
      let list = ExportedList(
        try found(columns ?? whole), columns ?? whole, wording, at: moment)
      return try session.deliver(list, format, profile, sheetPerField: sheetPerField, output)
    }
    try refusePrivate((columns ?? []) + keys.map(\.column), selection, wording.configuration)
    if metadata != nil { _ = try wording.configuration.openData() }
    let everything = try store.subProjects(at: moment, wording.configuration)
    var numbers: Set<Number> = []
    if selection.isEverything {
      numbers = Set(everything.map(\.number))
    } else {
      try found([]).each { numbers.insert($0.number) }
    }
    let list = try ExportedList(
      publicOf: everything, only: numbers, columns ?? ListColumn.published(in: wording.configuration), wording,
      at: moment,
      permissions: session.permissions(at: session.moment(), of: moment))
    let publication = try metadata.map {
      try Publication(to: $0, of: output.output, format, issued: try issued.map(session.day) ?? moment.day, session)
    }
    guard let publication else {
      return try session.deliver(list, format, profile, sheetPerField: sheetPerField, output)
    }
    let text = try publication.text(of: list, profile, sheetPerField: sheetPerField)
    if !force { try WholeFile.keepForeign(publication.metadata, from: Array(text.utf8)) }
    var reply = try session.deliver(list, format, profile, sheetPerField: sheetPerField, output)
    try WholeFile.write(text, to: publication.metadata, for: .everyone, force: force)
    reply.remarks.append(
      session.language("Geschrieben: \(publication.metadata)", "Written: \(publication.metadata)"))
    return reply
  }

  /// What was chosen of the list and its form, which has no meaning where all is written in one form.
  private func choices(_ session: Session) throws -> [String] {
    let choices = [
      (columns != nil, "--columns"), (!sort.isEmpty, "--sort"), (profile != nil, "--profile"),
      (sheetPerField, "--sheet-per-field"), (metadata != nil, "--metadata"), (issued != nil, "--issued"),
      (try !session.filter.asked(for: numbers).isEmpty, help("ein Filter", "a filter")),
    ]
    return choices.filter(\.0).map(\.1)
  }

  /// A package holds everything that its readers may read, in one form.
  private func handOver(in session: Session) throws -> Reply {
    let others = [
      (everything, "--everything"), (format != nil, "-O"), (isPublic && handingOver.audience != nil, "--public"),
    ]
    if let other = try choices(session).first ?? others.first(where: \.0)?.1 {
      throw Failure(
        .usage, Phrase("\(other) gehört nicht zu --hand-over.", "\(other) does not belong to --hand-over."),
        hint: Phrase(
          "Weglassen: ein Paket enthält alles, was seine Leser lesen dürfen.",
          "Leave it out: a package holds everything that its readers may read."))
    }
    return try session.handOver(handingOver, asOf: asOf, to: output, force: force)
  }

  /// A column or a filter that is not public would tell the public what it may not read.
  private func refusePrivate(
    _ columns: [ListColumn], _ selection: Selection, _ configuration: CityConfiguration
  ) throws {
    if let column = columns.first(where: { !$0.isPublic }) {
      throw Failure(
        .refused,
        Phrase(
          "Die Spalte „\(column.title(.de))“ ist nicht öffentlich.", "The column \"\(column.name)\" is not public."),
        hint: Failure.allowed(ListColumn.published(in: configuration).map(\.named)))
    }
    if let word = selection.criteria.flatMap(\.words).first(where: { !$0.isPublic }) {
      throw Failure(
        .refused,
        Phrase(
          "Nach „\(word.named.label.de)“ wird öffentlich nicht gefiltert.",
          "Public lists are not filtered by \"\(word.named.key)\"."),
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
