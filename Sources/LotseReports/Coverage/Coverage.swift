public import LotseBasics
public import LotseModel

/// Which services of the OZG catalogue have a sub-project, as of one moment. A cancelled or merged sub-project covers
/// nothing; a completed one does.
public struct Coverage: Sendable {
  /// One service and the sub-projects that cover it, by number.
  public struct Line: Hashable, Sendable {
    public let service: OZGService
    public let subProjects: [SubProject]

    /// Whether every sub-project of the service is completed: the best of them does not speak for the others (rule of
    /// counting 3).
    public var isCompleted: Bool { !subProjects.isEmpty && subProjects.allSatisfy { $0.status == .completed } }
  }

  /// What is counted of a set of services.
  public struct Count: Hashable, Sendable {
    public let services: Int
    public let covered: Int
    public let completed: Int
    public let several: Int

    init(_ lines: some Collection<Line>) {
      services = lines.count
      covered = lines.count { !$0.subProjects.isEmpty }
      completed = lines.count(where: \.isCompleted)
      several = lines.count { $0.subProjects.count > 1 }
    }

    public var missing: Int { services - covered }

    /// Covered of the services in percent, rounded down; nil where there are none (rule of counting 1).
    public var percent: Int? { services == 0 ? nil : covered * 100 / services }
  }

  public struct Topic: Hashable, Sendable {
    /// Nil stands for services without a topic.
    public let name: String?
    public let count: Count
  }

  public let moment: Moment
  /// The day whose state the catalogue shows, and where it came from.
  public let datedOn: Day
  public let source: String?
  /// The topics that are asked for; nil for the whole catalogue.
  public let wanted: [String]?
  /// By OZG-ID.
  public let lines: [Line]
  public let topics: [Topic]
  public let total: Count
  /// Sub-projects with an OZG-ID that the catalogue does not have, by number, whatever topics are asked for.
  public let unknown: [SubProject]
  /// OZG services among the sub-projects that have no OZG-ID and therefore cover nothing here, by number.
  public let withoutID: [SubProject]

  /// The services that no sub-project covers.
  public var missing: [OZGService] { lines.filter(\.subProjects.isEmpty).map(\.service) }

  /// How many of these say why they are not in the catalogue.
  public var explained: Int { withoutID.count { $0.ozgNotInCatalogue != nil } }

  /// Holds a snapshot against a catalogue, or against those of its services that belong to some topics.
  public init(of snapshot: Snapshot, _ catalogue: OZGCatalogue, topics wanted: [String]? = nil) {
    moment = snapshot.moment
    datedOn = catalogue.datedOn
    source = catalogue.source
    self.wanted = wanted
    let covering = snapshot.subProjects.filter { ![.cancelled, .merged].contains($0.status) }
    let byID = Dictionary(grouping: covering.filter { $0.ozgID != nil }) { $0.ozgID ?? "" }
    let known = Set(catalogue.services.map(\.id))
    let shown = wanted.map { catalogue.of(topics: $0) } ?? catalogue
    let lines = shown.services.map { Line(service: $0, subProjects: byID[$0.id] ?? []) }
    let grouped = Dictionary(grouping: lines, by: \.service.topic)
    self.lines = lines
    topics = shown.topics.map { Topic(name: $0, count: Count(grouped[$0] ?? [])) }
    total = Count(lines)
    unknown = covering.filter { item in item.ozgID.map { !known.contains($0) } ?? false }
    withoutID = covering.filter { $0.kind == .ozgService && $0.ozgID == nil }
  }
}
