internal import LotseBasics
internal import LotseModel
internal import LotseStore

/// Recorded states, as reports ask for them.
extension Session {
  /// Everything that is recorded at a moment.
  func snapshot(at moment: Moment) throws -> Snapshot {
    func read() throws -> Snapshot {
      let configuration = try configuration(moment)
      return Snapshot(
        moment: moment, configuration: configuration, subProjects: try store().states(at: moment, configuration))
    }
    return try states.map { try $0.state(at: moment, newest: store().hash(at: latest), read: read) } ?? read()
  }

  /// The same for whoever needs these attributes alone, or of each no more than `keep` leaves; what else there is may be
  /// missing.
  func snapshot(
    at moment: Moment, reading attributes: [Attribute],
    keeping keep: (SubProject, CityConfiguration) -> SubProject = { item, _ in item }
  ) throws -> Snapshot {
    guard states == nil else { return try snapshot(at: moment) }
    let configuration = try configuration(moment)
    return Snapshot(
      moment: moment, configuration: configuration,
      subProjects: try store().states(at: moment, configuration, reading: attributes) { keep($0, configuration) })
  }

  /// Goes through the sub-projects of a state by number, for whoever keeps none of them.
  func eachState(
    at moment: Moment, reading attributes: [Attribute], _ take: (SubProject) throws -> Void
  ) throws {
    guard states == nil else { return try snapshot(at: moment).subProjects.forEach(take) }
    let items = try store().recordedItems(
      Selection(), at: moment, configuration(moment), reading: attributes, isDated: false)
    try items.each { try take($0.subProject) }
  }

  /// The state of a moment under the permissions of another one.
  func snapshot(at moment: Moment, permitted: Moment?) throws -> Snapshot {
    try snapshot(at: moment).permitted(by: permissions(at: permitted, of: moment))
  }

  /// What was recorded in the twelve full months before a moment; nil where the file is younger.
  func pastYear(at moment: Moment) throws -> PastYear? {
    let last = CalendarMonth(lastFullOn: moment.day)
    let store = try store()
    do {
      let start = try store.moment(.day((last - PastYear.months).lastDay), today: moment.day)
      let end = try store.moment(.day(last.lastDay), today: moment.day)
      return try store.pastYear(after: start.change, through: min(end.change, moment.change))
    } catch StoreError.beforeFirstChange {
      return nil
    }
  }

  /// Who may read of what at a moment; nil where those of the state itself hold.
  func permissions(at moment: Moment?, of state: Moment) throws -> [Number: Visibility]? {
    guard let moment, moment.change != state.change else { return nil }
    return try store().visibilities(at: moment)
  }
}
