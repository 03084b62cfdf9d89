internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

/// Which weekly report is meant.
struct WeeklyOptions: ParsableArguments {
  @Option(
    help: .init(
      help(
        "Die Woche: KW 47/2026, 47/2026, 47 (dieses Jahres), diese oder letzte (sonst die laufende).",
        "The week: 2026-W47, 47/2026, 47 (of this year), this or last (else the current one)."),
      valueName: help("woche", "week")
    ))
  var week: String?
  @Flag(name: .customLong("public"), help: .isPublic) var isPublic = false
  @Flag(name: .customLong("nonpublic"), help: .isNonpublic) var isNonpublic = false
  @Option(help: .asOf) var asOf: String?
}

extension Session {
  /// The weekly report that the options mean. It ends with the week's Sunday, or earlier where the state asked for is
  /// earlier.
  func weekly(_ options: WeeklyOptions) throws -> FinishedReport {
    let store = try store()
    let now = try moment(options.asOf)
    let week = try isoWeek(options.week, on: now.day)
    guard week.monday <= now.day else {
      throw Failure(
        .refused, Phrase("Die \(week.text(.de)) hat noch nicht begonnen.", "\(week) has not begun."),
        hint: Phrase("Die laufende: lotse report weekly.", "The current one: lotse report weekly."))
    }
    let end = week.sunday < now.day ? try store.moment(.day(week.sunday), today: week.sunday) : now
    let audience = try Audience(isPublic: options.isPublic, isNonpublic: options.isNonpublic, otherwise: .house)
    // One for the same week is an earlier draft of this one.
    let frozen = try store.frozenReports(at: latest).filter {
      $0.subject.kind == .weekly && $0.audience == audience && $0.subject != .weekly(week)
    }
    return try weekly(
      WeeklyParameters(
        week: week, start: try startMoment(week), end: end, permitted: try permitted(for: audience), audience: audience,
        language: language,
        corrects: frozen.newest(before: end.change)?.number))
  }

  /// The report that the parameters spell out, counted: the same ones give the same figures.
  func counted(_ parameters: WeeklyParameters) throws -> WeeklyReport {
    let year = try pastYear(at: parameters.end)
    var changes = WeekOfChanges(by: parameters.rules)
    try store().eachRevision(
      after: parameters.start.change, through: parameters.end.change, reading: WeeklyReport.attributesOfChanges,
      ofNamed: WeeklyReport.attributesOfNamed
    ) { changes.add($0) }
    let later = try snapshot(at: parameters.end, reading: WeeklyReport.attributes) { item, configuration in
      WeeklyReport.gist(of: item, on: parameters.end.day, lookAhead: configuration.lookAhead)
    }
    let before = parameters.start.change == 0 ? later.configuration : try configuration(parameters.start)
    let earlier = try EarlierState(
      before: changes, to: later, at: parameters.start, before, for: parameters.audience)
    return try WeeklyReport(
      week: parameters.week, for: parameters.audience, from: earlier, to: later, changes,
      lightsSince: try store().lightsSince(
        of: later.subProjects.filter(Trouble.isOne).map(\.number), at: parameters.end),
      corrected: try corrections(
        of: parameters.corrects, through: parameters.end, permitted: parameters.permitted, for: parameters.audience),
      year: year,
      permissions: try permissions(at: parameters.permitted, of: parameters.end))
  }

  /// The report that the parameters spell out, laid out by the outline in force.
  func weekly(_ parameters: WeeklyParameters) throws -> FinishedReport {
    let report = try counted(parameters)
    let language = parameters.language
    let outline: Outline<WeeklyPart> = try outline(.weekly, language, values: WeeklyReport.outlineValues)
    return proven(
      FinishedReport(
        subject: .weekly(parameters.week),
        parameters: parameters.json, moment: parameters.end,
        audience: parameters.audience,
        document: try anchored(
          report.document(language, outline), at: parameters.end),
        summary: { report.document(language, outline.leading(WeeklyPart.leading)) },
        json: { report.json(language) }, notice: report.configuration.notice,
        provisional: report.isRunning ? Phrase("Die Woche läuft noch.", "the week is not over.") : nil,
        remarks: try remarksOnTemplates() + remarks(on: report.stock, for: parameters.audience)))
  }

  /// Whose permissions decide what an audience outside the house reads: those of the day on which the report is made.
  func permitted(for audience: Audience) throws -> Moment? { audience == .house ? nil : try moment() }

  private func isoWeek(_ text: String?, on day: Day) throws -> ISOWeek {
    switch text.map(Text.seen)?.lowercased() {
    case nil, "this", "diese": ISOWeek(containing: day)
    case "last", "letzte": ISOWeek(containing: day).previous
    case .some: try ISOWeek(parsing: text ?? "", in: ISOWeek(containing: day).year)
    }
  }

  /// The state at the end of the week before; change 0, with nothing in it, where the file is younger.
  private func startMoment(_ week: ISOWeek) throws -> Moment {
    do {
      return try store().moment(.day(week.previous.sunday), today: week.previous.sunday)
    } catch StoreError.beforeFirstChange {
      return Moment(change: 0, day: week.previous.sunday)
    }
  }

  /// What of a frozen report was put right until a moment; the sittings tell the number of a paper.
  func corrections(
    of number: ReportNumber?, through end: Moment, permitted: Moment?, for audience: Audience,
    _ meetings: [Meeting] = []
  ) throws -> CorrectedFigures? {
    guard let number else { return nil }
    let frozen = try store().frozenReport(number, at: latest)
    let meeting = meetings.first {
      frozen.subject == .council($0.committee, on: $0.heldOn)
        && (audience != .public || $0.part == .public)
    }
    return try CorrectedFigures(
      of: number, paper: meeting?.paperNumber, snapshot(at: frozen.moment, permitted: frozen.permitted),
      store().revisions(after: frozen.moment.change, through: end.change),
      until: snapshot(at: end, permitted: permitted), for: audience)
  }
}
