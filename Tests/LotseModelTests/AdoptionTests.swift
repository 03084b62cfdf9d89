import LotseBasics
import LotseModel
import TestSupport
import Testing

/// What a list says of a sub-project is taken over by the same rules as what a person says, and what it does not say
/// stays as it is.
@Suite struct AdoptionTests {
  private static let today = Day("2026-11-23")

  private static func grounds(record: Bool = false, _ reason: String? = "Liste des Amts") -> Listing.Grounds {
    var grounds = Listing.Grounds()
    (grounds.isRecord, grounds.reason) = (record, reason)
    grounds.reasonCode = reason == nil ? nil : .priority
    return grounds
  }

  private static func listing(_ values: [Attribute: Value]) -> Listing {
    var listing = Listing()
    listing.values = values
    return listing
  }

  private static func adopted(
    _ item: SubProject, _ values: [Attribute: Value], _ grounds: Listing.Grounds = grounds(), isNew: Bool = false
  ) throws(Refusal) -> SubProject {
    var item = item
    try item.adopt(listing(values), grounds, isNew: isNew, in: Town.configuration, today: today)
    return item
  }

  /// What a row says that gives everything a move to that status may ask for.
  private static func row(_ status: Status) -> [Attribute: Value] {
    var row: [Attribute: Value] = [
      .status: .text(status.rawValue), .statusSince: .day(today), .decision: .text("V/99/26"),
    ]
    if status == .merged { row[.mergedInto] = .text("TP-2000") }
    return row
  }

  // MARK: Status

  @Test(arguments: Status.allCases, Status.allCases)
  func aListedStatusIsAMoveOfTheWorkflow(from: Status, to: Status) throws {
    var item = Town.subProject(in: from)
    Town.equip(&item)
    if from == to {
      #expect(try AdoptionTests.adopted(item, [.status: .text(to.rawValue)]) == item)
      return
    }
    let isAllowed = Workflow.standard.rule(from: from, to: to, held: item.heldStatus) != nil
    guard isAllowed else {
      let refusal = #expect(throws: Refusal.self) { try AdoptionTests.adopted(item, AdoptionTests.row(to)) }
      guard case .move(.forbidden(item.number, from, to, _, _))? = refusal else {
        Issue.record("\(from) → \(to): \(refusal.map { "\($0)" } ?? "taken")")
        return
      }
      return
    }
    let after = try AdoptionTests.adopted(item, AdoptionTests.row(to))
    #expect(after.status == to && after.statusSince == AdoptionTests.today && !after.isCorrection)
    #expect(after.reason == "Liste des Amts" && after.reasonCode == .priority)
    #expect(after.mergedInto == (to == .merged ? Number(2000) : nil))
    #expect(after.heldStatus == (to == .onHold ? from : nil))
    #expect(after.informedOn == AdoptionTests.today)
  }

  @Test(arguments: Status.allCases, Status.allCases)
  func aListThatIsTheRecordMovesAnyStatus(from: Status, to: Status) throws {
    var item = Town.subProject(in: from)
    Town.equip(&item)
    guard from != to else { return }
    if to == .onHold, !from.isOpen {
      #expect(throws: Refusal.rating(.closed(item.number, from))) {
        try AdoptionTests.adopted(item, AdoptionTests.row(to), AdoptionTests.grounds(record: true))
      }
      return
    }
    let isAllowed = Workflow.standard.rule(from: from, to: to, held: item.heldStatus) != nil
    let after = try AdoptionTests.adopted(item, AdoptionTests.row(to), AdoptionTests.grounds(record: true))
    #expect(after.status == to && after.statusSince == AdoptionTests.today)
    #expect(after.isCorrection == !isAllowed, "an allowed move corrects nothing")
    #expect(after.reason == "Liste des Amts")
  }

  @Test(arguments: Status.allCases)
  func aNewSubProjectOfARecordHasTheListedStatusAndCorrectsNothing(status: Status) throws {
    let fresh = Town.subProject()
    let row = AdoptionTests.row(status)
    let record = AdoptionTests.grounds(record: true)
    let after = try AdoptionTests.adopted(fresh, row, record, isNew: true)
    #expect(after.status == status && !after.isCorrection)
    if status != .proposed { #expect(after.statusSince == AdoptionTests.today) }
    guard status != .proposed, Workflow.standard.rule(from: .proposed, to: status, held: nil) == nil else { return }
    #expect(throws: Refusal.self) { try AdoptionTests.adopted(fresh, row, isNew: true) }
  }

  /// What the list knows of a new sub-project is kept, not what Lotse would have made of the way there.
  @Test func aNewSubProjectOfARecordKeepsWhatTheListKnows() throws {
    var row = AdoptionTests.row(.onHold)
    row[.heldStatus] = .text("pilot")
    row[.reviewOn] = .day(Day("2027-02-01"))
    row[.informedOn] = .day(Town.subProject().informedOn)
    row[.light] = .text("green")
    let record = AdoptionTests.grounds(record: true)
    let after = try AdoptionTests.adopted(Town.subProject(), row, record, isNew: true)
    #expect(after.status == .onHold && after.heldStatus == .pilot && !after.isCorrection)
    #expect(after.informedOn == Town.subProject().informedOn)
    #expect(after.lightSet == .green && after.ratingReason == nil, "a green light that nobody doubts needs no reason")
    row[.plannedEnd] = .day(Day("2026-01-01"))
    row[.status] = .text("implementation")
    let late = try AdoptionTests.adopted(Town.subProject(), row, record, isNew: true)
    #expect(late.lightSet == .green && late.ratingReason == "Liste des Amts")
  }

  /// Every rule of the workflow holds for lists: what it asks for and the item lacks is named; a record is taken anyway.
  @Test(arguments: Workflow.standard.rules.indices)
  func whatARuleAsksForIsAskedOfAList(index: Int) throws {
    let rule = Workflow.standard.rules[index]
    var item = Town.subProject()
    if case .status(let from) = rule.from, from != .proposed { try item.set(.status, to: .text(from.rawValue)) }
    if item.status == .onHold { try item.set(.heldStatus, to: .text("planned")) }
    let to = if case .status(let to) = rule.to { to } else { Status.planned }
    item.kind = .ozgService
    let row: [Attribute: Value] = [.status: .text(to.rawValue)]
    let lacks = rule.requires.filter { $0 != .reason && $0 != .reasonCode }
    guard !lacks.isEmpty else {
      #expect(try AdoptionTests.adopted(item, row).status == to)
      return
    }
    #expect(throws: Refusal.move(.missing(item.number, to, lacks))) { try AdoptionTests.adopted(item, row) }
    let record = AdoptionTests.grounds(record: true)
    if to == .merged {
      #expect(throws: Refusal.move(.missing(item.number, to, [.successor]))) {
        try AdoptionTests.adopted(item, row, record)
      }
    } else {
      let after = try AdoptionTests.adopted(item, row, record)
      #expect(after.status == to && after.isCorrection)
    }
  }

  @Test func aMoveAsksForAReasonAndTheRowGoesBeforeTheOption() throws {
    let item = Town.subProject(in: .planned)
    var row = AdoptionTests.row(.implementation)
    #expect(throws: Refusal.move(.missing(item.number, .implementation, [.reason]))) {
      try AdoptionTests.adopted(item, row, AdoptionTests.grounds(nil))
    }
    row[.reason] = .text("Es geht los")
    row[.reasonCode] = .text("technical")
    let after = try AdoptionTests.adopted(item, row)
    #expect(after.reason == "Es geht los" && after.reasonCode == .technical)
    // What the row repeats of the present status is no reason of the next one.
    row[.reason] = .text(item.reason ?? "")
    row[.reasonCode] = nil
    #expect(try AdoptionTests.adopted(item, row).reason == "Liste des Amts")
  }

  @Test func whatBelongsToTheStatusDoesNotChangeWithoutAMove() throws {
    let item = Town.subProject(in: .onHold)
    let others: [Attribute: Value] = [
      .statusSince: .day(Day("2022-02-02")), .reasonCode: .text("legal"), .reason: .text("Anders"),
      .isCorrection: .flag(true), .heldStatus: .text("pilot"), .mergedInto: .text("TP-0007"),
    ]
    for (attribute, value) in others {
      #expect(throws: Refusal.value(.ownedElsewhere(attribute))) { try AdoptionTests.adopted(item, [attribute: value]) }
      #expect(try AdoptionTests.adopted(item, [attribute: item[attribute]]) == item)
    }
  }

  // MARK: Everything that anyone may update

  @Test(arguments: Attribute.allCases.filter { $0.owner == .update })
  func whatIsSaidIsSetAndWhatIsNotStays(attribute: Attribute) throws {
    var dice = Dice(7)
    for number in 1...60 {
      let item = dice.subProject(number, in: Town.configuration, today: AdoptionTests.today)
      let other = dice.subProject(number, in: Town.configuration, today: AdoptionTests.today)
      #expect(try AdoptionTests.adopted(item, [:]) == item)
      let after = try AdoptionTests.adopted(item, [attribute: other[attribute]])
      #expect(after[attribute] == other[attribute])
      let isChanged = item[attribute] != other[attribute]
      #expect(after.changes(from: item).allSatisfy { $0.attribute == attribute || $0.attribute == .informedOn })
      let isReport = isChanged && attribute.isStateOfWork
      #expect(after.informedOn == (isReport ? max(item.informedOn, AdoptionTests.today) : item.informedOn))
    }
    let item = dice.subProject(61, in: Town.configuration, today: AdoptionTests.today)
    if attribute.isRequired {
      #expect(throws: Refusal.value(.cannotBeEmpty(attribute))) { try AdoptionTests.adopted(item, [attribute: .none]) }
    } else {
      let cleared = try AdoptionTests.adopted(item, [attribute: .none])[attribute]
      #expect(cleared == Town.subProject()[attribute], "as of a new one")
    }
  }

  @Test func milestonesAreReplacedWholeAndNoneIsDoneInTheFuture() throws {
    var item = Town.subProject()
    try item.addMilestone(Milestone(title: "Alt", due: Day("2026-12-01")))
    let listed = [Milestone(title: "Spät", due: Day("2027-03-01")), Milestone(title: "Früh", due: Day("2027-01-01"))]
    let after = try AdoptionTests.adopted(item, [.milestones: .milestones(listed)])
    #expect(after.milestones == listed.reversed())
    #expect(try AdoptionTests.adopted(item, [.milestones: .none]).milestones.isEmpty)
    let twice = [listed[0], listed[0]]
    #expect(throws: Refusal.milestone(.exists(item.number, "Spät"))) {
      try AdoptionTests.adopted(item, [.milestones: .milestones(twice)])
    }
    let future = [Milestone(title: "Start", due: Day("2027-01-01"), doneOn: AdoptionTests.today + 1)]
    #expect(throws: Refusal.item(.inTheFuture(.milestones, AdoptionTests.today + 1))) {
      try AdoptionTests.adopted(item, [.milestones: .milestones(future)])
    }
  }

  @Test func theDayOfTheLastReportGoesForwardOnly() throws {
    var item = Town.subProject()
    item.inform(on: Day("2026-10-01"))
    #expect(try AdoptionTests.adopted(item, [.informedOn: .day(Day("2026-11-01"))]).informedOn == Day("2026-11-01"))
    // A list from before the last report says nothing new by its older day.
    #expect(try AdoptionTests.adopted(item, [.informedOn: .day(Day("2026-09-01"))]) == item)
    #expect(throws: Refusal.item(.inTheFuture(.informedOn, AdoptionTests.today + 1))) {
      try AdoptionTests.adopted(item, [.informedOn: .day(AdoptionTests.today + 1)])
    }
  }

  // MARK: The light

  private static let red: [Attribute: Value] = [
    .light: .text("red"), .dimension: .text("schedule"), .measure: .text("Zweites Team"),
    .decisionNeeded: .text("Mittel"), .decisionFrom: .text("Rat"),
  ]

  private static func rated(_ day: Day) throws -> SubProject {
    var item = Town.subProject(in: .implementation)
    item.plannedEnd = Day("2026-12-31")
    var rating = Rating(.yellow)
    (rating.dimension, rating.measure, rating.on) = (.cost, "Nachtrag", day)
    try item.apply(rating, today: day)
    return item
  }

  @Test func aLightAsksForWhatItsColourAsksFor() throws {
    let item = Town.subProject(in: .implementation)
    for (light, pieces) in [
      ("yellow", [Rating.Piece.dimension, .measure]), ("red", Array(Rating.Piece.allCases.prefix(4))),
    ] {
      #expect(throws: Refusal.rating(.lacks(item.number, try TrafficLight(parsing: light), pieces, proposed: nil))) {
        try AdoptionTests.adopted(item, [.light: .text(light)])
      }
    }
    let after = try AdoptionTests.adopted(item, AdoptionTests.red.merging([.ratedOn: .day(Day("2026-11-20"))]) { $1 })
    #expect(after.lightSet == .red && after.ratedOn == Day("2026-11-20") && after.dimension == .schedule)
    #expect(after.decisionFrom == "Rat" && after.informedOn == AdoptionTests.today)
    #expect(try AdoptionTests.adopted(item, AdoptionTests.red).ratedOn == AdoptionTests.today)
    #expect(throws: Refusal.item(.inTheFuture(.ratedOn, AdoptionTests.today + 1))) {
      try AdoptionTests.adopted(item, AdoptionTests.red.merging([.ratedOn: .day(AdoptionTests.today + 1)]) { $1 })
    }
  }

  @Test func theWorthOfAnExpiredLightIsNoNewLight() throws {
    let item = try AdoptionTests.rated(Day("2026-09-01"))
    #expect(item.light(on: AdoptionTests.today, expiringAfter: 28) == .grey)
    #expect(try AdoptionTests.adopted(item, [.light: .text("grey")]) == item)
    #expect(try AdoptionTests.adopted(item, [.light: .text("yellow")]) == item)
    let green = try AdoptionTests.adopted(item, [.light: .text("green"), .dimension: .none, .measure: .none])
    #expect(green.lightSet == .green && green.measure == nil && green.dimension == nil)
  }

  @Test func aLightBetterThanProposedAsksForAReason() throws {
    var item = try AdoptionTests.rated(Day("2026-11-20"))
    item.plannedEnd = Day("2026-11-01")
    let green: [Attribute: Value] = [.light: .text("green"), .dimension: .none, .measure: .none]
    #expect(throws: Refusal.rating(.lacks(item.number, .green, [.reason], proposed: .red))) {
      try AdoptionTests.adopted(item, green)
    }
    let reason = green.merging([.ratingReason: .text("Abnahme liegt vor")]) { $1 }
    #expect(try AdoptionTests.adopted(item, reason).ratingReason == "Abnahme liegt vor")
  }

  @Test func aPieceOfTheLightAloneIsARating() throws {
    let item = try AdoptionTests.rated(Day("2026-11-01"))
    let after = try AdoptionTests.adopted(item, [.measure: .text("Umschichtung")])
    #expect(after.lightSet == .yellow && after.measure == "Umschichtung" && after.ratedOn == AdoptionTests.today)
    #expect(throws: Refusal.rating(.lacks(item.number, .yellow, [.measure], proposed: nil))) {
      try AdoptionTests.adopted(item, [.measure: .none])
    }
  }

  @Test(arguments: [Status.completed, .cancelled, .merged])
  func aClosedItemHasNoLight(status: Status) throws {
    let item = Town.subProject(in: status)
    #expect(throws: Refusal.rating(.closed(item.number, status))) {
      try AdoptionTests.adopted(item, AdoptionTests.red)
    }
    let new = try AdoptionTests.adopted(
      Town.subProject(), AdoptionTests.red.merging(AdoptionTests.row(status)) { $1 },
      AdoptionTests.grounds(record: true), isNew: true)
    #expect(new.status == status && new.lightSet == .grey && new.measure == nil)
  }
}
