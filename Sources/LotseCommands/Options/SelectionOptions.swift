internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// The filter of every command that reads or changes a set; repeated or comma-separated values are alternatives, `!`
/// excludes one, and options hold together. Each is a condition that `--where` takes as well.
struct SelectionOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: .init(help("Themenfeld.", "Field."), valueName: help("kürzel", "key")))
  var field: [String] = []
  @Option(help: .init(help("Status.", "Status."), valueName: "status")) var status: [String] = []
  @Option(name: .shortAndLong, help: .init(help("Art.", "Kind."), valueName: help("art", "kind")))
  var kind: [String] = []
  @Option(name: .shortAndLong, help: .init(help("Einheit.", "Unit."), valueName: help("kürzel", "key")))
  var unit: [String] = []
  @Option(help: .init(help("Ampel.", "Traffic light."), valueName: help("farbe", "colour"))) var light: [String] = []
  @Option(help: .init(help("Priorität.", "Priority."), valueName: help("stufe", "level"))) var priority: [String] = []
  @Option(help: .init(help("Sichtbarkeit.", "Visibility."), valueName: help("stufe", "level")))
  var visibility: [String] = []
  @Option(help: .init(help("Schlagwort.", "Tag."), valueName: help("wort", "word"))) var tag: [String] = []
  @Option(
    help: .init(
      help("Einordnung, etwa smart-city:mobility.", "Place, such as smart-city:mobility."),
      valueName: help("ort", "place")))
  var place: [String] = []
  @OptionGroup var conditions: ConditionOptions

  /// What was asked for, with the numbers that the command was given.
  func asked(for numbers: [String] = []) throws -> AskedFilter {
    let lists = [
      ("field", field), ("status", status), ("kind", kind), ("unit", unit), ("light", light), ("priority", priority),
      ("visibility", visibility), ("tag", tag), ("place", place),
    ]
    var asked = try conditions.asked(for: numbers)
    for (name, values) in lists { asked.add(name, try AskedFilter.split(values)) }
    return asked
  }
}

/// The part of the filter that no option sets a value by, so that also `update` can take it.
struct ConditionOptions: ParsableArguments {
  @Flag(help: .init(help("Nur offene.", "Open ones only."))) var open = false
  @Flag(help: .init(help("Nur gesetzliche Pflichten.", "Legal duties only."))) var mandatory = false
  @Flag(help: .init(help("Geplantes Ende oder ein Meilenstein ist vorbei.", "Planned end or a milestone has passed.")))
  var overdue = false
  @Flag(help: .init(help("Zu lange ohne Meldung.", "Silent for too long."))) var stale = false
  @Option(
    help: .init(
      help("Wörter, die alle vorkommen, auch in Zusammensetzungen.", "Words that all occur, also inside compounds."),
      valueName: "text"))
  var search: [String] = []
  @Option(
    help: .init(
      help(
        "Fällig (Ende oder Meilenstein) vor diesem Tag; ebenso mit jeder anderen Spalte eines Tages: --geplantes-ende-vor.",
        "Due (end or milestone) before this day; the same with any other column of a day: --planned-end-before."),
      valueName: help("tag", "day")))
  var dueBefore: String?
  @Option(
    help: .init(help("Fällig nach diesem Tag.", "Due after this day."), valueName: help("tag", "day")))
  var dueAfter: String?
  @Option(
    help: .init(
      help("Zuletzt geändert seit diesem Tag.", "Last changed since this day."), valueName: help("tag", "day"))
  )
  var changedSince: String?
  @Option(
    help: .init(
      help("Zuletzt geändert vor diesem Tag.", "Last changed before this day."), valueName: help("tag", "day")))
  var changedBefore: String?
  @Option(
    name: [.customShort("w"), .customLong("where")],
    help: .init(
      help(
        "Bedingung, etwa \"feld=ozg und geplantes-ende<Q3/2027\"; mehrere gelten zusammen.",
        "Condition, such as \"field=ozg and planned-end<Q3/2027\"; several hold together."),
      valueName: help("bedingung", "condition")))
  var conditions: [String] = []
  @Option(
    help: .init(
      help(
        "Bedingung, die nicht gelten darf; --nicht-feld ozg ist --nicht feld=ozg.",
        "Condition that must not hold; --not-field ozg is --not field=ozg."),
      valueName: help("bedingung", "condition")))
  var not: [String] = []
  @Option(
    help: .init(
      help("Gespeicherte Ansicht (lotse view list).", "Saved view (lotse view list)."),
      valueName: help("ansicht", "view")))
  var view: String?

  func asked(for numbers: [String] = []) throws -> AskedFilter {
    var asked = AskedFilter(view: view)
    asked.add("number", try AskedFilter.split(numbers))
    asked.numbers = asked.filters.isEmpty ? [] : try AskedFilter.split(numbers)
    asked.filters += try conditions.map { try TypedFilter(parsing: $0) }
    asked.filters += try not.map { .not(try TypedFilter(parsing: $0)) }
    for (name, isGiven) in [("open", open), ("mandatory", mandatory), ("overdue", overdue), ("stale", stale)] {
      asked.add(name, if: isGiven)
    }
    if !search.isEmpty {
      asked.filters.append(.condition(TypedCondition("search", .equals, search.map { .init($0) })))
    }
    asked.add("due", dueBefore.map { [$0] } ?? [], .below)
    asked.add("due", dueAfter.map { [$0] } ?? [], .above)
    asked.add("changed", changedSince.map { [$0] } ?? [], .atLeast)
    asked.add("changed", changedBefore.map { [$0] } ?? [], .below)
    return asked
  }
}

extension StringProtocol {
  /// Without what shows nothing at either end.
  var trimmed: String { Text.trimmed(String(self)) }
}
