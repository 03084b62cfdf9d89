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

  /// What progress per field is counted from; a snapshot need hold no more.
  public static let attributesByField: [Attribute] = [.field, .status, .light, .ratedOn, .plannedEnd]

  /// The same from the sub-projects themselves, for states that are at hand already.
  public init(_ snapshot: Snapshot, by grouping: Grouping) {
    let configuration = snapshot.configuration
    var (groups, total) = ([String: TallyCounter](), TallyCounter())
    for item in snapshot.subProjects {
      let light = item.light(on: snapshot.moment.day, expiringAfter: configuration.ratingExpiresAfter)
      let isOverdue = item.isOverdue(on: snapshot.moment.day)
      total.count(item.status, light, isOverdue)
      for key in grouping.keys(of: item) { groups[key, default: TallyCounter()].count(item.status, light, isOverdue) }
    }
    self.init(
      groups.flatMap { $1.tallies($0) }, total: total.tallies(""), by: grouping, at: snapshot.moment, configuration)
  }
}

/// Counts the sub-projects of one group.
private struct TallyCounter {
  private var byStatus: [Status: (count: Int, lights: [TrafficLight: Int], overdue: Int)] = [:]

  mutating func count(_ status: Status, _ light: TrafficLight?, _ isOverdue: Bool) {
    byStatus[status, default: (0, [:], 0)].count += 1
    if let light { byStatus[status]?.lights[light, default: 0] += 1 }
    if isOverdue { byStatus[status]?.overdue += 1 }
  }

  func tallies(_ key: String) -> [Tally] {
    byStatus.map { Tally(key: key, status: $0, count: $1.count, lights: $1.lights, overdue: $1.overdue) }
  }
}
