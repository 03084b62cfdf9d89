internal import ArgumentParser
internal import LotseBasics
internal import LotseStore

/// Answers what a word on a command line can be completed to, for the scripts of the shells (docs/completions.md).
enum Completing {
  /// The command that asks, which no help shows: it is for scripts alone.
  static let command = "__complete"

  /// An order to the script: names of files or folders go here.
  enum Order: String { case files = ":files", folders = ":folders" }

  /// Prints a line for each candidate, or an order. Whatever is wrong, there is nothing to say: whoever presses a key
  /// wants no error.
  static func answer(_ arguments: [String]) -> Int32 {
    guard let world = try? World.current() else { return 0 }
    let words = arguments.first == "--" ? arguments.dropFirst() : arguments[...]
    _ = World.say(lines(Array(words), in: world).map { $0 + "\n" }.joined())
    return 0
  }

  /// The answer to a line that is typed up to its last word.
  static func lines(_ words: [String], in world: World) -> [String] {
    let line = TypedLine(words)
    switch line.place {
    case .nothing: return []
    case .command: return Candidate.fitting(line.word, among: commands(line)).map { $0.line() }
    case .option: return Candidate.fitting(line.word, among: options(line)).map { $0.line() }
    case .value(let parameter, let start): return values(of: parameter, after: start, line, world)
    }
  }

  private static func commands(_ line: TypedLine) -> [Candidate] {
    let below = line.command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
    let named = below.map { command -> Candidate in
      let (english, german) = (command._commandName, command.configuration.aliases)
      let names = helpLanguage == .de ? german + [english] : [english] + german
      return Candidate(names[0], command.configuration.abstract, others: Array(names.dropFirst()))
    }
    guard line.command == Lotse.self else { return named }
    if line.asksForHelp {
      return named + HelpTopic.allCases.map { Candidate($0.names[0], $0.abstract, others: Array($0.names.dropFirst())) }
    }
    return named + [Candidate("help", help("Hilfe zu einem Befehl.", "Help on a command."))]
  }

  private static func options(_ line: TypedLine) -> [Candidate] {
    guard !line.parameters.isEmpty else { return [Candidate("--help")] }
    return line.parameters.filter { $0.kind != .positional && ($0.isRepeating || !line.isGiven($0.name)) }.map {
      Candidate(
        $0.preferredName?.text ?? "", $0.abstract ?? "",
        others: ($0.names ?? []).map(\.text) + GermanOptions.names(of: $0.name).map { "--" + $0 })
    }
  }

  private static func values(
    of parameter: Parameter, after start: String, _ line: TypedLine, _ world: World
  ) -> [String] {
    guard let vocabulary = Vocabulary(parameter, of: line.command) else { return [] }
    if case .files = vocabulary { return [Order.files.rawValue] }
    if case .folders = vocabulary { return [Order.folders.rawValue] }
    let (kept, word) = vocabulary.parts(of: line.word.dropFirst(start.count))
    let asked = ["db", "lang"].compactMap { name in line.value(of: name).map { "--\(name)=\($0)" } }
    let session = (try? CommonOptions.parse(asked)).map { Session(world, $0, opening: Store.glance) }
    let all = (try? session?.candidates(vocabulary, parameter, line)) ?? []
    let found = Candidate.fitting(word, among: all).map { $0.line(after: start + kept) }
    if case .reportsOrFiles = vocabulary { return found + [Order.files.rawValue] }
    return found
  }
}
