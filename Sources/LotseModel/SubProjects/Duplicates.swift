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

  private enum Likeness: Hashable {
    case titleInField(String, Key<Field>)
    case titleInUnit(String, Key<Unit>)
    case ozgID(String)
    /// Of a sub-project whose services nobody named: it may be any of them.
    case ozgIDAlone(String)
    case ozgService(String, String)
  }

  private var known: [Likeness: (traits: Traits, line: Int?)] = [:]
  /// Of a successor, the first of its line.
  private var roots: [Number: Number] = [:]

  public init() {}

  /// Whether a sub-project of the status can be a duplicate, or have one.
  public static func counts(_ status: Status) -> Bool { status != .cancelled && status != .merged }

  /// Looks for one like it among those before it, then puts it in.
  public mutating func insert(_ traits: Traits, line: Int? = nil) -> Match? {
    if let before = traits.follows { roots[traits.number] = root(of: before) }
    let titles = Text.keys(traits.title).flatMap { key -> [Likeness] in
      [.titleInField(key, traits.field), .titleInUnit(key, traits.unit)]
    }
    let match =
      find(titles, traits, ozgID: nil) ?? traits.ozgID.flatMap { find(Duplicates.like(traits, $0), traits, ozgID: $0) }
    for likeness in titles + Duplicates.services(traits) where known[likeness] == nil {
      known[likeness] = (traits, line)
    }
    return match
  }

  private func find(_ likenesses: [Likeness], _ traits: Traits, ozgID: String?) -> Match? {
    for likeness in likenesses {
      guard let (earlier, line) = known[likeness], root(of: earlier.number) != root(of: traits.number) else { continue }
      return Match(number: earlier.number, title: earlier.title, line: line, ozgID: ozgID)
    }
    return nil
  }

  /// What the services of a sub-project are found by.
  private static func services(_ traits: Traits) -> [Likeness] {
    guard let id = traits.ozgID else { return [] }
    return [.ozgID(id)] + (traits.ozgKeys.isEmpty ? [.ozgIDAlone(id)] : traits.ozgKeys.map { .ozgService(id, $0) })
  }

  /// What services it is like.
  private static func like(_ traits: Traits, _ id: String) -> [Likeness] {
    traits.ozgKeys.isEmpty ? [.ozgID(id)] : traits.ozgKeys.map { .ozgService(id, $0) } + [.ozgIDAlone(id)]
  }

  private func root(of number: Number) -> Number { roots[number] ?? number }
}
