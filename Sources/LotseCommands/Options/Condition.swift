internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// A filter in words, `field=ozg` or `overdue`, as `--where` takes it.
enum Condition {
  static func selection(_ conditions: [String], in configuration: CityConfiguration) throws -> Selection {
    var options: [String] = []
    for condition in conditions {
      let parts = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let hasValue = parts.count == 2 && !parts[1].isEmpty
      let words = hasValue ? values : flags
      let found = parts.count == 2 && !hasValue ? .none : words.find(Text.seen(String(parts[0])), .typed)
      switch found {
      case .one(let option): options.append("--" + option)
      case .several(let candidates):
        throw Failure(
          .usage,
          Phrase("--where: „\(condition)“ ist nicht eindeutig.", "--where: \"\(condition)\" fits several."),
          hint: Failure.oneOf(candidates))
      case .none:
        throw Failure(
          .usage, Phrase("--where: „\(condition)“ gibt es nicht.", "--where: there is no \"\(condition)\"."),
          hint: allowed)
      }
      if hasValue { options.append(String(parts[1])) }
    }
    return try SelectionOptions.parse(options).selection(in: configuration)
  }

  /// What is asked with a value behind `=`; the meaning is the option of the same effect.
  static let values = glossary([
    ("field", Phrase("Themenfeld", "Field"), ["Feld"]), ("status", Phrase("Status", "Status"), []),
    ("kind", Phrase("Art", "Kind"), []), ("unit", Phrase("Einheit", "Unit"), []),
    ("light", Phrase("Ampel", "Light"), []), ("priority", Phrase("Priorität", "Priority"), []),
    ("visibility", Phrase("Sichtbarkeit", "Visibility"), []), ("tag", Phrase("Schlagwort", "Tag"), []),
    ("place", Phrase("Einordnung", "Place"), ["Ort"]), ("search", Phrase("Suche", "Search"), []),
  ])
  static let flags = glossary([
    ("open", Phrase("offen", "open"), []), ("mandatory", Phrase("Pflicht", "mandatory"), []),
    ("overdue", Phrase("überfällig", "overdue"), []), ("stale", Phrase("ohne Meldung", "stale"), []),
  ])

  private static func glossary(_ words: [(String, Phrase, [String])]) -> Glossary<String> {
    Glossary(words.map { (Named($0.0, $0.1), $0.2, $0.0) })
  }

  private static var allowed: Phrase {
    func list(_ language: Language) -> String {
      (values.known.map { "\($0.label[language])=… (\($0.key))" } + flags.known.map { $0.text(language) })
        .joined(separator: ", ")
    }
    return Phrase("Möglich: \(list(.de)).", "Possible: \(list(.en)).")
  }
}
