internal import ArgumentParser
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ShowBridge: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "bridge",
    abstract: help(
      "Warum sich die Gesamtzahl zwischen zwei Ständen geändert hat.",
      "Why the denominator changed between two states."),
    discussion: help(
      "lotse bridge --from 30.09.2026 --by feld", "lotse bridge --from 2026-09-30 --by field"),
    aliases: ["bruecke"])

  @Option(
    help: .init(
      help("Der frühere Stand: Tag oder Änderung.", "The earlier state: day or change."),
      valueName: help("stand", "state")))
  var from: String
  @Option(
    help: .init(
      help("Der spätere Stand (sonst jetzt).", "The later state (else now)."), valueName: help("stand", "state")))
  var to: String?
  @Option(
    help: .init(
      help(
        "Je Gruppe: feld, einheit, art, status, jahr, priorität, sichtbarkeit oder ein Schema.",
        "Per group: field, unit, kind, status, year, priority, visibility or a scheme."),
      valueName: help("gliederung", "grouping")))
  var by: String?
  @Flag(help: .succession) var succession = false
  @Argument(help: .numbers) var numbers: [String] = []
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let start = try session.moment(from)
    let (end, wording) = try session.view(to)
    guard start.change <= end.change, start.day <= end.day else {
      throw Failure.fromAfterTo
    }
    // Filter and grouping speak of the later state; a unit that is new may be compared with a time before it was.
    let configuration = wording.configuration
    let grouping = try by.map { try Grouping(typed: $0, in: configuration) }
    let lines = succession ? try configuration.lines(by: grouping, on: end.day, command: "bridge --from …") : nil
    let selection = try session.selection(session.filter.asked(for: numbers), at: end, configuration)
    func standings(_ moment: Moment) throws -> [GroupedStanding] {
      try session.store().standings(by: grouping ?? .field, selection, at: moment, session.configuration(moment))
    }
    let bridge = GroupedBridge(
      from: start, try standings(start), to: end, try standings(end), by: grouping, joining: lines,
      configuration)
    return try session.deliver(
      session.answer(
        bridge.document(wording), json: bridge.json(session.language), at: end, wording, of: selection), format, output)
  }
}
