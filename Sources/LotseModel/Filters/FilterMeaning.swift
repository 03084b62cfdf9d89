public import LotseBasics

/// What a typed filter means in a city: words become columns, values identifiers, days and amounts.
public struct FilterMeaning {
  let configuration: CityConfiguration
  /// The day that somebody typed; of a period its first or last.
  let day: (String, TypedDay.Edge) throws -> Day

  public init(_ configuration: CityConfiguration, day: @escaping (String, TypedDay.Edge) throws -> Day) {
    self.configuration = configuration
    self.day = day
  }

  /// Throws `FilterFlaw`, a `Refusal` of a value, or what `day` throws.
  public func callAsFunction(_ filter: TypedFilter) throws -> Criterion {
    switch filter {
    case .all(let parts): .all(try parts.map { try self($0) })
    case .any(let parts): .any(try parts.map { try self($0) })
    case .not(let part): .not(try self(part))
    case .condition(let condition): try self.condition(condition)
    }
  }

  private func condition(_ condition: TypedCondition) throws -> Criterion {
    let word = try FilterWord(typed: condition.name, configuration.own)
    if condition.comparison == .holds { return try holding(word, condition.name) }
    if word.isFlag, case .equals = condition.comparison { return try flag(word, condition.values) }
    guard case .column(let column) = word, !word.isFlag else {
      guard word == .search, [.equals, .contains].contains(condition.comparison) else {
        if word == .search { throw FilterFlaw.cannotCompare(word.named, condition.comparison, allowed: [.equals]) }
        throw FilterFlaw.takesNoValue(word.named)
      }
      return .search(
        condition.values.flatMap { $0.text.split(whereSeparator: \.isWhitespace).map(String.init) }.map(
          Text.normalized))
    }
    var values = condition.values
    if case .attribute(let attribute) = column, case .money = attribute.form { values = FilterMeaning.amounts(values) }
    // After a sign that orders, several values would be one and mean another.
    if values.count > 1, [.below, .atMost, .above, .atLeast].contains(condition.comparison) {
      throw FilterFlaw.severalBounds(word.named, condition.comparison)
    }
    let wanted = values.filter { !$0.isExcluded }.map(\.text)
    let excluded = values.filter(\.isExcluded).map(\.text)
    var parts: [Criterion] = []
    if !wanted.isEmpty { parts.append(try compare(column, condition.comparison, wanted)) }
    if !excluded.isEmpty { parts.append(.not(try compare(column, condition.comparison, excluded))) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// What stands alone: it holds, or says something.
  private func holding(_ word: FilterWord, _ name: String) throws(FilterFlaw) -> Criterion {
    switch word {
    case .open: .open
    case .mandatory: .mandatory
    case .column(.isOverdue): .overdue
    case .column(.isStale): .stale
    case .search: throw .lacksValue(name)
    case .column(let column) where column.isYesOrNo: .within(column, [Criterion.Span(.count(1), .count(1))])
    case .column(let column):
      // That every sub-project has one is no condition; a value was forgotten.
      if column.isAlwaysThere { throw .lacksValue(name) } else { .present(column) }
    }
  }

  private func flag(_ word: FilterWord, _ values: [TypedCondition.Value]) throws -> Criterion {
    let flags = try values.map { value in
      let isYes = try Assignment.flags.meaning(
        of: value.text, Phrase(word.named.label.de, word.named.label.en), by: .typed)
      return isYes != value.isExcluded
    }
    let holding = try holding(word, word.named.key)
    if Set(flags).count > 1 { return .all([]) }
    return flags[0] ? holding : .not(holding)
  }

  private func compare(
    _ column: ListColumn, _ comparison: TypedCondition.Comparison, _ values: [String]
  ) throws -> Criterion {
    func refuse(allowing allowed: [TypedCondition.Comparison]) throws -> Never {
      throw FilterFlaw.cannotCompare(FilterWord.column(column).named, comparison, allowed: allowed)
    }
    let filled = values.filter { Text.seen($0) != Assignment.clearingMark }
    if filled.count < values.count {
      guard [.equals, .differs].contains(comparison) else { try refuse(allowing: [.equals, .differs]) }
      let absent = Criterion.not(.present(column))
      let either = filled.isEmpty ? absent : .any([absent, try compare(column, .equals, filled)])
      return comparison == .equals ? either : .not(either)
    }
    if comparison == .differs { return .not(try compare(column, .equals, values)) }
    switch column.content {
    case .identifiers, .list:
      guard comparison == .equals else { try refuse(allowing: [.equals, .differs]) }
      return .oneOf(column, try values.flatMap { try identifiers(column, $0) })
    case .text:
      switch comparison {
      case .equals: return .oneOf(column, values.map(Text.normalized))
      case .contains: return .contains(column, values.map(Text.normalized))
      default: try refuse(allowing: [.equals, .differs, .contains])
      }
    case .day, .measure:
      if column.isYesOrNo, comparison != .equals { try refuse(allowing: [.equals, .differs]) }
      guard comparison != .contains else {
        try refuse(allowing: [.equals, .differs, .below, .atMost, .above, .atLeast])
      }
      return .within(column, try values.map { try span(column, comparison, $0) })
    }
  }

  /// `12.500,50` is one amount, as it is written and as Lotse writes it: two digits behind a comma are cents.
  private static func amounts(_ values: [TypedCondition.Value]) -> [TypedCondition.Value] {
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    func beginsWithCents(_ text: String) -> Bool {
      let digits = text.prefix(while: isDigit)
      let rest = text.dropFirst(digits.count).drop { $0 == " " }
      return digits.count == 2 && (rest.isEmpty || rest.hasPrefix("€") || rest.hasPrefix(".."))
    }
    return values.reduce(into: []) { joined, value in
      guard let last = joined.last, last.text.last.map(isDigit) == true, !value.isExcluded, beginsWithCents(value.text),
        last.text.allSatisfy({ isDigit($0) || $0 == "." || $0 == " " || $0 == "," })
      else { return joined.append(value) }
      joined[joined.count - 1] = TypedCondition.Value("\(last.text),\(value.text)", isExcluded: last.isExcluded)
    }
  }

  private func identifiers(_ column: ListColumn, _ text: String) throws -> [String] {
    guard case .attribute(let attribute) = column else { return [try TrafficLight(typed: text).rawValue] }
    switch attribute {
    case .status, .heldStatus:
      return try configuration.workflow.filterGlossary.meaning(of: text, Status.noun, by: .typed).map(\.rawValue)
    case .tags, .links: return [Text.normalized(text)]
    default:
      let value = try Assignment(attribute, reading: text, in: configuration, by: .typed).value
      return value.text.map { [$0] } ?? value.list
    }
  }

  /// `a..b`, `..b`, `a..`, or one value; a period goes from its first day to its last.
  private func span(
    _ column: ListColumn, _ comparison: TypedCondition.Comparison, _ text: String
  ) throws -> Criterion.Span {
    if comparison == .equals, let dots = text.firstRange(of: "..") {
      let (start, end) = (text[..<dots.lowerBound].trimmed, text[dots.upperBound...].trimmed)
      guard !start.isEmpty || !end.isEmpty else { throw FilterFlaw.lacksValue(FilterWord.column(column).named.key) }
      let span = Criterion.Span(
        start.isEmpty ? nil : try value(column, start, .first), end.isEmpty ? nil : try value(column, end, .last))
      if let from = span.from, let through = span.through, through.order < from.order {
        throw FilterFlaw.reversed(text)
      }
      return span
    }
    return switch comparison {
    case .below: Criterion.Span(nil, try value(column, text, .first).next(-1))
    case .atMost: Criterion.Span(nil, try value(column, text, .last))
    case .above: Criterion.Span(try value(column, text, .last).next(1), nil)
    case .atLeast: Criterion.Span(try value(column, text, .first), nil)
    default: Criterion.Span(try value(column, text, .first), try value(column, text, .last))
    }
  }

  private func value(_ column: ListColumn, _ text: String, _ edge: TypedDay.Edge) throws -> Value {
    if case .day = column.content {
      let seen = Text.seen(text)
      // A year alone is a period here, because nothing else can be meant by it.
      if seen.utf8.count == 4, let year = Digits.value(seen.utf8), (1900...2199).contains(year),
        let day = edge == .first ? Day(year: year, month: 1, day: 1) : Day(year: year, month: 12, day: 31)
      {
        return .day(day)
      }
      return .day(try column.isOfThePast ? past(seen, edge) : day(text, edge))
    }
    switch column {
    case .number, .attribute(.follows), .attribute(.mergedInto): return .count(try Number(parsing: text).value)
    case .attribute(let attribute):
      let value = try Assignment(attribute, reading: text, in: configuration, by: .typed).value
      if case .flag(let flag) = value { return .count(flag ? 1 : 0) }
      return value
    default:
      guard let count = Digits.value(Text.seen(text).utf8) else {
        throw Refusal.value(.notACount(.coverageReached, text))
      }
      return .count(count)
    }
  }
}

extension FilterMeaning {
  /// A day of what has happened: a weekday is the last one, today included.
  private func past(_ text: String, _ edge: TypedDay.Edge) throws -> Day {
    guard TypedDay.isWeekday(text) else { return try day(text, edge) }
    let (last, today) = (try day("last \(text)", edge), try day("today", edge))
    return last + 7 == today ? today : last
  }
}

extension StringProtocol {
  fileprivate var trimmed: String { Text.trimmed(String(self)) }
}
