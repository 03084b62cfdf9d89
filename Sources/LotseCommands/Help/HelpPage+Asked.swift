internal import ArgumentParser
internal import LotseBasics

/// Which page somebody asks for.
extension HelpPage {
  /// The words that may name a command: up to the first option, but behind a language.
  static func words(in arguments: ArraySlice<String>) -> [String] {
    var rest = arguments
    while let first = rest.first, first.hasPrefix("-") {
      rest = rest.dropFirst(first == "--lang" ? 2 : 1)
    }
    return Array(rest.prefix { !$0.hasPrefix("-") })
  }

  /// The page of a topic, which `lotse help` knows as well, or of a command. Throws wrong usage where there is none.
  init(asked words: [String], afterHelp: Bool) throws(Failure) {
    if afterHelp, words.count == 1, let topic = HelpTopic(named: words[0]) {
      self = topic.page
    } else {
      self.init(try HelpPage.path(words, afterHelp: afterHelp))
    }
  }

  /// The commands that the words name, from the program down. Without `help` before them, what stands behind a command may
  /// be anything.
  static func path(_ words: [String], afterHelp: Bool) throws(Failure) -> [any ParsableCommand.Type] {
    var path: [any ParsableCommand.Type] = [Lotse.self]
    for word in words {
      let above = path[path.count - 1]
      if let next = Lotse.subcommand(GermanOptions.spelled(word), of: above) {
        path.append(next)
      } else if !afterHelp, let usual = above.configuration.defaultSubcommand {
        // The word of this command may be left out.
        return path + [usual]
      } else if afterHelp || !above.configuration.subcommands.isEmpty {
        throw unknown(word, below: path, afterHelp: afterHelp)
      } else {
        break
      }
    }
    return path
  }

  /// Where a command is explained.
  static func reference(to path: [any ParsableCommand.Type]) -> Phrase {
    let name = path.dropFirst().map { $0._commandName }.joined(separator: " ")
    return name.isEmpty
      ? Phrase("Hilfe: lotse help BEFEHL.", "Help: lotse help COMMAND.")
      : Phrase("Hilfe: lotse help \(name).", "Help: lotse help \(name).")
  }

  private static func unknown(
    _ word: String, below path: [any ParsableCommand.Type], afterHelp: Bool
  ) -> Failure {
    let above = path[path.count - 1]
    let isRoot = path.count == 1
    let name = path.dropFirst().map { $0._commandName }.joined(separator: " ")
    let message =
      if !isRoot {
        Phrase("„lotse \(name)“ hat keinen Befehl „\(word)“.", "\"lotse \(name)\" has no command \"\(word)\".")
      } else if afterHelp {
        Phrase("Kein Befehl und kein Thema heißt „\(word)“.", "No command and no topic is called \"\(word)\".")
      } else {
        Phrase("Einen Befehl „\(word)“ gibt es nicht.", "There is no command \"\(word)\".")
      }
    let topics = isRoot && afterHelp ? HelpTopic.allCases.flatMap(\.names) : []
    let names = above.configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases }
    let start = "lotse " + (afterHelp ? "help " : "") + (isRoot ? "" : name + " ")
    let hint =
      (isRoot ? Synonyms.hint(command: word) : nil)
      ?? Text.suggestion(for: GermanOptions.spelled(word), among: names + topics).map { Failure.meant(start + $0) }
    return Failure(.usage, message, hint: hint ?? (isRoot ? everything : reference(to: path)))
  }

  private static let everything = Phrase("Alle Befehle und Themen: lotse help.", "All commands and topics: lotse help.")
}
