import LotseBasics
import LotseModel
import LotsePapers
import LotseStore
import Testing

@testable import LotseCommands

/// Every error has one sentence and one hint, in both languages, and an exit code that is documented.
@Suite struct FailureTests {
  private static let day = Day(number: 20_000)
  private static let place = Place(scheme: "smart-city", key: "x")

  private static let refusals: [Refusal] = [
    .unreadable(.day("x")), .unreadable(.week("x")), .unreadable(.instant("x")), .unreadable(.amount("x")),
    .notACount(.coverageTarget, "x"),
    .notANumber("x"), .notAPlace("x"), .notALink("x"), .notAMilestone("x"), .notAnOZGID("x"), .notAServiceKey("x"),
    .notAServiceType("x", allowed: ["1"]), .unknownTerm(Status.noun, "plannd", allowed: ["planned"]),
    .cannotBeEmpty(.title), .cannotBeEmpty(.note), .controlCharacter(.title, 7), .tooLong(.title, limit: 9),
    .ownedElsewhere(.light), .unknownField("x", known: []), .unknownField("ozq", known: ["ozg"]),
    .unknownUnit("x", known: ["FB33"]), .unknownScheme("x", known: []), .unknownPlace(place, known: ["mobility"]),
    .unitNotValid("FB34", Validity(from: day, until: day), on: day), .noSuchSubProject(Number(1)),
    .onlyForOZG(.ozgID, .tool), .endBeforeStart(.plannedEnd, day, .plannedStart, day), .inTheFuture(.actualEnd, day),
    .coverageBeyondTarget(2, 1), .maturityIncomplete([.maturityOn]), .noSuchLevel(9, .version1),
    .catalogueContradiction, .dependsOnItself(Number(1)), .cycle(.dependsOn, [Number(1), Number(2)]),
    .followsOpenItem(Number(1), .planned), .restsOn(Number(1), .completed, .evidence), .maturityOfOtherModel(.version2),
    .inThePast(.reviewOn, day), .closedItem(Number(1), .completed), .alreadyThere(Number(1), .pilot),
    .forbiddenMove(Number(1), from: .planned, to: .pilot, allowed: [.concept], held: nil),
    .forbiddenMove(Number(1), from: .completed, to: .pilot, allowed: [], held: nil),
    .forbiddenMove(Number(1), from: .merged, to: .pilot, allowed: [], held: nil),
    .missing(Number(1), .completed, Requirement.allCases), .mergedIntoItself(Number(1)),
    .mergedIntoClosed(Number(1), .merged), .beforePreviousStatus(Number(1), day, day),
    .ratingLacks(Number(1), .red, Rating.Piece.allCases, proposed: .red), .noSuchMilestone(Number(1), "x", known: []),
    .noSuchMilestone(Number(1), "x", known: ["y"]), .ambiguousMilestone(Number(1), "x", matches: ["xa", "xb"]),
    .milestoneExists(Number(1), "x"), .milestoneDone(Number(1), "x", day), .noSuchChange(9), .nothingToUndo,
    .changedSince(item: "TP-0001", change: 9), .cannotUndoCreation, .externalKeyTaken("A-17", by: Number(1)),
    .inUse(section: "field", key: "ozg", count: 1),
    .inUse(section: "unit", key: "FB33", count: 2), .inUse(section: "status", key: "pilot", count: 2),
    .pointedTo(Number(1), by: [Number(2)]), .noCatalogue(Moment(change: 5, day: day)), .catalogueOfTheFuture(day),
    .emptyCatalogue,
    .unknownTopic("x", known: []), .unknownTopic("Familei", known: ["Familie"]),
    .unreadable(.line(Meeting.paperNumberLabel, limit: 200)), .notYet(CouncilDecision.doneOnLabel, day),
    .wrongOrder(Meeting.cutOffLabel, day, Meeting.heldOnLabel, day), .unknownCommittee("x", known: []),
    .unknownCommittee("AVSO", known: ["AVOS"]), .committeeInUse("AVOS", meetings: 1, decisions: 2),
    .meetingExists("AVOS", day), .noSuchMeeting("AVOS", day, known: []), .noSuchMeeting("AVOS", day, known: [day]),
    .decisionExists("V/1"), .noSuchDecision("V/1", known: []), .noSuchDecision("V/1234", known: ["V/1235"]),
    .decisionDone("V/1", day), .outcomeOfOpenDecision("V/1"), .pointedToByDecision(Number(1), ["V/1"]),
    .unknownIndexArea("x", known: []), .unknownIndexArea("mobilty", known: ["mobility"]),
    .areaInUse("mobility", results: 2), .notAYear("x", upTo: 2026), .notPoints("x"), .notARank(9, of: 8),
    .notARank(0, of: nil), .emptyIndexResult, .indexResultExists(2025, area: nil),
    .indexResultExists(2025, area: "mobility"), .noSuchReport(ReportNumber(7)), .notAReportNumber("x"),
  ]

  @Test(arguments: FailureTests.refusals.indices)
  func everyRefusalIsASentenceWithAHint(row: Int) throws {
    let failure = Failure(refusal: FailureTests.refusals[row])
    try check(failure)
    #expect(failure.code == .refused || failure.code == .notFound)
  }

  private static let errors: [StoreError] = [
    .noSuchFile("a.db"), .noSuchFolder("b"), .alreadyExists("a.db"), .isFolder("b"), .foreign("a.db"),
    .tooNew("a.db", schema: 7, known: 1), .damaged("a.db", detail: "x"),
    .corruptRow(table: "t", row: 1, column: "c", value: "\u{1B}[1m\n"), .refused("a.db", table: "t", rule: "x\ny"),
    .refused("a.db", table: nil, rule: "x"),
    .busy("a.db"), .full("a.db"), .readOnly("a.db"), .inputOutput("a.db", detail: "x"), .beforeFirstChange(day),
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
    #expect(Failure(Refusal.noSuchSubProject(Number(1))).code.rawValue == 66)
    #expect(Failure(Refusal.nothingToUndo).code.rawValue == 65)
  }
}
