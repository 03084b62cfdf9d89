internal import LotseBasics

/// By what one may filter: any column, and what needs no value or is none.
public enum FilterWord: Hashable, Sendable {
  case column(ListColumn)
  case open, mandatory, search

  /// The words for it; `own` are the attributes that the city declared. Throws `FilterFlaw.unknownWord` or
  /// `.ambiguousWord`.
  public init(typed text: String, _ own: [OwnAttribute]) throws(FilterFlaw) {
    // Whole words of the city's own win over beginnings of ours.
    if !own.isEmpty, case .one(let column) = ListColumn.glossary(of: own).find(Text.seen(text), .whole) {
      self = .column(column)
      return
    }
    switch FilterWord.short.find(Text.seen(text), .typed) {
    case .one(let word): self = word
    case .several(let candidates): throw .ambiguousWord(text, candidates: candidates)
    case .none:
      switch ListColumn.glossary(and: own).find(text, .typed) {
      case .one(let column): self = .column(column)
      case .several(let candidates): throw .ambiguousWord(text, candidates: candidates)
      case .none: throw .unknownWord(text, own: own.map(\.named))
      }
    }
  }

  /// What people filter by most; before all columns, so that a new column makes none of these ambiguous.
  public static let short: Glossary<FilterWord> = {
    func column(_ attribute: Attribute) -> FilterWord { .column(.attribute(attribute)) }
    let words: [(String, Phrase, [String], FilterWord)] = [
      ("number", Phrase("Nummer", "Number"), ["Nr."], .column(.number)),
      ("field", Phrase("Themenfeld", "Field"), ["Feld"], column(.field)),
      ("status", Phrase("Status", "Status"), [], column(.status)),
      ("kind", Phrase("Art", "Kind"), [], column(.kind)), ("unit", Phrase("Einheit", "Unit"), [], column(.unit)),
      ("light", Phrase("Ampel", "Light"), [], column(.light)),
      ("priority", Phrase("Priorität", "Priority"), [], column(.priority)),
      ("visibility", Phrase("Sichtbarkeit", "Visibility"), [], column(.visibility)),
      ("tag", Phrase("Schlagwort", "Tag"), [], column(.tags)),
      ("place", Phrase("Einordnung", "Place"), ["Ort"], column(.places)),
      ("search", Phrase("Suche", "Search"), [], .search), ("due", Phrase("fällig", "due"), [], .column(.due)),
      ("changed", Phrase("geändert", "changed"), [], .column(.recordedAt)),
      ("open", Phrase("offen", "open"), [], .open), ("mandatory", Phrase("Pflicht", "mandatory"), [], .mandatory),
      ("overdue", Phrase("überfällig", "overdue"), [], .column(.isOverdue)),
      ("stale", Phrase("ohne Meldung", "stale"), [], .column(.isStale)),
    ]
    return Glossary(words.map { (Named($0.0, $0.1), $0.2, $0.3) })
  }()

  /// What it is called, by its short name where it has one.
  public var named: Named {
    switch self {
    case .column(let column):
      FilterWord.short.named { $0 == self } ?? column.named
    case .open, .mandatory, .search: FilterWord.short.named { $0 == self } ?? Named("", Phrase("", ""))
    }
  }

  /// Whether it holds or does not, and asks for no value.
  public var isFlag: Bool {
    switch self {
    case .open, .mandatory, .column(.isOverdue), .column(.isStale), .column(.attribute(.isCorrection)): true
    case .column, .search: false
    }
  }

  /// Whether the public reads what it asks for; which rows come out would tell it.
  public var isPublic: Bool {
    switch self {
    case .column(let column): column.isPublic
    case .open, .mandatory: true
    case .search: false
    }
  }

  /// Whether it is a day, so that it may be before or after another.
  public var isDay: Bool {
    switch self {
    case .column(.due), .column(.recordedAt): true
    case .column(.attribute(let attribute)): if case .day = attribute.form { true } else { false }
    default: false
    }
  }
}
