internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets
internal import LotseStore

struct Views: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: help(
      "Ansichten: Filter, Spalten und Sortierung unter einem Namen.", "Views: a filter, columns and order under a name."
    ),
    discussion: help(
      """
      lotse view save spaet --overdue --not-unit FB33 --columns nummer,titel,fällig --sort fällig
      lotse list --view spaet
      """,
      """
      lotse view save late --overdue --not-unit FB33 --columns number,title,due --sort due
      lotse list --view late
      """),
    subcommands: [SaveView.self, ListViews.self, ShowView.self, RemoveView.self], aliases: ["ansicht"])
}

struct SaveView: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "save",
    abstract: help("Eine Ansicht speichern oder ersetzen.", "Save a view, or replace one."),
    discussion: help(
      """
      lotse view save spaet --overdue --not-unit FB33
      lotse view save bald --due-before +4w --columns nummer,titel,fällig --sort fällig

      Tage wie „heute“ und „+2w“ bleiben stehen und gelten von dem Tag an, an dem die Ansicht verwendet wird.
      """,
      """
      lotse view save late --overdue --not-unit FB33
      lotse view save soon --due-before +4w --columns number,title,due --sort due

      Days such as "today" and "+2w" stay as they are and count from the day on which the view is used.
      """),
    aliases: ["speichern"])

  @Argument(help: .init(help("Wie sie heißen soll.", "What to call it."), valueName: "name")) var name: String
  @Option(help: .columns) var columns: String?
  @Option(parsing: .unconditionalSingleValue, help: .sort) var sort: [String] = []
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let name = Text.seen(name)
    guard !name.isEmpty, name.count <= 60, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_/.".contains($0) }) else {
      throw Failure(
        .refused, Phrase("„\(name)“ taugt nicht als Name.", "\"\(name)\" will not do as a name."),
        hint: Phrase(
          "Buchstaben, Ziffern und - _ / . verwenden, ohne Leerzeichen.",
          "Use letters, digits and - _ / . without blanks."))
    }
    let asked = try session.filter.asked()
    return try session.settle("view save", recording, trial.consent) { recorder in
      let configuration = recorder.configuration
      let columns = try ListColumn.columns(named: columns, in: configuration)?.map(\.name)
        .joined(separator: ",")
      let keys = try ListColumn.keys(sort, in: configuration).map {
        ($0.descending ? "-" : "") + $0.column.name
      }
      _ = try session.selection(asked, in: configuration)
      // A view of a view holds what that one says now.
      let base = try session.savedView(asked, in: configuration)
      let filters = asked.filters + (try base?.filter.map { [try TypedFilter(parsing: $0)] } ?? [])
      let view = SavedView(
        name: name, filter: filters.isEmpty ? nil : TypedFilter.joined(filters, configuration.own).text,
        columns: columns ?? base?.columns,
        sort: keys.isEmpty ? base?.sort : keys.joined(separator: ","))
      guard !view.entries.isEmpty else {
        throw Failure(
          .usage, Phrase("Was soll die Ansicht zeigen?", "What is the view to show?"),
          hint: Phrase(
            "Einen Filter, --columns oder --sort angeben: lotse view save \(name) --overdue.",
            "Give a filter, --columns or --sort: lotse view save \(name) --overdue."))
      }
      let after = configuration.replacing(view: name, by: view)
      try recorder.replaceConfiguration(by: after)
      return Reconfiguration(changes: configuration.changes(to: after))
    }
  }
}

struct RemoveView: Command {
  static let configuration = CommandConfiguration(
    leaf: "remove", abstract: help("Eine Ansicht entfernen.", "Remove a view."),
    discussion: help("lotse view remove spaet", "lotse view remove late"), aliases: ["entfernen"])
  @Argument(help: .init(help("Ihr Name.", "Its name."), valueName: help("ansicht", "view"))) var name: String
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.settle("view remove", recording, trial.consent) { recorder in
      let before = recorder.configuration
      let after = before.replacing(view: try before.view(named: name, by: .whole).name, by: nil)
      try recorder.replaceConfiguration(by: after)
      return Reconfiguration(changes: before.changes(to: after))
    }
  }
}

struct ListViews: Command {
  static let configuration = CommandConfiguration(
    leaf: "list", abstract: help("Die gespeicherten Ansichten.", "The saved views."),
    discussion: help("lotse view list", "lotse view list"), aliases: ["liste"])
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let views = wording.configuration.views
    if views.isEmpty, format == .text {
      return Reply(remarks: [session.language("Keine Ansicht gespeichert.", "No view is saved.")])
    }
    return try session.deliver(
      session.answer(
        document(of: views, wording, session), json: .array(views.map(\.json)), at: moment, wording), format, output)
  }
}

struct ShowView: Command {
  static let configuration = CommandConfiguration(
    leaf: "show", abstract: help("Was eine Ansicht zeigt.", "What a view shows."),
    discussion: help("lotse view show spaet", "lotse view show late"), aliases: ["zeigen"])
  @Argument(help: .init(help("Ihr Name.", "Its name."), valueName: help("ansicht", "view"))) var name: String
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let view = try wording.configuration.view(named: name, by: .typed)
    return try session.deliver(
      session.answer(document(of: [view], wording, session), json: view.json, at: moment, wording), format, output)
  }
}

/// Views as a table, their filters in a reader's words.
private func document(of views: [SavedView], _ wording: Wording, _ session: Session) -> Document {
  let language = wording.language
  func columns(_ list: String?) -> String {
    ListColumn.titles(named: list ?? "", in: wording.configuration.own, language)
  }
  func filter(_ view: SavedView) -> String {
    guard let text = view.filter else { return "" }
    // One whose field is gone since stays as it was typed.
    let selection = try? session.selection(try AskedFilter(view: view.name), in: wording.configuration)
    return selection.map { $0.criteria.map(wording.criterion).joined(separator: "; ") } ?? text
  }
  let table = Table(
    [
      .init(language("Ansicht", "View"), key: "name"), .init("Filter", flexible: true, key: "filter"),
      .init(language("Spalten", "Columns"), flexible: true, key: "columns"),
      .init(language("Sortierung", "Order"), key: "sort"),
    ],
    views.map { [.init($0.name), .init(filter($0)), .init(columns($0.columns)), .init(columns($0.sort))] },
    caption: language("Ansichten", "Views"))
  return Document(language, [.table(table)])
}

extension SavedView {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name), "where": JSONValue(filter), "columns": JSONValue(columns), "sort": JSONValue(sort),
    ])
  }
}
