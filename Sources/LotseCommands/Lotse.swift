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
      CommandGroup(name: help("Ansehen", "Look"), subcommands: [Show.self, List.self, Search.self]),
      CommandGroup(
        name: help("Berichten", "Report"),
        subcommands: [
          ShowProgress.self, ShowBridge.self, ShowForecast.self, Report.self, Check.self, OZG.self, Rankings.self,
        ]),
      CommandGroup(name: help("Rat", "Council"), subcommands: [Meetings.self, Decisions.self]),
      CommandGroup(name: help("Austauschen", "Exchange"), subcommands: [Import.self, Export.self, Sheets.self]),
      CommandGroup(name: help("Verlauf", "History"), subcommands: [Log.self, Diff.self, Undo.self, Verify.self]),
      CommandGroup(
        name: help("Betreiben", "Operate"), subcommands: [Serve.self, Backup.self, Restore.self, Doctor.self]),
      CommandGroup(
        name: help("Einrichten", "Set up"),
        subcommands: [Init.self, Config.self, Fields.self, Units.self, ShowWorkflow.self, Completions.self]),
    ])

  public init() {}

  /// Parses, answers and gives the exit code.
  public static func main(arguments: [String]) -> Int32 {
    World.holdStreams()
    if arguments.first == Completing.command { return Completing.answer(Array(arguments.dropFirst())) }
    let typed = arguments.map(Text.withoutUnseen)
    let arguments = helpArguments(GermanOptions.translated(typed))
    guard World.argumentsAreText else {
      let failure = Failure(
        .refused, Phrase("Eine Angabe ist kein gültiger UTF-8-Text.", "An argument is not valid UTF-8 text."),
        hint: Phrase("Die Zeichenkodierung des Terminals prüfen.", "Check the terminal's character encoding."))
      World.write(failure.text(helpLanguage), to: 2)
      return failure.code.rawValue
    }
    do {
      let world = try World.current()
      if arguments == ["--version"] { return say(Version.current) }
      var command = try parseAsLeaf(arguments) ?? parseAsRoot(withDashes: arguments)
      if let command = command as? any Command { return command.answer(in: world) }
      try command.run()
      return 0
    } catch Unreadable.instant(let text) {
      let failure = Failure(
        .usage, Phrase("LOTSE_NOW: „\(text)“ ist kein Zeitpunkt.", "LOTSE_NOW: \"\(text)\" is not a point in time."),
        hint: Phrase("So: 2026-11-23T10:15:00Z.", "Like this: 2026-11-23T10:15:00Z."))
      World.write(failure.text(helpLanguage), to: 2)
      return failure.code.rawValue
    } catch {
      return answer(parsing: error, arguments, typed: typed)
    }
  }

  /// Help, version and wrong usage: what the parser has to say.
  private static func answer(parsing error: any Error, _ arguments: [String], typed: [String]) -> Int32 {
    let code = exitCode(for: error).rawValue
    guard code != 0 else {
      let text = fullMessage(for: error, columns: 80)
      return say(helpLanguage(ParserWords.help(text), text))
    }
    let said = GermanOptions.asTyped(message(for: error), typed)
    let sentence = said.hasSuffix(".") || said.hasSuffix("?") ? said : said + "."
    let hint =
      guess(arguments).map { Phrase("Gemeint „lotse \($0)“?", "Did you mean \"lotse \($0)\"?") }
      ?? wayWithDash(said, typed) ?? reference(for: error)
    World.write(
      Failure(.usage, Phrase(ParserWords.error(sentence), sentence), hint: hint).text(helpLanguage), to: 2)
    return code
  }

  private static func say(_ text: String) -> Int32 {
    switch World.say(text + "\n") {
    case .whole: return 0
    case .unread: return World.unreadCode
    case .failed:
      World.write(Failure.noOutput.text(helpLanguage), to: 2)
      return Failure.noOutput.code.rawValue
    }
  }

  /// Where the command that was meant is explained; the parser names it in what it says at length.
  private static func reference(for error: any Error) -> Phrase {
    let said = fullMessage(for: error, columns: 80)
    let named = said.firstRange(of: "See 'lotse ").flatMap { start in
      said[start.upperBound...].firstRange(of: " --help'").map { String(said[start.upperBound..<$0.lowerBound]) }
    }
    return Phrase("Hilfe: lotse help \(named ?? "BEFEHL").", "Help: lotse help \(named ?? "COMMAND").")
  }

  /// The command that a mistyped first word was most likely meant to be.
  private static func guess(_ arguments: [String]) -> String? {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    let commands = configuration.groupedSubcommands.flatMap(\.subcommands)
    let names = commands.flatMap { command in
      [command.configuration.commandName ?? "\(command)".lowercased()] + command.configuration.aliases
    }
    return names.contains(word) ? nil : Text.suggestion(for: word, among: names)
  }
}
