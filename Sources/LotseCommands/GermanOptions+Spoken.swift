internal import ArgumentParser
internal import LotseBasics

extension GermanOptions {
  /// Of the options with several German names, the one that Lotse uses itself.
  private static let usual = [
    "because": "weil", "field": "feld", "open": "offen", "place": "einordnung", "summary": "kurzbeschreibung",
    "to": "bis",
  ]

  /// The German name that Lotse uses for an option; nil where it has none.
  static func german(_ option: String) -> String? { usual[option] ?? spokenNames[option] }

  /// The same in the help of a command: what is open there is a filter, but a browser is opened.
  static func german(_ option: String, of command: any ParsableCommand.Type) -> String? {
    command == Serve.self && option == "open" ? "oeffnen" : german(option)
  }

  /// Whether it is settled which of several names is used.
  static func hasUsual(_ option: String) -> Bool { usual[option] != nil }

  private static let spokenNames = Dictionary(names.map { ($1, $0) }, uniquingKeysWith: min)

  /// A German sentence with the German names of the commands and options in it. Sentences are written with the names that
  /// stand in the program, so that none of them can name one that there is not. What somebody has `typed` stays as it was
  /// typed.
  static func spoken(_ sentence: String, typed: [String] = Array(CommandLine.arguments.dropFirst())) -> String {
    guard sentence.contains("lotse ") || sentence.contains("--") else { return sentence }
    return sentence.split(separator: "\n", omittingEmptySubsequences: false).map { spoken(line: $0, typed) }
      .joined(separator: "\n")
  }

  private static func spoken(line: Substring, _ typed: [String]) -> String {
    var words: [String] = []
    /// Below which the next word may name a command; nil where none is named.
    var command: (any ParsableCommand.Type)?
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let opening = word.prefix { "„\"'`([".contains($0) }
      let rest = word[opening.endIndex...]
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      let closing = rest[name.endIndex...]
      if name == "lotse", opening.count + 5 == word.count {
        command = Lotse.self
        words.append(String(word))
        continue
      }
      let spoken = command.flatMap { below in self.spoken(command: String(name), below: below) }
      command = closing.isEmpty ? spoken?.next : nil
      if let spoken {
        words.append(opening + spoken.name + closing)
      } else if name.hasPrefix("--"), let german = german(String(name.dropFirst(2))), !isTyped(name, typed) {
        words.append(opening + "--" + german + closing)
      } else {
        words.append(String(word))
      }
    }
    return words.joined(separator: " ")
  }

  private static func spoken(
    command name: String, below: any ParsableCommand.Type
  ) -> (name: String, next: any ParsableCommand.Type)? {
    if name == "help", below == Lotse.self { return ("hilfe", Lotse.self) }
    if let command = Lotse.subcommand(name, of: below) { return (command.configuration.aliases.first ?? name, command) }
    return below == Lotse.self ? HelpTopic(rawValue: name)?.german.first.map { ($0, Lotse.self) } : nil
  }

  private static func isTyped(_ name: Substring, _ typed: [String]) -> Bool {
    typed.contains { $0 == name || $0.hasPrefix(name + "=") }
  }
}
