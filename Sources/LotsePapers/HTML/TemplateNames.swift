internal import LotseBasics

/// The names that a page template can print; documented in docs/templates.md.
enum TemplateNames {
  enum Kind: Equatable {
    /// Escaped where it is printed; a section over it stands only where there is one.
    case text
    /// Prepared markup, printed with three braces.
    case markup
    /// For sections only.
    case flag
    /// A section repeats; `{{.}}` is one of its texts.
    case texts
    /// A section repeats with names of its own.
    case things([String: Kind])
  }

  static let all: [String: Kind] = {
    var names: [String: Kind] = [
      "language": .text, "title": .text, "organisation": .text, "marking": .text, "asOf": .text, "policy": .text,
      "letterhead": .texts, "hasLetterhead": .flag, "hasContents": .flag, "body": .markup, "site": .markup,
      "contents": .things(["id": .text, "text": .text, "isSub": .flag]),
    ]
    for word in words(.de).keys { names["words." + word] = .text }
    return names
  }()

  /// What a page must not go without.
  static let required = ["body", "language", "marking", "policy", "title"]

  /// Fixed expressions of the frame and of its script. `{shown}`, `{all}`, `{column}` are put in by the script.
  static func words(_ language: Language) -> [String: String] {
    [
      "skip": language("Zum Inhalt springen", "Skip to content"),
      "contents": language("Inhalt", "Contents"),
      "search": language("Suchen", "Search"),
      "everything": language("alle", "all"),
      "nothing": language("ohne Angabe", "not given"),
      "reset": language("Alle zeigen", "Show all"),
      "shown": language("{shown} von {all} Einträgen", "{shown} of {all} entries"),
      "more": language("Alle {shown} zeigen", "Show all {shown}"),
      "ascending": language("aufsteigend nach {column}", "ascending by {column}"),
      "descending": language("absteigend nach {column}", "descending by {column}"),
    ]
  }
}
