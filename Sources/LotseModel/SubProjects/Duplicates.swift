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

  /// What is kept of a sub-project that was put in: of a hundred thousand as little as can be.
  private struct Entry {
    let number: Number
    let title: String
    let line: Int?
    /// The places of its field and of its unit among all words.
    let field: Int32
    let unit: Int32
  }

  /// One of those whose titles have the same hash, and the place of the next.
  private struct Namesake {
    let entry: Int32
    var next: Int32?
  }

  private enum Service: Hashable {
    case id(String)
    /// Of a sub-project whose services nobody named: it may be any of them.
    case idAlone(String)
    case key(String, String)
  }

  private var entries: [Entry] = []
  private var namesakes: [Namesake] = []
  private var words: [String: Int32] = [:]
  /// By the hash of a title, as people read it, the place of its first namesake.
  private var titles: [Int: Int32] = [:]
  /// The place among entries of the first with a service.
  private var services: [Service: Int] = [:]
  /// Of a successor, the first of its line.
  private var roots: [Number: Number] = [:]

  public init() {}

  /// Whether a sub-project of the status can be a duplicate, or have one.
  public static func counts(_ status: Status) -> Bool { status != .cancelled && status != .merged }

  /// Looks for one like it among those before it, then puts it in.
  public mutating func insert(_ traits: Traits, line: Int? = nil) -> Match? {
    if let before = traits.follows { roots[traits.number] = root(of: before) }
    let entry = Entry(
      number: traits.number, title: traits.title, line: line, field: place(of: traits.field.text),
      unit: place(of: traits.unit.text))
    let keys = Text.keys(traits.title)
    let known = keys.map { namesakes(of: entry, $0) }
    let match = found(traits, known) ?? traits.ozgID.flatMap { found(traits, ofID: $0) }
    for (key, (inField, inUnit, last)) in zip(keys, known) {
      // Whoever comes later in a field and unit that the title has is never the first to be found.
      if inField != nil, inUnit != nil { continue }
      let place = Int32(namesakes.count)
      if let last { namesakes[last].next = place } else { titles[key.hashValue] = place }
      namesakes.append(Namesake(entry: Int32(entries.count)))
    }
    for service in Duplicates.services(traits) where services[service] == nil { services[service] = entries.count }
    entries.append(entry)
    return match
  }

  private mutating func place(of word: String) -> Int32 {
    if let place = words[word] { return place }
    let place = Int32(words.count)
    words[word] = place
    return place
  }

  private typealias Known = (inField: Entry?, inUnit: Entry?, last: Int?)

  /// The first of one title in the field, else in the unit.
  private func found(_ traits: Traits, _ known: [Known]) -> Match? {
    for (inField, inUnit, _) in known {
      for entry in [inField, inUnit] { if let match = found(traits, entry, ozgID: nil) { return match } }
    }
    return nil
  }

  /// The first with the title in the field, the first in the unit, and the place of the last that is kept.
  private func namesakes(of entry: Entry, _ key: String) -> Known {
    var (inField, inUnit): (Entry?, Entry?)
    var (place, last) = (titles[key.hashValue], Int?.none)
    while let index = place.map({ Int($0) }) {
      let other = entries[Int(namesakes[index].entry)]
      (place, last) = (namesakes[index].next, index)
      // Titles of one hash are nearly always one title.
      guard other.title == entry.title || Text.keys(other.title).contains(key) else { continue }
      if inField == nil, other.field == entry.field { inField = other }
      if inUnit == nil, other.unit == entry.unit { inUnit = other }
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
    guard let earlier, root(of: earlier.number) != root(of: traits.number) else { return nil }
    return Match(number: earlier.number, title: earlier.title, line: earlier.line, ozgID: ozgID)
  }

  /// What the services of a sub-project are found by.
  private static func services(_ traits: Traits) -> [Service] {
    guard let id = traits.ozgID else { return [] }
    return [.id(id)] + (traits.ozgKeys.isEmpty ? [.idAlone(id)] : traits.ozgKeys.map { .key(id, $0) })
  }

  private func root(of number: Number) -> Number { roots[number] ?? number }
}
