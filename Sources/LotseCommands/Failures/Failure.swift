internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets
internal import LotseStore

/// What a person reads when something is not done: one sentence, one hint, and the exit code.
struct Failure: Error, Equatable {
  let message: Phrase
  let hint: Phrase?
  let code: Code

  init(_ code: Code, _ message: Phrase, hint: Phrase? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// Exit codes, as sysexits.h has them; documented in docs/exit-codes.md.
  enum Code: Int32 {
    /// The answer is no: `check`, `verify`, `diff` found something.
    case no = 1
    case usage = 64
    /// Input refused, nothing written.
    case refused = 65
    case notFound = 66
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75
    case configuration = 78
  }

  /// The failure that an error stands for; every error of ours has a sentence.
  init(_ error: any Error, _ workflow: Workflow = .standard) {
    switch error {
    case let failure as Failure: self = failure
    case let unreadable as Unreadable: self.init(unreadable)
    case let refusal as Refusal: self.init(refusal: refusal, workflow)
    case let flaw as FilterFlaw: self.init(flaw)
    case let error as StoreError: self = error.failure
    case let lack as OpenData.Lack: self.init(lack)
    case let failure as SpreadsheetFailure: self.init(failure)
    case let flaw as MailMessage.Flaw: self.init(flaw)
    case let failure as TypstFailure: self.init(failure)
    case let meanwhile as Terms.Meanwhile: self.init(meanwhile)
    default:
      self.init(
        .inputOutput, Phrase("Unerwarteter Fehler: \(error).", "Unexpected error: \(error)."),
        hint: Phrase("Bitte melden; der Datei ist nichts geschehen.", "Please report it; the file is untouched."))
    }
  }

  static let noOutput = Failure(
    .inputOutput, Phrase("Die Ausgabe lässt sich nicht schreiben.", "The output cannot be written."),
    hint: Phrase("Platz und Ziel der Umleitung prüfen.", "Check space and where the output goes."))

  /// The same with the place in a file before it.
  func at(_ place: String) -> Failure {
    Failure(code, Phrase("\(place): \(message.de)", "\(place): \(message.en)"), hint: hint)
  }

  static let fromAfterTo = Failure(
    .refused, Phrase("--from liegt nach --to.", "--from lies after --to."),
    hint: Phrase("Die beiden vertauschen.", "Swap the two."))

  static let todayWhenRecording = Failure(
    .usage,
    Phrase(
      "--today gilt nur für Auswertungen; aufgezeichnet wird immer jetzt.",
      "--today is for reading only; recording is always now."),
    hint: Phrase(
      "Weglassen; wann etwas geschah, sagen --on und die Angaben eines Tages (siehe docs/clock.md).",
      "Leave it out; when something happened is said by --on and the options of a day (see docs/clock.md)."))

  static let sinceTooLate = Failure(
    .refused, Phrase("--since liegt nach dem gezeigten Stand.", "--since lies after the state shown."),
    hint: Phrase("Einen früheren Stand nennen.", "Name an earlier state."))

  /// The sentence, in German with the German names of commands and options.
  func message(_ language: Language) -> String { Failure.spoken(message, language) }

  /// The hint likewise.
  func hint(_ language: Language) -> String? { hint.map { Failure.spoken($0, language) } }

  private static func spoken(_ phrase: Phrase, _ language: Language) -> String {
    language == .de ? GermanOptions.spoken(phrase.de) : phrase.en
  }

  /// What is told; broken at the width of a terminal.
  func text(_ language: Language, width: Int? = nil) -> String {
    func line(_ start: String, _ sentence: String) -> String {
      width.map { Failure.wrapped(sentence, to: $0, after: start) } ?? start + sentence + "\n"
    }
    return line(language("Fehler: ", "Error: "), message(language))
      + (hint(language).map { line(language("Hinweis: ", "Hint: "), $0) } ?? "")
  }

  /// Lines of at most that many cells, behind a word at their head.
  static func wrapped(_ text: String, to width: Int, after start: String = "") -> String {
    let blanks = String(repeating: " ", count: start.count)
    let lines = TerminalWidth.wrap(text, to: max(width - start.count, 20))
    return start + lines.joined(separator: "\n" + blanks) + "\n"
  }
}
