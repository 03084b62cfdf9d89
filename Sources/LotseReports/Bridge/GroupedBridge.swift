public import LotseBasics
public import LotseModel

/// The bridges of both numbers of completion between two recorded states, as a whole and per group.
public struct GroupedBridge: Sendable {
  public struct Group: Sendable {
    public let key: String
    public let label: Phrase
    public let bridge: ScopeBridge
    public let completion: CompletionBridge
  }

  public let from: Moment
  public let to: Moment
  public let grouping: Grouping?
  public let groups: [Group]
  public let total: ScopeBridge
  public let totalCompletion: CompletionBridge
  /// Whether an item may count in several groups, so that these do not add up to the total.
  public let groupsOverlap: Bool
  let lines: UnitLines

  /// `earlier` and `later` are the standings of a selection, by number, once per group that an item belongs to; those of
  /// items that do not fit have no group. `lines` are one group each; without them the units stand for themselves.
  public init(
    from: Moment, _ earlier: [GroupedStanding], to: Moment, _ later: [GroupedStanding], by grouping: Grouping?,
    joining lines: [Succession]? = nil, _ configuration: CityConfiguration
  ) {
    let lines = UnitLines(
      joining: lines, by: grouping, of: Set((earlier + later).compactMap(\.group)), on: to.day, configuration)
    self.lines = lines
    func joined(_ standings: [GroupedStanding]) -> [GroupedStanding] {
      standings.map { standing in
        GroupedStanding(
          number: standing.number, status: standing.status, group: standing.group.map(lines.group))
      }
    }
    let (earlier, later) = lines.areJoined ? (joined(earlier), joined(later)) : (earlier, later)
    self.from = from
    self.to = to
    self.grouping = grouping
    let whole = (GroupedBridge.standings(earlier) { $0 != nil }, GroupedBridge.standings(later) { $0 != nil })
    total = ScopeBridge(from: whole.0, to: whole.1, leaving: .names)
    totalCompletion = CompletionBridge(from: whole.0, to: whole.1, leaving: .names)
    guard let grouping else {
      groups = []
      groupsOverlap = false
      return
    }
    let isDivided = whole.0.count == earlier.count && whole.1.count == later.count
    let keys = Set((earlier + later).compactMap(\.group))
    func bridges<Step: BridgeStep>() -> [String: Bridge<Step>] {
      guard !isDivided else {
        return Bridge.bridges(from: GroupedBridge.keyed(earlier), to: GroupedBridge.keyed(later), leaving: .names)
      }
      return Dictionary(
        uniqueKeysWithValues: keys.map { key in
          let before = GroupedBridge.standings(earlier) { $0 == key }
          let after = GroupedBridge.standings(later) { $0 == key }
          return (GroupedBridge.inside(key), Bridge(from: before, to: after, leaving: .names))
        })
    }
    let scopes: [String: ScopeBridge] = bridges()
    let completions: [String: CompletionBridge] = bridges()
    groupsOverlap = !isDivided
    groups = lines.order(keys, by: grouping, in: configuration).map { key in
      Group(
        key: key, label: lines.label(key) ?? grouping.label(key, in: configuration),
        bridge: scopes[GroupedBridge.inside(key)] ?? ScopeBridge(),
        completion: completions[GroupedBridge.inside(key)] ?? CompletionBridge())
    }
  }

  /// A group may have the empty key, which stands for no group in a bridge.
  private static func inside(_ key: String) -> String { "=" + key }

  private static func keyed(_ standings: [GroupedStanding]) -> [Standing] {
    standings.map { Standing(number: $0.number, status: $0.status, key: $0.group.map(inside) ?? "") }
  }

  /// One standing per item; it is selected where one of its groups is meant.
  private static func standings(_ standings: [GroupedStanding], _ isMeant: (String?) -> Bool) -> [Standing] {
    var found: [Standing] = []
    for standing in standings {
      let key = isMeant(standing.group) ? Standing.selected : ""
      if let last = found.last, last.number == standing.number {
        if !key.isEmpty { found[found.count - 1] = Standing(number: last.number, status: last.status, key: key) }
      } else {
        found.append(Standing(number: standing.number, status: standing.status, key: key))
      }
    }
    return found
  }
}
