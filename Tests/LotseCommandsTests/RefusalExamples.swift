import LotseBasics
import LotseModel

/// What each topic refuses, once each and once more where the words differ.
enum RefusalExamples {
  static let day = Day(number: 20_000)
  private static let first = Number(1)

  static let all: [Refusal] =
    unreadable.map(Refusal.unreadable)
    + value.map(Refusal.value)
    + configuration.map(Refusal.configuration)
    + item.map(Refusal.item)
    + move.map(Refusal.move)
    + rating.map(Refusal.rating)
    + milestone.map(Refusal.milestone)
    + undo.map(Refusal.undo)
    + catalogue.map(Refusal.catalogue)
    + meeting.map(Refusal.meeting)
    + decision.map(Refusal.decision)
    + index.map(Refusal.index)
    + report.map(Refusal.report)

  private static func named(_ key: String) -> Named { Named(key, Phrase("Wort", "word")) }

  private static let unreadable: [Unreadable] = [
    .openDay("x", Phrase("Das Jahr fehlt.", "The year is missing.")), .period("x", from: day, through: day),
    .day("x"), .week("x"), .instant("x"), .amount("x"), .tooMuch("x"), .line(Meeting.paperNumberLabel, limit: 200),
  ]

  private static let value: [ValueRefusal] = [
    .notACount(.coverageTarget, "x"), .notANumber("x"), .notAPlace("x"), .notALink("x"), .notAMilestone("x"),
    .notAnOZGID("x"), .notAServiceKey("x"), .notAServiceType("x", allowed: ["1"]),
    .unknownTerm(Status.noun, "plannd", allowed: [named("planned")]),
    .ambiguous(Status.noun, "in", candidates: [named("pilot"), named("concept")]), .cannotBeEmpty(.title),
    .cannotBeEmpty(.note),
    .controlCharacter(.title, 7), .tooLong(.title, limit: 9), .ownedElsewhere(.light),
    .notYet(CouncilDecision.doneOnLabel, day), .wrongOrder(Meeting.cutOffLabel, day, Meeting.heldOnLabel, day),
  ]

  private static let configuration: [ConfigurationRefusal] = [
    .unknownField("x", known: []), .unknownField("ozq", known: [named("ozg")]),
    .unknownUnit("x", known: [named("FB33")]),
    .unknownScheme("x", known: []), .unknownPlace(Place(scheme: "smart-city", key: "x"), known: [named("mobility")]),
    .unitNotValid("FB34", Validity(from: day, until: day), on: day), .inUse(.field, key: "ozg", count: 1),
    .inUse(.unit, key: "FB33", count: 2), .inUse(.status, key: "pilot", count: 2),
    .unknownCommittee("x", known: []), .unknownCommittee("AVSO", known: [named("AVOS")]),
    .committeeInUse("AVOS", meetings: 1, decisions: 2), .unknownArea("x", known: []),
    .unknownView("x", known: []), .unknownView("spät", known: [named("spaet")]),
    .unknownArea("mobilty", known: [named("mobility")]), .areaInUse("mobility", results: 2),
  ]

  private static let item: [ItemRefusal] = [
    .unknown(first), .onlyForOZG(.ozgID, .tool), .endBeforeStart(.plannedEnd, day, .plannedStart, day),
    .inTheFuture(.actualEnd, day), .coverageBeyondTarget(2, 1), .maturityIncomplete([.maturityOn]),
    .noSuchLevel(9, .version1), .catalogueContradiction, .dependsOnItself(first),
    .cycle(.dependsOn, [first, Number(2)]), .followsOpen(first, .planned), .restsOn(first, .completed, .evidence),
    .maturityOfOtherModel(.version2), .inThePast(.reviewOn, day), .externalKeyTaken("A-17", by: first),
  ]

  private static let move: [MoveRefusal] = [
    .alreadyThere(first, .pilot), .forbidden(first, from: .planned, to: .pilot, allowed: [.concept], held: nil),
    .forbidden(first, from: .completed, to: .pilot, allowed: [], held: nil),
    .forbidden(first, from: .merged, to: .pilot, allowed: [], held: nil),
    .missing(first, .completed, Requirement.allCases), .mergedIntoItself(first), .mergedIntoClosed(first, .merged),
    .beforePreviousStatus(first, day, day),
  ]

  private static let rating: [RatingRefusal] = [
    .closed(first, .completed), .lacks(first, .red, Rating.Piece.allCases, proposed: .red),
  ]

  private static let milestone: [MilestoneRefusal] = [
    .unknown(first, "x", known: []), .unknown(first, "x", known: ["y"]),
    .ambiguous(first, "x", matches: ["xa", "xb"]), .exists(first, "x"), .done(first, "x", day),
  ]

  private static let undo: [UndoRefusal] = [
    .unknown(9), .nothing, .changedSince(item: "TP-0001", change: 9), .creation, .pointedTo(first, by: [Number(2)]),
    .pointedToByDecision(first, ["V/1"]),
  ]

  private static let catalogue: [CatalogueRefusal] = [
    .absent(Moment(change: 5, day: day)), .ofTheFuture(day), .empty, .unknownTopic("x", known: []),
    .unknownTopic("Familei", known: ["Familie"]),
  ]

  private static let meeting: [MeetingRefusal] = [
    .exists("AVOS", day), .unknown("AVOS", day, known: []), .unknown("AVOS", day, known: [day]),
  ]

  private static let decision: [DecisionRefusal] = [
    .exists("V/1"), .unknown("V/1", known: []), .unknown("V/1234", known: ["V/1235"]), .done("V/1", day),
    .outcomeOfOpen("V/1"),
  ]

  private static let index: [IndexRefusal] = [
    .notAYear("x", upTo: 2026), .notPoints("x"), .notARank(9, of: 8), .notARank(0, of: nil), .empty,
    .exists(2025, area: nil), .exists(2025, area: "mobility"),
  ]

  private static let report: [ReportRefusal] = [
    .unknown(ReportNumber(7)), .notANumber("x"),
  ]
}
