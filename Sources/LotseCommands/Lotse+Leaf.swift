internal import ArgumentParser

/// Most people type the command first. Then the parser need not set up all commands to find one of them, nor try first
/// whether the words ask for a completion script, which takes longer than everything else that it does.
extension Lotse {
  /// The command that the first words name, where the rest can be parsed as its alone; nil for everything else, such as
  /// help, a version or a mistake, which the parser of the whole has to answer.
  static func parseAsLeaf(_ arguments: [String]) -> (any ParsableCommand)? {
    var command: any ParsableCommand.Type = Lotse.self
    var rest = arguments[...]
    while let word = rest.first, let next = subcommand(word, of: command) {
      command = next
      rest = rest.dropFirst()
    }
    let isLeaf = command != Lotse.self && command.configuration.subcommands.isEmpty
    // Help is the answer of the parser of the whole: trying first would take as long again.
    let asksForHelp = rest.contains { $0 == "--help" || $0 == "-h" }
    return isLeaf && !asksForHelp ? parse(command, Array(rest)) : nil
  }

  /// The command below another that a word names, in either language.
  static func subcommand(
    _ word: String, of command: any ParsableCommand.Type
  ) -> (any ParsableCommand.Type)? {
    command.configuration.subcommands.first { $0._commandName == word || $0.configuration.aliases.contains(word) }
  }

  private static func parse<Leaf: ParsableCommand>(_: Leaf.Type, _ arguments: [String]) -> (any ParsableCommand)? {
    // Where help is asked for, the parser gives another command.
    (try? Alone<Leaf>.parseAsRoot([Leaf._commandName] + arguments)) as? Leaf
  }

  /// A program of one command, which stands under another for the parser: of such it asks no completion script.
  private struct Alone<Leaf: ParsableCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "lotse", _superCommandName: "lotse", subcommands: [Leaf.self])
    }
  }
}
