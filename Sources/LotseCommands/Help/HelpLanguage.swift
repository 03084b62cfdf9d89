internal import Glibc
internal import LotseBasics
internal import LotseModel

/// The language of the help, which the parser wants before it has parsed: `--lang`, else `LOTSE_LANG`, else German.
let helpLanguage: Language = {
  if let language = CommandLine.arguments.value(of: "--lang") { return Language(typed: language) ?? .de }
  return getenv("LOTSE_LANG").flatMap { Language(typed: String(cString: $0)) } ?? .de
}()

extension [String] {
  /// What an option says, behind it or joined to it, before anything is parsed.
  func value(of option: String) -> String? {
    firstIndex(of: option).flatMap { dropFirst($0 + 1).first }
      ?? first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
  }
}

/// The words of a vocabulary in the language of the help: `Grün, Gelb, Rot, Grau`.
func vocabulary<Word: Term>(_: Word.Type) -> String {
  Word.glossary.known.map { $0.label[helpLanguage] }.joined(separator: ", ")
}

/// A line of help in the language of the help.
func help(_ german: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
  helpLanguage(german(), english())
}
