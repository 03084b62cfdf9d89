public import LotseBasics
public import LotseModel

/// Which figures of a report that left the house were put right afterwards: the report stays as it was, the next one
/// says what was wrong in it.
public struct CorrectedFigures: Hashable, Sendable {
  /// What a report counts of a set, in the order in which it is named.
  public enum Figure: Hashable, Sendable {
    case stock, denominator, group(StatusGroup), open, light(TrafficLight), overdue

    static let all: [Figure] =
      [.stock, .denominator] + StatusGroup.allCases.map(Figure.group) + [.open]
      + TrafficLight.allCases.map(Figure.light) + [.overdue]
  }

  public struct Line: Hashable, Sendable {
    /// The field, or nil for the total.
    public let field: Key<Field>?
    public let figure: Figure
    public let before: Int
    public let after: Int

    public init(field: Key<Field>?, figure: Figure, before: Int, after: Int) {
      self.field = field
      self.figure = figure
      self.before = before
      self.after = after
    }
  }

  /// A sub-project that was counted by a mistaken entry, as the report showed it and as it should have; nil afterwards
  /// where its addition was the mistake.
  public struct Item: Hashable, Sendable {
    public let before: SubProject
    public let after: SubProject?
    public var number: Number { before.number }
  }

  /// The report that is put right.
  public let report: ReportNumber
  /// The council's number of the paper, where it has one.
  public let paper: String?
  public let day: Day
  public let items: [Item]
  /// Those that differ, of the whole and of each field.
  public let lines: [Line]

  public var isEmpty: Bool { lines.isEmpty }

  /// By how much a figure of the whole was wrong; 0 where it was right.
  public func change(_ figure: Figure) -> Int {
    lines.first { $0.field == nil && $0.figure == figure }.map { $0.after - $0.before } ?? 0
  }

  /// Holds what a report counted against what was corrected since: `frozen` is the complete state that it showed,
  /// `revisions` everything recorded after it until `end`. Throws `Refusal` where a recorded value is damaged.
  public init(
    of report: ReportNumber, paper: String? = nil, _ frozen: Snapshot, _ revisions: [Revision], until end: Snapshot,
    for audience: Audience
  ) throws(Refusal) {
    self.report = report
    self.paper = paper
    day = frozen.moment.day
    let earlier = try frozen.view(for: audience)
    let later = try Snapshot(
      moment: frozen.moment, configuration: frozen.configuration,
      subProjects: CorrectedFigures.corrected(frozen, revisions, exceptFor: end.numbers(hiddenFrom: audience))
    ).view(for: audience)
    let (old, new) = (Progress(earlier, by: .field), Progress(later, by: .field))
    let fields = Dictionary(new.groups.map { ($0.key, $0.figures) }, uniquingKeysWith: { first, _ in first })
    let workflow = frozen.configuration.workflow
    lines =
      CorrectedFigures.lines(nil, old.total, new.total, workflow)
      + old.groups.flatMap {
        CorrectedFigures.lines(Key($0.key), $0.figures, fields[$0.key] ?? Figures(), workflow)
      }
    let after = Dictionary(latest: later.subProjects.map { ($0.number, $0) })
    items = earlier.subProjects.filter { item in
      after[item.number].map { !$0.countsAs(item, in: earlier) } ?? true
    }.map { Item(before: $0, after: after[$0.number]) }
  }

  /// What the report should have shown. Of what its readers do not see any more they learn nothing new.
  private static func corrected(
    _ frozen: Snapshot, _ revisions: [Revision], exceptFor hidden: Set<Number>
  ) throws(Refusal) -> [SubProject] {
    var corrected = Dictionary(latest: frozen.subProjects.map { ($0.number, $0) })
    var news: [Number: Set<Attribute>] = [:]
    for revision in revisions.lasting where !hidden.contains(revision.number) {
      guard let before = revision.before, var known = corrected[revision.number] else { continue }
      guard let after = revision.after else {
        corrected[revision.number] = nil
        continue
      }
      let changes = after.changes(from: before)
      guard revision.isCorrection else {
        news[revision.number, default: []].formUnion(changes.map(\.attribute))
        continue
      }
      // Only what the report showed was wrong in it; what was recorded since is none of its mistakes, and who may read
      // it is none of its figures.
      let late = news[revision.number] ?? []
      for change in changes
      where known[change.attribute] == change.old && !late.contains(change.attribute)
        && change.attribute != .visibility
      {
        try known.set(change.attribute, to: change.new)
      }
      corrected[revision.number] = known
    }
    return corrected.values.sorted { $0.number < $1.number }
  }

  private static func lines(_ field: Key<Field>?, _ old: Figures, _ new: Figures, _ workflow: Workflow) -> [Line] {
    Figure.all.compactMap { figure in
      let (before, after) = (old.value(figure, workflow), new.value(figure, workflow))
      return before == after ? nil : Line(field: field, figure: figure, before: before, after: after)
    }
  }
}

extension Snapshot {
  fileprivate func numbers(hiddenFrom audience: Audience) throws(Refusal) -> Set<Number> {
    Set(subProjects.map(\.number)).subtracting(try view(for: audience).subProjects.map(\.number))
  }
}

extension SubProject {
  /// Whether every figure counts both alike.
  fileprivate func countsAs(_ other: SubProject, in snapshot: Snapshot) -> Bool {
    let (day, expiry) = (snapshot.moment.day, snapshot.configuration.ratingExpiresAfter)
    return status == other.status && field == other.field && isOverdue(on: day) == other.isOverdue(on: day)
      && light(on: day, expiringAfter: expiry) == other.light(on: day, expiringAfter: expiry)
  }
}

extension Figures {
  fileprivate func value(_ figure: CorrectedFigures.Figure, _ workflow: Workflow) -> Int {
    switch figure {
    case .stock: stock
    case .denominator: denominator
    case .group(let group): count(group, workflow)
    case .open: open
    case .light(let light): self[light]
    case .overdue: overdue
    }
  }
}
