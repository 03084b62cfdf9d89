public import LotseBasics
public import LotseModel

/// An open sub-project that was rated red or yellow, and since when it is so.
public struct Trouble: Hashable, Sendable {
  public let number: Number
  public let title: String
  public let unit: Key<Unit>
  /// As it was set; what has expired since counts as grey.
  public let light: TrafficLight
  public let hasExpired: Bool
  /// Since when it was rated so without a break; nil for those who may not read it.
  public let since: Day?
  public let dimension: Dimension?
  public let measure: String?
  public let decisionNeeded: String?
  public let decisionFrom: String?
  /// For how many days the planned end has passed; 0 where it has not.
  public let daysLate: Int

  /// Whether a sub-project is open and was rated red or yellow.
  public static func isOne(_ item: SubProject) -> Bool {
    item.status.isOpen && (item.lightSet == .red || item.lightSet == .yellow)
  }

  /// Those of a view: red before yellow, the longest first. `since` has the first day of each run of one light.
  static func all(in view: Snapshot, since: [Number: Day], for audience: Audience) -> [Trouble] {
    let (day, expiry) = (view.moment.day, view.configuration.ratingExpiresAfter)
    return view.subProjects.compactMap { item -> Trouble? in
      guard isOne(item) else { return nil }
      return Trouble(
        number: item.number, title: item.title, unit: item.unit, light: item.lightSet,
        hasExpired: item.isRatingExpired(on: day, after: expiry),
        since: audience == .public ? nil : since[item.number] ?? item.ratedOn, dimension: item.dimension,
        measure: item.measure, decisionNeeded: item.decisionNeeded, decisionFrom: item.decisionFrom,
        daysLate: item.isOverdue(on: day) ? item.plannedEnd.map { day - $0 } ?? 0 : 0)
    }.sorted { left, right in
      (-left.light.severity, left.since ?? day, left.number) < (-right.light.severity, right.since ?? day, right.number)
    }
  }
}
