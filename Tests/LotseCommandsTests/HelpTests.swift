import ArgumentParser
import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseCommands

/// Every command explains itself, and has a name in both languages.
@Suite struct HelpTests {
  static func commands(of type: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
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

  /// What such a command takes is told without a description of all that is below it, because it takes nothing of its own.
  @Test func aCommandWithOthersBelowItTakesNothingOfItsOwn() throws {
    let parents = ([Lotse.self] + HelpTests.commands(of: Lotse.self)).filter { !HelpTests.commands(of: $0).isEmpty }
    #expect(parents.count > 8)
    for parent in parents {
      let names = Parameter.all(in: parent._dumpHelp()).map(\.name)
      #expect(names.contains("help"), "\(parent)")
      #expect(Set(names).isSubset(of: ["help", "version"]), "\(parent)")
      #expect(Parameter.all(of: parent).map(\.name) == names, "\(parent)")
    }
  }

  private static func options(of command: any ParsableCommand.Type) -> Set<String> {
    let help = command.helpMessage(columns: 200)
    let filters = (command as? any Command.Type)?.filters ?? []
    return Set(help.matches(of: /^ +(?:-[a-zA-Z], )?--([a-z-]+)/.anchorsMatchLineEndings()).map { String($0.1) })
      .union(filters.map(\.name))
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

  /// No line of any page is wider than a terminal of eighty columns but a command that cannot be broken.
  @Test func noLineOfTheHelpIsTooWide() {
    for path in Manual.paths(below: [Lotse.self]) {
      let page = HelpPage(path)
      #expect(!page.examples.isEmpty, "\(page.name)")
      for line in page.text(width: 80).split(separator: "\n") where !line.hasPrefix("  lotse ") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test func aDiscussionIsParagraphsAndLines() {
    let blocks = HelpPage.blocks("lotse list\nlotse list -n   # why\n\nOne\ntwo.\n  as it is\n\nThree.")
    #expect(
      blocks == [
        .lines(["lotse list", "lotse list -n  # why"]), .paragraph("One two."), .lines(["  as it is"]),
        .paragraph("Three."),
      ])
  }

  /// The short way to a command answers what is right and nothing else.
  @Test(arguments: [
    (["list", "--field", "ozg"], "List"), (["liste", "--db", "x.db"], "List"), (["report", "weekly"], "Weekly"),
    (["report", "woche", "--week", "last"], "Weekly"), (["show", "TP-1", "--lang", "en"], "Show"),
    (["note", "TP-1", "--", "--generate-completion-script"], "AddNote"), (["meeting", "list"], "ListMeetings"),
    ([], nil), (["report"], nil), (["lst"], nil), (["list", "--help"], nil), (["list", "-h"], nil),
    (["--version"], nil),
    (["list", "--version"], nil), (["list", "--generate-completion-script"], nil), (["show"], "Show"), (["help"], nil),
    (["list", "--generate-completion-script", "bash"], nil), (["list", "--experimental-dump-help"], nil),
    (["list", "extra"], "List"), (["list", "--limit"], nil), (["help", "list"], nil), (["---completion", "list"], nil),
    (["--db", "x.db", "list"], nil), (["report", "--db", "x.db", "weekly"], nil), (["note", "TP-1", "-5 Grad"], nil),
  ])
  func aCommandIsParsedAlone(words: [String], name: String?) throws {
    let leaf = try Lotse.Leaf(words)
    let alone = leaf?.parsed()
    #expect(alone.map { "\(type(of: $0))" } == name)
    guard let leaf, let alone else { return }
    #expect("\(alone)" == "\(try Lotse.parseAsRoot(leaf.words + leaf.rest))")
  }

  @Test func theFixedWordsOfTheParserAreGerman() {
    #expect(ParserWords.help("Show the version.") == "Die Version zeigen.")
    #expect(ParserWords.error("Unknown option '--x'") == "Unbekannte Option „--x“")
  }

  /// Every command that writes can be tried out, and answers programs.
  @Test func everythingThatWritesCanBeTriedOut() {
    let leaves = HelpTests.commands(of: Lotse.self).filter { $0.configuration.subcommands.isEmpty }
    let writing = leaves.filter {
      HelpTests.options(of: $0).contains("clock-is-right") || $0 == Init.self || $0 == Backup.self || $0 == Restore.self
    }
    let exporting: [any ParsableCommand.Type] = [
      Remind.self, ShowCalendar.self, ExportSheets.self, MakeSite.self, LoadPackages.self,
    ]
    #expect(writing.count > 28)
    for command in writing + exporting {
      let options = HelpTests.options(of: command)
      #expect(options.contains("dry-run") && options.contains { ["format", "O"].contains($0) }, "\(command)")
    }
  }

  /// An option with several German names has one that Lotse uses itself.
  @Test func oneGermanNameIsTheUsual() {
    for (option, count) in Dictionary(grouping: GermanOptions.names.values, by: { $0 }).mapValues(\.count)
    where count > 1 {
      #expect(GermanOptions.hasUsual(option), "\(option)")
    }
    for option in GermanOptions.names.values {
      #expect(GermanOptions.german(option).map { GermanOptions.names[$0] } == option)
    }
  }

  @Test(arguments: [
    ("Alle ansehen: lotse log --all.", "Alle ansehen: lotse verlauf --alle."),
    (
      "Was ein Wechsel verlangt, zeigt „lotse show TP-0042“.", "Was ein Wechsel verlangt, zeigt „lotse zeigen TP-0042“."
    ),
    (
      "(--decision V/1 | --approved-by ROLLE)  --planned-end x",
      "(--beschluss V/1 | --freigegeben-durch ROLLE)  --geplantes-ende x"
    ),
    (
      "lotse report freeze weekly --week=47, lotse help status",
      "lotse bericht einfrieren woche --woche=47, lotse hilfe stand"
    ),
    ("--from liegt nach --to.", "--from liegt nach --bis."),
    ("lotse ist gut, list bleibt", "lotse ist gut, list bleibt"),
    ("lotse.db und --unbekannt", "lotse.db und --unbekannt"),
    ("status, update, -- und -O json", "status, update, -- und -O json"),
  ])
  func germanSentencesNameGermanCommands(written: String, spoken: String) {
    #expect(GermanOptions.spoken(written, typed: ["bridge", "--from", "3"]) == spoken)
  }

  /// What is told in German anywhere in the transcripts names no English command or option but those that were typed.
  @Test func theTranscriptsNameGermanCommands() throws {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = checkout.appending(path: "EndToEndTests/Transcripts")
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".transcript") {
      var typed: [String] = []
      for line in try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n") {
        if line.hasPrefix("$ ") { typed = line.split(separator: " ").map(String.init) }
        guard ["2> Fehler: ", "2> Hinweis: ", "2> Änderung "].contains(where: { line.hasPrefix($0) }) else { continue }
        count += 1
        #expect(GermanOptions.spoken(String(line), typed: typed) == line, "\(name)")
      }
    }
    #expect(count > 500)
  }

  /// What the tables of synonyms mean is there, and no word means two things.
  @Test func synonymsMeanWhatThereIs() {
    for command in Synonyms.named.commands where !command.hasPrefix("-") && command != "help" {
      let words = command.split(separator: " ").map(String.init)
      let path = try? HelpPage.path(Array(words.prefix { !$0.hasPrefix("TP") && $0 != "AVOS" }), afterHelp: false)
      #expect((path?.count ?? 0) > 1, "\(command)")
    }
    let options = HelpTests.commands(of: Lotse.self).reduce(into: Set<String>()) {
      $0.formUnion(HelpTests.options(of: $1))
    }
    for option in Synonyms.named.options where option.hasPrefix("--") {
      #expect(options.contains(String(option.dropFirst(2))), "\(option)")
    }
    #expect(Set(Synonyms.named.words).count == Synonyms.named.words.count)
  }

  @Test(arguments: [
    ("--json", "-O json"), ("--excel", "-O xlsx"), ("--einheti", "--unit"), ("--fachbereich", "--unit"),
    ("--sort-by", "--sort"), ("--gruppe", nil), ("--out", "--output"),
  ])
  func anOptionOfAnotherNameIsFound(typed: String, meant: String?) {
    let hint = Synonyms.hint(option: typed, of: Parameter.all(of: List.self))
    #expect(hint == meant.map { Failure.meant($0) })
  }

  @Test(arguments: [
    ("help nonsense", "No command and no topic"), ("nonsense", "There is no command \"nonsense\""),
    ("report nonsense", "\"lotse report\" has no command \"nonsense\""),
    ("help list extra", "\"lotse list\" has no command"),
  ])
  func whatIsNoCommandIsRefused(line: String, said: String) {
    let words = line.split(separator: " ").map(String.init)
    let afterHelp = words.first == "help"
    let failure = #expect(throws: Failure.self) {
      try HelpPage(asked: afterHelp ? Array(words.dropFirst()) : words, afterHelp: afterHelp)
    }
    #expect(failure?.code == .usage)
    #expect(failure?.message.en.hasPrefix(said) == true)
    #expect(failure?.hint != nil)
  }

  @Test func theVersionNamesSchemaAndCommit() {
    #expect(Version.text(nil).hasPrefix("\(Version.current)\nSchema "))
    #expect(Version.text(Version.build(of: "b69fcc5 2026-11-29")).hasSuffix(", Commit b69fcc5 (2026-11-29)"))
    #expect(Version.build(of: "") == nil)
  }
}
