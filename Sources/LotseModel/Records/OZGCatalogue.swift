public import LotseBasics

/// A service of the OZG catalogue (OZG-Leistung).
public struct OZGService: Hashable, Sendable {
  /// OZG-ID: five digits.
  public let id: String
  public let name: String
  public let topic: String?
  /// The situation of life or business in which it is asked for.
  public let situation: String?

  /// Throws `ValueRefusal.notAnOZGID`.
  public init(id: String, name: String, topic: String? = nil, situation: String? = nil) throws(Refusal) {
    guard OZGKey.isID(id) else { throw .value(.notAnOZGID(id)) }
    self.id = id
    self.name = name
    self.topic = topic
    self.situation = situation
  }
}

/// A list of all OZG services as it stood on one day: what coverage is held against.
public struct OZGCatalogue: Hashable, Sendable {
  public let datedOn: Day
  /// Where the list came from.
  public let source: String?
  /// By OZG-ID, each once.
  public let services: [OZGService]

  public init(datedOn: Day, source: String? = nil, services: [OZGService]) {
    self.datedOn = datedOn
    self.source = source
    self.services = services.sorted { $0.id < $1.id }
  }

  /// The topics in alphabetical order; nil, last, stands for services without one.
  public var topics: [String?] {
    let named = Set(services.compactMap(\.topic)).sorted { (Text.folded($0), $0) < (Text.folded($1), $1) }
    return services.contains { $0.topic == nil } ? named + [nil] : named
  }

  /// The topics that a person means: the one of that name, else all whose name holds the text. Throws
  /// `CatalogueRefusal.unknownTopic`.
  public func topics(named text: String) throws(Refusal) -> [String] {
    let known = topics.compactMap { $0 }
    if let exact = known.first(where: { Text.isSameWord($0, text) }) { return [exact] }
    let wanted = Text.folded(Text.normalized(text))
    let found = known.filter { Text.folded($0).contains(wanted) }
    guard !wanted.isEmpty, !found.isEmpty else { throw .catalogue(.unknownTopic(text, known: known)) }
    return found
  }

  /// The same catalogue with the services of these topics only.
  public func of(topics: [String]) -> OZGCatalogue {
    OZGCatalogue(
      datedOn: datedOn, source: source,
      services: services.filter { service in service.topic.map(topics.contains) ?? false })
  }
}

/// What differs between two recorded states of the catalogue; nil where none was recorded.
public struct CatalogueChange: Hashable, Sendable {
  public struct Renewal: Hashable, Sendable {
    public let before: OZGService
    public let after: OZGService
  }

  public let before: OZGCatalogue?
  public let after: OZGCatalogue?
  public let added: [OZGService]
  public let changed: [Renewal]
  public let removed: [OZGService]

  public init(from before: OZGCatalogue?, to after: OZGCatalogue?) {
    self.before = before
    self.after = after
    let old = Dictionary(latest: (before?.services ?? []).map { ($0.id, $0) })
    let new = after?.services ?? []
    let kept = Set(new.map(\.id))
    added = new.filter { old[$0.id] == nil }
    changed = new.compactMap { service in
      guard let earlier = old[service.id], earlier != service else { return nil }
      return Renewal(before: earlier, after: service)
    }
    removed = (before?.services ?? []).filter { !kept.contains($0.id) }
  }

  public var isEmpty: Bool { before == after }
}
