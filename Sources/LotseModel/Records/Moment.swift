public import LotseBasics

/// A recorded state of the file: everything up to and including one changeset, as seen on a day.
public struct Moment: Hashable, Sendable {
  /// The last changeset that counts.
  public let change: Int
  /// The day against which dates are held: "late", "silent", "expired".
  public let day: Day

  public init(change: Int, day: Day) {
    self.change = change
    self.day = day
  }
}

/// All sub-projects of one recorded state, with the configuration of that state.
public struct Snapshot: Sendable {
  public let moment: Moment
  public let configuration: CityConfiguration
  public let subProjects: [SubProject]

  public init(moment: Moment, configuration: CityConfiguration, subProjects: [SubProject]) {
    self.moment = moment
    self.configuration = configuration
    self.subProjects = subProjects
  }
}
