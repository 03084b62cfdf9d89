import ArgumentParser
import Testing

@testable import LotseCommands

/// Every command explains itself, and has a name in both languages.
@Suite struct HelpTests {
  private static func commands(of type: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let configuration = type.configuration
    let below = configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
    return below.flatMap { [$0] + commands(of: $0) }
  }

  @Test func everyCommandHasAnAbstractAnAliasAndANameOfItsOwn() {
    let all = HelpTests.commands(of: Lotse.self)
    #expect(all.count > 28)
    for command in all {
      let configuration = command.configuration
      #expect(configuration.abstract.hasSuffix("."), "\(command)")
      #expect(!configuration.aliases.isEmpty, "\(command)")
      // Without it the parser works the name out at every start, which takes milliseconds.
      #expect(configuration.commandName != nil, "\(command)")
    }
  }

  /// What is set in columns in the overview would go on at the edge of the screen, where it looks like another line.
  @Test func noLineOfTheOverviewBreaks() {
    let help = Lotse.helpMessage(columns: 80)
    let examples = Lotse.configuration.discussion.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(examples.count == 3)
    for line in examples { #expect(help.contains(line)) }
  }

  @Test func theFixedWordsOfTheParserAreGerman() {
    #expect(ParserWords.help("USAGE: lotse <options>\n\nOPTIONS:\n") == "AUFRUF: lotse <optionen>\n\nOPTIONEN:\n")
    #expect(ParserWords.error("Unknown option '--x'") == "Unbekannte Option '--x'")
  }
}
