public import LotseBasics

/// By what a set is divided for counting.
public enum Grouping: Hashable, Sendable {
  case field, unit, kind, status, year, priority, visibility
  /// The places of a further scheme; an item with several places counts in each, so groups do not add up to the total.
  case scheme(String)
  /// One of the city's own attributes, where it is a choice or says yes or no.
  case own(OwnAttribute)

  /// By what may be counted: `field`, `unit`, `kind`, `status`, `year`, `priority`, `visibility`, a scheme or an attribute of
  /// the city's own.
  public static func glossary(in configuration: CityConfiguration) -> Glossary<Grouping> {
    let plain: [(Grouping, Phrase, [String])] = [
      (.field, Phrase("Themenfeld", "Field"), ["Feld"]), (.unit, Phrase("Einheit", "Unit"), []),
      (.kind, Phrase("Art", "Kind"), []), (.status, Phrase("Status", "Status"), []),
      (.year, Phrase("Jahr", "Year"), []), (.priority, Phrase("Priorität", "Priority"), []),
      (.visibility, Phrase("Sichtbarkeit", "Visibility"), []),
    ]
    let schemes = configuration.schemes.map { (Named($0.key, $0.label), [String](), Grouping.scheme($0.key)) }
    let own = configuration.own.filter { $0.kind == .choice || $0.kind == .flag }.map {
      ($0.named, [String](), Grouping.own($0))
    }
    return Glossary(plain.map { (Named($0.0.word, $0.1), $0.2, $0.0) }).followed(by: Glossary(schemes + own))
  }

  /// Reads one of these as people type it.
  public init(typed text: String, in configuration: CityConfiguration) throws(Refusal) {
    self = try Grouping.glossary(in: configuration).meaning(
      of: text, Phrase("Gliederung", "grouping"), by: .typed)
  }

  /// The word for it in JSON and on the command line.
  public var word: String {
    switch self {
    case .field: "field"
    case .unit: "unit"
    case .kind: "kind"
    case .status: "status"
    case .year: "year"
    case .priority: "priority"
    case .visibility: "visibility"
    case .scheme(let key): key
    case .own(let attribute): attribute.key
    }
  }

  /// The keys of the groups that a sub-project belongs to.
  public func keys(of subProject: SubProject) -> [String] {
    switch self {
    case .field: return [subProject.field.text]
    case .unit: return [subProject.unit.text]
    case .kind: return [subProject.kind.rawValue]
    case .status: return [subProject.status.rawValue]
    case .year: return [(subProject.actualEnd ?? subProject.plannedEnd).map { String($0.year) } ?? ""]
    case .priority: return [subProject.priority.rawValue]
    case .visibility: return [subProject.visibility.rawValue]
    case .scheme(let scheme):
      let keys = subProject.places.filter { $0.scheme == scheme }.map(\.key)
      return keys.isEmpty ? [""] : keys
    case .own(let attribute):
      return switch subProject.own[attribute] {
      case .text(let word): [word]
      case .flag(let isSo): [Assignment.word(isSo)]
      default: [""]
      }
    }
  }

  /// What a group is called; the empty key is the group of those that have none.
  public func label(_ key: String, in configuration: CityConfiguration) -> Phrase {
    guard !key.isEmpty else {
      return switch self {
      case .year: Phrase("ohne Termin", "no date")
      case .own: Phrase("ohne Angabe", "not stated")
      default: Phrase("nicht eingeordnet", "not placed")
      }
    }
    switch self {
    case .field: return configuration.label(Key<Field>(key))
    case .unit:
      let label = configuration.label(Key<Unit>(key))
      return label.de == key ? label : Phrase("\(key) \(label.de)", "\(key) \(label.en)")
    case .kind: return Kind(rawValue: key)?.label ?? Phrase(key, key)
    case .status: return Status(rawValue: key).map(configuration.workflow.label) ?? Phrase(key, key)
    case .year: return Phrase(key, key)
    case .priority: return Priority(rawValue: key)?.label ?? Phrase(key, key)
    case .visibility: return Visibility(rawValue: key)?.label ?? Phrase(key, key)
    case .scheme(let scheme): return configuration.label(Place(scheme: scheme, key: key))
    case .own(let attribute):
      return attribute.kind == .flag
        ? Assignment.flags.named { Assignment.word($0) == key }?.label ?? Phrase(key, key)
        : configuration.declared(attribute).choice(key)
    }
  }

  /// The order of the groups: as configured or as the vocabulary has it, unknown keys after, the empty key last.
  /// A key that stands for several is placed where another is.
  public func order(
    _ keys: some Collection<String>, in configuration: CityConfiguration, placing substitutes: [String: String] = [:]
  ) -> [String] {
    let known: [String] =
      switch self {
      case .field: configuration.fields.map(\.key.text)
      case .unit: configuration.units.map(\.key.text)
      case .kind: Kind.allCases.map(\.rawValue)
      case .status: configuration.workflow.states.map(\.status.rawValue)
      case .year: keys.sorted()
      case .priority: Priority.allCases.reversed().map(\.rawValue)
      case .visibility: Visibility.allCases.map(\.rawValue)
      case .scheme(let scheme): configuration.schemes.first { $0.key == scheme }?.places.map(\.key) ?? []
      case .own(let attribute):
        attribute.kind == .flag
          ? Assignment.flags.known.map(\.key) : configuration.declared(attribute).choices.map(\.key)
      }
    let position = Dictionary(known.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    return keys.sorted { left, right in
      func rank(_ key: String) -> Int { key.isEmpty ? Int.max : position[substitutes[key] ?? key] ?? Int.max - 1 }
      return (rank(left), left) < (rank(right), right)
    }
  }
}

/// How many sub-projects of a group share a status, and what of their lights and dates: the smallest thing that
/// counting starts from.
public struct Tally: Hashable, Sendable {
  public let key: String
  public let status: Status
  public let count: Int
  /// The lights on the day of the count; empty for closed items.
  public let lights: [TrafficLight: Int]
  /// How many have passed their planned end.
  public let overdue: Int

  public init(key: String, status: Status, count: Int, lights: [TrafficLight: Int], overdue: Int) {
    self.key = key
    self.status = status
    self.count = count
    self.lights = lights
    self.overdue = overdue
  }
}

/// Where a sub-project stands, for a scope bridge: its status and the group that it counts in.
public struct Standing: Hashable, Sendable {
  public let number: Number
  public let status: Status
  public let key: String

  /// The key of those that a selection means; the others have none.
  public static let selected = "selected"

  public init(number: Number, status: Status, key: String = "") {
    self.number = number
    self.status = status
    self.key = key
  }
}

/// Where a sub-project stands and in which group; nil where it does not fit a selection.
public struct GroupedStanding: Hashable, Sendable {
  public let number: Number
  public let status: Status
  public let group: String?

  public init(number: Number, status: Status, group: String?) {
    self.number = number
    self.status = status
    self.group = group
  }
}
