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
    self.init(
      Dictionary(grouping: tallies, by: \.key).mapValues { Figures($0) }, total: Figures(total ?? tallies),
      by: grouping,
      joining: lines, at: moment, configuration)
  }

  private init(
    _ figures: [String: Figures], total: Figures, by grouping: Grouping, joining lines: [Succession]? = nil,
    at moment: Moment, _ configuration: CityConfiguration
  ) {
    self.moment = moment
    self.grouping = grouping
    let lines = UnitLines(
      joining: lines, by: grouping, of: Set(figures.keys), on: moment.day, configuration)
    self.lines = lines
    let byKey = Dictionary(figures.map { (lines.group(of: $0), $1) }, uniquingKeysWith: +)
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
        figures: byKey[key] ?? Figures())
    }
    self.total = total
    groupsOverlap = groups.map(\.figures.stock).reduce(0, +) != total.stock
  }

  /// What progress per field is counted from; a snapshot need hold no more.
  public static let attributesByField: [Attribute] = [.field, .status, .light, .ratedOn, .plannedEnd]

  /// The same from the sub-projects themselves, for states that are at hand already.
  public init(_ snapshot: Snapshot, by grouping: Grouping) {
    self.init(by: grouping, at: snapshot.moment, snapshot.configuration) { snapshot.subProjects.forEach($0) }
  }

  /// The same as they pass, for sets that need not be at hand.
  public init(
    by grouping: Grouping, at moment: Moment, _ configuration: CityConfiguration,
    of each: ((SubProject) -> Void) throws -> Void
  ) rethrows {
    var counted = GroupedFigures(by: grouping, at: moment, configuration)
    try each { counted.add($0) }
    self.init(counted)
  }

  init(_ counted: GroupedFigures) {
    self.init(
      counted.groups, total: counted.total, by: counted.grouping, at: counted.moment, counted.configuration)
  }
}

/// The figures of a set and of its groups, counted while its sub-projects pass.
struct GroupedFigures: Sendable {
  let grouping: Grouping
  let moment: Moment
  let configuration: CityConfiguration
  private(set) var groups: [String: Figures] = [:]
  private(set) var total = Figures()

  init(by grouping: Grouping, at moment: Moment, _ configuration: CityConfiguration) {
    self.grouping = grouping
    self.moment = moment
    self.configuration = configuration
  }

  mutating func add(_ item: SubProject) {
    let (day, expiry) = (moment.day, configuration.ratingExpiresAfter)
    total.count(item, on: day, ratingExpiresAfter: expiry)
    for key in grouping.keys(of: item) {
      groups[key, default: Figures()].count(item, on: day, ratingExpiresAfter: expiry)
    }
  }
}
