public import LotseBasics
public import LotseModel

/// Completion of a set, divided into groups, as of one moment.
public struct Progress: Sendable {
  public struct Group: Sendable {
    public let key: String
    public let label: Phrase
    public let figures: Figures
  }

  public let moment: Moment
  public let grouping: Grouping
  public let groups: [Group]
  public let total: Figures
  /// Whether the groups leave out, or count twice, what the total counts once.
  public let groupsOverlap: Bool
  let lines: UnitLines

  /// `tallies` are those of the grouping; `total` those of the whole set where an item may count in several groups.
  /// `lines` are counted as one group each; without them the units stand for themselves.
  public init(
    _ tallies: [Tally], total: [Tally]? = nil, by grouping: Grouping, joining lines: [Succession]? = nil,
    at moment: Moment, _ configuration: CityConfiguration
  ) {
    self.moment = moment
    self.grouping = grouping
    let lines = UnitLines(
      joining: lines, by: grouping, of: Set(tallies.map(\.key)), on: moment.day, configuration)
    self.lines = lines
    let byKey = Dictionary(grouping: tallies) { lines.group(of: $0.key) }
    let named: [String] =
      switch grouping {
      case .field: configuration.fields.map(\.key.text)
      case .scheme(let key): configuration.schemes.first { $0.key == key }?.places.map(\.key) ?? []
      // A short list shows also what nothing has; of a long one that would be most of it.
      case .own(let attribute): attribute.choices.count > 30 ? [] : attribute.choices.map(\.key)
      default: []
      }
    let keys = lines.order(Set(byKey.keys).union(named), by: grouping, in: configuration)
    groups = keys.map { key in
      Group(
        key: key, label: lines.label(key) ?? grouping.label(key, in: configuration),
        figures: Figures(byKey[key] ?? []))
    }
    self.total = Figures(total ?? tallies)
    groupsOverlap = groups.map(\.figures.stock).reduce(0, +) != self.total.stock
  }

  /// The same from the sub-projects themselves, for states that are at hand already.
  public init(_ snapshot: Snapshot, by grouping: Grouping) {
    let configuration = snapshot.configuration
    func tally(_ subProject: SubProject, _ key: String) -> Tally {
      let light = subProject.light(on: snapshot.moment.day, expiringAfter: configuration.ratingExpiresAfter)
      return Tally(
        key: key, status: subProject.status, count: 1, lights: light.map { [$0: 1] } ?? [:],
        overdue: subProject.isOverdue(on: snapshot.moment.day) ? 1 : 0)
    }
    self.init(
      snapshot.subProjects.flatMap { item in grouping.keys(of: item).map { tally(item, $0) } },
      total: snapshot.subProjects.map { tally($0, "") }, by: grouping, at: snapshot.moment, configuration)
  }
}
