internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseStore

struct ShowCalendar: Command {
  static let configuration = CommandConfiguration(
    leaf: "calendar",
    abstract: help(
      "Termine als Kalenderdatei: Sitzungen, Stichtage, Wiedervorlagen, fällige Beschlüsse.",
      "Dates as a calendar file: sittings, cut-off days, reviews, decisions due."),
    discussion: help(
      """
      lotse calendar -o termine.ics

      Ganztägig und mit bleibenden Kennungen: Wird die Datei neu eingelesen, rückt ein verschobener Termin mit. Sitzungen
      ab heute, sonst alles, was offen ist.
      """,
      """
      lotse calendar -o dates.ics

      Whole days with marks that stay: when the file is read in again, a date that was moved moves, too. Sittings from
      today on, of all else what is open.
      """), aliases: ["kalender"])

  @Option(
    name: [.short, .long],
    help: .init(
      help("In eine Datei schreiben (sonst Standardausgabe).", "Write to a file (else standard output)."),
      valueName: help("datei", "file")))
  var output: String?
  @Flag(help: .force) var force = false
  @OptionGroup var trial: TrialOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let wantsJSON = try session.wantsJSON(trial)
    let (moment, wording) = try session.view()
    let store = try session.store()
    let meetings = try store.meetings(at: moment).filter { $0.heldOn >= moment.day }
    let decisions = try store.decisions(at: moment).filter { !$0.isDone }
    let items = try store.subProjects(Selection(.open), at: moment, wording.configuration).map(\.subProject)
    let events =
      (meetings.flatMap { $0.events(wording) } + decisions.compactMap { $0.event(wording) }
      + items.flatMap { $0.events(wording) }).sorted { ($0.day, $0.mark) < ($1.day, $1.mark) }
    let file = CalendarFile(
      events, name: wording.configuration.strategyName, origin: try store.seal().mark(),
      stamp: try session.stamp(moment))
    let path = output.flatMap { $0 == "-" ? nil : $0 }
    if path == nil, !trial.dryRun, !wantsJSON { return Reply(file.text) }
    var remarks: [String] = []
    if let path {
      try WholeFile.write(file.text, to: path, force: force, isDry: trial.dryRun)
      remarks.append("\(session.written(isDry: trial.dryRun)): \(path)")
    }
    let count = events.count
    remarks.append(
      session.language(count == 1 ? "1 Termin" : "\(count) Termine", count == 1 ? "1 date" : "\(count) dates"))
    var reply = try session.reply(
      trial, remarks, notice: wording.configuration.notice,
      json: ["file": JSONValue(path), "dates": .array(events.map(ShowCalendar.json))])
    if trial.dryRun, !wantsJSON {
      reply.data = events.map { "\($0.day.text(session.language))  \($0.summary)\n" }.joined()
    }
    return reply
  }

  private static func json(_ event: CalendarFile.Event) -> JSONValue {
    .object([
      "mark": .string(event.mark), "day": JSONValue(event.day), "summary": .string(event.summary),
      "description": .string(event.description),
    ])
  }
}

extension Meeting {
  fileprivate func events(_ wording: Wording) -> [CalendarFile.Event] {
    let language = wording.language
    let name = wording.configuration.label(committee)[language]
    let mark = "\(committee.text)-\(heldOn.iso)"
    let paper = paperNumber.map { language("Vorlage \($0)", "Paper \($0)") } ?? ""
    var events = [
      CalendarFile.Event(
        mark: "sitting-\(mark)", day: heldOn,
        summary: language("Sitzung \(committee.text)", "Sitting of \(committee.text)"),
        description: [name, paper].filter { !$0.isEmpty }.joined(separator: "\n")),
      CalendarFile.Event(
        mark: "cut-off-\(mark)", day: cutOff,
        summary: language("Stichtag für \(committee.text)", "Cut-off day for \(committee.text)"),
        description: language("Sitzung am \(heldOn.text(.de))", "Sitting on \(heldOn)")),
    ]
    if let deadline {
      events.append(
        CalendarFile.Event(
          mark: "deadline-\(mark)", day: deadline,
          summary: language("Abgabe der Vorlage für \(committee.text)", "Paper due for \(committee.text)"),
          description: language("Sitzung am \(heldOn.text(.de))", "Sitting on \(heldOn)")))
    }
    return events
  }
}

extension CouncilDecision {
  fileprivate func event(_ wording: Wording) -> CalendarFile.Event? {
    dueOn.map { due in
      CalendarFile.Event(
        mark: "decision-\(number)", day: due,
        summary: wording.language("Fällig: \(kind.label.de) \(number)", "Due: \(kind.label.en) \(number)"),
        description: text)
    }
  }
}

extension SubProject {
  fileprivate func events(_ wording: Wording) -> [CalendarFile.Event] {
    let language = wording.language
    let unit = wording.unit(unit)
    var events: [CalendarFile.Event] = []
    if let reviewOn, status == .onHold {
      events.append(
        CalendarFile.Event(
          mark: "review-\(number)", day: reviewOn,
          summary: language("Wiedervorlage \(number) \(title)", "Review of \(number) \(title)"), description: unit))
    }
    if let nextStepOn {
      events.append(
        CalendarFile.Event(
          mark: "next-step-\(number)", day: nextStepOn,
          summary: language("Nächster Schritt \(number) \(title)", "Next step of \(number) \(title)"),
          description: unit))
    }
    return events
  }
}
