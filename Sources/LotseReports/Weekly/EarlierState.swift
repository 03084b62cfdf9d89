internal import LotseBasics
public import LotseModel

/// What a weekly report counts of the state before the week, item by item: for the house the state itself is not kept.
public struct EarlierState: Sendable {
  private var counted: GroupedFigures
  private(set) var standings: [Standing] = []
  private(set) var lights: [ItemLight] = []

  var moment: Moment { counted.moment }
  var figures: Figures { counted.total }
  var progress: Progress { Progress(counted) }

  /// Of what an audience may read of a state. Throws `Refusal` where a recorded value is damaged.
  public init(_ state: Snapshot, for audience: Audience = .house) throws(Refusal) {
    self.init(at: state.moment, state.configuration)
    let view = try state.view(for: audience)
    for item in view.subProjects { count(item) }
    standings = state.standings(shownIn: view)
  }

  /// Of the state that changes led away from to a later one. Throws `Refusal` where a recorded value is damaged.
  public init(
    before changes: WeekOfChanges, to later: Snapshot, at moment: Moment, _ configuration: CityConfiguration,
    for audience: Audience = .house
  ) throws(Refusal) {
    guard audience == .house else {
      try self.init(changes.before(later, moment: moment, configuration: configuration), for: audience)
      return
    }
    self.init(at: moment, configuration)
    standings.reserveCapacity(later.subProjects.count)
    changes.eachBefore(later.subProjects) { item in
      count(item)
      standings.append(Standing(number: item.number, status: item.status, key: Standing.selected))
    }
  }

  private init(at moment: Moment, _ configuration: CityConfiguration) {
    counted = GroupedFigures(by: .field, at: moment, configuration)
  }

  private mutating func count(_ item: SubProject) {
    counted.add(item)
    let expiry = counted.configuration.ratingExpiresAfter
    if let light = ItemLight(item, on: moment.day, expiringAfter: expiry) { lights.append(light) }
  }
}
