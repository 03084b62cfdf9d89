internal import LotseBasics
internal import LotseModel
internal import LotseStore

/// The sample strategy: tables that a person can open, replayed through the same rules as real input.
///
/// The tables end in a fixed week; they are moved by whole weeks so that this is the current one, of which what is still
/// to come is left out, so that every report has something to show on every day. The same moment gives the same file.
struct SampleFiles {
  private let past: [SampleEvent]
  /// What happened in the current week.
  private let news: [SampleEvent]
  private let records: SampleRecords
  private let shift: Int

  /// The Monday of the last week of the tables.
  private static let anchor = Day(number: Day(exactly: "2026-11-23")?.number ?? 0)

  static func configuration(_ world: World) throws -> String { try file("config/krefeld.yaml", world) }

  init(_ world: World, today: Day) throws {
    let distance = today - SampleFiles.anchor
    shift = (distance >= 0 ? distance / 7 : -((6 - distance) / 7)) * 7
    let additions = try SampleEvent.read(SampleFiles.file("Seeds/sub-projects.csv", world))
    let history = try SampleEvent.read(SampleFiles.file("Seeds/history.csv", world))
    records = try SampleRecords(world, shift: shift)
    let events = (additions + history).sorted { ($0.recorded, $0.line) < ($1.recorded, $1.line) }
    let week = SampleFiles.anchor.description
    past = events.filter { $0.recorded < week }
    let shift = shift
    news = events.filter { $0.recorded >= week && $0.instant(shift).day <= today }
  }

  static func file(_ name: String, _ world: World) throws -> String {
    guard let path = SharedFiles.find(name, world) else {
      let folders = SharedFiles.folders(world).joined(separator: ", ")
      throw Failure(
        .notFound, Phrase("\(name) ist nicht zu finden.", "\(name) cannot be found."),
        hint: Phrase(
          "Gesucht in: \(folders); sonst LOTSE_SHARE setzen.", "Looked in: \(folders); else set LOTSE_SHARE."))
    }
    return path
  }

  /// The moment before the first event.
  var start: Instant { (past.first?.instant(shift) ?? Instant(milliseconds: 0)) }

  /// The configuration, marked as sample data and moved in time with it.
  func marked(_ configuration: CityConfiguration) -> CityConfiguration {
    var entries = configuration.entries.filter { $0.section != .strategy || $0.key != "notice" }
    for index in entries.indices {
      let validity = entries[index].validity
      entries[index].validity = Validity(
        from: validity.from.map { $0 + shift }, until: validity.until.map { $0 + shift })
    }
    let notice = "Musterdaten: frei erfunden, keine Angaben der Stadt Krefeld."
    let place = (entries.lastIndex { $0.section == .strategy } ?? -1) + 1
    entries.insert(Entry(.strategy, key: "notice", value: notice), at: place)
    return CityConfiguration(entries)
  }

  func load(into store: Store, _ session: Session) throws {
    let progress = ProgressLine(session.world, session.language("Musterdaten", "Sample data"))
    let now = session.world.now
    var count = 0
    func record(_ events: [SampleEvent]) throws {
      for event in events {
        // Whoever looks in the morning sees what was recorded by then.
        let recorded = event.instant(shift)
        let moment = recorded.day == now.day ? min(recorded, now) : recorded
        do {
          let intent = Intent(actor: event.actor, command: event.command, at: moment)
          _ = try store.record(intent) { recorder in try event.apply(to: recorder, shift: shift) }
        } catch  where error is Refusal || error is Unreadable {
          throw Failure(error).at("\(event.file):\(event.line)")
        }
        count += 1
        progress.show(count, of: past.count + news.count)
      }
    }
    try record(past)
    if let last = past.last { try records.load(into: store, at: last.instant(shift)) }
    try record(news)
    progress.clear()
  }
}
