internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers

/// What there is to say about a command or a topic, in the language of the help; what a terminal shows and the pages of
/// `man` are made of it.
struct HelpPage {
  enum Block: Equatable {
    case paragraph(String)
    /// Lines that stay as they are: commands, and what is set in columns.
    case lines([String])
  }

  struct Row {
    /// What is typed.
    let name: String
    let meaning: String
  }

  struct Section {
    let title: String
    let rows: [Row]
  }

  /// Its words behind `lotse`, such as `report weekly`; or the topic.
  let name: String
  let abstract: String
  let blocks: [Block]
  let usage: String?
  var sections: [Section] = []
  /// Where to go from here.
  var closing: String?
  /// Whether it is about attributes, among them a city's own.
  var isAboutAttributes = false

  /// The commands in the discussion, as they can be typed.
  var examples: [String] {
    blocks.flatMap { block -> [String] in
      guard case .lines(let lines) = block else { return [] }
      return lines.map { String($0.drop { $0 == " " }) }.filter { $0.hasPrefix("lotse ") }
    }
  }

  /// Paragraphs are parted by empty lines, whatever lines they are written in; a line that begins with a blank or with
  /// `lotse` stays a line.
  static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isLine = line.hasPrefix(" ") || line.hasPrefix("lotse ")
      switch blocks.last {
      case _ where line.isEmpty: break
      case .paragraph(let text) where isOpen && !isLine: blocks[blocks.count - 1] = .paragraph(text + " " + line)
      case .lines(let lines) where isOpen && isLine: blocks[blocks.count - 1] = .lines(lines + [String(line)])
      default: blocks.append(isLine ? .lines([String(line)]) : .paragraph(String(line)))
      }
      isOpen = !line.isEmpty
    }
    return blocks.map { if case .lines(let lines) = $0 { .lines(aligned(lines)) } else { $0 } }
  }

  /// What stands behind a command, after three blanks or more, begins in one column, however long the commands are.
  private static func aligned(_ lines: [String]) -> [String] {
    let parts = lines.map { line -> (start: String, rest: String) in
      let body = line.drop { $0 == " " }
      guard let gap = body.firstRange(of: "   ") else { return (line, "") }
      return (String(line[..<gap.lowerBound]), String(line[gap.lowerBound...].drop { $0 == " " }))
    }
    let width = parts.filter { !$0.rest.isEmpty }.map { TerminalWidth.of($0.start) }.max() ?? 0
    return parts.map { start, rest in
      rest.isEmpty ? start : start + String(repeating: " ", count: width + 2 - TerminalWidth.of(start)) + rest
    }
  }
}

extension HelpPage {
  /// Words that are the default of an option, as one types them in German.
  fileprivate static let german = [
    "field": "feld", "municipality": "kommune", "public": "öffentlich", "number": "nummer",
  ]

  /// The page of a command; `path` are the commands from the program down to it.
  init(_ path: [any ParsableCommand.Type]) {
    let command = path[path.count - 1]
    let configuration = command.configuration
    let parameters = Parameter.all(of: command)
    name = path.dropFirst().map { HelpPage.names(of: $0)[0] }.joined(separator: " ")
    abstract = HelpPage.spoken(configuration.abstract)
    let takesColumns = parameters.contains { $0.name == "columns" }
    blocks =
      HelpPage.blocks(HelpPage.spoken(configuration.discussion)) + (takesColumns ? [HelpPage.columns(of: command)] : [])
    let words = (["lotse"] + [name]).filter { !$0.isEmpty } + HelpPage.words(parameters, of: command)
    usage = words.joined(separator: " ")
    sections = HelpPage.sections(configuration) + HelpPage.sections(parameters, of: command)
    isAboutAttributes = parameters.contains { ["set", "where", "columns", "take"].contains($0.name) }
    if path.count == 1 {
      sections.append(
        Section(
          title: help("Themen", "Topics"),
          rows: HelpTopic.allCases.map { Row(name: $0.names[0], meaning: $0.abstract) }))
      closing = HelpPage.spoken(
        help("Mehr: lotse help BEFEHL, lotse help THEMA.", "More: lotse help COMMAND, lotse help TOPIC."))
    } else if !configuration.subcommands.isEmpty {
      closing = HelpPage.spoken(
        help("Mehr: lotse help \(name) BEFEHL.", "More: lotse help \(name) COMMAND."))
    }
  }

  /// The names of a command, that of the language first.
  static func names(of command: any ParsableCommand.Type) -> [String] {
    let aliases = command.configuration.aliases
    return helpLanguage == .de ? aliases + [command._commandName] : [command._commandName] + aliases
  }

  /// A text of the help, in German with German names, whatever somebody typed to see it.
  static func spoken(_ text: String) -> String { helpLanguage == .de ? GermanOptions.spoken(text, typed: []) : text }

  /// What a table can show, told once. Not in the discussion of the command, which is made whenever commands are looked up.
  private static func columns(of command: any ParsableCommand.Type) -> Block {
    guard command == List.self else {
      return .paragraph(spoken(help("Spalten: siehe lotse help list.", "Columns: see lotse help list.")))
    }
    let known = ListColumn.glossary.known
    return .paragraph(
      help(
        "Spalten: \(known.map { $0.text(.de) }.joined(separator: ", "))",
        "Columns: \(known.map(\.key).joined(separator: ", "))"))
  }

  /// What follows the command: what must be given is named.
  private static func words(_ parameters: [Parameter], of command: any ParsableCommand.Type) -> [String] {
    guard command.configuration.subcommands.isEmpty else { return [help("BEFEHL", "COMMAND")] }
    let options = parameters.filter { $0.kind != .positional }
    let needed = options.filter { $0.kind == .option && !$0.isOptional && !$0.hasDefault }
    let positionals = parameters.filter { $0.kind == .positional }.map { parameter in
      let word = "<\(parameter.valueName ?? "")>" + (parameter.isRepeating ? " …" : "")
      return parameter.isOptional || parameter.hasDefault ? "[\(word)]" : word
    }
    return positionals
      + needed.map { "\($0.typed(of: command)[0]) <\($0.valueName ?? "")>" } + [help("[<optionen>]", "[<options>]")]
  }

  private static func sections(_ configuration: CommandConfiguration) -> [Section] {
    let groups = configuration.groupedSubcommands.map { ($0.name, $0.subcommands) }
    let ungrouped = configuration.ungroupedSubcommands
    return (groups + (ungrouped.isEmpty ? [] : [(help("Befehle", "Commands"), ungrouped)])).map { title, commands in
      let shown = commands.filter { $0.configuration.shouldDisplay }
      return Section(
        title: title,
        rows: shown.map {
          Row(name: names(of: $0).joined(separator: ", "), meaning: spoken($0.configuration.abstract))
        })
    }
  }

  private static func sections(_ parameters: [Parameter], of command: any ParsableCommand.Type) -> [Section] {
    var sections: [(title: String, rows: [Row])] = []
    func add(_ parameter: Parameter, to title: String) {
      let place = sections.firstIndex { $0.title == title } ?? sections.endIndex
      if place == sections.endIndex { sections.append((title, [])) }
      sections[place].rows.append(parameter.row(of: command))
    }
    let positionals = parameters.filter { $0.kind == .positional }
    for parameter in positionals { add(parameter, to: help("Argumente", "Arguments")) }
    let options = parameters.filter { $0.kind != .positional }
    for parameter in options {
      if let title = parameter.sectionTitle { add(parameter, to: title) }
    }
    for parameter in options where parameter.sectionTitle == nil { add(parameter, to: help("Optionen", "Options")) }
    return sections.map { Section(title: $0.title, rows: $0.rows) }
  }
}

extension Parameter {
  /// Its names as they are typed: in German the German one before the English, which scripts use.
  fileprivate func typed(of command: any ParsableCommand.Type) -> [String] {
    let names = names ?? []
    let long = names.filter { $0.kind == "long" }.map(\.text)
    let german =
      helpLanguage == .de
      ? names.compactMap { GermanOptions.german($0.name, of: command) }.prefix(1).map { "--" + $0 } : []
    return names.filter { $0.kind != "long" }.map(\.text) + german + long
  }

  fileprivate func row(of command: any ParsableCommand.Type) -> HelpPage.Row {
    let value = valueName.map { "<\($0)>" }
    let name = kind == .positional ? value ?? "" : typed(of: command).joined(separator: ", ")
    let words = [HelpPage.spoken(ParserWords.help(abstract ?? ""))]
    let usual =
      hasDefault && kind != .flag
      ? defaultValue.map { help("(Vorgabe: \(HelpPage.german[$0] ?? $0))", "(default: \($0))") } : nil
    return HelpPage.Row(
      name: kind == .option ? [name, value].compactMap { $0 }.joined(separator: " ") : name,
      meaning: (words + [usual].compactMap { $0 }).joined(separator: " "))
  }
}
