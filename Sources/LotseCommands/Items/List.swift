internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets
internal import LotseStore

struct List: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "list",
    abstract: help("Teilprojekte auflisten.", "List sub-projects."),
    discussion: help(
      """
      lotse list --field ozg --light rot,gelb --sort "-Geplantes Ende"
      lotse list --overdue --columns "nummer,titel,geplantes ende,alter"
      """,
      """
      lotse list --field ozg --light red,yellow --sort -planned_end
      lotse list --overdue --columns number,title,planned_end,age_days
      """),
    aliases: ["liste"])

  @Argument(help: .numbers) var numbers: [String] = []
  @OptionGroup var listing: ListingOptions
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let view = try session.view(asOf)
    let asked = try session.filter.asked(for: numbers)
    let selection = try session.selection(asked, at: view.moment, view.wording.configuration)
    let listing = try listing.completed(by: session.savedView(asked, in: view.wording.configuration))
    return try listing.reply(selection, in: session, view, isPast: asOf != nil, output)
  }
}

struct Search: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "search",
    abstract: help(
      "Suchen, auch in Zusammensetzungen und ohne Umlaute.", "Search, also inside compounds and without umlauts."),
    discussion: help("lotse search wohngeld", "lotse search wohngeld"), aliases: ["suche"])

  @Argument(help: .init(help("Wörter, die alle vorkommen.", "Words that all occur."), valueName: "text")) var words:
    [String]
  @OptionGroup var listing: ListingOptions
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let view = try session.view(asOf)
    let asked = try session.filter.asked()
    var selection = try session.selection(asked, in: view.wording.configuration)
    let listing = try listing.completed(by: session.savedView(asked, in: view.wording.configuration))
    guard words.contains(where: { !$0.trimmed.isEmpty }) else {
      throw Failure(
        .usage, Phrase("Wonach suchen?", "Search for what?"),
        hint: Phrase("Etwa: lotse search wohngeld.", "Such as: lotse search wohngeld."))
    }
    selection.criteria.append(
      .search(words.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }.map(Text.normalized)))
    return try listing.reply(selection, in: session, view, isPast: asOf != nil, output)
  }
}

extension ListColumn {
  /// The columns to sort by, the first first.
  static func keys(
    _ sort: [String], in configuration: CityConfiguration
  ) throws -> [(column: ListColumn, descending: Bool)] {
    try sort.flatMap { Text.seen($0).split(separator: ",") }.map { key in
      let name = String(key.trimmed.drop { $0 == "-" })
      return (try ListColumn(asked: name, in: configuration), descending: key.trimmed.hasPrefix("-"))
    }
  }
}

extension Session {
  /// What fits, by number or by these keys; only what is sorted lies in memory whole.
  func items(
    _ selection: Selection, by keys: [(column: ListColumn, descending: Bool)], at moment: Moment,
    _ configuration: CityConfiguration, showing columns: [ListColumn]
  ) throws -> RecordedItems {
    let read = columns + keys.map(\.column)
    let found = try store().recordedItems(
      selection, at: moment, configuration, reading: read.flatMap(\.attributes),
      isDated: read.contains(.recordedAt))
    if keys.isEmpty { return found }
    return RecordedItems(ListColumn.sorted(try found.array(), by: keys, configuration, on: moment.day))
  }
}

/// What a list shows, in which order, or how much it is.
struct ListingOptions: ParsableArguments {
  @Option(help: .columns) var columns: String?
  @Option(parsing: .unconditionalSingleValue, help: .sort) var sort: [String] = []
  @Flag(help: .init(help("Nur die Anzahl.", "Only how many."))) var count = false

  /// The same, with what a view says of it where nothing else was asked for.
  func completed(by view: SavedView?) -> ListingOptions {
    var completed = self
    completed.columns = columns ?? view?.columns
    if sort.isEmpty { completed.sort = view?.sort.map { [$0] } ?? [] }
    return completed
  }

  static let usual: [ListColumn] = [
    .number, .attribute(.title), .attribute(.unit), .attribute(.status), .attribute(.light), .attribute(.plannedEnd),
  ]

  func reply(
    _ selection: Selection, in session: Session, _ view: View, isPast: Bool, _ output: OutputOptions
  ) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = view
    let configuration = wording.configuration
    if count {
      let count = try session.store().count(selection, at: moment, configuration)
      // In the terminal the bare number, for whoever reads it into a variable.
      if format == .text || format == .markdown { return try session.deliver("\(count)\n", output) }
      let table = Table(
        [.init(session.language("Anzahl", "Count"), .right, key: "count")], [[.init(count)]],
        caption: session.language("Teilprojekte", "Sub-projects"))
      return try session.deliver(
        session.answer(
          Document(session.language, [.table(table)]), json: .object(["count": .int(count)]), at: moment, wording,
          of: selection), format, output)
    }
    let columns = try ListColumn.columns(named: columns, in: configuration) ?? Self.usual
    let keys = try ListColumn.keys(sort, in: configuration)
    let isWhole = self.columns == nil && format == .json
    let shown = isWhole ? ListColumn.all(and: configuration.own) : columns
    let found = try session.items(selection, by: keys, at: moment, configuration, showing: shown)
    if format == .json {
      var answer = session.answer(
        Document(session.language, []), json: .null, at: moment, wording, of: selection, tellsFilter: false)
      answer.rows = {
        isWhole
          ? ListColumn.objects(found, wording, on: moment.day)
          : ListColumn.objects(found, columns, wording, on: moment.day)
      }
      return try session.deliver(answer, format, output)
    }
    guard format == .text else {
      let table = ListColumn.table(try found.array(), columns, wording, on: moment.day)
      var reply = try session.deliver(
        session.answer(Document(session.language, [.table(table)]), json: .null, at: moment, wording, of: selection),
        format, output)
      if format == .csv, let notice = configuration.notice { reply.remarks.insert(notice, at: 0) }
      return reply
    }
    // Beside a list in the terminal the filter stands with the other remarks.
    var answer = session.answer(
      Document(session.language, []), json: .null, at: moment, wording, of: selection, tellsFilter: false)
    let table = try ListColumn.table(found, columns, on: session.textDocument, wording, on: moment.day)
    answer.table = table
    var reply = try session.deliver(answer, format, output)
    if output.output == nil {
      if let filter = wording.filter(selection) { reply.remarks.append(filter) }
      if moment.day != session.world.now.day || isPast { reply.remarks.append(wording.asOf(moment)) }
      reply.remarks.append(
        table.count == 1
          ? session.language("1 Teilprojekt", "1 sub-project")
          : session.language("\(table.count) Teilprojekte", "\(table.count) sub-projects"))
    }
    return reply
  }
}

extension ListColumn {
  /// The columns of a list separated by commas, or nil where none was asked for.
  static func columns(named list: String?, in configuration: CityConfiguration) throws -> [ListColumn]? {
    guard let list else { return nil }
    guard !list.trimmed.isEmpty else {
      throw Failure(
        .usage, Phrase("Welche Spalten?", "Which columns?"),
        hint: Failure.allowed(glossary(and: configuration.own).known))
    }
    return try list.split(separator: ",").flatMap { name in
      // A word for everything that is recorded, so that a list can have something more.
      ["all", "alle"].contains(name.trimmed.lowercased())
        ? ListColumn.everything(in: configuration) : [try ListColumn(asked: String(name), in: configuration)]
    }
  }

  /// The column of that name; one that there is not is wrong usage.
  init(asked name: String, in configuration: CityConfiguration) throws {
    self = try ListColumn.glossary(and: configuration.own).asked(
      name.trimmed, Phrase("Eine Spalte „\(name)“ gibt es nicht.", "There is no column \"\(name)\"."))
  }
}
