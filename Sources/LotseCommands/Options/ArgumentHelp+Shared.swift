internal import ArgumentParser
internal import LotseBasics

/// What options are for that several commands have by themselves. A group of options is for what belongs together: each
/// costs a command a thirtieth of its time, whatever it holds (docs/decisions.md, 2026-11-30).
extension ArgumentHelp {
  static var numbers: ArgumentHelp {
    .init(
      help(
        "Nummern, auch Listen und Bereiche: 3,7 TP-0012..0019.", "Numbers, also lists and ranges: 3,7 TP-0012..0019."),
      valueName: "TP…")
  }

  /// The state of the past that a command reads.
  static var asOf: ArgumentHelp {
    .init(
      help(
        "Stand am Ende eines Tages (2026-11-20) oder nach einer Änderung (412).",
        "The state at the end of a day (2026-11-20) or after a change (412)."), valueName: help("stand", "state"))
  }

  static var dryRun: ArgumentHelp { .init(help("Nur zeigen, was geschähe.", "Only show what would happen.")) }

  /// In which format a trial or a question is shown.
  static var shownAs: ArgumentHelp {
    .init(
      help("Wie gezeigt wird, was geschieht: text oder json.", "How to show what happens: text or json."),
      valueName: "format")
  }

  static var force: ArgumentHelp {
    .init(
      help(
        "Auch eine Datei ersetzen, die nicht von Lotse ist oder seither geändert wurde.",
        "Replace also a file that is not Lotse's or was changed since."))
  }

  static var output: ArgumentHelp {
    .init(
      help(
        "In eine Datei schreiben; die Endung bestimmt das Format, „-“ ist die Standardausgabe.",
        "Write to a file; its ending picks the format, \"-\" is standard output."), valueName: help("datei", "file"))
  }

  static var columns: ArgumentHelp {
    .init(
      help("Spalten, durch Komma getrennt.", "Columns, separated by commas."), valueName: help("spalten", "columns"))
  }

  static var sort: ArgumentHelp {
    .init(
      help(
        "Sortierung, durch Komma getrennt oder mehrfach; „-“ davor: absteigend.",
        "Order, separated by commas or repeated; \"-\" before: descending."), valueName: help("spalten", "columns"))
  }

  static var edit: ArgumentHelp {
    .init(help("Den Text im Editor schreiben (VISUAL, EDITOR).", "Write the text in an editor (VISUAL, EDITOR)."))
  }

  /// What is recorded of the city's own attributes.
  static var set: ArgumentHelp {
    .init(
      help(
        "Eine Angabe, die die Stadt selbst festgelegt hat, auch mehrere: vertragsende=31.12.2027.",
        "An attribute that the city declared itself, also several: contract_end=2027-12-31."),
      valueName: help("angabe=wert", "attribute=value"))
  }

  static var committee: ArgumentHelp {
    .init(help("Nur dieses Gremium.", "This committee only."), valueName: help("gremium", "committee"))
  }

  static var succession: ArgumentHelp {
    .init(
      help(
        "Einheiten, die endeten, mit ihrer Nachfolge zusammen zählen (mit --by einheit).",
        "Count units that ended together with their successors (with --by unit)."))
  }

  static var isPublic: ArgumentHelp {
    .init(help("Nur Öffentliches (bei Vorlagen die Vorgabe).", "Only what is public (the default of council reports)."))
  }

  static var isNonpublic: ArgumentHelp {
    .init(help("Auch Nichtöffentliches; jede Seite sagt es.", "Non-public matters as well; every page says so."))
  }
}
