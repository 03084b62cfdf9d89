/// The fixed words of the parser's help in German; what it does not know stays as it is.
enum ParserWords {
  private static let words = [
    ("OVERVIEW: ", ""), ("USAGE: ", "AUFRUF: "), ("ARGUMENTS:", "ARGUMENTE:"), ("OPTIONS:", "OPTIONEN:"),
    ("SUBCOMMANDS:", "BEFEHLE:"), (" SUBCOMMANDS:", ":"), ("<options>", "<optionen>"),
    ("<subcommand>", "<befehl>"), ("Show help information.", "Diese Hilfe zeigen."),
    ("Show the version.", "Die Version zeigen."), ("(default:", "(Vorgabe:"), ("(aliases:", "(auch:"),
    ("Show subcommand help information.", "Hilfe zu einem Befehl zeigen."),
  ]

  static func german(_ text: String) -> String {
    words.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
