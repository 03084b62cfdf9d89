public import LotseBasics

/// A municipality of which a roll-up knows.
public struct Municipality: Hashable, Sendable {
  public let key: String
  public let name: String
  /// Whether the list of those who are to report names it.
  public let isExpected: Bool

  public init(key: String, name: String, isExpected: Bool) {
    self.key = key
    self.name = name
    self.isExpected = isExpected
  }
}

/// A package that is not counted: where it lies, what is known of it, and why.
public struct RefusedPackage: Hashable, Sendable {
  public let source: String
  public let municipality: String?
  public let cutOff: Day?
  /// The word of the flaw for programs, and its sentence.
  public let flaw: String
  public let said: String

  public init(source: String, municipality: String?, cutOff: Day?, flaw: String, said: String) {
    self.source = source
    self.municipality = municipality
    self.cutOff = cutOff
    self.flaw = flaw
    self.said = said
  }
}

/// Whether a municipality reported for a cut-off date.
public struct Participation: Hashable, Sendable {
  public enum State: String, CaseIterable, Sendable { case reported, refused, silent }

  public let municipality: Municipality
  public let state: State

  public init(_ municipality: Municipality, _ state: State) {
    self.municipality = municipality
    self.state = state
  }
}

/// What a package says of itself and a reader of the roll-up needs beside its rows.
public struct RolledUpPackage: Hashable, Sendable {
  public let municipality: String
  public let name: String
  public let cutOff: Day
  public let audience: Audience
  public let notice: String?

  public init(municipality: String, name: String, cutOff: Day, audience: Audience, notice: String?) {
    self.municipality = municipality
    self.name = name
    self.cutOff = cutOff
    self.audience = audience
    self.notice = notice
  }
}

/// By what a roll-up is divided for counting.
public enum RollupGrouping: String, CaseIterable, Sendable {
  case municipality, field, kind, status

  public var label: Phrase {
    switch self {
    case .municipality: Phrase("Kommune", "Municipality")
    case .field: Attribute.field.label
    case .kind: Attribute.kind.label
    case .status: Attribute.status.label
    }
  }
}

/// Which rows of a roll-up are meant; within a list any value fits, between lists all must fit.
public struct RollupSelection: Hashable, Sendable {
  public var municipalities: [String] = []
  public var fields: [String] = []
  public var kinds: [Kind] = []
  public var statuses: [Status] = []

  public init() {}
}

/// One row of a roll-up, as far as a list shows it.
public struct RolledUpItem: Hashable, Sendable {
  public let municipality: String
  public let number: Number
  public let title: String
  public let field: String
  public let kind: Kind
  public let unit: String
  public let status: Status
  public let light: TrafficLight?
  public let plannedEnd: Day?
  public let isOverdue: Bool

  public init(
    municipality: String, number: Number, title: String, field: String, kind: Kind, unit: String, status: Status,
    light: TrafficLight?, plannedEnd: Day?, isOverdue: Bool
  ) {
    self.municipality = municipality
    self.number = number
    self.title = title
    self.field = field
    self.kind = kind
    self.unit = unit
    self.status = status
    self.light = light
    self.plannedEnd = plannedEnd
    self.isOverdue = isOverdue
  }
}

/// What takes packages one after another, in order of municipality and cut-off date, and becomes whole at the end or not at
/// all.
public protocol RollupTarget {
  /// Takes the rows of a package, in the order of all columns; `source` says where it lies.
  func take(_ handOver: HandOver, _ rows: HandedOverRows, from source: String) throws
  /// Ends with who was to report, who did, and what was refused.
  func finish(_ municipalities: [Municipality], _ refused: [RefusedPackage]) throws
}
