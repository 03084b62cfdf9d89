internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseStore

/// A recorded state, and the words for it: the names that its configuration gives, in the language of today's reader.
typealias View = (moment: Moment, wording: Wording)

/// One run of one command: the world, what the person asked for everywhere, and the file once it is needed.
final class Session {
  let world: World
  let options: CommonOptions
  /// Which sub-projects the command that runs was asked for by options.
  var filter: GivenFilters
  private let open: (String) throws -> Store
  private var opened: Store?
  /// The newest change, as far as this run knows: others may write meanwhile.
  private var newest: Int?
  /// Of a few changes, so that a list is looked through faster than a dictionary is set up.
  private var configured: [(change: Int, CityConfiguration)] = []
  private var spoken: Language?
  /// When the change before was recorded.
  private var lastRecordedAt: Instant?
  /// For which days the words were taken that were no whole dates.
  private(set) var understood: [Phrase] = []
  /// Where a text stands that was written in an editor, until it is recorded.
  var draft: String?
  /// On which terms this run records, where a page asks for it.
  var terms: Terms?
  /// States that need not be read again, where one program answers many.
  var states: KeptStates?
  /// Takes what would be written, where a page shows it.
  var capture: Capture?
  /// What this run recorded.
  private(set) var recorded: Changeset?

  init(
    _ world: World, _ options: CommonOptions, _ filter: GivenFilters = GivenFilters(),
    opening: @escaping (String) throws -> Store = Store.open
  ) {
    self.world = world
    self.options = options
    self.filter = filter
    open = opening
  }

  /// The language of everything that is said: the one asked for, else that of the configuration in force when the command
  /// begins, whatever state it shows; German where there is no file that could tell.
  var language: Language {
    if let asked = options.language.flatMap(Language.init(typed:))
      ?? world.environment["LOTSE_LANG"].flatMap(Language.init(typed:))
    {
      return asked
    }
    if spoken == nil { spoken = (try? configuration(latest))?.language }
    return spoken ?? .de
  }

  /// Whether the words of the options that every command takes are words that there are.
  func checkOptions() throws {
    if let language = options.language, Language(typed: language) == nil {
      throw Failure(
        .usage, Phrase("--lang: „\(language)“ gibt es nicht.", "--lang: there is no \"\(language)\"."),
        hint: Failure.allowed(Language.known))
    }
    if let language = world.environment["LOTSE_LANG"], !language.isEmpty, Language(typed: language) == nil {
      throw Failure(
        .usage, Phrase("LOTSE_LANG: „\(language)“ gibt es nicht.", "LOTSE_LANG: there is no \"\(language)\"."),
        hint: Failure.allowed(Language.known))
    }
    guard Text.isPrintable(world.actor), !world.actor.contains("\n") else {
      throw Failure(
        .usage, Phrase("LOTSE_ACTOR enthält Steuerzeichen.", "LOTSE_ACTOR holds control characters."),
        hint: Phrase("Eine Rolle nennen, etwa: stabsstelle.", "Name a role, such as: office."))
    }
    if let color = options.color {
      _ = try Colour.glossary.asked(
        color, Phrase("--color: „\(color)“ gibt es nicht.", "--color: there is no \"\(color)\"."))
    }
  }

  // MARK: Time

  private var todayAskedFor: Day? {
    get throws {
      if let text = options.today { return try day(text) }
      guard let text = world.environment["LOTSE_TODAY"], !text.isEmpty else { return nil }
      guard let day = try? day(text) else {
        throw Failure(
          .usage, Phrase("LOTSE_TODAY: „\(text)“ ist kein Datum.", "LOTSE_TODAY: \"\(text)\" is not a date."),
          hint: Phrase("So: 2026-11-23.", "Like this: 2026-11-23."))
      }
      return day
    }
  }

  var today: Day { get throws { try todayAskedFor ?? world.now.day } }

  /// A day as people type it; docs/days.md lists the forms.
  func day(_ text: String) throws -> Day { try day(text, from: world.now.day) }

  /// The same where a period such as `Q2/2027` means one of its days: of what is to end its last, of what is to begin
  /// its first.
  func day(_ text: String, meaning edge: TypedDay.Edge) throws -> Day { try day(text, from: world.now.day, edge) }

  /// The last day of a period, for everything that is due.
  func dueDay(_ text: String) throws -> Day { try day(text, meaning: .last) }

  private func day(_ text: String, from base: Day, _ edge: TypedDay.Edge? = nil) throws -> Day {
    let typed = try TypedDay(text, today: base, edge: edge)
    if !typed.isWhole {
      let seen = Text.seen(text)
      let taken = Phrase(
        "„\(seen)“ verstanden als \(typed.day.text(.de)).", "\"\(seen)\" taken as \(typed.day).")
      if !understood.contains(taken) { understood.append(taken) }
    }
    return typed.day
  }

  /// The moment that `--as-of` asks for. Without it: everything recorded, unless `--today` names a day of the past or
  /// future, whose end then is the state, so that the same words give the same answer later on.
  func moment(_ asOf: String? = nil) throws -> Moment {
    let store = try store()
    guard let asOf = asOf.map(Text.seen) else {
      guard let day = try todayAskedFor else { return try latest }
      return try store.moment(.day(day), today: day)
    }
    if asOf.count < 8, let change = Changeset.number(written: asOf) {
      return try store.moment(.change(change), today: try today)
    }
    let day = try day(asOf, from: try today)
    guard day <= max(try today, world.now.day) else {
      throw Failure(
        .refused, Phrase("Der \(day.text(.de)) liegt in der Zukunft.", "\(day) lies in the future."),
        hint: Phrase("Einen Tag bis heute nennen.", "Name a day up to today."))
    }
    return try store.moment(.day(day), today: try today)
  }

  /// Everything recorded so far, as seen today by the clock.
  var latest: Moment {
    get throws {
      let moment =
        try newest.map { Moment(change: $0, day: world.now.day) }
        ?? store().moment(.latest, today: world.now.day)
      newest = moment.change
      return moment
    }
  }

  // MARK: File

  var databasePath: String {
    get throws {
      guard let path = options.database ?? world.defaultDatabase, !path.isEmpty else {
        throw Failure(
          .usage, Phrase("Welche Datei?", "Which file?"), hint: Phrase("--db DATEI angeben.", "Give --db FILE."))
      }
      return path
    }
  }

  func store() throws -> Store {
    if let opened { return opened }
    let store = try open(try databasePath)
    opened = store
    return store
  }

  /// Lets the file go; it is opened again when it is needed.
  func close() { opened = nil }

  func configuration(_ moment: Moment) throws -> CityConfiguration {
    if let known = configured.first(where: { $0.change == moment.change }) { return known.1 }
    let configuration = try store().configuration(at: moment)
    configured.append((moment.change, configuration))
    return configuration
  }

  /// What the city declared of its own; nothing where there is no file yet, which other steps say.
  var ownAttributes: [OwnAttribute] { (try? configuration(moment()).own) ?? [] }

  /// The same with what was given up but stands in the history.
  var ownAttributesEver: [OwnAttribute] {
    ownAttributes + ((try? store().givenUp(configuration(moment()))) ?? [])
  }

  /// The workflow in force, for the words of a refusal; the standard one where there is no file.
  var workflow: Workflow { (try? configuration(latest))?.workflow ?? .standard }

  /// What a reader sees of the state that `--as-of` asks for; taken once per command.
  func view(_ asOf: String? = nil) throws -> View {
    let moment = try moment(asOf)
    return (moment, Wording(language, try configuration(moment)))
  }

  /// Plans in one transaction and records what is wanted of it.
  func record<Plan>(
    _ intent: Intent, if isWanted: (Planned<Plan>) throws -> Bool,
    _ body: (Recorder) throws -> Plan
  ) throws -> Planned<Plan> {
    let planned = try store().record(intent, if: isWanted) { recorder in
      lastRecordedAt = recorder.lastRecordedAt
      newest = recorder.base
      configured.removeAll { $0.change == recorder.base }
      configured.append((recorder.base, recorder.configuration))
      spoken = spoken ?? recorder.configuration.language
      return try body(recorder)
    }
    newest = planned.changeset?.id ?? planned.on
    recorded = planned.changeset ?? recorded
    return planned
  }

  func intent(_ command: String, _ recording: RecordingOptions) -> Intent {
    Intent(
      actor: world.actor, command: command, message: recording.message.map(Text.normalized), at: world.now,
      clockIsRight: recording.clockIsRight)
  }

  /// That the clock is before the last change, whose time holds then. The clocks of two computers may differ by seconds.
  var remarkOnClock: String? {
    guard let last = lastRecordedAt, last.milliseconds - world.now.milliseconds > 60_000 else { return nil }
    let (now, then) = (world.now, last)
    return language(
      "Die Uhr (\(now.day.text(.de)) \(now.clock)) steht vor der letzten Änderung; aufgezeichnet ist deren Zeit, "
        + "\(then.day.text(.de)) \(then.clock). Siehe docs/clock.md.",
      "The clock (\(now.day) \(now.clock)) is before the last change; its time is recorded, \(then.day) \(then.clock). "
        + "See docs/clock.md.")
  }

  // MARK: Terminal

  /// Says for which days words were taken.
  func tellUnderstood() { for phrase in understood { world.tell(phrase[language] + "\n") } }

  var hasColor: Bool {
    let colour = options.color.flatMap { try? Colour.glossary.asked($0, Phrase("", "")) } ?? .auto
    return switch colour {
    case .always: true
    case .never: false
    case .auto:
      world.standardOutputIsTerminal && (world.environment["NO_COLOR"] ?? "").isEmpty
        && world.environment["TERM"] != "dumb"
    }
  }

  var textDocument: TextDocument { TextDocument(width: world.columns, hasColor: hasColor) }
}
