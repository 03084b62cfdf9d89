internal import ArgumentParser
internal import LotseDocuments
internal import LotseModel
internal import LotseReports
internal import LotseStore

/// Which council report is meant.
struct CouncilOptions: ParsableArguments {
  @Argument(
    help: .init(
      help("Das Gremium, etwa AVOS.", "The committee, such as AVOS."), valueName: help("gremium", "committee")))
  var committee: String
  @Option(
    help: .init(
      help(
        "Der Tag der Sitzung (sonst die nächste; siehe lotse meeting list).",
        "The day of the sitting (else the next one; see lotse meeting list)."), valueName: help("tag", "day")))
  var meeting: String?
  @Option(
    help: .init(
      help(
        "Vergleich mit dem Stand eines Tages oder einer Änderung (sonst mit dem der letzten Sitzung).",
        "Compare with the state of a day or a change (else with that of the last sitting)."),
      valueName: help("stand", "state")))
  var since: String?
  @OptionGroup var audience: AudienceOptions
  @OptionGroup var state: AsOfOptions
}

extension Session {
  /// The council report that the options mean: as of the cut-off date of the sitting, compared with the one before.
  func council(_ options: CouncilOptions) throws -> FinishedReport {
    let store = try store()
    let now = try moment(options.state.asOf)
    let latest = try latest
    let committee = try configuration(latest).committee(named: options.committee)
    let meetings = try store.meetings(at: latest).filter { $0.committee == committee.key }
    let meeting = try meeting(options.meeting, of: committee, among: meetings, on: now.day)
    var end = now
    if options.state.asOf == nil, let meeting, meeting.cutOff < now.day {
      end = try store.moment(.day(meeting.cutOff), today: meeting.cutOff)
    }
    let previous = meetings.last(of: committee.key, before: meeting?.heldOn ?? now.day)
    let frozen = try store.lastFrozenReport(
      .council, before: end.change, subject: CouncilParameters.subject(committee.key), at: latest)
    let audience = try options.audience.audience(otherwise: .public)
    return try council(
      CouncilParameters(
        committee: committee.key, meeting: meeting?.heldOn, records: latest,
        start: try start(options.since, previous, frozen, before: end), end: end, audience: audience,
        language: languageOfReport(at: end), corrects: frozen?.number))
  }

  /// The report that the parameters spell out, counted: the same ones give the same figures.
  func counted(_ parameters: CouncilParameters) throws -> CouncilReport {
    let store = try store()
    let end = parameters.end
    let committee = try configuration(parameters.records).committee(named: parameters.committee.text)
    let meetings = try store.meetings(at: parameters.records).filter { $0.committee == committee.key }
    let meeting = meetings.first { $0.heldOn == parameters.meeting }
    return try CouncilReport(
      CouncilReport.Sitting(
        committee: committee, meeting: meeting,
        earlier: meetings.filter { $0.heldOn < meeting?.heldOn ?? end.day }),
      for: parameters.audience, from: try parameters.start.map { try snapshot(at: $0) }, to: snapshot(at: end),
      CouncilReport.Records(
        decisionsBefore: try parameters.start.map { try store.decisions(at: $0) } ?? [],
        decisions: store.decisions(at: parameters.records),
        index: store.indexResults(at: parameters.records).filter { $0.year <= end.day.year },
        corrections: corrections(of: parameters.corrects, through: end, for: parameters.audience)))
  }

  private func council(_ parameters: CouncilParameters) throws -> FinishedReport {
    let report = try counted(parameters)
    let language = parameters.language
    let outline = try outline(
      .council, language, values: CouncilReport.outlineValues, parts: CouncilReport.outlineParts)
    return FinishedReport(
      kind: .council,
      subject: CouncilParameters.subject(parameters.committee, on: parameters.meeting ?? parameters.end.day),
      name: language("vorlage", "paper"), parameters: parameters.json, moment: parameters.end,
      audience: parameters.audience, document: report.document(language, outline), json: report.json(language),
      csv: report.csv(), notice: report.configuration.notice)
  }

  /// The sitting of that day, else the next one, else none.
  private func meeting(
    _ text: String?, of committee: Committee, among meetings: [Meeting], on today: Day
  ) throws -> Meeting? {
    guard let text else { return meetings.next(of: committee.key, from: today) }
    let wanted = try day(text)
    guard let meeting = meetings.first(where: { $0.heldOn == wanted }) else {
      throw Refusal.noSuchMeeting(committee.key.text, wanted, known: meetings.map(\.heldOn))
    }
    return meeting
  }

  /// The state to compare with: what was asked for, else what the last paper showed, else the cut-off date of the last
  /// sitting; nil where the file is younger.
  private func start(
    _ since: String?, _ previous: Meeting?, _ frozen: FrozenReport?, before end: Moment
  ) throws -> Moment? {
    if let since {
      let moment = try moment(since)
      guard moment.change <= end.change, moment.day <= end.day else {
        throw Failure.sinceTooLate
      }
      return moment
    }
    guard let previous else { return nil }
    if let frozen, frozen.subject == CouncilParameters.subject(previous.committee, on: previous.heldOn) {
      return frozen.moment
    }
    guard previous.cutOff < end.day else { return nil }
    do {
      return try store().moment(.day(previous.cutOff), today: previous.cutOff)
    } catch StoreError.beforeFirstChange {
      return nil
    }
  }
}
