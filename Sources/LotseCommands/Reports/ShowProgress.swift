internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ShowProgress: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "progress",
    abstract: help(
      "Umsetzungsstand je Themenfeld oder nach anderer Gliederung.", "Progress per field or by another grouping."),
    discussion: help(
      "lotse progress --by einheit --since 30.09.2026", "lotse progress --by unit --since 2026-09-30"),
    aliases: ["fortschritt"])

  @Option(
    help: .init(
      help(
        "feld, einheit, art, status, jahr, priorität, sichtbarkeit oder ein Schema.",
        "field, unit, kind, status, year, priority, visibility or a scheme."), valueName: help("gliederung", "grouping")
    ))
  var by = "field"
  @Flag(help: .succession) var succession = false
  @Option(
    help: .init(
      help("Vergleich mit dem Stand eines Tages oder einer Änderung.", "Compare with the state of a day or a change."),
      valueName: help("stand", "state")))
  var since: String?
  @Argument(help: .numbers) var numbers: [String] = []
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let configuration = wording.configuration
    // Filter and grouping speak of the later state; a unit that is new may be compared with a time before it was.
    let grouping = try Grouping(typed: by, in: configuration)
    let set = Counted(
      grouping: grouping,
      selection: try session.selection(session.filter.asked(for: numbers), at: moment, configuration),
      lines: succession ? try configuration.lines(by: grouping, on: moment.day, command: "progress") : nil)
    let progress = try progress(of: set, in: session, at: moment)
    let comparison = try since.map { try self.comparison(of: set, with: session.moment($0), to: moment, in: session) }
    return try session.deliver(
      session.answer(
        progress.document(wording, since: comparison), json: progress.json(session.language, since: comparison),
        at: moment, wording, of: set.selection), format, output)
  }

  /// What is counted, and by what it is divided.
  private struct Counted {
    let grouping: Grouping
    let selection: Selection
    /// The lines of succession of the later state, where they are counted together.
    let lines: [Succession]?
  }

  private func progress(of set: Counted, in session: Session, at moment: Moment) throws -> Progress {
    let configuration = try session.configuration(moment)
    let store = try session.store()
    let tallies = try store.tallies(by: set.grouping, set.selection, at: moment, configuration)
    // Where an item may count in several groups the total is a count of its own.
    let total: [Tally]? =
      if case .scheme = set.grouping {
        try store.tallies(by: .status, set.selection, at: moment, configuration)
      } else {
        nil
      }
    return Progress(tallies, total: total, by: set.grouping, joining: set.lines, at: moment, configuration)
  }

  private func comparison(
    of set: Counted, with earlier: Moment, to later: Moment, in session: Session
  ) throws -> Progress.Comparison {
    guard earlier.change <= later.change, earlier.day <= later.day else {
      throw Failure.sinceTooLate
    }
    func standings(_ moment: Moment) throws -> [Standing] {
      try session.store().standings(set.selection, at: moment, session.configuration(moment))
    }
    return Progress.Comparison(
      before: try progress(of: set, in: session, at: earlier), from: try standings(earlier), to: try standings(later))
  }
}
