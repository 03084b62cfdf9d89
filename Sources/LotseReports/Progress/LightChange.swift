internal import LotseBasics
public import LotseModel

/// What the light of an open sub-project is worth on the day of a state.
struct ItemLight: Sendable {
  let number: Number
  let light: TrafficLight

  init?(_ item: SubProject, on day: Day, expiringAfter days: Int) {
    guard let light = item.light(on: day, expiringAfter: days) else { return nil }
    (number, self.light) = (item.number, light)
  }
}

/// A light that two recorded states of an open sub-project show differently, each on its own day.
public struct LightChange: Hashable, Sendable {
  public let number: Number
  public let unit: Key<Unit>
  public let from: TrafficLight
  public let to: TrafficLight
  public let hasExpired: Bool
  public let dimension: Dimension?
  public let measure: String?
  public let decisionNeeded: String?
  public let decisionFrom: String?

  /// Lights that differ between the two states of items open in both; worse ones first, then by number.
  static func all(from earlier: [ItemLight], to later: Snapshot) -> [LightChange] {
    var before = earlier[...]
    let (day, expiry) = (later.moment.day, later.configuration.ratingExpiresAfter)
    return later.subProjects.compactMap { item -> LightChange? in
      // Both states come by number; what is gone comes last, and is in no later one.
      while let first = before.first, first.number < item.number { before.removeFirst() }
      guard let to = item.light(on: day, expiringAfter: expiry), let old = before.first, old.number == item.number,
        old.light != to
      else { return nil }
      return LightChange(
        number: item.number, unit: item.unit, from: old.light, to: to,
        hasExpired: item.isRatingExpired(on: day, after: expiry), dimension: item.dimension, measure: item.measure,
        decisionNeeded: item.decisionNeeded, decisionFrom: item.decisionFrom)
    }.sorted { left, right in
      let (leftTurn, rightTurn) = (
        left.to.severity - left.from.severity, right.to.severity - right.from.severity
      )
      let isLeftWorse = leftTurn > 0
      let isRightWorse = rightTurn > 0
      if isLeftWorse != isRightWorse { return isLeftWorse }
      return (-left.to.severity, left.number) < (-right.to.severity, right.number)
    }
  }
}
