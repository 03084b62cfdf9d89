public import LotseBasics

/// A setting of the traffic light by a human.
public struct Rating: Hashable, Sendable {
  public var light: TrafficLight
  public var dimension: Dimension?
  public var measure: String?
  public var decisionNeeded: String?
  public var decisionFrom: String?
  /// Why the light is better than proposed.
  public var reason: String?
  /// The effective day; nil is today.
  public var on: Day?

  public init(_ light: TrafficLight) { self.light = light }

  /// What a rating can lack.
  public enum Piece: String, Hashable, Sendable, CaseIterable {
    case dimension, measure
    case decisionNeeded = "decision-needed"
    case decisionFrom = "decision-from"
    case reason = "because"

    /// The attribute that holds it.
    public var attribute: Attribute {
      switch self {
      case .dimension: .dimension
      case .measure: .measure
      case .decisionNeeded: .decisionNeeded
      case .decisionFrom: .decisionFrom
      case .reason: .ratingReason
      }
    }
  }
}

extension SubProject {
  /// What Lotse proposes: red once the planned end has passed, yellow for an overdue milestone, else nothing.
  public func proposedLight(on day: Day) -> TrafficLight? {
    if isOverdue(on: day) { return .red }
    return overdueMilestones(on: day).isEmpty ? nil : .yellow
  }

  /// What the light is worth on a day: nil for a closed item, grey once the rating has expired.
  public func light(on day: Day, expiringAfter days: Int) -> TrafficLight? {
    guard status.isOpen else { return nil }
    return isRatingExpired(on: day, after: days) ? .grey : lightSet
  }

  /// Whether a rating was given and is older than that many days.
  public func isRatingExpired(on day: Day, after days: Int) -> Bool {
    guard status.isOpen, lightSet != .grey, let ratedOn else { return false }
    return day - ratedOn > days
  }

  /// Sets the light. Throws `RatingRefusal.closed`, or `.lacks` with everything that the colour still asks for.
  public mutating func apply(_ rating: Rating, today: Day) throws(Refusal) {
    guard status.isOpen else { throw .rating(.closed(number, status)) }
    var lacks: [Rating.Piece] = []
    if rating.light == .yellow || rating.light == .red {
      if rating.dimension == nil { lacks.append(.dimension) }
      if rating.measure == nil { lacks.append(.measure) }
    }
    if rating.light == .red {
      if rating.decisionNeeded == nil { lacks.append(.decisionNeeded) }
      if rating.decisionFrom == nil { lacks.append(.decisionFrom) }
    }
    let proposal = proposedLight(on: today)
    let isBetter = rating.light != .grey && proposal.map { rating.light.severity < $0.severity } ?? false
    if isBetter, rating.reason == nil { lacks.append(.reason) }
    guard lacks.isEmpty else { throw .rating(.lacks(number, rating.light, lacks, proposed: proposal)) }
    let day = rating.on ?? today
    guard day <= today else { throw .item(.inTheFuture(.ratedOn, day)) }

    lightSet = rating.light
    ratedOn = rating.light == .grey ? nil : day
    dimension = rating.dimension
    measure = rating.measure
    decisionNeeded = rating.decisionNeeded
    decisionFrom = rating.decisionFrom
    ratingReason = rating.reason
    informedOn = today
  }

  mutating func clearRating() {
    lightSet = .grey
    ratedOn = nil
    dimension = nil
    measure = nil
    decisionNeeded = nil
    decisionFrom = nil
    ratingReason = nil
  }
}
