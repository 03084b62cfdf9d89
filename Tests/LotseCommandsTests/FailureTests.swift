import LotseBasics
import LotseModel
import LotsePapers
import LotseStore
import Testing

@testable import LotseCommands

/// Every error has one sentence and one hint, in both languages, and an exit code that is documented. That none
/// is without a sentence is what the compiler says.
@Suite struct FailureTests {
  private static let day = Day(number: 20_000)

  @Test(arguments: RefusalExamples.all.indices)
  func everyRefusalIsASentenceWithAHint(row: Int) throws {
    let failure = Failure(refusal: RefusalExamples.all[row])
    try check(failure)
    #expect(failure.code == .refused || failure.code == .notFound)
  }

  private static let errors: [StoreError] = [
    .noSuchFile("a.db"), .noSuchFolder("b"), .alreadyExists("a.db"), .isFolder("b"), .foreign("a.db"),
    .tooNew("a.db", schema: 7, known: 1), .damaged("a.db", detail: Phrase("x", "x")),
    .corruptRow(table: "t", row: 1, column: "c", value: "\u{1B}[1m\n"), .refused("a.db", table: "t", rule: "x\ny"),
    .refused("a.db", table: nil, rule: "x"),
    .busy("a.db"), .full("a.db"), .readOnly("a.db"), .inputOutput("a.db", detail: Phrase("x", "x")),
    .beforeFirstChange(day),
    .noSuchChange(9),
  ]

  @Test(arguments: FailureTests.errors.indices)
  func everyErrorOfTheFileIsASentenceWithAHint(row: Int) throws { try check(FailureTests.errors[row].failure) }

  private static let templateFlaws = [
    "{{title", "{{#marking}}", "{{/marking}}", "{{#marking}}{{/title}}", "{{titel}}", "{{> head}}", "{{{title}}}",
    "{{body}}",
    "{{contents}}", "<style>{{title}}</style>", "",
  ]

  @Test(arguments: FailureTests.templateFlaws)
  func everyFlawOfATemplateIsASentenceWithItsPlace(text: String) throws {
    let flaw = try #require(throws: TemplateFlaw.self) { try PageTemplate(text) }
    let failure = Failure(flaw, in: "page.mustache")
    try check(failure)
    #expect(failure.code == .configuration)
    #expect(failure.text(.de).contains("page.mustache:1:"))
  }

  @Test(arguments: [MailMessage.Flaw.noRecipient, .notAnAddress("x"), .notAType("x")])
  func everyFlawOfAMailIsASentenceWithAHint(flaw: MailMessage.Flaw) throws { try check(Failure(flaw as any Error)) }

  @Test(arguments: OpenData.Lack.allCases)
  func everyLackOfMetadataIsASentenceWithAHint(lack: OpenData.Lack) throws {
    let failure = Failure(lack as any Error)
    try check(failure)
    #expect(failure.code == .configuration)
    #expect(failure.hint?.de.contains("open-data") == true)
  }

  private func check(_ failure: Failure) throws {
    let hint = try #require(failure.hint)
    for language in Language.allCases {
      #expect(failure.message[language].hasSuffix("."), "\(failure.message)")
      #expect(!failure.message[language].contains("\n"))
      #expect(hint[language].count > 5)
      #expect(failure.text(language).split(separator: "\n").count == 2)
    }
    #expect(failure.message.de != failure.message.en)
  }

  @Test func codesAreThoseOfTheManual() {
    #expect(Failure(StoreError.busy("a.db")).code.rawValue == 75)
    #expect(Failure(StoreError.alreadyExists("a.db")).code.rawValue == 73)
    #expect(Failure(StoreError.noSuchFile("a.db")).code.rawValue == 66)
    #expect(Failure(Refusal.item(.unknown(Number(1)))).code.rawValue == 66)
    #expect(Failure(Refusal.undo(.nothing)).code.rawValue == 65)
  }
}
