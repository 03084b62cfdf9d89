internal import LotseBasics

/// What a sub-project has to meet to be meant, with everything looked up: identifiers, days, amounts.
public indirect enum Criterion: Hashable, Sendable {
  case all([Criterion])
  case any([Criterion])
  case not(Criterion)
  /// The column says one of these identifiers or texts, or its list has one of them.
  case oneOf(ListColumn, [String])
  /// The column lies within one of these spans.
  case within(ListColumn, [Span])
  /// The column has one of these texts in it.
  case contains(ListColumn, [String])
  /// The column says something.
  case present(ListColumn)
  case open, mandatory
  /// Planned end or a milestone has passed.
  case overdue
  /// Nothing was reported for longer than the configured number of days.
  case stale
  /// Words that all occur in title, summary, tags, OZG keys or the note, also inside compounds.
  case search([String])

  /// From a day, an amount or a number through another one; nil is open.
  public struct Span: Hashable, Sendable {
    public let from: Value?
    public let through: Value?

    public init(_ from: Value?, _ through: Value?) {
      self.from = from
      self.through = through
    }
  }

  public static func units(_ keys: [Key<Unit>]) -> Criterion { .oneOf(.attribute(.unit), keys.map(\.text)) }
  public static func fields(_ keys: [Key<Field>]) -> Criterion { .oneOf(.attribute(.field), keys.map(\.text)) }
  public static func statuses(_ statuses: [Status]) -> Criterion {
    .oneOf(.attribute(.status), statuses.map(\.rawValue))
  }
  public static func numbers(_ numbers: [Number]) -> Criterion {
    .within(.number, numbers.map { Span(.count($0.value), .count($0.value)) })
  }

  /// By what is asked, each once.
  public var words: [FilterWord] {
    var words: [FilterWord] = []
    func add(_ criterion: Criterion) {
      switch criterion {
      case .all(let parts), .any(let parts): parts.forEach(add)
      case .not(let part): add(part)
      case .oneOf(let column, _), .within(let column, _), .contains(let column, _), .present(let column):
        if !words.contains(.column(column)) { words.append(.column(column)) }
      case .open: words.append(.open)
      case .mandatory: words.append(.mandatory)
      case .overdue: words.append(.column(.isOverdue))
      case .stale: words.append(.column(.isStale))
      case .search: words.append(.search)
      }
    }
    add(self)
    return words
  }

  /// As `--where` takes it, in identifiers.
  public var text: String {
    switch self {
    case .all(let parts): parts.map(\.enclosed).joined(separator: " and ")
    case .any(let parts): parts.map(\.enclosed).joined(separator: " or ")
    case .not(.present(let column)): "\(column.word)=-"
    case .not(let part): "not \(part.enclosed)"
    case .oneOf(let column, let values): column.word + "=" + values.map(TypedCondition.quoted).joined(separator: ",")
    case .within(let column, _) where FilterWord.column(column).isFlag: column.word
    case .within(let column, let spans): column.word + "=" + spans.map { column.text($0) }.joined(separator: ",")
    case .contains(let column, let values):
      column.word + "~" + values.map(TypedCondition.quoted).joined(separator: ",")
    case .present(let column): "\(column.word)!=-"
    case .open: "open"
    case .mandatory: "mandatory"
    case .overdue: "overdue"
    case .stale: "stale"
    case .search(let words): "search=" + TypedCondition.quoted(words.joined(separator: " "))
    }
  }

  private var enclosed: String {
    switch self {
    case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1: "(\(text))"
    default: text
    }
  }
}

extension ListColumn {
  /// The name by which one filters.
  var word: String { FilterWord.column(self).named.key }

  fileprivate func text(_ span: Criterion.Span) -> String {
    func text(_ value: Value?) -> String {
      switch value {
      case .day(let day): day.iso
      case .money(let money): money.plain
      case .count(let count):
        isYesOrNo ? Assignment.word(count == 1) : self == .number ? Number(count).description : String(count)
      default: ""
      }
    }
    return span.from == span.through ? text(span.from) : text(span.from) + ".." + text(span.through)
  }
}
