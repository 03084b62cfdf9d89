internal import LotseBasics
internal import LotseModel

/// An option that chooses sub-projects; docs/filters.md. The parser does not know these: all but three are conditions in
/// another spelling, and to know them would take it a fifth of the time of a small command. Help and completion know them.
struct FilterOption {
  enum Sense {
    /// A condition of a word, `--field ozg`.
    case condition(String, TypedCondition.Comparison)
    /// `--where`.
    case filter
    /// `--not`.
    case negation
    case view
  }

  let name: String
  let letter: Character?
  let sense: Sense
  /// What the value is called.
  let value: Phrase
  let meaning: Phrase

  init(
    _ name: String, letter: Character? = nil, sense: Sense? = nil, value: Phrase = Phrase("wert", "value"),
    _ meaning: Phrase = Phrase("", "")
  ) {
    self.name = name
    self.letter = letter
    self.sense = sense ?? .condition(name, .equals)
    self.value = value
    self.meaning = meaning
  }

  /// Whether it stands alone, such as `--open`.
  var isFlag: Bool { if case .condition(_, .holds) = sense { true } else { false } }

  /// Whether several may be given that hold together or are alternatives.
  var isRepeating: Bool {
    switch sense {
    case .condition(_, .equals), .filter, .negation: true
    case .condition, .view: false
    }
  }

  /// Repeated or comma-separated values are alternatives, `!` excludes one, and options hold together.
  static let all = attributes + conditions

  private static let attributes = [
    FilterOption("field", letter: "f", value: Phrase("kürzel", "key"), Phrase("Themenfeld.", "Field.")),
    FilterOption("status", value: Phrase("status", "status"), Phrase("Status.", "Status.")),
    FilterOption("kind", letter: "k", value: Phrase("art", "kind"), Phrase("Art.", "Kind.")),
    FilterOption("unit", letter: "u", value: Phrase("kürzel", "key"), Phrase("Einheit.", "Unit.")),
    FilterOption("light", value: Phrase("farbe", "colour"), Phrase("Ampel.", "Traffic light.")),
    FilterOption("priority", value: Phrase("stufe", "level"), Phrase("Priorität.", "Priority.")),
    FilterOption("visibility", value: Phrase("stufe", "level"), Phrase("Sichtbarkeit.", "Visibility.")),
    FilterOption("tag", value: Phrase("wort", "word"), Phrase("Schlagwort.", "Tag.")),
    FilterOption(
      "place", value: Phrase("ort", "place"),
      Phrase("Einordnung, etwa smart-city:mobility.", "Place, such as smart-city:mobility.")),
  ]

  /// Those that no command sets an attribute by.
  static let conditions = [
    FilterOption(flag: "open", Phrase("Nur offene.", "Open ones only.")),
    FilterOption(flag: "mandatory", Phrase("Nur gesetzliche Pflichten.", "Legal duties only.")),
    FilterOption(
      flag: "overdue",
      Phrase("Geplantes Ende oder ein Meilenstein ist vorbei.", "Planned end or a milestone has passed.")),
    FilterOption(flag: "stale", Phrase("Zu lange ohne Meldung.", "Silent for too long.")),
    FilterOption(
      "search", value: Phrase("text", "text"),
      Phrase("Wörter, die alle vorkommen, auch in Zusammensetzungen.", "Words that all occur, also inside compounds.")),
    FilterOption(
      "due-before", sense: .condition("due", .below), value: Phrase("tag", "day"),
      Phrase(
        "Fällig (Ende oder Meilenstein) vor diesem Tag; ebenso mit jeder anderen Spalte eines Tages: --geplantes-ende-vor.",
        "Due (end or milestone) before this day; the same with any other column of a day: --planned-end-before.")),
    FilterOption(
      "due-after", sense: .condition("due", .above), value: Phrase("tag", "day"),
      Phrase("Fällig nach diesem Tag.", "Due after this day.")),
    FilterOption(
      "changed-since", sense: .condition("changed", .atLeast), value: Phrase("tag", "day"),
      Phrase("Zuletzt geändert seit diesem Tag.", "Last changed since this day.")),
    FilterOption(
      "changed-before", sense: .condition("changed", .below), value: Phrase("tag", "day"),
      Phrase("Zuletzt geändert vor diesem Tag.", "Last changed before this day.")),
    FilterOption(
      "where", letter: "w", sense: .filter, value: Phrase("bedingung", "condition"),
      Phrase(
        "Bedingung, etwa \"feld=ozg und geplantes-ende<Q3/2027\"; mehrere gelten zusammen.",
        "Condition, such as \"field=ozg and planned-end<Q3/2027\"; several hold together.")),
    FilterOption(
      "not", sense: .negation, value: Phrase("bedingung", "condition"),
      Phrase(
        "Bedingung, die nicht gelten darf; --nicht-feld ozg ist --nicht feld=ozg.",
        "Condition that must not hold; --not-field ozg is --not field=ozg.")),
    FilterOption(
      "view", sense: .view, value: Phrase("ansicht", "view"),
      Phrase("Gespeicherte Ansicht (lotse view list).", "Saved view (lotse view list).")),
  ]

  private init(flag: String, _ meaning: Phrase) {
    self.init(flag, sense: .condition(flag, .holds), meaning)
  }
}

/// A command that reads or changes a set of sub-projects, which filters choose.
protocol Filtering: Command {}

extension Filtering {
  static var filters: [FilterOption] { FilterOption.all }
}
