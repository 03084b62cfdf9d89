internal import LotseBasics
internal import LotseModel

/// Everything that decides what a weekly report says, so that it can be counted again years later.
struct WeeklyParameters {
  let week: ISOWeek
  let start: Moment
  let end: Moment
  /// Whose permissions decide what its audience reads: those of the day on which it is made; nil under older rules, which
  /// went by those of the state itself.
  let permitted: Moment?
  let audience: Audience
  let language: Language
  /// The last frozen report, whose figures are held against later corrections.
  let corrects: ReportNumber?
  /// What it was counted by; parameters from before there were versions name none.
  var rules = CountingRules.current

  var json: JSONValue {
    .object([
      "week": .string(week.description), "start": start.json, "end": end.json, "permitted": permitted?.json ?? .null,
      "audience": .string(audience.rawValue),
      "language": .string(language.rawValue), "corrects": JSONValue(corrects?.value),
      "rules": .int(rules.rawValue),
    ])
  }

  init(
    week: ISOWeek, start: Moment, end: Moment, permitted: Moment?, audience: Audience, language: Language,
    corrects: ReportNumber?
  ) {
    self.week = week
    self.start = start
    self.end = end
    self.permitted = permitted
    self.audience = audience
    self.language = language
    self.corrects = corrects
  }

  /// Reads what `json` wrote; nil where something is missing.
  init?(_ json: JSONValue) {
    guard let week = json["week"]?.string.flatMap({ try? ISOWeek(parsing: $0) }),
      let start = json["start"].flatMap(Moment.init), let end = json["end"].flatMap(Moment.init),
      let audience = json["audience"]?.string.flatMap(Audience.init),
      let language = json["language"]?.string.flatMap(Language.init(rawValue:)), let rules = CountingRules(json)
    else { return nil }
    self.init(
      week: week, start: start, end: end, permitted: json["permitted"].flatMap(Moment.init), audience: audience,
      language: language,
      corrects: json["corrects"]?.integer.map { ReportNumber($0) })
    self.rules = rules
  }
}

/// Everything that decides what a council report says.
struct CouncilParameters {
  let committee: Key<Committee>
  /// The day of the sitting.
  let meeting: Day?
  /// The state of the records around the report: a paper gets its number after the cut-off date.
  let records: Moment
  let start: Moment?
  let end: Moment
  /// Whose permissions decide what its audience reads: those of the day on which it is made; nil under older rules, which
  /// went by those of the state itself.
  let permitted: Moment?
  /// Those under which the paper that it is compared with was made; nil where the state speaks for itself.
  let permittedBefore: Moment?
  /// Whether the cut-off date was not over.
  let isProvisional: Bool
  let audience: Audience
  let language: Language
  /// The last frozen report, whose figures are held against later corrections.
  let corrects: ReportNumber?
  /// What it was counted by; parameters from before there were versions name none.
  var rules = CountingRules.current

  /// The sitting, or the state where there is none.
  var subject: FrozenReport.Subject { .council(committee, on: meeting ?? end.day) }

  var json: JSONValue {
    .object([
      "committee": .string(committee.text), "meeting": JSONValue(meeting), "records": records.json,
      "start": start?.json ?? .null, "end": end.json, "is_provisional": .bool(isProvisional),
      "permitted": permitted?.json ?? .null, "permitted_before": permittedBefore?.json ?? .null,
      "audience": .string(audience.rawValue), "language": .string(language.rawValue),
      "corrects": JSONValue(corrects?.value),
      "rules": .int(rules.rawValue),
    ])
  }

  init(
    committee: Key<Committee>, meeting: Day?, records: Moment, start: Moment?, end: Moment, permitted: Moment?,
    permittedBefore: Moment?, isProvisional: Bool, audience: Audience, language: Language, corrects: ReportNumber?
  ) {
    self.committee = committee
    self.meeting = meeting
    self.records = records
    self.start = start
    self.end = end
    self.permitted = permitted
    self.permittedBefore = permittedBefore
    self.isProvisional = isProvisional
    self.audience = audience
    self.language = language
    self.corrects = corrects
  }

  /// Reads what `json` wrote; nil where something is missing.
  init?(_ json: JSONValue) {
    guard let committee = json["committee"]?.string, let records = json["records"].flatMap(Moment.init),
      let end = json["end"].flatMap(Moment.init), let audience = json["audience"]?.string.flatMap(Audience.init),
      let language = json["language"]?.string.flatMap(Language.init(rawValue:)), let rules = CountingRules(json)
    else { return nil }
    self.init(
      committee: Key(committee), meeting: json["meeting"]?.string.flatMap { Day(exactly: $0) }, records: records,
      start: json["start"].flatMap(Moment.init), end: end, permitted: json["permitted"].flatMap(Moment.init),
      permittedBefore: json["permitted_before"].flatMap(Moment.init),
      isProvisional: json["is_provisional"] == .bool(true),
      audience: audience, language: language,
      corrects: json["corrects"]?.integer.map { ReportNumber($0) })
    self.rules = rules
  }
}

extension CountingRules {
  /// Those that the parameters of a report name; nil where this Lotse does not know them.
  fileprivate init?(_ parameters: JSONValue) { self.init(rawValue: parameters["rules"]?.integer ?? 1) }
}

extension Moment {
  fileprivate var json: JSONValue { .object(["change": .int(change), "day": JSONValue(day)]) }

  init?(_ json: JSONValue) {
    guard let change = json["change"]?.integer, let day = json["day"]?.string.flatMap({ Day(exactly: $0) }) else {
      return nil
    }
    self.init(change: change, day: day)
  }
}

extension FrozenReport {
  /// Whose permissions it was made under; nil where it went by those of the state itself.
  var permitted: Moment? { JSONValue(parsing: parameters)?["permitted"].flatMap(Moment.init) }
}
