internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Log: Command {
  static let configuration = CommandConfiguration(
    leaf: "log",
    abstract: help("Wer wann was geändert hat, neueste zuerst.", "Who changed what when, newest first."),
    discussion: help(
      """
      lotse log TP-0042
      lotse log TP-0012..0019 --since montag
      """,
      """
      lotse log TP-0042
      lotse log TP-0012..0019 --since monday
      """), aliases: ["verlauf"])

  @Argument(help: .numbers) var numbers: [String] = []
  @Option(
    help: .init(
      help("Alle seit einem Tag oder einer Änderung (412).", "All since a day or a change (412)."),
      valueName: help("stand", "state")))
  var since: String?
  @Option(
    name: [.customShort("l"), .long], help: .init(help("Wie viele Änderungen.", "How many changes."), valueName: "n"))
  var limit: Int = 20
  @Flag(help: .init(help("Alle Änderungen.", "All changes."))) var all = false
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard limit > 0 else {
      throw Failure(
        .usage, Phrase("--limit verlangt eine Zahl ab 1.", "--limit asks for a number from 1."),
        hint: Phrase("Alle: --all.", "All: --all."))
    }
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let store = try session.store()
    let numbers = try numbers(in: session, at: moment)
    let before = try since.map { try session.change(before: $0) } ?? 0
    let limit = all || since != nil ? nil : limit
    let revisions: [Revision]
    let changesets: [Changeset]
    if let numbers {
      let found = try numbers.flatMap { try store.revisions(of: $0, through: moment.change) }
      revisions = found.filter { $0.changeset.id > before }.sorted {
        ($0.changeset.id, $0.number) < ($1.changeset.id, $1.number)
      }
      var seen = Set<Int>()
      let touched = revisions.map(\.changeset).filter { seen.insert($0.id).inserted }
      changesets = limit.map { Array(touched.suffix($0)) } ?? touched
    } else {
      changesets = try store.changesets(after: before, through: moment.change, limit: limit)
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
    let catalogues = numbers == nil ? try store.catalogueChanges(after: start, through: moment.change) : [:]
    let records = numbers == nil ? try store.recordChanges(after: start, through: moment.change) : [:]
    let redactions = try store.redactions(through: moment.change).filter { redaction in
      redaction.changeset.id > before
        && (numbers.map { $0.contains { $0 == redaction.place.number } } ?? true)
    }
    // What lost a text has no new version, and yet it happened to it.
    let shown = numbers == nil ? changesets : changesets + Set(redactions.map(\.changeset)).subtracting(changesets)
    let history = History(
      shown.sorted { $0.id > $1.id }, revisions, configurations, catalogues, records, wording,
      redactions: redactions, isOfOne: numbers?.count == 1)
    return try session.deliver(
      session.answer(history.document, json: history.json, at: moment, history.wording), format, output)
  }

  /// The sub-projects that are asked for, in their order; nil for everything. One alone may also be withdrawn by now.
  private func numbers(in session: Session, at moment: Moment) throws -> [Number]? {
    if numbers.isEmpty { return nil }
    if numbers.count == 1, let number = try? Number(parsing: numbers[0]) { return [number] }
    let asked = try AskedFilter(numbers)
    let configuration = try session.configuration(moment)
    let selection = try session.selection(asked, in: configuration)
    return try session.store().states(selection, at: moment, configuration, reading: []).map(\.number)
  }
}

extension Session {
  /// The last change before a day began, or before another change.
  fileprivate func change(before state: String) throws -> Int {
    let state = Text.seen(state)
    if state.count < 8, let change = Changeset.number(written: state) { return change - 1 }
    let day = try day(state)
    do {
      return try store().moment(.day(day - 1), today: today).change
    } catch StoreError.beforeFirstChange {
      return 0
    }
  }
}

struct Diff: Command {
  static let configuration = CommandConfiguration(
    leaf: "diff",
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
    let catalogue = CatalogueChange(from: try store.catalogue(at: start), to: try store.catalogue(at: end))
    let records = try store.recordChanges(after: start.change, through: end.change)
    // Every format goes through all that differs before it is delivered.
    var differs = false
    let difference = Difference(
      { take in
        try store.eachDifference(
          from: start.change, to: end.change, reading: Difference.attributes, ofNamed: Difference.attributesOfMoves
        ) { revision in
          differs = true
          try take(revision)
        }
      }, try session.configuration(start), catalogue,
      records.sorted { $0.key < $1.key }.flatMap { $0.value }, wording, from: start, to: end)
    var reply = try session.deliver(
      session.answer(
        difference.document(withRows: [.csv, .xlsx, .ods].contains(format)), json: difference.json(), at: end,
        difference.wording), format, output)
    reply.code = differs || difference.hasOtherChanges ? Failure.Code.no.rawValue : 0
    return reply
  }
}
