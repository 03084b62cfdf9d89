internal import LotseBasics

/// A filter as people type it, `field=ozg and not overdue`: words that nobody has looked up yet.
public indirect enum TypedFilter: Hashable, Sendable {
  case all([TypedFilter])
  case any([TypedFilter])
  case not(TypedFilter)
  case condition(TypedCondition)

  /// All of them; what asks for values of the same thing asks for one of these, as a repeated option does. `own` are the attributes
  /// that the city declared.
  public static func joined(_ filters: [TypedFilter], _ own: [OwnAttribute]) -> TypedFilter {
    var joined: [TypedFilter] = []
    for filter in filters {
      let word = filter.word(own)
      let place = joined.firstIndex { word != nil && $0.word(own) == word }
      if let place, case .condition(var first) = joined[place], case .condition(let next) = filter {
        first.values += next.values
        joined[place] = .condition(first)
      } else {
        joined.append(filter)
      }
    }
    return joined.count == 1 ? joined[0] : .all(joined)
  }

  /// What is asked for with `=`.
  private func word(_ own: [OwnAttribute]) -> FilterWord? {
    guard case .condition(let condition) = self, condition.comparison == .equals else { return nil }
    return try? FilterWord(typed: condition.name, own)
  }

  /// As it can be typed again.
  public var text: String { text(and: "and", or: "or", not: "not") { $0.text } }

  /// The same with the words of a language and of a city.
  public func text(_ wording: Wording) -> String {
    let language = wording.language
    return text(and: language("und", "and"), or: language("oder", "or"), not: language("nicht", "not")) {
      $0.text(wording)
    }
  }

  private func text(and: String, or: String, not: String, _ condition: (TypedCondition) -> String) -> String {
    func enclosed(_ part: TypedFilter) -> String {
      let text = part.text(and: and, or: or, not: not, condition)
      return switch part {
      case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1: "(\(text))"
      default: text
      }
    }
    return switch self {
    case .all(let parts): parts.map(enclosed).joined(separator: " \(and) ")
    case .any(let parts): parts.map(enclosed).joined(separator: " \(or) ")
    case .not(let part): "\(not) \(enclosed(part))"
    case .condition(let one): condition(one)
    }
  }
}

/// `planned_end<heute`: what is compared, how, and with what; any of the values will do.
public struct TypedCondition: Hashable, Sendable {
  public enum Comparison: String, CaseIterable, Hashable, Sendable {
    case equals = "="
    case differs = "!="
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="
    case contains = "~"
    /// Nothing but the name: `overdue`.
    case holds = ""
  }

  public struct Value: Hashable, Sendable {
    public let text: String
    /// Whether it stands behind a `!`.
    public let isExcluded: Bool

    public init(_ text: String, isExcluded: Bool = false) {
      self.text = text
      self.isExcluded = isExcluded
    }

    /// A value of an option, which `!` excludes.
    public init(option text: String) {
      let isExcluded = text.count > 1 && text.hasPrefix("!")
      self.init(isExcluded ? String(text.dropFirst()) : text, isExcluded: isExcluded)
    }
  }

  public let name: String
  public let comparison: Comparison
  public var values: [Value]

  public init(_ name: String, _ comparison: Comparison = .holds, _ values: [Value] = []) {
    self.name = name
    self.comparison = comparison
    self.values = values
  }

  var text: String {
    TypedCondition.quoted(name) + comparison.rawValue
      + values.map { ($0.isExcluded ? "!" : "") + TypedCondition.quoted($0.text) }.joined(separator: ",")
  }

  func text(_ wording: Wording) -> String {
    let word = try? FilterWord(typed: name, wording.configuration.own)
    let label = word?.named.label[wording.language].lowercased() ?? name
    return TypedCondition(label, comparison, values).text
  }

  /// The text in quotes, where anything else than letters, digits and what parts of dates and keys stands in it.
  static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "-_.:/+".contains($0) } && !text.isEmpty
    if isPlain, FilterParser.joint(text) == nil { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
