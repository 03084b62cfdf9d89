internal import LotseBasics
internal import LotseModel

/// The lines of succession among the units of a table: each is counted as one group, or told of below it.
struct UnitLines {
  private let lines: [Succession]
  let areJoined: Bool
  /// The group of each unit that is counted together with others.
  private let groups: [String: String]

  /// Those that the groups of a table belong to; `joining` are counted as one group each, without it the units stand for
  /// themselves.
  init(
    joining: [Succession]?, by grouping: Grouping?, of keys: Set<String>, on day: Day,
    _ configuration: CityConfiguration
  ) {
    areJoined = joining != nil
    lines =
      grouping == .unit
      ? (joining ?? configuration.successions(on: day)).filter { line in keys.contains { line.contains(Key($0)) } } : []
    groups =
      areJoined
      ? Dictionary(latest: lines.flatMap { line in (line.ended + line.present).map { ($0.key.text, line.key) } }) : [:]
  }

  /// The group that a unit is counted in.
  func group(of unit: String) -> String { groups[unit] ?? unit }

  /// What a group is called that is a line; nil for any other.
  func label(_ group: String) -> Phrase? { areJoined ? lines.first { $0.key == group }?.label : nil }

  /// The groups in their order: a line stands where the first of its units does that goes on.
  func order(_ groups: Set<String>, by grouping: Grouping, in configuration: CityConfiguration) -> [String] {
    let places = areJoined ? lines.map { ($0.key, $0.present.first?.key.text) } : []
    return grouping.order(
      groups, in: configuration, placing: Dictionary(latest: places).compactMapValues { $0 })
  }

  /// What the units that ended left to others, told wherever one of either is in a table.
  func words(_ language: Language) -> [String] {
    lines.map { line in
      let units = line.ended.map { unit in
        let (day, keys) = (unit.validity.until, unit.successors.map(\.text).joined(separator: ", "))
        return language(
          "\(unit.key) bestand bis \(day?.text(.de) ?? "–"), Nachfolge \(keys)",
          "\(unit.key) existed until \(day?.text(.en) ?? "–"), followed by \(keys)")
      }.joined(separator: "; ")
      return units
        + (areJoined
          ? language(": zusammen gezählt.", ": counted together.")
          : language(": getrennt gezählt, zusammen mit --nachfolge.", ": counted apart, together with --succession."))
    }
  }
}
