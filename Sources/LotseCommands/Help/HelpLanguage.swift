internal import Glibc
internal import LotseBasics
internal import LotseModel

/// The language of the help, which the parser wants before it has parsed: `--lang`, else `LOTSE_LANG`, else German.
let helpLanguage: Language = {
  let arguments = CommandLine.arguments
  if let index = arguments.firstIndex(of: "--lang"), index + 1 < arguments.count {
    return Language(typed: arguments[index + 1]) ?? .de
  }
  if let joined = arguments.first(where: { $0.hasPrefix("--lang=") }) {
    return Language(typed: String(joined.dropFirst(7))) ?? .de
  }
  return getenv("LOTSE_LANG").flatMap { Language(typed: String(cString: $0)) } ?? .de
}()

/// The words of a vocabulary in the language of the help: `Grün, Gelb, Rot, Grau`.
func vocabulary<Word: Term>(_: Word.Type) -> String {
  Word.glossary.known.map { $0.label[helpLanguage] }.joined(separator: ", ")
}

/// A line of help in the language of the help.
func help(_ german: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
  helpLanguage(german(), english())
}
