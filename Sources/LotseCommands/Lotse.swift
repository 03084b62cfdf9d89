public import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseSheets

/// The command line of Lotse.
public struct Lotse: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "lotse",
    abstract: help(
      "Hält die Digitalstrategie einer Stadt auf Kurs.", "Keeps a city's digital strategy on course."),
    discussion: help(
      """
      Der Weg hinein:
        lotse init --sample --db probe.db        eine Strategie zum Ausprobieren
        lotse progress --db probe.db             Umsetzungsstand je Themenfeld
        lotse report weekly --db probe.db        Bericht der laufenden Woche

      Zu jedem Befehl gibt es --help und einen deutschen Zweitnamen, Optionen auch deutsch (docs/optionen.md).
      """,
      """
      The way in:
        lotse init --sample --db trial.db        a sample strategy to try things on
        lotse progress --db trial.db             progress per field
        lotse report weekly --db trial.db        this week's report

      Every command has --help and a German alias.
      """),
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(
        name: help("Erfassen", "Record"),
        subcommands: [
          Add.self, Update.self, MoveStatus.self, Rate.self, Confirm.self, AddNote.self, Milestones.self,
        ]),
      CommandGroup(name: help("Ansehen", "Look"), subcommands: [Show.self, List.self, Search.self, Views.self]),
      CommandGroup(
        name: help("Berichten", "Report"),
        subcommands: [
          ShowProgress.self, ShowBridge.self, ShowForecast.self, Report.self, Check.self, OZG.self, Rankings.self,
        ]),
      CommandGroup(name: help("Rat", "Council"), subcommands: [Meetings.self, Decisions.self]),
      CommandGroup(
        name: help("Austauschen", "Exchange"),
        subcommands: [
          Import.self, Export.self, Sheets.self, Remind.self, ShowCalendar.self, MakeSite.self, Rollups.self,
        ]),
      CommandGroup(name: help("Verlauf", "History"), subcommands: [Log.self, Diff.self, Undo.self, Verify.self]),
      CommandGroup(
        name: help("Betreiben", "Operate"), subcommands: [Serve.self, Backup.self, Restore.self, Doctor.self]),
      CommandGroup(name: help("Datenschutz", "Privacy"), subcommands: [Actors.self, Redact.self, ShowPrivacy.self]),
      CommandGroup(
        name: help("Einrichten", "Set up"),
        subcommands: [Init.self, Config.self, Fields.self, Units.self, ShowWorkflow.self, Completions.self]),
    ])

  public init() {}

  /// Parses, answers and gives the exit code.
  public static func main(arguments: [String]) -> Int32 {
    World.holdStreams()
    if arguments.first == Completing.command { return Completing.answer(Array(arguments.dropFirst())) }
    if arguments.first == Manual.command { return Manual.answer(Array(arguments.dropFirst())) }
    let typed = arguments.map(Text.withoutUnseen)
    var arguments = GermanOptions.translated(typed)
    guard World.argumentsAreText else {
      let failure = Failure(
        .refused, Phrase("Eine Angabe ist kein gültiger UTF-8-Text.", "An argument is not valid UTF-8 text."),
        hint: Phrase("Die Zeichenkodierung des Terminals prüfen.", "Check the terminal's character encoding."))
      return tell(failure)
    }
    do {
      let world = try World.current()
      if arguments == ["--version"] { return say(Version.text()) }
      if arguments.first == "help" {
        let page = try HelpPage(asked: HelpPage.words(in: arguments.dropFirst()), afterHelp: true)
        return show(page.speakingOfTheCity(arguments, in: world), in: world)
      }
      let leaf = try Leaf(arguments)
      let filter = leaf?.filter ?? GivenFilters()
      if let command = leaf?.parsed() { return command.answer(in: world, filter) }
      if let leaf { arguments = leaf.arguments }
      var command = try parseAsRoot(withDashes: arguments)
      if let command = command as? any Command { return command.answer(in: world, filter) }
      try command.run()
      return 0
    } catch let failure as Failure {
      return tell(failure)
    } catch Unreadable.instant(let text) {
      return tell(
        Failure(
          .usage, Phrase("LOTSE_NOW: „\(text)“ ist kein Zeitpunkt.", "LOTSE_NOW: \"\(text)\" is not a point in time."),
          hint: Phrase("So: 2026-11-23T10:15:00Z.", "Like this: 2026-11-23T10:15:00Z.")))
    } catch {
      do { return try answer(parsing: error, arguments, typed: typed) } catch { return tell(Failure(error)) }
    }
  }

  /// Help, version and wrong usage: what the parser has to say.
  private static func answer(parsing error: any Error, _ arguments: [String], typed: [String]) throws -> Int32 {
    let words = HelpPage.words(in: arguments[...])
    guard exitCode(for: error).rawValue != 0 else {
      let text = fullMessage(for: error, columns: 80)
      if text == Version.current { return say(Version.text()) }
      guard ["OVERVIEW: ", "USAGE: "].contains(where: text.hasPrefix) else { return say(text) }
      let world = try World.current()
      return show(try HelpPage(asked: words, afterHelp: false).speakingOfTheCity(arguments, in: world), in: world)
    }
    let path = try HelpPage.path(words, afterHelp: false)
    let said = GermanOptions.asTyped(message(for: error), typed)
    let option = said.split(separator: "'").dropFirst().first.map(String.init)
    let isUnknown = said.hasPrefix("Unknown option ")
    // What the parser guesses knows neither the German names nor what others call it.
    let kept = isUnknown ? said.split(separator: ". Did you mean")[0] : said[...]
    let sentence = kept.hasSuffix(".") || kept.hasSuffix("?") ? String(kept) : kept + "."
    let parameters = isUnknown ? Parameter.all(of: path[path.count - 1]) : []
    // `-Punkt` is rather a text than a mistyped letter.
    let mayBeText = option.map { !$0.hasPrefix("--") && $0.count > 2 } ?? false
    let hint =
      (isUnknown && mayBeText ? wayWithDash(said, typed) : nil)
      ?? (isUnknown ? option.flatMap { Synonyms.hint(option: $0, of: parameters) } : nil)
      ?? wayWithDash(said, typed) ?? HelpPage.reference(to: path)
    return tell(Failure(.usage, Phrase(ParserWords.error(sentence), sentence), hint: hint))
  }

  /// A page of help, page by page where a terminal is too small for it.
  private static func show(_ page: HelpPage, in world: World) -> Int32 {
    let text = page.text(width: world.standardOutputIsTerminal ? world.columns : 80)
    if !CommandLine.arguments.contains("--no-pager"), Pager(world)?.show(text) == true { return 0 }
    return said(world.say(text))
  }

  /// What is wrong before there is a session.
  private static func tell(_ failure: Failure) -> Int32 {
    World.write(failure.text(helpLanguage, width: World.errorColumns), to: 2)
    return failure.code.rawValue
  }

  private static func say(_ text: String) -> Int32 { said(World.say(text + "\n")) }

  private static func said(_ said: World.Said) -> Int32 {
    switch said {
    case .whole: return 0
    case .unread: return World.unreadCode
    case .failed: return tell(Failure.noOutput)
    }
  }
}
