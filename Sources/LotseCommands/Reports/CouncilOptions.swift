internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

/// The sitting that something is written for.
struct SittingOptions: ParsableArguments {
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
}

/// Which council report is meant.
struct CouncilOptions: ParsableArguments {
  @OptionGroup var sitting: SittingOptions
  @Option(
    help: .init(
      help(
        "Vergleich mit dem Stand eines Tages oder einer Änderung (sonst mit dem der letzten Sitzung).",
        "Compare with the state of a day or a change (else with that of the last sitting)."),
      valueName: help("stand", "state")))
  var since: String?
  @Flag(name: .customLong("public"), help: .isPublic) var isPublic = false
  @Flag(name: .customLong("nonpublic"), help: .isNonpublic) var isNonpublic = false
  @Option(help: .asOf) var asOf: String?
}

extension Session {
  /// The council report that the options mean: as of the cut-off date of the sitting, compared with the one before.
  func council(_ options: CouncilOptions) throws -> FinishedReport {
    let latest = try latest
    let audience = try Audience(isPublic: options.isPublic, isNonpublic: options.isNonpublic, otherwise: .public)
    let occasion = try occasion(
      options.sitting, since: options.since, asOf: options.asOf, audience)
    let meeting = occasion.meeting
    var report = try council(
      CouncilParameters(
        committee: occasion.committee.key, meeting: meeting?.heldOn, records: latest,
        start: occasion.start?.moment, end: occasion.end, permitted: try permitted(for: audience),
        permittedBefore: occasion.start?.permitted, isProvisional: try isProvisional(meeting, occasion.end),
        audience: audience, language: language, corrects: occasion.corrected))
    report.remarks += remarks(occasion.committee, meeting, audience)
    return report
  }

  /// What a report for a sitting is made for: the state that it shows, and the one that it is compared with.
  struct Occasion {
    let committee: Committee
    let meeting: Meeting?
    let end: Moment
    let start: (moment: Moment, permitted: Moment?)?
    /// The frozen paper before, whose mistaken entries this one corrects.
    let corrected: ReportNumber?
  }

  func occasion(
    _ sitting: SittingOptions, since: String?, asOf: String?, _ audience: Audience
  ) throws -> Occasion {
    let store = try store()
    let now = try moment(asOf)
    let latest = try latest
    let committee = try configuration(latest).committee(named: sitting.committee, by: .typed)
    let meetings = try store.meetings(at: latest).filter { $0.committee == committee.key }
    let meeting = try meeting(sitting.meeting, of: committee, among: meetings, on: now.day)
    var end = now
    if asOf == nil, let meeting, meeting.cutOff < now.day {
      end = try store.moment(.day(meeting.cutOff), today: meeting.cutOff)
    }
    // A paper for the same sitting is an earlier draft of this one.
    let frozen = try store.frozenReports(at: latest).filter { entry in
      guard case .council(committee.key, let day) = entry.subject, entry.audience == audience else { return false }
      return meeting.map { day < $0.heldOn } ?? true
    }
    let previous = meetings.last(of: committee.key, before: meeting?.heldOn ?? now.day)
    return Occasion(
      committee: committee, meeting: meeting, end: end, start: try start(since, previous, frozen, before: end),
      corrected: frozen.newest(before: end.change)?.number)
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
        earlier: meetings.filter { $0.heldOn < meeting?.heldOn ?? end.day }, isProvisional: parameters.isProvisional,
        today: parameters.records.day),
      for: parameters.audience,
      from: try parameters.start.map { try snapshot(at: $0, permitted: parameters.permittedBefore) },
      to: snapshot(at: end, permitted: parameters.permitted),
      CouncilReport.Records(
        decisionsBefore: try parameters.start.map { try store.decisions(at: $0) } ?? [],
        decisions: store.decisions(at: parameters.records), moves: store.deadlineMoves(at: parameters.records),
        index: store.indexResults(at: parameters.records).filter { $0.year <= end.day.year },
        corrections: corrections(
          of: parameters.corrects, through: end, permitted: parameters.permitted, for: parameters.audience, meetings),
        year: pastYear(at: end), known: knownCompletions(at: end)),
      by: parameters.rules)
  }

  /// The report that the parameters spell out, laid out by the outline in force.
  func council(_ parameters: CouncilParameters) throws -> FinishedReport {
    let report = try counted(parameters)
    let language = parameters.language
    let outline: Outline<CouncilPart> = try outline(.council, language, values: CouncilReport.outlineValues)
    return proven(
      FinishedReport(
        subject: parameters.subject, parameters: parameters.json, moment: parameters.end,
        audience: parameters.audience,
        document: try anchored(report.document(language, outline), at: parameters.end),
        summary: { report.document(language, outline.leading(CouncilPart.leading)) }, json: { report.json(language) },
        notice: report.configuration.notice,
        provisional: parameters.isProvisional
          ? Phrase("Der Stichtag ist noch nicht vorbei.", "the cut-off date is not over.") : nil,
        remarks: try remarksOnTemplates() + remarks(on: report.stock, for: parameters.audience),
        fields: {
          try report.fields(language, outline).map { field, document in
            let document = field == .facts ? try self.anchored(document, at: parameters.end) : document
            return OutputFolder.File(
              name: field.fileName[language] + ".txt", bytes: Array(PastedText.render(document).utf8))
          }
        }))
  }

  /// What was known at the end of each of the last quarters of its completions.
  private func knownCompletions(at moment: Moment) throws -> [QualityOfRecord.Known] {
    let store = try store()
    return try CompletionCurve.Quarter.last(QualityOfRecord.quarters, on: moment.day).map { quarter in
      do {
        let end = try store.moment(.day(quarter.lastDay), today: moment.day)
        return .init(
          quarter: quarter,
          completed: try store.completed(from: quarter.firstDay, through: quarter.lastDay, at: end))
      } catch StoreError.beforeFirstChange {
        return .init(quarter: quarter, completed: nil)
      }
    }
  }

  /// The sitting of that day, else the next one, else none.
  private func meeting(
    _ text: String?, of committee: Committee, among meetings: [Meeting], on today: Day
  ) throws -> Meeting? {
    guard let text else { return meetings.next(of: committee.key, from: today) }
    let wanted = try day(text)
    guard let meeting = meetings.first(where: { $0.heldOn == wanted }) else {
      throw Refusal.meeting(.unknown(committee.key.text, wanted, known: meetings.map(\.heldOn)))
    }
    return meeting
  }

  /// Whether the cut-off date is not over, so that the state may still change.
  private func isProvisional(_ meeting: Meeting?, _ end: Moment) throws -> Bool {
    guard let meeting else { return false }
    let today = try today
    return end.day < meeting.cutOff || (end.day == meeting.cutOff && end.day >= today)
  }

  /// What whoever makes the paper should know and does not see in it.
  func remarks(_ committee: Committee, _ meeting: Meeting?, _ audience: Audience) -> [String] {
    let key = committee.key
    guard let meeting else {
      return [
        language(
          "Für \(key) ist keine kommende Sitzung erfasst: lotse meeting add \(key) TAG --cutoff TAG",
          "No sitting of \(key) to come is recorded: lotse meeting add \(key) DAY --cutoff DAY")
      ]
    }
    guard meeting.part == .nonpublic, audience == .public else { return [] }
    return [
      language(
        "Die Sitzung ist als nichtöffentlich erfasst, die Vorlage enthält nur Öffentliches; mehr mit --nonpublic.",
        "The sitting is recorded as non-public, the paper holds only what is public; more with --nonpublic.")
    ]
  }

  /// The state to compare with: what was asked for, else what the last frozen paper showed, by the permissions that it
  /// was made under, else the cut-off date of the last sitting; nil where the file is younger.
  private func start(
    _ since: String?, _ previous: Meeting?, _ frozen: [FrozenReport.Entry], before end: Moment
  ) throws -> (moment: Moment, permitted: Moment?)? {
    if let since {
      let moment = try moment(since)
      guard moment.change <= end.change, moment.day <= end.day else { throw Failure.sinceTooLate }
      return (moment, nil)
    }
    // One before the last sitting is too old.
    let papers = frozen.filter { paper in
      guard let previous else { return true }
      return if case .council(_, let day) = paper.subject { day >= previous.heldOn } else { false }
    }
    if let paper = papers.newest(before: end.change) {
      return (paper.moment, try store().frozenReport(paper.number, at: latest).permitted)
    }
    guard let previous, previous.cutOff < end.day else { return nil }
    do {
      return (try store().moment(.day(previous.cutOff), today: previous.cutOff), nil)
    } catch StoreError.beforeFirstChange {
      return nil
    }
  }
}
