public import LotseBasics
public import LotseModel
internal import LotsePapers
internal import LotseSheets

/// How good the record behind a paper is, as quality reports of official statistics tell it: who answered, how old the
/// information is, how often what was told was revised, and where a series breaks.
public struct QualityOfRecord: Hashable, Sendable {
  /// What was known of the completions of a quarter at its end; nil where the file is younger.
  public struct Known: Hashable, Sendable {
    public let quarter: CompletionCurve.Quarter
    public let completed: Set<Number>?

    public init(quarter: CompletionCurve.Quarter, completed: Set<Number>?) {
      self.quarter = quarter
      self.completed = completed
    }
  }

  public struct Revision: Hashable, Sendable {
    public let quarter: CompletionCurve.Quarter
    public let then: Int?
    public let now: Int
  }

  /// The last quarters that are over, oldest first.
  public static let quarters = 8

  /// Units with open sub-projects, and those of them that reported on one within the days after which one is silent.
  public let units: Int
  public let answering: Int
  /// Of the open ones the age of the information in days, the lower of two middle ones, and the greatest.
  public let medianAge: Int?
  public let greatestAge: Int?
  /// The last eight quarters that are over, oldest first.
  public let revisions: [Revision]
  /// Units that others followed within these quarters: the last day of each, and its line.
  public let breaks: [Break]

  public struct Break: Hashable, Sendable {
    public let day: Day
    public let line: String
  }

  public init(_ snapshot: Snapshot, _ known: [Known]) {
    let day = snapshot.moment.day
    let configuration = snapshot.configuration
    let open = snapshot.subProjects.filter(\.status.isOpen)
    let byUnit = Dictionary(grouping: open, by: \.unit)
    units = byUnit.count
    answering = byUnit.values.count { items in
      items.contains { !$0.isStale(on: day, after: configuration.staleAfter) }
    }
    let ages = open.map { day - $0.informedOn }.sorted()
    medianAge = ages.lowerMedian
    greatestAge = ages.last
    let shown = Set(snapshot.subProjects.map(\.number))
    let completed = Dictionary(
      grouping: snapshot.subProjects.filter { $0.status == .completed },
      by: { $0.actualEnd.map(CompletionCurve.Quarter.init(containing:)) })
    revisions = known.map { known in
      Revision(
        quarter: known.quarter, then: known.completed?.intersection(shown).count,
        now: completed[known.quarter]?.count ?? 0)
    }
    let first = known.first?.quarter
    breaks = configuration.units.compactMap { unit in
      guard let last = unit.validity.until, last < day, !unit.successors.isEmpty,
        first.map({ CompletionCurve.Quarter(containing: last) >= $0 }) ?? false
      else { return nil }
      return Break(day: last, line: "\(unit.key) → " + unit.successors.map(\.text).joined(separator: ", "))
    }
  }
}

extension QualityOfRecord {
  /// What the public reads of it: not when somebody reported.
  func blocks(_ wording: Wording, isPublic: Bool) -> [Document.Block] {
    let language = wording.language
    var points: [String] = []
    if !isPublic, units > 0, let medianAge, let greatestAge {
      let limit = wording.configuration.staleAfter
      points = [
        language(
          "Rücklauf: \(answering) von \(units) Einheiten mit offenen Teilprojekten haben in den letzten \(wording.daysDative(limit)) gemeldet.",
          "Response: \(answering) of \(units) units with open sub-projects reported within the last \(wording.days(limit))."
        ),
        language(
          "Alter der Angaben über offene Teilprojekte: im Median \(wording.days(medianAge)), höchstens \(wording.days(greatestAge)).",
          "Age of the information on open sub-projects: \(wording.days(medianAge)) in the median, at most \(wording.days(greatestAge))."
        ),
      ]
    }
    points += breaks.map { found in
      language(
        "Bruch in der Reihe der Einheiten nach dem \(wording.day(found.day)): \(found.line).",
        "Break in the series of units after \(wording.day(found.day)): \(found.line).")
    }
    let rows = revisions.map { revision -> [Table.Cell] in
      [
        .init(revision.quarter.description), .init(revision.then), .init(revision.now),
        .init(revision.then.map { .difference(revision.now - $0) } ?? .dash),
      ]
    }
    let table = Table(
      [
        .init(language("Quartal", "Quarter")), .init(language("Damals gezählt", "Counted then"), .right),
        .init(language("Heute gezählt", "Counted now"), .right), .init(language("Revision", "Revision"), .right),
      ], rows, caption: language("Abschlüsse je Quartal, damals und heute", "Completions per quarter, then and now"))
    return (points.isEmpty ? [] : [.list(points)]) + [
      .table(table),
      .paragraph(
        language(
          "Damals = was am Ende des Quartals erfasst war; – = so weit reicht die Aufzeichnung nicht zurück.",
          "Then = what was recorded at the end of the quarter; – = the record does not reach back that far.")),
    ]
  }

  func json(isPublic: Bool) -> JSONValue {
    func told(_ number: Int?) -> JSONValue { isPublic ? .null : number.map { .int($0) } ?? .null }
    return .object([
      "units": told(units), "answering": told(answering), "median_age_days": told(medianAge),
      "greatest_age_days": told(greatestAge),
      "revisions": .array(
        revisions.map {
          .object([
            "quarter": .string($0.quarter.description), "then": $0.then.map { .int($0) } ?? .null, "now": .int($0.now),
          ])
        }),
      "breaks": .array(breaks.map { .object(["day": JSONValue($0.day), "line": .string($0.line)]) }),
    ])
  }
}
