internal import ArgumentParser

/// Most people type the command first. Then the parser need not set up all commands to find one of them, nor try first
/// whether the words ask for a completion script, which takes longer than everything else that it does.
extension Lotse {
  /// A command line whose first words name a command.
  struct Leaf {
    let words: [String]
    let command: any Command.Type
    /// What follows the words, without the filter.
    let rest: [String]
    let filter: GivenFilters

    /// Nil where no command is named that has none below it.
    init?(_ arguments: [String]) throws {
      let path = Lotse.path(arguments)
      guard let command = path.last as? any Command.Type else { return nil }
      words = Array(arguments[..<path.count])
      self.command = command
      var rest = Array(arguments[path.count...])
      filter = try GivenFilters(takenFrom: &rest, command.filters, flags: command.flags)
      self.rest = rest
    }

    /// Without the filter, for the parser of the whole.
    var arguments: [String] { words + rest }

    /// The command, where the rest can be parsed as its alone; nil for everything else, such as help or a mistake, which the
    /// parser of the whole has to answer.
    func parsed() -> (any Command)? {
      // Help is the answer of the parser of the whole: trying first would take as long again.
      let isAsked = rest.contains { $0 == "--help" || $0 == "-h" } || rest.first == "---completion"
      return isAsked ? nil : Leaf.parse(command, rest)
    }

    private static func parse<Named: Command>(_: Named.Type, _ arguments: [String]) -> (any Command)? {
      // Where help is asked for, the parser gives another command.
      (try? Named.parseAsRoot(arguments)) as? Named
    }
  }

  /// The commands that the first words name, from the first word on.
  static func path(_ words: [String]) -> [any ParsableCommand.Type] {
    var path: [any ParsableCommand.Type] = []
    for word in words {
      guard let next = subcommand(word, of: path.last ?? Lotse.self) else { break }
      path.append(next)
    }
    return path
  }

  /// The command below another that a word names, in either language.
  static func subcommand(
    _ word: String, of command: any ParsableCommand.Type
  ) -> (any ParsableCommand.Type)? {
    command.configuration.subcommands.first { $0._commandName == word || $0.configuration.aliases.contains(word) }
  }
}

extension CommandConfiguration {
  /// Of a command that has none below it. For the parser it stands under another also where it is parsed alone: of such it
  /// asks no completion script.
  init(leaf name: String, abstract: String, discussion: String = "", aliases: [String] = []) {
    self.init(
      commandName: name, _superCommandName: "lotse", abstract: abstract, discussion: discussion, aliases: aliases)
  }
}
