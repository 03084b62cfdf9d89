import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Lotse proposes a light, a human sets it, and it expires.
@Suite struct RatingTests {
  private let today = Day("2026-11-23")

  private func item(_ status: Status = .implementation) -> SubProject { Town.subProject(in: status) }

  @Test(arguments: TrafficLight.allCases)
  func everyColourAsksForItsPieces(light: TrafficLight) throws {
    var item = item()
    item.plannedEnd = Day("2027-06-30")
    let needed: [Rating.Piece] =
      switch light {
      case .green, .grey: []
      case .yellow: [.dimension, .measure]
      case .red: [.dimension, .measure, .decisionNeeded, .decisionFrom]
      }
    if !needed.isEmpty {
      #expect(throws: Refusal.rating(.lacks(Number(1), light, needed, proposed: nil))) {
        try item.apply(Rating(light), today: today)
      }
    }
    var rating = Rating(light)
    rating.dimension = .schedule
    rating.measure = "Zweites Team"
    rating.decisionNeeded = "Mittel freigeben"
    rating.decisionFrom = "Rat"
    try item.apply(rating, today: today)
    #expect(item.light(on: today, expiringAfter: 28) == light)
    #expect((item.ratedOn == nil) == (light == .grey))
  }

  @Test func theProposalFollowsThePlan() throws {
    var item = item()
    item.plannedEnd = today
    #expect(item.proposedLight(on: today) == nil)
    #expect(item.proposedLight(on: today + 1) == .red)
    item.plannedEnd = today + 100
    try item.addMilestone(Milestone(title: "A", due: today - 1))
    #expect(item.proposedLight(on: today) == .yellow)
    try item.finishMilestone("A", on: today, today: today)
    #expect(item.proposedLight(on: today) == nil)
  }

  @Test func betterThanProposedAsksForAReason() throws {
    var item = item()
    item.plannedEnd = today - 1
    #expect(throws: Refusal.rating(.lacks(Number(1), .green, [.reason], proposed: .red))) {
      try item.apply(Rating(.green), today: today)
    }
    var rating = Rating(.green)
    rating.reason = "Abnahme ist terminiert"
    try item.apply(rating, today: today)
    #expect(item.ratingReason == "Abnahme ist terminiert")
  }

  @Test func aRatingExpiresToGreyAfterItsDays() throws {
    var item = item()
    item.plannedEnd = today + 100
    try item.apply(Rating(.green), today: today)
    #expect(item.light(on: today + 28, expiringAfter: 28) == .green)
    #expect(item.light(on: today + 29, expiringAfter: 28) == .grey)
    #expect(item.isRatingExpired(on: today + 29, after: 28))
  }

  @Test(arguments: Status.allCases)
  func onlyOpenItemsHaveALight(status: Status) {
    var item = item(status)
    #expect((item.light(on: today, expiringAfter: 28) == nil) == !status.isOpen)
    if !status.isOpen {
      #expect(throws: Refusal.rating(.closed(Number(1), status))) { try item.apply(Rating(.green), today: today) }
    }
  }

  @Test(arguments: Status.allCases)
  func aPassedDateNeverChangesAStatus(status: Status) {
    var item = item(status)
    item.plannedEnd = today - 1
    #expect(item.status == status)
    let waits: Set<Status> = [.completed, .cancelled, .merged, .onHold, .continuous]
    #expect(item.isOverdue(on: today) == !waits.contains(status))
  }
}
