internal import LotseBasics

/// Finds sub-projects that are likely the same one twice. The time does not grow with how many were looked at before.
///
/// Two are likely the same where they have one title, as people read it, in one field or unit, or one OZG-ID. Different
/// services under one OZG-ID have different service keys. A successor is not what it follows, and what was cancelled or
/// merged is nobody's duplicate.
public struct Duplicates: Sendable {
  /// What of a sub-project tells whether it is another one again.
  public struct Traits: Hashable, Sendable {
    public let number: Number
    public let title: String
    public let field: Key<Field>
    public let unit: Key<Unit>
    public let ozgID: String?
    public let ozgKeys: [String]
    public let follows: Number?

    public init(
      number: Number, title: String, field: Key<Field>, unit: Key<Unit>, ozgID: String?, ozgKeys: [String],
      follows: Number?
    ) {
      self.number = number
      self.title = title
      self.field = field
      self.unit = unit
      self.ozgID = ozgID
      self.ozgKeys = ozgKeys
      self.follows = follows
    }

    /// Nil for what cannot be a duplicate.
    public init?(_ item: SubProject) {
      guard Duplicates.counts(item.status) else { return nil }
      self.init(
        number: item.number, title: item.title, field: item.field, unit: item.unit, ozgID: item.ozgID,
        ozgKeys: item.ozgKeys, follows: item.follows)
    }
  }

  /// An earlier sub-project that another one likely repeats.
  public struct Match: Hashable, Sendable {
    public let number: Number
    public let title: String
    /// The line of a list that it stands in; nil for what was there before the list.
    public let line: Int?
    /// The OZG-ID that both have; nil where the titles are the same.
    public let ozgID: String?
  }

  /// A sub-project that was put in.
  private struct Entry {
    let traits: Traits
    let line: Int?
  }

  /// One of those with the same title, and the place of the next.
  private struct Namesake {
    let entry: Int
    var next: Int?
  }

  private enum Service: Hashable {
    case id(String)
    /// Of a sub-project whose services nobody named: it may be any of them.
    case idAlone(String)
    case key(String, String)
  }

  private var entries: [Entry] = []
  private var namesakes: [Namesake] = []
  /// The place among namesakes of the first with a title, as people read it, and among entries of the first with a service.
  private var titles: [String: Int] = [:]
  private var services: [Service: Int] = [:]
  /// Of a successor, the first of its line.
  private var roots: [Number: Number] = [:]

  public init() {}

  /// Whether a sub-project of the status can be a duplicate, or have one.
  public static func counts(_ status: Status) -> Bool { status != .cancelled && status != .merged }

  /// Looks for one like it among those before it, then puts it in.
  public mutating func insert(_ traits: Traits, line: Int? = nil) -> Match? {
    if let before = traits.follows { roots[traits.number] = root(of: before) }
    let keys = Text.keys(traits.title)
    let match = found(traits, titled: keys) ?? traits.ozgID.flatMap { found(traits, ofID: $0) }
    let place = entries.count
    entries.append(Entry(traits: traits, line: line))
    for key in keys {
      let (inField, inUnit, last) = namesakes(of: traits, key)
      // Whoever comes later in a field and unit that the title has is never the first to be found.
      if inField != nil, inUnit != nil { continue }
      if let last { namesakes[last].next = namesakes.count } else { titles[key] = namesakes.count }
      namesakes.append(Namesake(entry: place))
    }
    for service in Duplicates.services(traits) where services[service] == nil { services[service] = place }
    return match
  }

  /// The first of one title in the field, else in the unit.
  private func found(_ traits: Traits, titled keys: [String]) -> Match? {
    for key in keys {
      let (inField, inUnit, _) = namesakes(of: traits, key)
      for entry in [inField, inUnit] { if let match = found(traits, entry, ozgID: nil) { return match } }
    }
    return nil
  }

  /// The first with the title in the field, the first in the unit, and the place of the last that is kept.
  private func namesakes(of traits: Traits, _ key: String) -> (inField: Entry?, inUnit: Entry?, last: Int?) {
    var (inField, inUnit): (Entry?, Entry?)
    var (place, last) = (titles[key], Int?.none)
    while let index = place {
      let entry = entries[namesakes[index].entry]
      if inField == nil, entry.traits.field == traits.field { inField = entry }
      if inUnit == nil, entry.traits.unit == traits.unit { inUnit = entry }
      (place, last) = (namesakes[index].next, index)
    }
    return (inField, inUnit, last)
  }

  /// The first with the service, where the services are named, else with the ID.
  private func found(_ traits: Traits, ofID id: String) -> Match? {
    let like: [Service] = traits.ozgKeys.isEmpty ? [.id(id)] : traits.ozgKeys.map { .key(id, $0) } + [.idAlone(id)]
    for service in like {
      if let match = found(traits, services[service].map { entries[$0] }, ozgID: id) { return match }
    }
    return nil
  }

  private func found(_ traits: Traits, _ earlier: Entry?, ozgID: String?) -> Match? {
    guard let earlier, root(of: earlier.traits.number) != root(of: traits.number) else { return nil }
    return Match(number: earlier.traits.number, title: earlier.traits.title, line: earlier.line, ozgID: ozgID)
  }

  /// What the services of a sub-project are found by.
  private static func services(_ traits: Traits) -> [Service] {
    guard let id = traits.ozgID else { return [] }
    return [.id(id)] + (traits.ozgKeys.isEmpty ? [.idAlone(id)] : traits.ozgKeys.map { .key(id, $0) })
  }

  private func root(of number: Number) -> Number { roots[number] ?? number }
}
