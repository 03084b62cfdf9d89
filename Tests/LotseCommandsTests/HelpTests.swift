import ArgumentParser
import Foundation
import LotseBasics
import LotseModel
import TestSupport
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

  private static func options(of command: any ParsableCommand.Type) -> Set<String> {
    let help = command.helpMessage(columns: 200)
    return Set(help.matches(of: /^ +(?:-[a-zA-Z], )?--([a-z-]+)/.anchorsMatchLineEndings()).map { String($0.1) })
  }

  /// Every option has a German name; none of these is the name of another option, and the page lists them all.
  @Test func everyOptionHasAGermanName() throws {
    let options = HelpTests.commands(of: Lotse.self).reduce(into: Set<String>()) {
      $0.formUnion(HelpTests.options(of: $1))
    }
    // The same word in both languages, or a name.
    let same: Set<String> = ["format", "status", "version", "dimension", "text", "ozg-id", "port", "socket"]
    let named = Set(GermanOptions.names.values)
    #expect(options.subtracting(named).subtracting(same) == [])
    #expect(named.subtracting(options) == [])
    #expect(options.intersection(GermanOptions.names.keys) == [])
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: checkout.appending(path: "docs/optionen.md"), encoding: .utf8)
    for (german, option) in GermanOptions.names {
      #expect(page.contains("| `--\(german)` | `--\(option)` |"), "\(german)")
    }
  }

  @Test func onlyNamesAreTranslated() {
    #expect(
      GermanOptions.translated(["ändern", "3", "--feld", "ozg", "--geplantes-ende=heute", "--begründung", "x"])
        == ["aendern", "3", "--field", "ozg", "--planned-end=heute", "--because", "x"])
    #expect(GermanOptions.translated(["add", "Übersicht", "--feld"]) == ["add", "Übersicht", "--field"])
    #expect(GermanOptions.translated(["note", "3", "--", "--feld"]) == ["note", "3", "--", "--feld"])
    #expect(GermanOptions.translated(["search", "ändern"]) == ["search", "ändern"])
    #expect(GermanOptions.translated(["list", "--Überfällig", "--unknown"]) == ["list", "--overdue", "--unknown"])
    #expect(GermanOptions.translated(["--feld"]) == ["--field"])
    #expect(GermanOptions.translated([]) == [])
  }

  /// The log calls what recorded a change by the name that a reader can type.
  @Test(
    arguments: [
      "init", "add", "update", "status", "rate", "confirm", "note", "milestone", "undo", "import", "sheet import",
      "config apply", "ozg import-catalogue", "meeting add", "meeting update", "meeting remove", "decision add",
      "decision update", "decision note", "decision done", "decision remove", "ranking add", "ranking remove",
      "report freeze",
    ])
  func theLogCallsCommandsByTheirSecondNames(command: String) {
    let changeset = Changeset(
      id: 2, recordedAt: Instant(Day("2026-11-23"), hour: 9), actor: .named("a"), command: command, message: nil,
      undoes: nil)
    var here: any ParsableCommand.Type = Lotse.self
    var names: [String] = []
    for word in command.split(separator: " ") {
      let below = here.configuration.subcommands + here.configuration.groupedSubcommands.flatMap(\.subcommands)
      guard let next = below.first(where: { $0.configuration.commandName == String(word) }) else {
        Issue.record("\(command) is no command")
        return
      }
      names.append(next.configuration.aliases.first ?? "")
      here = next
    }
    #expect(Text.key(changeset.command(.de)) == Text.key(names.joined(separator: " ")))
    #expect(changeset.command(.en) == command)
  }

  /// What is set in columns in the overview would go on at the edge of the screen, where it looks like another line.
  @Test func noLineOfTheOverviewBreaks() {
    let help = Lotse.helpMessage(columns: 80)
    let examples = Lotse.configuration.discussion.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(examples.count == 3)
    for line in examples { #expect(help.contains(line)) }
  }

  /// The short way to a command answers what is right and nothing else.
  @Test(arguments: [
    (["list", "--field", "ozg"], "List"), (["liste", "--db", "x.db"], "List"), (["report", "weekly"], "Weekly"),
    (["report", "woche", "--week", "last"], "Weekly"), (["show", "TP-1", "--lang", "en"], "Show"),
    (["note", "TP-1", "--", "--generate-completion-script"], "AddNote"), (["meeting", "list"], "ListMeetings"),
    ([], nil), (["report"], nil), (["lst"], nil), (["list", "--help"], nil), (["list", "-h"], nil),
    (["--version"], nil),
    (["list", "--version"], nil), (["list", "--generate-completion-script"], nil), (["show"], nil), (["help"], nil),
    (["list", "--generate-completion-script", "bash"], nil), (["list", "--experimental-dump-help"], nil),
    (["list", "extra"], nil), (["list", "--limit"], nil), (["help", "list"], nil), (["---completion", "list"], nil),
    (["--db", "x.db", "list"], nil), (["report", "--db", "x.db", "weekly"], nil), (["note", "TP-1", "-5 Grad"], nil),
  ])
  func aCommandIsParsedAlone(words: [String], name: String?) throws {
    let alone = Lotse.parseAsLeaf(words)
    #expect(alone.map { "\(type(of: $0))" } == name)
    guard let alone else { return }
    #expect("\(alone)" == "\(try Lotse.parseAsRoot(words))")
  }

  @Test func theFixedWordsOfTheParserAreGerman() {
    #expect(ParserWords.help("USAGE: lotse <options>\n\nOPTIONS:\n") == "AUFRUF: lotse <optionen>\n\nOPTIONEN:\n")
    #expect(ParserWords.error("Unknown option '--x'") == "Unbekannte Option '--x'")
  }
}
