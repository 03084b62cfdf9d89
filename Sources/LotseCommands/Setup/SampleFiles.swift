internal import LotseBasics
internal import LotseModel
internal import LotseStore

/// The sample strategy: tables that a person can open, replayed through the same rules as real input.
///
/// The tables end on a fixed day; they are moved by whole weeks so that the sample reaches to today and every report
/// has something to show. The same `today` gives the same file.
struct SampleFiles {
  private let events: [SampleEvent]
  private let records: SampleRecords
  private let shift: Int

  /// The day on which the tables stand.
  private static let anchor = Day(number: Day(exactly: "2026-11-23")?.number ?? 0)

  static func configuration(_ world: World) throws -> String { try file("config/krefeld.yaml", world) }

  init(_ world: World, today: Day) throws {
    let distance = today - SampleFiles.anchor
    shift = (distance >= 0 ? distance / 7 : -((6 - distance) / 7)) * 7
    let additions = try SampleEvent.read(SampleFiles.file("Seeds/sub-projects.csv", world))
    let history = try SampleEvent.read(SampleFiles.file("Seeds/history.csv", world))
    records = try SampleRecords(world, shift: shift)
    events = (additions + history).sorted { ($0.recorded, $0.line) < ($1.recorded, $1.line) }
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
  var start: Instant { (events.first?.instant(shift) ?? Instant(milliseconds: 0)) }

  /// The configuration, marked as sample data and moved in time with it.
  func marked(_ configuration: CityConfiguration) -> CityConfiguration {
    var entries = configuration.entries.filter { $0.section != .strategy || $0.key != "notice" }
    for index in entries.indices {
      let validity = entries[index].validity
      entries[index].validity = Validity(
        from: validity.from.map { $0 + shift }, until: validity.until.map { $0 + shift })
    }
    let notice = "Musterdaten (sample data): frei erfunden, keine Angaben der Stadt Krefeld."
    let place = (entries.lastIndex { $0.section == .strategy } ?? -1) + 1
    entries.insert(Entry(.strategy, key: "notice", value: notice), at: place)
    return CityConfiguration(entries)
  }

  func load(into store: Store, _ session: Session) throws {
    let progress = ProgressLine(session.world, session.language("Musterdaten", "Sample data"))
    for (index, event) in events.enumerated() {
      let intent = Intent(actor: event.actor, command: event.command, at: event.instant(shift))
      do {
        _ = try store.record(intent) { recorder in try event.apply(to: recorder, shift: shift) }
      } catch  where error is Refusal || error is Unreadable {
        throw Failure(error).at("\(event.file):\(event.line)")
      }
      progress.show(index + 1, of: events.count)
    }
    progress.clear()
    if let last = events.last { try records.load(into: store, at: last.instant(shift)) }
  }
}
