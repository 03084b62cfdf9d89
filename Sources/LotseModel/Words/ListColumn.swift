public import LotseBasics

/// A column of a list: an attribute, or something that follows from the attributes on a day.
public enum ListColumn: Hashable, Sendable {
  case number
  case attribute(Attribute)
  case lightProposed, isOverdue, isStale, due, age, recordedAt, change

  public static let derived: [(String, ListColumn)] = [
    ("number", .number), ("light_proposed", .lightProposed), ("overdue", .isOverdue), ("stale", .isStale),
    ("next_due", .due),
    ("age_days", .age), ("recorded_at", .recordedAt), ("change", .change),
  ]

  /// Everything that is recorded in a city.
  public static func everything(in configuration: CityConfiguration) -> [ListColumn] {
    [ListColumn.number] + configuration.attributes.map(ListColumn.attribute)
  }

  /// The columns that every city has: what follows from attributes, then the attributes.
  public static let usual = derived.map(\.1) + Attribute.allCases.map(ListColumn.attribute)

  /// The same with what the city declared of its own.
  public static func all(and own: [OwnAttribute]) -> [ListColumn] { usual + own.map { .attribute(.own($0)) } }

  /// The column of that name, as it is kept in views.
  public init?(named name: String, in own: [OwnAttribute]) {
    let key = Text.seen(name).replacing("-", with: "_")
    if let found = ListColumn.derived.first(where: { $0.0 == key }) {
      self = found.1
    } else if let attribute = Attribute(key: key, and: own) {
      self = .attribute(attribute)
    } else {
      return nil
    }
  }

  /// The titles of columns that are named as in views, separated by commas; `-` before a name turns an order around.
  public static func titles(named list: String, in own: [OwnAttribute], _ language: Language) -> String {
    list.split(separator: ",").map { name in
      let column = ListColumn(named: String(name.drop { $0 == "-" }), in: own)
      return (name.hasPrefix("-") ? "-" : "") + (column?.title(language) ?? String(name))
    }.joined(separator: ", ")
  }

  /// The words for the columns that every city has, as `--columns` and `--sort` take them.
  public static let glossary = Glossary(usual.map { ($0.named, $0.synonyms, $0) })

  /// The same with what the city declared of its own.
  public static func glossary(and own: [OwnAttribute]) -> Glossary<ListColumn> {
    own.isEmpty ? glossary : glossary.followed(by: glossary(of: own))
  }

  static func glossary(of own: [OwnAttribute]) -> Glossary<ListColumn> {
    Glossary(own.map { ($0.named, [], .attribute(.own($0))) })
  }

  /// What it is called where one filters, and what people also say.
  private var synonyms: [String] {
    switch self {
    case .number: ["Nummer"]
    case .due: ["fällig", "due"]
    case .recordedAt: ["geändert", "changed"]
    case .attribute(.field): ["Feld"]
    case .attribute(.tags): ["Schlagwort", "tag"]
    case .attribute(.places): ["Einordnung", "place"]
    default: []
    }
  }

  public var named: Named { Named(name, Phrase(title(.de), title(.en))) }

  public var name: String {
    if case .attribute(let attribute) = self { return attribute.rawValue }
    return ListColumn.derived.first { $0.1 == self }?.0 ?? ""
  }

  public func title(_ language: Language) -> String {
    switch self {
    case .number: language("Nr.", "No.")
    case .attribute(let attribute): attribute.label[language]
    case .lightProposed: language("Vorschlag", "Proposed")
    case .isOverdue: language("Überfällig", "Overdue")
    case .isStale: language("Ohne Meldung", "Silent")
    case .due: language("Nächste Fälligkeit", "Next due date")
    case .age: language("Alter (Tage)", "Age (days)")
    case .recordedAt: language("Erfasst", "Recorded")
    case .change: language("Änderung", "Change")
    }
  }

  /// The attributes that the column is made of, in any format.
  public var attributes: [Attribute] {
    switch self {
    case .number, .recordedAt, .change: []
    case .attribute(.light): [.light, .ratedOn, .status]
    case .attribute(.plannedEnd): [.plannedEnd, .status]
    case .attribute(let attribute): [attribute]
    case .lightProposed, .isOverdue, .due: [.status, .plannedEnd, .milestones]
    case .isStale: [.status, .informedOn]
    case .age: [.informedOn]
    }
  }

  /// The value on a day; the light is what it is worth on that day.
  public func value(_ item: Recorded, _ configuration: CityConfiguration, on day: Day) -> Value {
    // A state is large: asked in its place, it is not copied for each cell.
    switch self {
    case .number: return .text(item.subProject.number.description)
    case .attribute(.light):
      let light = item.subProject.light(on: day, expiringAfter: configuration.ratingExpiresAfter)
      return light.map { .text($0.rawValue) } ?? .none
    case .attribute(let attribute): return item.subProject[attribute]
    case .lightProposed: return item.subProject.proposedLight(on: day).map { .text($0.rawValue) } ?? .none
    case .isOverdue:
      return .flag(item.subProject.isOverdue(on: day) || !item.subProject.overdueMilestones(on: day).isEmpty)
    case .isStale: return .flag(item.subProject.isStale(on: day, after: configuration.staleAfter))
    case .due: return item.subProject.due.map(Value.day) ?? .none
    case .age: return .count(day - item.subProject.informedOn)
    case .recordedAt: return .text(item.recordedAt.iso)
    case .change: return .count(item.change)
    }
  }

  /// The keys of the object that describes a sub-project with all columns; docs/json.md describes them.
  private static func keys(_ configuration: CityConfiguration) -> [String] {
    all(and: configuration.own).map(\.name) + ["light_set"]
  }

  private static func values(_ item: Recorded, _ configuration: CityConfiguration, on day: Day) -> [JSONValue] {
    var values = derived.map { JSONValue($0.1.value(item, configuration, on: day)) }
    values.reserveCapacity(ListColumn.usual.count + configuration.own.count + 1)
    for attribute in configuration.attributes {
      values.append(JSONValue(ListColumn.attribute(attribute).value(item, configuration, on: day)))
    }
    values.append(JSONValue(item.subProject.lightSet))
    return values
  }

  /// The object of one sub-project with all columns.
  public static func object(_ item: Recorded, _ wording: Wording, on day: Day) -> [String: JSONValue] {
    Dictionary(latest: Array(zip(keys(wording.configuration), values(item, wording.configuration, on: day))))
  }

  /// One object per sub-project with all columns.
  public static func objects(_ items: RecordedItems, _ wording: Wording, on day: Day) -> JSONRows {
    JSONRows(keys(wording.configuration)) { take in
      try items.each { try take(values($0, wording.configuration, on: day)) }
    }
  }

  /// One object per sub-project with these columns.
  public static func objects(
    _ items: RecordedItems, _ columns: [ListColumn], _ wording: Wording, on day: Day
  ) -> JSONRows {
    JSONRows(columns.map(\.name)) { take in
      try items.each { item in try take(columns.map { JSONValue($0.value(item, wording.configuration, on: day)) }) }
    }
  }

  /// Sorts by columns, each ascending or descending; what has no value comes last.
  public static func sorted(
    _ items: [Recorded], by keys: [(column: ListColumn, descending: Bool)], _ configuration: CityConfiguration,
    on day: Day
  ) -> [Recorded] {
    let ranked = items.map { item in (item, keys.map { $0.column.rank(item, configuration, on: day) }) }
    return ranked.sorted { left, right in
      for (index, key) in keys.enumerated() {
        let (a, b) = (left.1[index], right.1[index])
        if a == b { continue }
        guard let a, let b else { return a != nil }
        return key.descending ? b < a : a < b
      }
      return left.0.number < right.0.number
    }.map(\.0)
  }

  private enum Rank: Comparable {
    case number(Int)
    case text(String)
  }

  private func rank(_ item: Recorded, _ configuration: CityConfiguration, on day: Day) -> Rank? {
    if self == .number { return .number(item.number.value) }
    let value = value(item, configuration, on: day)
    switch value {
    case .none: return nil
    case .day(let day): return .number(day.number)
    case .money(let money): return .number(money.cents)
    case .count(let count): return .number(count)
    case .flag(let flag): return .number(flag ? 0 : 1)
    case .list(let list): return .text(Text.folded(list.joined(separator: " ")))
    case .milestones(let milestones): return milestones.first.map { .number($0.due.number) }
    case .text(let text):
      if case .attribute(let attribute) = self {
        switch attribute.form {
        case .term(let type): return .number(position(type, text))
        case .field: return .number(configuration.fields.firstIndex { $0.key.text == text } ?? .max)
        case .choice(let own): return .number(own.choices.firstIndex { $0.key == text } ?? .max)
        default: return .text(Text.folded(text))
        }
      }
      return .text(text)
    }
  }

  private func position(_ type: (some Term).Type, _ text: String) -> Int {
    if let light = TrafficLight(rawValue: text), type == TrafficLight.self { return -light.severity }
    if let priority = Priority(rawValue: text), type == Priority.self { return -priority.position }
    return type.init(rawValue: text)?.position ?? .max
  }
}
