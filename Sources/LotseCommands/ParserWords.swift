/// The fixed words of the argument parser in German; what is not known here stays as it is.
enum ParserWords {
  private static let help = [
    ("OVERVIEW: ", ""), ("USAGE: ", "AUFRUF: "), ("ARGUMENTS:", "ARGUMENTE:"), ("OPTIONS:", "OPTIONEN:"),
    (" SUBCOMMANDS:", ":"), ("SUBCOMMANDS:", "BEFEHLE:"), ("<options>", "<optionen>"), ("<subcommand>", "<befehl>"),
    ("<subcommands>", "<befehle>"), ("Show help information.", "Diese Hilfe zeigen."),
    ("Show the version.", "Die Version zeigen."), ("(default:", "(Vorgabe:"), ("(default)", "(Vorgabe)"),
    ("(aliases:", "(auch:"),
    ("Show subcommand help information.", "Hilfe zu einem Befehl zeigen."),
    ("  See 'lotse help ", "  Mehr dazu: lotse help "), ("<befehl>' for detailed help.", "<befehl>"),
  ]

  private static let errors = [
    ("Unknown option ", "Unbekannte Option "), (". Did you mean ", ". Gemeint "),
    ("unexpected arguments: ", "unerwartete Angaben: "), ("Unexpected argument ", "Unerwartete Angabe "),
    ("Missing expected argument ", "Es fehlt die Angabe "), ("Missing value for ", "Es fehlt der Wert für "),
    ("The value ", "Der Wert "), (" is invalid for ", " ist ungültig für "),
  ]

  static func help(_ text: String) -> String { help.reduce(text) { $0.replacing($1.0, with: $1.1) } }
  static func error(_ text: String) -> String { errors.reduce(text) { $0.replacing($1.0, with: $1.1) } }
}
