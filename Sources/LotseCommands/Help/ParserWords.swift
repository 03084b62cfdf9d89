internal import LotseBasics

/// The fixed words of the argument parser in German; what is not known here stays as it is.
enum ParserWords {
  private static let help = [
    ("Show help information.", "Diese Hilfe zeigen."), ("Show the version.", "Die Version zeigen."),
  ]

  private static let errors = [
    ("Unknown option ", "Unbekannte Option "), ("unexpected arguments: ", "unerwartete Angaben: "),
    ("Unexpected argument ", "Unerwartete Angabe "),
    ("Missing expected argument ", "Es fehlt die Angabe "), ("Missing value for ", "Es fehlt der Wert für "),
    ("The option ", "Die Option "), (" does not take any value, but ", " nimmt keinen Wert, aber "),
    (" was specified", " wurde angegeben"), ("The value ", "Der Wert "), (" is invalid for ", " ist ungültig für "),
  ]

  /// A line of the parser's own in the language of the help.
  static func help(_ text: String) -> String {
    helpLanguage(help.first { $0.0 == text }?.1 ?? text, text)
  }

  /// An error of the parser's in German, with German quotes.
  static func error(_ text: String) -> String {
    // That several may follow is said by the name.
    let words = errors.reduce(text.replacing(" ...'", with: "'")) { $0.replacing($1.0, with: $1.1) }.split(
      separator: "'", omittingEmptySubsequences: false)
    guard words.count % 2 == 1 else { return words.joined(separator: "'") }
    return words.enumerated().map { $0.offset % 2 == 1 ? "„\($0.element)“" : String($0.element) }.joined()
  }
}
