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
    case .command: return commands(line).map { $0.line(after: "") }
    case .option: return options(line).map { $0.line(after: "") }
    case .value(let parameter, let start): return values(of: parameter, after: start, line, world)
    }
  }

  /// The names in the language in force; another name only to who has begun to type it.
  private static func commands(_ line: TypedLine) -> [Candidate] {
    let below = line.command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
    let named = below.map { command -> [Candidate] in
      let names = [command._commandName] + command.configuration.aliases
      let ordered = helpLanguage == .de ? Array(names.dropFirst() + names.prefix(1)) : names
      return ordered.map { Candidate($0, command.configuration.abstract) }
    }
    let isRoot = line.command == Lotse.self && !line.asksForHelp
    return firstThatFit(
      named + (isRoot ? [[Candidate("help", help("Hilfe zu einem Befehl.", "Help on a command."))]] : []), line.word)
  }

  private static func options(_ line: TypedLine) -> [Candidate] {
    if line.parameters.isEmpty {
      return ["--help"].map { Candidate($0) }.filter { $0.continues(line.word) }
    }
    let open = line.parameters.filter { $0.kind != .positional && ($0.isRepeating || !line.isGiven($0.name)) }
    return firstThatFit(
      open.map { parameter in
        let names = [parameter.preferredName].compactMap(\.self) + (parameter.names ?? [])
        return names.map { Candidate($0.text, parameter.abstract ?? "") }
      }, line.word)
  }

  /// Of things with several names each: all by the first name, where it fits; else by another one that does.
  private static func firstThatFit(_ named: [[Candidate]], _ word: String) -> [Candidate] {
    let first = named.compactMap(\.first).filter { $0.continues(word) }
    return first.isEmpty ? named.compactMap { $0.first { $0.continues(word) } } : first
  }

  private static func values(
    of parameter: Parameter, after start: String, _ line: TypedLine, _ world: World
  ) -> [String] {
    guard let vocabulary = Vocabulary(parameter, of: line.command) else { return [] }
    switch vocabulary {
    case .files: return [Order.files.rawValue]
    case .folders: return [Order.folders.rawValue]
    default: break
    }
    var start = start
    var word = line.word.dropFirst(start.count)
    if vocabulary.isList {
      // `a,b` goes on behind the comma; `-a` sorts the other way, `+a` adds.
      let rest = word[(word.lastIndex(of: ",").map(word.index(after:)) ?? word.startIndex)...]
        .drop { $0 == "-" || $0 == "+" }
      start += word[..<rest.startIndex]
      word = rest
    }
    let asked = "--db=\(line.value(of: "db") ?? "")"
    let options = (line.value(of: "db") == nil ? [] : [asked]) + (line.value(of: "lang").map { ["--lang=\($0)"] } ?? [])
    guard let common = try? CommonOptions.parse(options) else { return [] }
    let session = Session(world, common, opening: Store.glance)
    let found = (try? session.candidates(vocabulary, parameter, line)) ?? []
    let typed = String(word)
    let files = if case .reportsOrFiles = vocabulary { [Order.files.rawValue] } else { [String]() }
    return found.filter { $0.isHarmless && $0.continues(typed) }.map { $0.line(after: start) } + files
  }
}
