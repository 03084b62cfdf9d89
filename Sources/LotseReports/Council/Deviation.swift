internal import LotseBasics
public import LotseModel

/// An open sub-project that is not on plan: rated yellow or red, or with a planned end or a milestone that has passed
/// without anybody having confirmed it (rule of counting 2), whatever its light.
public struct Deviation: Hashable, Sendable {
  public let item: SubProject
  /// The light as it counts on the day.
  public let light: TrafficLight
  /// What Lotse proposes; nil where no date has passed.
  public let proposed: TrafficLight?
  /// Whether the planned end has passed.
  public let isOverdue: Bool
  public let overdueMilestones: [Milestone]

  /// Whether somebody set the light better than proposed, for which a reason is asked.
  public var isBetterThanProposed: Bool {
    light != .grey && proposed.map { light.severity < $0.severity } ?? false
  }

  /// Nil for what is on plan.
  init?(_ item: SubProject, on day: Day, expiringAfter expiry: Int) {
    guard let light = item.light(on: day, expiringAfter: expiry) else { return nil }
    self.item = item
    self.light = light
    proposed = item.proposedLight(on: day)
    isOverdue = item.isOverdue(on: day)
    overdueMilestones = item.overdueMilestones(on: day)
    guard isRated || proposed != nil else { return nil }
  }

  /// Red first, then yellow, then what only has dates that passed, ends before milestones; by number.
  static func all(in snapshot: Snapshot) -> [Deviation] {
    let (day, expiry) = (snapshot.moment.day, snapshot.configuration.ratingExpiresAfter)
    return snapshot.subProjects.compactMap { Deviation($0, on: day, expiringAfter: expiry) }.sorted { left, right in
      let (leftRank, rightRank) = (left.rank, right.rank)
      return leftRank == rightRank ? left.item.number < right.item.number : leftRank > rightRank
    }
  }

  /// Whether somebody rated it red or yellow, and the rating still counts.
  var isRated: Bool { light == .red || light == .yellow }

  private var rank: (Int, Int) {
    isRated ? (light.severity, 0) : (0, proposed?.severity ?? 0)
  }
}
