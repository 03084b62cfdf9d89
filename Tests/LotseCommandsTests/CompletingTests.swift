import ArgumentParser
import LotseBasics
import LotseModel
import Testing

@testable import LotseCommands

/// What can be typed next follows from the parser's own tree, and what is offered is understood.
@Suite struct CompletingTests {
  private static let vocabularies: [any Term.Type] = [
    Kind.self, TrafficLight.self, Dimension.self, ReasonCode.self, Priority.self, Visibility.self, Reuse.self,
    MaturityBasis.self, Part.self, DecisionKind.self, ReportKind.self, StatusGroup.self,
  ]

  @Test(arguments: Language.allCases)
  func everyWordThatIsOfferedIsUnderstood(language: Language) throws {
    func check<Word: Term>(_: Word.Type) throws {
      for term in Word.allCases {
        guard let typed = term.label.typed(language) else { continue }
        #expect(try Word(typed: typed) == term, "\(typed)")
      }
    }
    for vocabulary in CompletingTests.vocabularies { try check(vocabulary) }
    for column in ListColumn.glossary.known {
      guard let typed = column.label.typed(language) else { continue }
      #expect(try ListColumn(asked: typed, in: CityConfiguration([])).name == column.key, "\(typed)")
    }
    for state in Workflow.standard.states {
      guard let typed = state.label.typed(language) else { continue }
      #expect(try Workflow.standard.status(named: typed) == state.status, "\(typed)")
    }
  }

  /// Where the line stands: the words, and what can come.
  @Test(arguments: [
    ([""], "command"), (["li"], "command"), (["bericht", ""], "command"), (["help", "report", ""], "command"),
    (["list", "--fi"], "option"), (["list", "-"], "option"), (["list", ""], "TP…"), (["-"], "option"),
    (["list", "--field", ""], "field"), (["list", "--field", "ozg", ""], "TP…"), (["list", "--field="], "field"),
    (["liste", "--feld", ""], "field"),
    (["liste", "--feld=o"], "field"), (["prüfen", ""], "TP…"),
    (["list", "--field=o"], "field"), (["list", "--open", ""], "TP…"), (["list", "--unit", "-", ""], "TP…"),
    (["list", "--sort", "-pl"], "sort"), (["list", "-o", ""], "output"), (["list", "-O", "js"], "format"),
    (["show", ""], "TP…"), (["show", "TP-0001", ""], "TP…"), (["zeigen", "--lang", "en", ""], "TP…"),
    (["status", "TP-0001", ""], "TP… STATUS"), (["status", "1", "2", "gep"], "TP… STATUS"),
    (["rate", "1", ""], "TP… FARBE"), (["ampel", "1", "red", "--dimension", ""], "dimension"),
    (["decision", "add", "--for", "1", "2", ""], "for"), (["decision", "add", "--for", "1", "--du"], "option"),
    (["note", "1", "--", "-"], "TP… TEXT"), (["list", "--view", ""], "view"), (["view", "show", ""], "ansicht"),
    (["nonsense", ""], "nothing"),
    (["report", "nonsense", ""], "nothing"), (["list", "--nonsense=x"], "nothing"),
    (["list", "--db", "'a b", ""], "TP…"), (["import", "\"Meine Li"], "datei"),
  ])
  func theLineTellsWhatCanComeNext(words: [String], expected: String) {
    let place =
      switch TypedLine(words).place {
      case .command: "command"
      case .option: "option"
      case .value(let parameter, _): parameter.name.isEmpty ? parameter.valueName : parameter.name
      case .nothing: "nothing"
      }
    #expect(place == expected)
  }

  @Test(arguments: [
    ("a\\ b", "a b"), ("'a b'", "a b"), ("\"a b", "a b"), ("\"it's\"", "it's"), ("a'b'\"c\"", "abc"),
    ("'a\\b'", "a\\b"),
  ])
  func quotesOfShellsAreRead(word: String, text: String) {
    #expect(TypedLine.unquoted(word) == text)
  }

  /// Values that only people know. A new option is either named here or offers something.
  private static let free: Set<String> = [
    "summary", "mandatory-norm", "budget-planned", "budget-spent", "links", "contact", "note", "ozg-id", "ozg-keys",
    "ozg-not-in-catalogue", "ozg-types", "external-key", "decision", "approved-by", "scope", "pilot-place",
    "coverage-reached", "coverage-target", "result", "evidence", "maturity-level", "maturity-reason", "message",
    "because", "search", "title", "text", "measure", "decision-needed", "decision-from", "mail-to", "half-year",
    "topic", "source", "sheet", "quote", "rank", "of", "points", "paper-no", "number", "applicant", "delay",
    "outcome", "engine", "municipality", "port", "user-header", "delimiter", "limit", "keep", "months", "expect",
    "where", "not", "titel", "jahr", "nr", "text", "subcommands", "reason", "as", "name",
  ]

  @Test func everyValueIsOfferedOrKnownToPeopleAlone() {
    func check(_ command: any ParsableCommand.Type) {
      let below = command.configuration.subcommands
      guard below.isEmpty else { return below.forEach(check) }
      for parameter in Parameter.all(of: command) where parameter.kind != .flag {
        let name = parameter.name.isEmpty ? parameter.valueName ?? "" : parameter.name
        let isFree = CompletingTests.free.contains(name)
        #expect(Vocabulary(parameter, of: command) != nil || isFree, "\(command): \(name)")
      }
    }
    check(Lotse.self)
  }

  /// A file that somebody else made must not get a command into a line, nor a second line into an answer.
  @Test func whatAShellWouldRunIsNotOffered() {
    let texts = ["gut", "auch gut", "$(rm -rf ~)", "`x`", "a\"b", "a'b", "a\\b", "a!b", "a\nb", "a\tb", ":files", ""]
    #expect(Candidate.fitting("", among: texts.map { Candidate($0) }).map(\.text) == ["gut", "auch gut"])
    #expect(Candidate("a", "b\tc\nd").line() == "a\tb c d")
  }
}
