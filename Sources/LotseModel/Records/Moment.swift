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

  /// The snapshot that the revisions since then led away from; they come in the order in which they were recorded.
  public func before(_ revisions: [Revision], moment: Moment, configuration: CityConfiguration) -> Snapshot {
    var first: [Number: Revision] = [:]
    for revision in revisions.reversed() { first[revision.number] = revision }
    var earlier: [SubProject] = []
    earlier.reserveCapacity(subProjects.count)
    for item in subProjects {
      guard let revision = first.removeValue(forKey: item.number) else {
        earlier.append(item)
        continue
      }
      if let before = revision.before { earlier.append(before) }
    }
    // What is gone by now was there.
    earlier += first.values.compactMap(\.before)
    earlier.sort { $0.number < $1.number }
    return Snapshot(moment: moment, configuration: configuration, subProjects: earlier)
  }
}
