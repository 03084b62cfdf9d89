public import LotseModel

/// Which figures of a report that left the house were put right afterwards: the report stays as it was, the next one
/// says what was wrong in it.
public struct CorrectedFigures: Hashable, Sendable {
  public enum Figure: String, CaseIterable, Hashable, Sendable {
    case stock, denominator, completed

    public var label: Phrase {
      switch self {
      case .stock: Phrase("Bestand", "stock")
      case .denominator: Phrase("Nenner", "denominator")
      case .completed: Phrase("umgesetzt", "completed")
      }
    }
  }

  public struct Line: Hashable, Sendable {
    /// The field, or nil for the total.
    public let field: Key<Field>?
    public let figure: Figure
    public let before: Int
    public let after: Int
  }

  /// A sub-project whose recorded status was a mistake; nil afterwards where its addition was one.
  public struct Item: Hashable, Sendable {
    public let number: Number
    public let from: Status
    public let to: Status?
  }

  /// The report that is put right.
  public let report: ReportNumber
  public let day: Day
  public let items: [Item]
  /// Those that differ.
  public let lines: [Line]

  public var isEmpty: Bool { items.isEmpty }

  /// Holds what a report counted against what was corrected since: `frozen` is the complete state that it showed,
  /// `revisions` everything recorded after it. Throws `Refusal` where a recorded value is damaged.
  public init(
    of report: ReportNumber, _ frozen: Snapshot, _ revisions: [Revision], for audience: Audience
  ) throws(Refusal) {
    self.report = report
    day = frozen.moment.day
    var corrected = Dictionary(uniqueKeysWithValues: frozen.subProjects.map { ($0.number, $0) })
    var touched: Set<Number> = []
    for revision in revisions.lasting where revision.isCorrection {
      guard let before = revision.before, let known = corrected[revision.number],
        known.status == before.status, known.statusSince == before.statusSince
      else { continue }
      corrected[revision.number] = revision.after
      touched.insert(revision.number)
    }
    let earlier = try frozen.view(for: audience)
    let later = try Snapshot(
      moment: frozen.moment, configuration: frozen.configuration,
      subProjects: corrected.values.sorted { $0.number < $1.number }
    ).view(for: audience)
    let after = Dictionary(uniqueKeysWithValues: later.subProjects.map { ($0.number, $0.status) })
    items = earlier.subProjects.filter { touched.contains($0.number) && after[$0.number] != $0.status }.map {
      Item(number: $0.number, from: $0.status, to: after[$0.number])
    }
    let (old, new) = (Progress(earlier, by: .field), Progress(later, by: .field))
    let fields = Dictionary(new.groups.map { ($0.key, $0.figures) }, uniquingKeysWith: { first, _ in first })
    lines =
      CorrectedFigures.lines(nil, old.total, new.total)
      + old.groups.flatMap { CorrectedFigures.lines(Key($0.key), $0.figures, fields[$0.key] ?? Figures()) }
  }

  private static func lines(_ field: Key<Field>?, _ old: Figures, _ new: Figures) -> [Line] {
    Figure.allCases.compactMap { figure in
      let (before, after) = (value(figure, old), value(figure, new))
      return before == after ? nil : Line(field: field, figure: figure, before: before, after: after)
    }
  }

  private static func value(_ figure: Figure, _ figures: Figures) -> Int {
    switch figure {
    case .stock: figures.stock
    case .denominator: figures.denominator
    case .completed: figures.completed
    }
  }
}
