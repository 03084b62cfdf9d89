internal import ArgumentParser
internal import LotseDocuments
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: help("Berichte.", "Reports."), subcommands: [Weekly.self], aliases: ["bericht"])
}

struct Weekly: Command {
  static let configuration = CommandConfiguration(
    commandName: "weekly",
    abstract: help("Der Wochenbericht.", "The weekly status report."),
    discussion: help(
      "lotse report weekly --week 2026-W47 -o wochenbericht.md",
      "lotse report weekly --week 2026-W47 -o weekly.md"), aliases: ["woche"])

  @Option(
    help: .init(
      help(
        "Die Woche: 2026-W47, KW47/2026, this oder last (sonst die laufende).",
        "The week: 2026-W47, this or last (else the current one)."), valueName: help("woche", "week")))
  var week: String?
  @OptionGroup var state: AsOfOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output, among: [Format.text, .markdown, .json])
    let report = try report(in: session)
    let notice = report.configuration.notice
    return try session.deliver(
      session.render(report.document(session.language), json: report.json(session.language), format, notice: notice),
      output)
  }

  /// The report ends with the week's Sunday, or earlier where the state asked for is earlier.
  private func report(in session: Session) throws -> WeeklyReport {
    let store = try session.store()
    let now = try session.moment(state.asOf)
    let week = try isoWeek(on: now.day)
    guard week.monday <= now.day else {
      throw Failure(
        .refused, Phrase("Die \(week.text(.de)) hat noch nicht begonnen.", "\(week) has not begun."),
        hint: Phrase("Die laufende: lotse report weekly.", "The current one: lotse report weekly."))
    }
    let end = week.sunday < now.day ? try store.moment(.day(week.sunday), today: week.sunday) : now
    let later = try snapshot(end, session)
    let start = try startMoment(week, store)
    let revisions = try store.revisions(after: start.change, through: end.change)
    let earlierConfiguration = start.change == 0 ? later.configuration : try session.configuration(start)
    let earlier = later.before(revisions, moment: start, configuration: earlierConfiguration)
    return WeeklyReport(week: week, from: earlier, to: later, revisions)
  }

  private func isoWeek(on day: Day) throws -> ISOWeek {
    switch week?.lowercased() {
    case nil, "this", "diese": ISOWeek(containing: day)
    case "last", "letzte": ISOWeek(containing: day).previous
    case .some: try ISOWeek(parsing: week ?? "")
    }
  }

  /// The state at the end of the week before; change 0, with nothing in it, where the file is younger.
  private func startMoment(_ week: ISOWeek, _ store: Store) throws -> Moment {
    do {
      return try store.moment(.day(week.previous.sunday), today: week.previous.sunday)
    } catch StoreError.beforeFirstChange {
      return Moment(change: 0, day: week.previous.sunday)
    }
  }

  private func snapshot(_ moment: Moment, _ session: Session) throws -> Snapshot {
    let configuration = try session.configuration(moment)
    let items = try session.store().subProjects(at: moment, configuration)
    return Snapshot(moment: moment, configuration: configuration, subProjects: items.map(\.subProject))
  }
}
