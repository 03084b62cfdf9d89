public import ArgumentParser
internal import LotseModel

/// The command line of Lotse.
public struct Lotse: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "lotse",
    abstract: help(
      "Hält die Digitalstrategie einer Stadt auf Kurs.", "Keeps a city's digital strategy on course."),
    discussion: help(
      """
      Der Weg hinein:
        lotse init --sample --db probe.db        eine Musterstrategie zum Ausprobieren
        lotse progress --db probe.db             Umsetzungsstand je Themenfeld
        lotse report weekly --db probe.db        Bericht der laufenden Woche

      Zu jedem Befehl gibt es --help und einen deutschen Zweitnamen.
      """,
      """
      The way in:
        lotse init --sample --db trial.db        a sample strategy to try things on
        lotse progress --db trial.db             progress per field
        lotse report weekly --db trial.db        this week's report

      Every command has --help and a German alias.
      """),
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: help("Erfassen", "Record"),
        subcommands: [
          Add.self, Update.self, MoveStatus.self, Rate.self, Confirm.self, AddNote.self, Milestones.self,
        ]),
      CommandGroup(name: help("Ansehen", "Look"), subcommands: [Show.self, List.self, Search.self]),
      CommandGroup(name: help("Berichten", "Report"), subcommands: [ShowProgress.self, Report.self, Check.self]),
      CommandGroup(name: help("Verlauf", "History"), subcommands: [Log.self, Diff.self, Undo.self, Verify.self]),
      CommandGroup(
        name: help("Einrichten", "Set up"),
        subcommands: [Init.self, Config.self, Fields.self, Units.self, ShowWorkflow.self, Completions.self]),
    ])

  public init() {}

  /// Parses, answers and gives the exit code.
  public static func main(arguments: [String]) -> Int32 {
    do {
      let world = try World.current()
      let command = try parseAsRoot(arguments)
      if let command = command as? any Command { return command.answer(in: world) }
      throw CleanExit.helpRequest(command)
    } catch let refusal as Refusal {
      World.write(Failure(refusal: refusal).text(helpLanguage), to: 2)
      return Failure.Code.usage.rawValue
    } catch {
      return answer(parsing: error)
    }
  }

  /// Help, version and wrong usage: what the parser has to say.
  private static func answer(parsing error: any Error) -> Int32 {
    let code = exitCode(for: error).rawValue
    let text = fullMessage(for: error, columns: 80)
    if code == 0 {
      World.write(helpLanguage(ParserWords.german(text), text) + "\n", to: 1)
    } else {
      let said = message(for: error)
      let hint = Phrase("Hilfe: lotse help BEFEHL.", "Help: lotse help COMMAND.")
      World.write(Failure(.usage, Phrase(said, said), hint: hint).text(helpLanguage), to: 2)
    }
    return code
  }
}
