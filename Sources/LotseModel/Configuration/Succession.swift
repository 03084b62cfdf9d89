public import LotseBasics

extension Entry {
  /// The keys of the units that follow a unit, from its value; keys have no blanks.
  public var successors: [String] { words.filter { !$0.hasPrefix("<") } }

  /// The role mailbox of a unit, from its value, where it stands in angle brackets.
  public var mailbox: String? { words.first { $0.hasPrefix("<") }.map { String($0.dropFirst().dropLast()) } }

  private var words: [String] { (value ?? "").split(separator: " ").map(String.init) }

  /// What `successors` and `mailbox` read.
  public static func value(ofSuccessors keys: [String], mailbox: String? = nil) -> String? {
    let words = keys + [mailbox].compactMap { $0.map { "<\($0)>" } }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

/// A line of succession: units that followed one another by a split, a merger or under a new name. Every unit is in one
/// line at most, so lines add up.
public struct Succession: Hashable, Sendable {
  /// Those whose work others go on with, in the order of the configuration.
  public let ended: [Unit]
  /// Those that go on with it.
  public let present: [Unit]

  /// All its units: `FB33+FB35`.
  public var key: String { (ended + present).map(\.key.text).joined(separator: "+") }

  /// `FB33 → FB35 Bürgerservice`: a successor is named where it is the only one.
  public var label: Phrase {
    func keys(_ units: [Unit]) -> String { units.map(\.key.text).joined(separator: ", ") }
    let way = "\(keys(ended)) → \(keys(present))"
    guard let unit = present.first, present.count == 1 else { return Phrase(way, way) }
    return Phrase("\(way) \(unit.label.de)", "\(way) \(unit.label.en)")
  }

  public func contains(_ unit: Key<Unit>) -> Bool { (ended + present).contains { $0.key == unit } }
}

extension CityConfiguration {
  /// The lines of succession on a day: a unit is followed from the day after its last one.
  public func successions(on day: Day) -> [Succession] {
    func hasEnded(_ unit: Unit) -> Bool {
      !unit.successors.isEmpty && unit.validity.until.map { $0 < day } ?? false
    }
    var lines: [Set<Key<Unit>>] = []
    for unit in units where hasEnded(unit) {
      let met = Set([unit.key] + unit.successors)
      let joined = lines.filter { !$0.isDisjoint(with: met) }.reduce(met) { $0.union($1) }
      lines = lines.filter { $0.isDisjoint(with: met) } + [joined]
    }
    return lines.map { line in
      let members = units.filter { line.contains($0.key) }
      return Succession(ended: members.filter(hasEnded), present: members.filter { !hasEnded($0) })
    }
  }
}
