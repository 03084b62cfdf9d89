internal import ArgumentParser
internal import LotseBasics

/// Values that begin with a dash: to the parser `-5 °C` and `- Punkt` are options that there are not.
extension Lotse {
  /// Parses; where that fails, values that begin with a dash are told apart from options. One behind an option that takes
  /// a value is its value; one that is a text and no option, whatever stands before it, is a text of the command.
  static func parseAsRoot(withDashes arguments: [String]) throws -> any ParsableCommand {
    do { return try parseAsRoot(arguments) } catch {
      let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
      let places = arguments[..<end].indices.filter { $0 > 0 && mayBeValue(arguments[$0]) }
      // Each of them may stand behind an option or behind a flag; which, only the parser knows.
      guard !places.isEmpty, places.count <= 6 else { throw error }
      for choice in 0..<(1 << places.count) {
        let texts = Set(places.enumerated().filter { choice & (1 << $0.offset) != 0 }.map(\.element))
        guard let rewritten = rewritten(arguments, end, places, texts: texts) else { continue }
        if let command = try? parseAsRoot(rewritten) { return command }
      }
      throw error
    }
  }

  /// The arguments with values joined to their options, and texts behind `--`; nil where that makes no sense.
  private static func rewritten(
    _ arguments: [String], _ end: Int, _ places: [Int], texts: Set<Int>
  ) -> [String]? {
    var (before, behind) = ([String](), [String]())
    for index in arguments[..<end].indices {
      let argument = arguments[index]
      if texts.contains(index) {
        guard isText(argument) else { return nil }
        behind.append(argument)
      } else if places.contains(index) {
        guard let option = before.last, option.hasPrefix("-"), !option.contains("=") else { return nil }
        before[before.count - 1] = option + "=" + argument
      } else {
        before.append(argument)
      }
    }
    behind += arguments[end...].dropFirst()
    return before + (behind.isEmpty ? [] : ["--"] + behind)
  }

  static func mayBeValue(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), argument.count > 1 else { return false }
    return isText(argument) || (!argument.hasPrefix("--") && argument.count > 3)
  }

  /// What no option looks like: `-5`, `- Punkt`, `-nach dem Umzug`.
  static func isText(_ argument: String) -> Bool {
    let bare = argument.drop { $0 == "-" }
    guard argument.hasPrefix("-"), argument.count > 1, let first = bare.first else { return false }
    return !first.isLetter || bare.prefix { $0 != "=" }.contains(where: \.isWhitespace)
  }

  /// How a value that begins with a dash is written where it could not be told from an option.
  static func wayWithDash(_ said: String, _ arguments: [String]) -> Phrase? {
    if said.hasPrefix("Missing value for '"), let name = said.split(separator: "'").dropFirst().first,
      let option = name.split(separator: " ").first.map(String.init), let place = arguments.firstIndex(of: option),
      place + 1 < arguments.count, arguments[place + 1].hasPrefix("-")
    {
      return Phrase(
        "Ein Wert, der mit „-“ beginnt, so: \(option)=-…", "A value that begins with \"-\" like this: \(option)=-…")
    }
    guard said.hasPrefix("Unknown option") || said.hasPrefix("Missing expected argument"),
      arguments.contains(where: { $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.count > 2 })
    else { return nil }
    return Phrase(
      "Ein Text, der mit „-“ beginnt, steht hinter „--“, der Wert einer Option hinter „=“.",
      "A text that begins with \"-\" stands behind \"--\", the value of an option behind \"=\".")
  }
}
