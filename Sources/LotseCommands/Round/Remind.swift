internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets
internal import LotseStore

struct Remind: Command {
  static let configuration = CommandConfiguration(
    commandName: "remind",
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

  @Option(
    help: .init(
      help("Nur diese Einheit, auch mehrere.", "This unit only, also several."), valueName: help("kürzel", "key")))
  var unit: [String] = []
  @Option(
    name: [.short, .long],
    help: .init(
      help(
        "Nachrichten in diesen Ordner schreiben; er wird angelegt, wenn es ihn nicht gibt.",
        "Write messages into this folder; it is made if need be."), valueName: help("ordner", "folder")))
  var output: String?
  @OptionGroup var replacing: ReplaceOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let (moment, wording) = try session.view()
    let configuration = wording.configuration
    var selection = Selection()
    selection.isOpen = true
    selection.units = try unit.flatMap { $0.split(separator: ",") }.map {
      try configuration.unit(named: String($0), by: .typed).key
    }
    let due = try session.store().subProjects(selection, at: moment, configuration).compactMap { item in
      DueItem(item.subProject, on: moment.day, wording)
    }
    let items = Dictionary(grouping: due, by: \.item.unit)
    let units = Grouping.unit.order(items.keys.map(\.text), in: configuration).compactMap { key in
      configuration.units.first { $0.key.text == key }
    }
    guard !units.isEmpty else {
      return Reply(remarks: [session.language("Niemand schweigt oder ist im Verzug.", "Nobody is silent or late.")])
    }
    guard let output else {
      let blocks = units.flatMap { unit -> [Document.Block] in
        [.heading(2, wording.unit(unit.key)), .list((items[unit.key] ?? []).map(\.line))]
      }
      return Reply(session.textDocument.render(Document(session.language, blocks)))
    }
    try session.makeFolder(output)
    var files: [(name: String, bytes: [UInt8])] = []
    var remarks: [String] = []
    let stamp = session.world.now
    for unit in units {
      let mail = message(to: unit, items[unit.key] ?? [], moment, session, configuration)
      guard let bytes = try mail.bytes(configuration, at: stamp) else { continue }
      let key = unit.key.text.replacing("/", with: "-")
      let path = "\(output)/\(session.language("erinnerung", "reminder"))-\(key)-\(moment.day.iso).eml"
      files.append((path, bytes))
      let count = items[unit.key]?.count ?? 0
      remarks.append(session.language("Geschrieben: \(path) (\(count))", "Written: \(path) (\(count))"))
    }
    try WholeFile.write(files, for: .owner, force: replacing.force)
    if let missing = UnitMail.withoutMailbox(units.filter { $0.mailbox == nil }) {
      remarks.append(missing[session.language])
    }
    return Reply(remarks: remarks)
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
  /// `TP-0042 Wohngeld online: seit 35 Tagen keine Meldung; …`.
  let line: String

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
    line = "\(item.number) \(item.title): \(reasons.joined(separator: "; "))"
  }
}
