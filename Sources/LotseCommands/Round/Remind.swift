internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets
internal import LotseStore

struct Remind: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "remind",
    abstract: help(
      "Wer schweigt oder im Verzug ist, mit den Teilprojekten; auf Wunsch als Nachrichten.",
      "Who is silent or late, with the sub-projects; as messages if wanted."),
    discussion: help(
      """
      lotse remind
      lotse remind -o erinnerungen
      lotse remind --unit FB50 -o erinnerungen

      Mit -o entsteht je Einheit eine Nachricht an ihr Funktionspostfach, die ein Mailprogramm zum Absenden öffnet. Lotse
      verschickt nichts.
      """,
      """
      lotse remind
      lotse remind -o reminders
      lotse remind --unit FB50 -o reminders

      With -o each unit gets a message to its role mailbox, which a mail program opens ready to be sent. Lotse sends
      nothing.
      """), aliases: ["erinnern"])

  static var filterTitle: String { help("Filter (nur offene)", "Filter (open ones only)") }

  @Argument(help: .numbers) var numbers: [String] = []
  @Option(
    name: [.short, .long],
    help: .init(
      help(
        "Nachrichten in diesen Ordner schreiben; er wird angelegt, wenn es ihn nicht gibt.",
        "Write messages into this folder; it is made if need be."), valueName: help("ordner", "folder")))
  var output: String?
  @Flag(help: .force) var force = false
  @OptionGroup var trial: TrialOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let wantsJSON = try session.wantsJSON(trial)
    let (moment, wording) = try session.view()
    let configuration = wording.configuration
    let asked = try session.filter.asked(for: numbers)
    var selection = try session.selection(asked, at: moment, configuration)
    selection.criteria.append(.open)
    let due = try session.store().subProjects(selection, at: moment, configuration).compactMap { item in
      DueItem(item.subProject, on: moment.day, wording)
    }
    let byUnit = Dictionary(grouping: due, by: \.item.unit)
    let units = Grouping.unit.order(byUnit.keys.map(\.text), in: configuration).compactMap { key in
      configuration.units.first { $0.key.text == key }.map { (unit: $0, items: byUnit[$0.key] ?? []) }
    }
    var remarks =
      units.isEmpty ? [session.language("Niemand schweigt oder ist im Verzug.", "Nobody is silent or late.")] : []
    var paths: [String] = []
    if let output {
      let folder = OutputFolder(output, for: .owner, force: force)
      var files: [OutputFolder.File] = []
      for (unit, items) in units {
        let mail = message(to: unit, items, moment, session, configuration)
        guard let bytes = try mail.bytes(configuration, at: session.world.now) else { continue }
        let key = unit.key.text.replacing("/", with: "-")
        let file = OutputFolder.File(
          name: "\(session.language("erinnerung", "reminder"))-\(key)-\(moment.day.iso).eml", bytes: bytes)
        files.append(file)
        remarks.append("\(session.written(isDry: trial.dryRun)): \(folder.path(of: file)) (\(items.count))")
      }
      try folder.write(files, isDry: trial.dryRun)
      paths = files.map(folder.path(of:))
      if let missing = UnitMail.withoutMailbox(units.map(\.unit).filter { $0.mailbox == nil }) {
        remarks.append(missing[session.language])
      }
    }
    var reply = try session.reply(
      trial, remarks, notice: configuration.notice,
      json: [
        "units": .array(
          units.map { unit, items in
            .object(["unit": .string(unit.key.text), "sub_projects": .array(items.map(\.json))])
          }),
        "files": .array(paths.map { .string($0) }),
      ])
    if !wantsJSON, output == nil || trial.dryRun, !units.isEmpty {
      let blocks = units.flatMap { unit, items -> [Document.Block] in
        [.heading(2, wording.unit(unit.key)), .list(items.map(\.line))]
      }
      reply.data = session.textDocument.render(Document(session.language, blocks))
    }
    return reply
  }

  private func message(
    to unit: Unit, _ items: [DueItem], _ moment: Moment, _ session: Session, _ configuration: CityConfiguration
  ) -> UnitMail {
    let language = session.language
    let name = configuration.strategyName
    let day = moment.day
    let document = session.greeting(
      [
        .paragraph(
          language(
            "zu \(items.count == 1 ? "einem Teilprojekt" : "\(items.count) Teilprojekten") von \(unit.key.text) (\(unit.label.de)) fehlt uns am \(day.text(.de)) eine Meldung, oder ein Termin ist überschritten:",
            "on \(day) we lack a report on \(items.count == 1 ? "one sub-project" : "\(items.count) sub-projects") of \(unit.key.text) (\(unit.label.en)), or a date has passed:"
          )),
        .list(items.map(\.line)),
        .paragraph(
          language(
            "Bitte melden Sie den Stand mit dem Meldebogen oder als Antwort. „Keine Änderung“ genügt, wenn es keine gibt.",
            "Please report the state with the update sheet or by answering. \"No change\" is enough where there is none."
          )),
      ], configuration)
    return UnitMail(
      unit: unit,
      subject: language(
        "\(name): Meldung von \(unit.key.text) erbeten", "\(name): a report of \(unit.key.text) is asked for"),
      document: document)
  }
}

/// An open sub-project of which nobody reported for long, or a date of which has passed.
struct DueItem {
  let item: SubProject
  /// What is due, in words.
  let reasons: [String]

  /// `TP-0042 Wohngeld online: seit 35 Tagen keine Meldung; …`.
  var line: String { "\(item.number) \(item.title): \(reasons.joined(separator: "; "))" }

  var json: JSONValue {
    .object([
      "number": .string(item.number.description), "title": .string(item.title),
      "reasons": .array(reasons.map { .string($0) }),
    ])
  }

  /// Nil where nothing is due.
  init?(_ item: SubProject, on day: Day, _ wording: Wording) {
    let language = wording.language
    var reasons: [String] = []
    if item.isStale(on: day, after: wording.configuration.staleAfter) {
      let age = wording.daysDative(day - item.informedOn)
      reasons.append(language("seit \(age) keine Meldung", "no report for \(age)"))
    }
    if item.isOverdue(on: day), let end = item.plannedEnd {
      reasons.append(
        language("geplantes Ende \(end.text(.de)) überschritten", "planned end \(end) has passed"))
    }
    reasons += item.overdueMilestones(on: day).map {
      language(
        "Meilenstein „\($0.title)“ war am \($0.due.text(.de)) fällig", "milestone \"\($0.title)\" was due on \($0.due)")
    }
    guard !reasons.isEmpty else { return nil }
    self.item = item
    self.reasons = reasons
  }
}
