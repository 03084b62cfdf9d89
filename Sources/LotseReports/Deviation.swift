public import LotseModel

/// An open sub-project that is not on plan: rated yellow or red, or late without anybody having confirmed it (rule of
/// counting 2).
public struct Deviation: Hashable, Sendable {
  public let item: SubProject
  /// The light as it counts on the day.
  public let light: TrafficLight
  /// Whether the planned end has passed.
  public let isOverdue: Bool
  public let overdueMilestones: [Milestone]

  /// Red first, then yellow, then what is only late; by number.
  static func all(in snapshot: Snapshot) -> [Deviation] {
    let day = snapshot.moment.day
    return snapshot.subProjects.compactMap { item -> Deviation? in
      guard let light = item.light(on: day, expiringAfter: snapshot.configuration.ratingExpiresAfter) else {
        return nil
      }
      let deviation = Deviation(
        item: item, light: light, isOverdue: item.isOverdue(on: day), overdueMilestones: item.overdueMilestones(on: day)
      )
      return [.red, .yellow].contains(light) || deviation.isOverdue ? deviation : nil
    }.sorted { left, right in
      let (leftRank, rightRank) = (left.rank, right.rank)
      return leftRank == rightRank ? left.item.number < right.item.number : leftRank > rightRank
    }
  }

  private var rank: Int { [.red, .yellow].contains(light) ? light.severity : 0 }
}
