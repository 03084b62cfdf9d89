public import LotseBasics

/// Why an input is not taken; the sentences are written where they are read.
public enum Refusal: Error, Hashable, Sendable {
  // Values
  case unreadable(Unreadable)
  case notACount(Attribute, String)
  case notANumber(String)
  case notAPlace(String)
  case notALink(String)
  case notAMilestone(String)
  case notAnOZGID(String)
  case notAServiceKey(String)
  case notAServiceType(String, allowed: [String])
  case unknownTerm(Phrase, String, allowed: [String])
  case cannotBeEmpty(Attribute)
  case controlCharacter(Attribute, UInt32)
  case tooLong(Attribute, limit: Int)
  case ownedElsewhere(Attribute)

  // Configuration
  case unknownField(String, known: [String])
  case unknownUnit(String, known: [String])
  case unknownScheme(String, known: [String])
  case unknownPlace(Place, known: [String])
  case unitNotValid(String, Validity, on: Day)

  // Sub-projects
  case noSuchSubProject(Number)
  case onlyForOZG(Attribute, Kind)
  case endBeforeStart(Attribute, Day, Attribute, Day)
  case inTheFuture(Attribute, Day)
  case coverageBeyondTarget(Int, Int)
  case maturityIncomplete([Attribute])
  case noSuchLevel(Int, MaturityModel)
  case catalogueContradiction
  case dependsOnItself(Number)
  case cycle(Attribute, [Number])
  case followsOpenItem(Number, Status)
  case restsOn(Number, Status, Attribute)
  case maturityOfOtherModel(MaturityModel)
  case inThePast(Attribute, Day)
  case closedItem(Number, Status)
  case externalKeyTaken(String, by: Number)

  // Moves and ratings
  case alreadyThere(Number, Status)
  case forbiddenMove(Number, from: Status, to: Status, allowed: [Status], held: Status?)
  case missing(Number, Status, [Requirement])
  case mergedIntoItself(Number)
  case mergedIntoClosed(Number, Status)
  case beforePreviousStatus(Number, Day, Day)
  case ratingLacks(Number, TrafficLight, [Rating.Piece], proposed: TrafficLight?)

  // Milestones
  case noSuchMilestone(Number, String, known: [String])
  case ambiguousMilestone(Number, String, matches: [String])
  case milestoneExists(Number, String)
  case milestoneDone(Number, String, Day)

  // Undo
  case noSuchChange(Int)
  case nothingToUndo
  case changedSince(item: String, change: Int)
  case cannotUndoCreation
  case inUse(section: String, key: String, count: Int)
  case pointedTo(Number, by: [Number])

  // OZG catalogue
  case noCatalogue(Moment)
  case catalogueOfTheFuture(Day)
  case emptyCatalogue
  case unknownTopic(String, known: [String])

  // Sittings, decisions, index, frozen reports
  case notYet(Phrase, Day)
  case wrongOrder(Phrase, Day, Phrase, Day)
  case unknownCommittee(String, known: [String])
  case committeeInUse(String, meetings: Int, decisions: Int)
  case meetingExists(String, Day)
  case noSuchMeeting(String, Day, known: [Day])
  case decisionExists(String)
  case noSuchDecision(String, known: [String])
  case decisionDone(String, Day)
  case outcomeOfOpenDecision(String)
  case pointedToByDecision(Number, [String])
  case unknownIndexArea(String, known: [String])
  case areaInUse(String, results: Int)
  case notAYear(String, upTo: Int)
  case notPoints(String)
  case notARank(Int, of: Int?)
  case emptyIndexResult
  case indexResultExists(Int, area: String?)
  case noSuchIndexResult(Int, area: String?)
  case noSuchReport(ReportNumber)
  case notAReportNumber(String)
}

extension Refusal {
  /// What the basic types cannot read is refused like everything else.
  public static func reading<Read>(_ body: () throws(Unreadable) -> Read) throws(Refusal) -> Read {
    do { return try body() } catch { throw .unreadable(error) }
  }

  static func line(_ text: String, _ what: Phrase, limit: Int = 200) throws(Refusal) -> String {
    try reading { () throws(Unreadable) in try Text.line(text, what, limit: limit) }
  }
}
