import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Every attribute keeps what it is given and refuses what is not of its form.
@Suite struct ValueTests {
  private static let written: [Attribute: String] = [
    .title: "Bürgerservice 日本 🚦", .summary: "Zeile 1\nZeile 2", .field: "ozg", .kind: "platform", .unit: "FB33",
    .places: "smart-city:mobility smart-city:education", .status: "pilot", .statusSince: "2021-01-05",
    .reasonCode: "budget", .reason: "Haushalt", .isCorrection: "ja", .heldStatus: "concept", .decision: "V/1",
    .approvedBy: "Leitung", .scope: "Alle", .pilotPlace: "Mitte", .coverageReached: "3", .coverageTarget: "12",
    .result: "Läuft", .evidence: "https://example.org", .reviewOn: "01.02.2027", .nextStepOn: "2027-03-01",
    .light: "yellow", .ratedOn: "2026-11-01", .dimension: "cost", .measure: "Sparen", .decisionNeeded: "Geld",
    .decisionFrom: "Rat", .ratingReason: "Gut", .priority: "high", .mandatoryNorm: "§ 1a OZG",
    .mandatoryOn: "2027-01-01", .plannedStart: "2026-01-01", .plannedEnd: "2027-01-01", .actualStart: "2026-01-02",
    .actualEnd: "2026-10-02", .budgetPlanned: "12.500,50", .budgetSpent: "99", .ozgID: "10246",
    .ozgKeys: "99012001001000", .ozgNotInCatalogue: "Nur hier", .ozgTypes: "2/3,4a", .maturityModel: "1.1",
    .maturityLevel: "3", .maturityOn: "2026-10-02", .maturityBasis: "checked", .maturityReason: "Papier",
    .reuse: "efa-reuse-agreed", .tags: "Portal, Antrag", .links: "https://a.example http://b.example",
    .dependsOn: "TP-2,TP-0003", .follows: "4", .mergedInto: "TP-5", .visibility: "public", .note: "Intern",
    .contact: "fb33@example.org", .informedOn: "2026-11-23", .externalKey: "A-17/3",
  ]

  @Test(arguments: Attribute.allCases.filter { $0 != .milestones })
  func everyAttributeIsReadSetAndGivenBack(attribute: Attribute) throws {
    let text = try #require(ValueTests.written[attribute])
    let assignment = try Assignment(attribute, reading: text, in: Town.configuration)
    var item = Town.subProject()
    try item.set(attribute, to: assignment.value)
    #expect(item[attribute] == assignment.value)
    #expect(assignment.value != .none)
    if attribute.isRequired {
      #expect(throws: Refusal.value(.cannotBeEmpty(attribute))) { try item.set(attribute, to: .none) }
      #expect(throws: Refusal.value(.cannotBeEmpty(attribute))) {
        try Assignment(attribute, reading: "-", in: Town.configuration)
      }
    } else {
      #expect(try Assignment(attribute, reading: "-", in: Town.configuration).value == .none)
    }
    #expect(throws: Refusal.value(.cannotBeEmpty(attribute))) {
      try Assignment(attribute, reading: "  ", in: Town.configuration)
    }
  }

  private static let wrong: [(Attribute, String, Refusal)] = [
    (.plannedEnd, "30.02.2027", .unreadable(.day("30.02.2027"))),
    (.budgetPlanned, "viel", .unreadable(.amount("viel"))),
    (.budgetPlanned, "12,500", .unreadable(.amount("12,500"))),
    (.budgetPlanned, "-5", .unreadable(.amount("-5"))),
    (.coverageTarget, "-1", .value(.notACount(.coverageTarget, "-1"))),
    (.coverageTarget, "1.5", .value(.notACount(.coverageTarget, "1.5"))),
    (
      .field, "ozq",
      .configuration(.unknownField("ozq", known: Town.configuration.fields.map { Named($0.key.text, $0.label) }))
    ),
    (
      .unit, "FB99",
      .configuration(.unknownUnit("FB99", known: Town.configuration.units.map { Named($0.key.text, $0.label) }))
    ),
    (
      .places, "smart:mobility",
      .configuration(.unknownScheme("smart", known: Town.configuration.schemes.map { Named($0.key, $0.label) }))
    ),
    (.places, "mobility", .value(.notAPlace("mobility"))),
    (.ozgID, "1024", .value(.notAnOZGID("1024"))),
    (.ozgID, "10246a", .value(.notAnOZGID("10246a"))),
    (.ozgKeys, "98012001001000", .value(.notAServiceKey("98012001001000"))),
    (.ozgKeys, "9901200100100", .value(.notAServiceKey("9901200100100"))),
    (.ozgTypes, "13", .value(.notAServiceType("13", allowed: []))),
    (.dependsOn, "XY-1", .value(.notANumber("XY-1"))),
    (.follows, "0", .value(.notANumber("0"))),
    (.links, "ftp://example.org", .value(.notALink("ftp://example.org"))),
    (.title, "a\u{7}b", .value(.controlCharacter(.title, 7))),
    (.title, "a\u{202E}b", .value(.controlCharacter(.title, 0x202E))),
    (.summary, "a\u{0}b", .value(.controlCharacter(.summary, 0))),
    (.milestones, "x", .value(.ownedElsewhere(.milestones))),
  ]

  @Test(arguments: ValueTests.wrong.indices)
  func whatIsNotOfTheFormIsRefused(row: Int) {
    let (attribute, text, refusal) = ValueTests.wrong[row]
    do {
      _ = try Assignment(attribute, reading: text, in: Town.configuration)
      Issue.record("\(attribute) took \(text)")
    } catch .value(.notAServiceType(let text, _)) {
      #expect(refusal == .value(.notAServiceType(text, allowed: [])))
    } catch {
      #expect(error == refusal)
    }
  }

  @Test func aTextThatIsTooLongIsRefused() throws {
    let long = String(repeating: "ä", count: 10_000)
    _ = try Assignment(.title, reading: long, in: Town.configuration)
    #expect(throws: Refusal.value(.tooLong(.title, limit: 10_000))) {
      try Assignment(.title, reading: long + "ä", in: Town.configuration)
    }
  }

  @Test func rulesBetweenAttributesHold() throws {
    let today = Day("2026-11-23")
    func check(_ edit: (inout SubProject) -> Void) throws(Refusal) {
      var item = Town.subProject()
      edit(&item)
      try item.validate(replacing: nil, in: Town.configuration, today: today)
    }
    try check { _ in }
    #expect(throws: Refusal.configuration(.unitNotValid("FB34", Validity(until: Day("2024-12-31")), on: today))) {
      try check { $0.unit = Key("FB34") }
    }
    #expect(throws: Refusal.item(.endBeforeStart(.plannedEnd, today - 1, .plannedStart, today))) {
      try check { ($0.plannedStart, $0.plannedEnd) = (today, today - 1) }
    }
    #expect(throws: Refusal.item(.inTheFuture(.actualStart, today + 1))) { try check { $0.actualStart = today + 1 } }
    #expect(throws: Refusal.item(.coverageBeyondTarget(3, 2))) {
      try check { ($0.coverageReached, $0.coverageTarget) = (3, 2) }
    }
    #expect(throws: Refusal.item(.onlyForOZG(.ozgID, .tool))) { try check { $0.ozgID = "10246" } }
    #expect(throws: Refusal.item(.onlyForOZG(.reuse, .tool))) { try check { $0.reuse = .notEfA } }
    #expect(throws: Refusal.item(.maturityIncomplete([.maturityOn, .maturityBasis]))) {
      try check {
        $0.kind = .ozgService
        ($0.maturityModel, $0.maturityLevel) = (.version1, 3)
      }
    }
    #expect(throws: Refusal.item(.noSuchLevel(5, .version1))) {
      try check {
        $0.kind = .ozgService
        ($0.maturityModel, $0.maturityLevel, $0.maturityOn, $0.maturityBasis) = (.version1, 5, today, .checked)
      }
    }
    #expect(throws: Refusal.item(.catalogueContradiction)) {
      try check {
        $0.kind = .ozgService
        ($0.ozgID, $0.ozgNotInCatalogue) = ("10246", "Nur hier")
      }
    }
    #expect(throws: Refusal.item(.dependsOnItself(Number(1)))) { try check { $0.dependsOn = [Number(1)] } }
    #expect(throws: Refusal.item(.cycle(.follows, [Number(1), Number(1)]))) { try check { $0.follows = Number(1) } }
  }

  @Test(arguments: [
    ("12.500,50", 1_250_050), ("12500.50", 1_250_050), ("12500", 1_250_000), ("12.500", 1_250_000), ("0,5", 50),
    ("1.234.567,89 €", 123_456_789), ("1,234,567.89", 123_456_789), ("12 500", 1_250_000), ("7.5", 750),
    ("12.500,-", 1_250_000), ("12.500,- €", 1_250_000), ("8,--", 800), ("1.234.567,– €", 123_456_700), ("0,—", 0),
  ])
  func amountsAreReadInBothWritings(text: String, cents: Int) throws {
    #expect(try Money(parsing: text).cents == cents)
  }

  @Test(arguments: [
    "", "abc", "12,345", "1.2.3", "12.50,00,0", "1,2345", "€", ",-", "-,-", "12-", "12.-", "5,-5", "1e5",
    "0.500", "0.001", "0,500", "00.500", "-0.001", "0.500,00",
  ])
  func whatIsNoAmountIsRefused(text: String) {
    #expect(throws: Unreadable.amount(text)) { try Money(parsing: text) }
  }

  @Test(arguments: ["100000000000", "9.999.999.999.999,99", "9999999999999999999"])
  func whatIsTooMuchIsRefused(text: String) {
    #expect(throws: Unreadable.tooMuch(text)) { try Money(parsing: text) }
  }

  @Test func sumsAreCheckedAndTheLargestAmountCanBeSummed() throws {
    #expect(try Money(parsing: "99.999.999.999,99") == Money.most)
    #expect(try Money.sum(Array(repeating: Money.most, count: 900_000)).cents == 900_000 * Money.most.cents)
    #expect(throws: Unreadable.self) { try Money.sum([Money(cents: .max), Money(cents: 1)]) }
  }

  @Test func amountsAreWrittenInBothLanguages() {
    #expect(Money(cents: 123_456_789).text(.de) == "1.234.567,89 €")
    #expect(Money(cents: -5).text(.de) == "-0,05 €")
    #expect(Money(cents: 123_456_789).text(.en) == "€1,234,567.89")
    #expect(Money(cents: 1_250_050).plain == "12500.50")
  }
}
