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
    /// The place of the next one with the same title.
    var next: Int?
  }

  private enum Service: Hashable {
    case id(String)
    /// Of a sub-project whose services nobody named: it may be any of them.
    case idAlone(String)
    case key(String, String)
  }

  private var entries: [Entry] = []
  /// The place of the first with a title, as people read it, and of the first with a service.
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
    let match = match(traits, titled: keys) ?? traits.ozgID.flatMap { match(traits, ofID: $0) }
    let place = entries.count
    entries.append(Entry(traits: traits, line: line))
    for key in keys {
      guard var last = titles[key] else {
        titles[key] = place
        continue
      }
      // A title in two spellings that are one key leads here twice.
      while let next = entries[last].next { last = next }
      if last != place { entries[last].next = place }
    }
    for service in Duplicates.services(traits) where services[service] == nil { services[service] = place }
    return match
  }

  /// The first of one title in the field, else in the unit.
  private func match(_ traits: Traits, titled keys: [String]) -> Match? {
    for key in keys {
      var (inField, inUnit): (Entry?, Entry?)
      var place = titles[key]
      while let index = place {
        let entry = entries[index]
        if inField == nil, entry.traits.field == traits.field { inField = entry }
        if inUnit == nil, entry.traits.unit == traits.unit { inUnit = entry }
        place = entry.next
      }
      for entry in [inField, inUnit] { if let match = match(traits, entry, ozgID: nil) { return match } }
    }
    return nil
  }

  /// The first with the service, where the services are named, else with the ID.
  private func match(_ traits: Traits, ofID id: String) -> Match? {
    let like: [Service] = traits.ozgKeys.isEmpty ? [.id(id)] : traits.ozgKeys.map { .key(id, $0) } + [.idAlone(id)]
    for service in like {
      if let match = match(traits, services[service].map { entries[$0] }, ozgID: id) { return match }
    }
    return nil
  }

  private func match(_ traits: Traits, _ earlier: Entry?, ozgID: String?) -> Match? {
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
