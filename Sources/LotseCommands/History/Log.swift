internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Log: Command {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: help("Wer wann was geändert hat, neueste zuerst.", "Who changed what when, newest first."),
    discussion: help("lotse log TP-0042", "lotse log TP-0042"), aliases: ["verlauf"])

  @Argument(help: .init(help("Nur dieses Teilprojekt.", "This sub-project only."), valueName: "TP")) var number: String?
  @Option(
    name: [.customShort("l"), .long], help: .init(help("Wie viele Änderungen.", "How many changes."), valueName: "n"))
  var limit: Int = 20
  @Flag(help: .init(help("Alle Änderungen.", "All changes."))) var all = false
  @OptionGroup var state: AsOfOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard limit > 0 else {
      throw Failure(
        .usage, Phrase("--limit verlangt eine Zahl ab 1.", "--limit asks for a number from 1."),
        hint: Phrase("Alle: --all.", "All: --all."))
    }
    let format = try session.format(output)
    let (moment, wording) = try session.view(state.asOf)
    let store = try session.store()
    let revisions: [Revision]
    let changesets: [Changeset]
    if let number {
      let number = try Number(parsing: number)
      revisions = try store.revisions(of: number, through: moment.change)
      var seen = Set<Int>()
      let touched = revisions.map(\.changeset).filter { seen.insert($0.id).inserted }
      changesets = all ? touched : Array(touched.suffix(limit))
    } else {
      changesets = try store.changesets(after: 0, through: moment.change, limit: all ? nil : limit)
      revisions = try changesets.first.map { try store.revisions(after: $0.id - 1, through: moment.change) } ?? []
    }
    let touched = Set(revisions.map(\.changeset.id))
    var configurations: [Int: [EntryChange]] = [:]
    for changeset in changesets where !touched.contains(changeset.id) {
      let before = try session.configuration(Moment(change: changeset.id - 1, day: moment.day))
      configurations[changeset.id] = before.changes(
        to: try session.configuration(Moment(change: changeset.id, day: moment.day)))
    }
    let start = (changesets.first?.id ?? 1) - 1
    let catalogues = number == nil ? try store.catalogueChanges(after: start, through: moment.change) : [:]
    let records = number == nil ? try store.recordChanges(after: start, through: moment.change) : [:]
    let redactions = try store.redactions(through: moment.change).filter { redaction in
      number == nil || redaction.place.number?.description == revisions.first?.number.description
    }
    // What lost a text has no new version, and yet it happened to it.
    let shown = number == nil ? changesets : changesets + Set(redactions.map(\.changeset)).subtracting(changesets)
    let history = History(
      shown.sorted { $0.id > $1.id }, revisions, configurations, catalogues, records, wording,
      redactions: redactions, isOfOne: number != nil)
    return try session.deliver(
      session.answer(history.document, json: history.json, at: moment, history.wording), format, output)
  }
}

struct Diff: Command {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: help(
      "Was sich zwischen zwei Ständen geändert hat; Rückgabewert 1, wenn etwas.",
      "What changed between two states; exits with 1 when something did."),
    discussion: help("lotse diff --from 31.10.2026 --to 20.11.2026", "lotse diff --from 2026-10-31 --to 2026-11-20"),
    aliases: ["unterschied"])

  @Option(
    help: .init(
      help("Der frühere Stand: Tag oder Änderung.", "The earlier state: day or change."),
      valueName: help("stand", "state")))
  var from: String
  @Option(
    help: .init(
      help("Der spätere Stand (sonst jetzt).", "The later state (else now)."), valueName: help("stand", "state")))
  var to: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let start = try session.moment(from)
    let (end, wording) = try session.view(to)
    guard start.change <= end.change else {
      throw Failure.fromAfterTo
    }
    let store = try session.store()
    let revisions = try store.revisions(after: start.change, through: end.change)
    let catalogue = CatalogueChange(from: try store.catalogue(at: start), to: try store.catalogue(at: end))
    let records = try store.recordChanges(after: start.change, through: end.change)
    let difference = Difference(
      revisions, try session.configuration(start), catalogue,
      records.sorted { $0.key < $1.key }.flatMap { $0.value }, wording, from: start, to: end)
    var reply = try session.deliver(
      session.answer(difference.document, json: difference.json, at: end, difference.wording), format, output)
    reply.code = difference.isEmpty ? 0 : Failure.Code.no.rawValue
    return reply
  }
}
