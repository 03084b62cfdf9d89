public import LotseBasics
public import LotseModel

extension CouncilRecord {
  /// `Sitzung AVOS 03.12.2026`.
  public func name(_ wording: Wording) -> String {
    let language = wording.language
    switch self {
    case .meeting(let meeting):
      let day = wording.day(meeting.heldOn)
      return language("Sitzung \(meeting.committee) \(day)", "Sitting of \(meeting.committee) \(day)")
    case .decision(let decision):
      return "\(decision.kind.label[language]) \(decision.number)"
    case .indexResult(let result):
      let area = result.area.map { " " + wording.configuration.label(indexArea: $0)[language] } ?? ""
      return "\(IndexResult.name) \(result.year)\(area)"
    case .report(let report): return language("Bericht \(report.number)", "Report \(report.number)")
    }
  }

  /// What it says, each with its name; empty where nothing is known.
  func facts(_ wording: Wording) -> [(name: Phrase, value: String)] {
    let language = wording.language
    func day(_ day: Day?) -> String { day?.text(language) ?? "" }
    switch self {
    case .meeting(let meeting):
      return [
        (Meeting.cutOffLabel, day(meeting.cutOff)), (Meeting.deadlineLabel, day(meeting.deadline)),
        (Part.noun, meeting.part.label[language]), (Meeting.paperNumberLabel, meeting.paperNumber ?? ""),
      ]
    case .decision(let decision):
      return [
        (DecisionKind.noun, decision.kind.label[language]), (CouncilDecision.textLabel, decision.text),
        (CouncilDecision.applicantLabel, decision.applicant ?? ""), (Section.committee.label, decision.committee.text),
        (CouncilDecision.decidedOnLabel, day(decision.decidedOn)), (CouncilDecision.dueOnLabel, day(decision.dueOn)),
        (Part.noun, decision.part.label[language]),
        (
          Phrase("Teilprojekte", "Sub-projects"),
          decision.subProjects.map(\.description).joined(separator: ", ")
        ),
        (CouncilDecision.unitLabel, decision.unit?.text ?? ""), (CouncilDecision.delayLabel, decision.delay ?? ""),
        (
          CouncilDecision.notesLabel,
          decision.notes.map { "\($0.day.text(language)): \($0.text.withoutStop)" }.joined(separator: "; ")
        ),
        (CouncilDecision.doneOnLabel, day(decision.doneOn)), (CouncilDecision.outcomeLabel, decision.outcome ?? ""),
      ]
    case .indexResult(let result):
      return [
        (IndexResult.rankLabel, result.rank.map(String.init) ?? ""),
        (IndexResult.citiesLabel, result.cities.map(String.init) ?? ""),
        (IndexResult.pointsLabel, result.points?.text(language) ?? ""), (IndexResult.sourceLabel, result.source),
        (IndexResult.quoteLabel, result.quote ?? ""),
      ]
    case .report(let report):
      return [
        (ReportKind.noun, report.subject.kind.label[language]), (FrozenReport.titleLabel, report.title),
        (FrozenReport.subjectLabel, report.subject.description), (Phrase("Stand", "As of"), day(report.moment.day)),
        (Phrase("Änderung", "Change"), String(report.moment.change)),
        (Phrase("Prüfsumme", "Hash"), String(report.archiveHash.prefix(12))),
      ]
    }
  }
}

extension String {
  /// Without the full stop at its end, before a semicolon.
  fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension RecordChange {
  /// One line: `Sitzung AVOS 03.12.2026: Stichtag: 13.11.2026 → 14.11.2026`.
  public func line(_ wording: Wording) -> String {
    let language = wording.language
    guard let after else {
      return before.map { $0.name(wording) + language(": zurückgenommen", ": withdrawn") } ?? ""
    }
    let new = after.facts(wording)
    guard let before else {
      let name = after.name(wording)
      let known = new.filter { !$0.value.isEmpty && !name.hasPrefix($0.value + " ") }
        .map { "\($0.name[language]): \($0.value.withoutStop)" }
      return after.name(wording) + ": " + known.joined(separator: "; ")
    }
    let changed = zip(before.facts(wording), new).filter { $0.value != $1.value }.map { old, new in
      if old.value.isEmpty { return "\(new.name[language]): \(new.value)" }
      // What was only added to is shown by what was added.
      if new.value.hasPrefix(old.value + "; ") {
        return "\(new.name[language]): + \(new.value.dropFirst(old.value.count + 2))"
      }
      return "\(new.name[language]): \(old.value) → "
        + (new.value.isEmpty ? language("(leer)", "(empty)") : new.value)
    }
    return after.name(wording) + ": " + changed.joined(separator: "; ")
  }

  /// The same with a sign before it, as in a list of differences.
  func signedLine(_ wording: Wording) -> String {
    (before == nil ? "+ " : after == nil ? "− " : "~ ") + line(wording)
  }

  public var json: JSONValue {
    .object([
      "record": .string((after ?? before)?.word ?? ""),
      "kind": .string(before == nil ? "added" : after == nil ? "withdrawn" : "changed"),
      "before": before?.json ?? .null, "after": after?.json ?? .null,
    ])
  }
}

extension CouncilRecord {
  fileprivate var word: String {
    switch self {
    case .meeting: "meeting"
    case .decision: "decision"
    case .indexResult: "index_result"
    case .report: "report"
    }
  }

  fileprivate var json: JSONValue {
    switch self {
    case .meeting(let meeting): meeting.json
    case .decision(let decision): decision.json
    case .indexResult(let result): result.json
    case .report(let report): report.json
    }
  }
}

extension FrozenReport {
  /// What is known of it without its documents.
  public var json: JSONValue {
    .object([
      "number": .string(number.description), "kind": .string(subject.kind.rawValue), "title": .string(title),
      "subject": .string(subject.description), "as_of": JSONValue(moment.day), "change": .int(moment.change),
      "archive_sha256": .string(archiveHash),
    ])
  }
}
