internal import ArgumentParser
internal import LotseBasics

/// A command line as far as it is typed, and what the word that is being typed can be.
struct TypedLine {
  /// What can stand where the cursor is.
  enum Place {
    case command
    case option
    /// The value of a parameter; what stands before it in the same word stays.
    case value(Parameter, after: String)
    case nothing
  }

  private(set) var command: any ParsableCommand.Type = Lotse.self
  /// What the command takes; nothing before it is named whole.
  private(set) var parameters: [Parameter] = []
  private(set) var given: [(name: String, value: String?)] = []
  private(set) var positionals: [String] = []
  /// The word that is being typed.
  let word: String
  /// Whether the line asks for help, behind which only commands stand.
  let asksForHelp: Bool
  /// The option whose value comes next.
  private var open: Parameter?
  /// Whether `--` has been typed, behind which nothing is an option.
  private var isPlain = false
  private var isLost = false

  /// Reads the words behind the program's name, quoted as they are typed; the last one is being typed.
  init(_ words: [String]) {
    let typed = words.map(TypedLine.unquoted)
    word = typed.last ?? ""
    var words = GermanOptions.translated(typed.dropLast())[...]
    asksForHelp = words.first == "help"
    if asksForHelp { words.removeFirst() }
    let path = Lotse.path(Array(words))
    command = path.last ?? Lotse.self
    words.removeFirst(path.count)
    guard command.configuration.subcommands.isEmpty, !asksForHelp else {
      isLost = !words.isEmpty
      return
    }
    parameters = Parameter.all(of: command)
    for word in words { take(word) }
  }

  private mutating func take(_ word: String) {
    if let option = open, option.parsingStrategy == "unconditional" || isPlain || !TypedLine.isOption(word) {
      given.append((option.name, word))
      if option.parsingStrategy != "upToNextOption" { open = nil }
    } else if isPlain || !TypedLine.isOption(word) {
      positionals.append(word)
    } else if word == "--" {
      (isPlain, open) = (true, nil)
    } else {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let found = parameters.first { $0.isCalled(parts[0]) }
      open = parts.count == 1 && found?.kind == .option ? found : nil
      if let found { given.append((found.name, parts.count == 2 ? parts[1] : nil)) }
    }
  }

  var place: Place {
    if isLost { return .nothing }
    if parameters.isEmpty { return word.hasPrefix("-") ? .option : .command }
    let looksLikeOption = !isPlain && word.hasPrefix("-")
    if let open, !looksLikeOption || open.parsingStrategy == "unconditional" { return .value(open, after: "") }
    if looksLikeOption {
      guard let equals = word.firstIndex(of: "=") else { return .option }
      let name = GermanOptions.translated([String(word[..<equals])])[0]
      let option = parameters.first { $0.kind == .option && $0.isCalled(name) }
      return option.map { .value($0, after: String(word[...equals])) } ?? .nothing
    }
    let takers = parameters.filter { $0.kind == .positional }
    if positionals.count < takers.count { return .value(takers[positionals.count], after: "") }
    if let last = takers.last, last.isRepeating { return .value(last, after: "") }
    // Where everything has been said that has no name, options are all that can follow.
    return isPlain ? .nothing : .option
  }

  /// The last value that was given to an option.
  func value(of name: String) -> String? { given.last { $0.name == name }?.value }

  func isGiven(_ name: String) -> Bool { given.contains { $0.name == name } }

  private static func isOption(_ word: String) -> Bool { word.hasPrefix("-") && word != "-" }

  /// A word without the quotes of a shell; the last may still be open.
  static func unquoted(_ word: String) -> String {
    var (text, quote, isEscaped) = ("", Character?.none, false)
    for character in word {
      if isEscaped {
        text.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      } else {
        text.append(character)
      }
    }
    return text
  }
}
