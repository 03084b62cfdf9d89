import LotseBasics
import LotseExchange
import LotseModel
import TestSupport
import Testing

/// What a row of a list says anew, over every way in which the list, the state it was written from and the file differ.
@Suite struct ListComparisonTests {
  private static let today = Day("2026-11-27")

  static let values: [Attribute: [Value]] = [
    .title: [.text("Wohngeld"), .text("Wohngeld online"), .text("WOHNGELD")],
    .summary: [.none, .text("Alle"), .text("Nur\nMitte")],
    .plannedEnd: [.none, .day(Day("2027-06-30")), .day(Day("2027-09-30"))],
    .budgetPlanned: [.none, .money(Money(cents: 1)), .money(Money(cents: 2))],
    .coverageTarget: [.none, .count(3), .count(7)],
    .tags: [.none, .list(["a"]), .list(["a", "b"])],
    .visibility: [.text("internal"), .text("council"), .text("public")],
    .note: [.none, .text("2026-11-02: Läuft."), .text("2026-11-02: Steht.")],
    .status: [.text("implementation"), .text("pilot"), .text("rollout")],
    .milestones: [
      .none, .milestones([Milestone(title: "Start", due: Day("2027-02-01"))]),
      .milestones([Milestone(title: "Start", due: Day("2027-03-01"))]),
    ],
  ]

  private static func having(_ attribute: Attribute, _ value: Value) throws -> SubProject {
    var item = Town.subProject(1, in: .implementation)
    if case .milestones(let milestones) = value {
      item.milestones = milestones
    } else if attribute != .milestones {
      try item.set(attribute, to: value)
    }
    return item
  }

  @Test(arguments: values.keys.sorted { $0.rawValue < $1.rawValue })
  func everyCombinationOfThenListAndNow(attribute: Attribute) throws {
    let values = try #require(ListComparisonTests.values[attribute])
    for before in values {
      for listed in values {
        for present in values {
          for side in [nil, MergeSide.theirs, .ours] {
            for wasTaken in [false, true] {
              let now = try ListComparisonTests.having(attribute, present)
              var row = Listing()
              row[attribute] = listed
              let result = ListComparison(
                row, then: try ListComparisonTests.having(attribute, before), now: now,
                since: wasTaken ? [try ListComparisonTests.having(attribute, listed), now] : [now],
                today: ListComparisonTests.today, Town.configuration, taking: side)
              let isSilent = listed == before || listed == present || wasTaken
              let isConflict = !isSilent && present != before
              let isTaken = !isSilent && (!isConflict || side == .theirs)
              let what = "\(before) \(listed) \(present) \(String(describing: side)) \(wasTaken)"
              #expect(result.listing.values == (isTaken ? [attribute: listed] : [:]), "\(what)")
              let conflict = MergeConflict(
                subject: .attribute(attribute), then: before, theirs: listed, now: present)
              #expect(result.conflicts == (isConflict && side == nil ? [conflict] : []), "\(what)")
            }
          }
        }
      }
    }
  }

  /// A light that expired since is shown as grey or as it was set; neither is news, and a rating since then stays.
  @Test(arguments: [("grey", false), ("yellow", false), ("green", true)])
  func aLightThatExpiredIsNobodysChange(listed: String, isNews: Bool) throws {
    var then = Town.subProject(1, in: .implementation)
    try then.set(.light, to: .text("yellow"))
    try then.set(.ratedOn, to: .day(Day("2026-10-01")))
    var now = then
    now.summary = "Von der Kollegin"
    var row = Listing()
    row[.light] = .text(listed)
    let result = ListComparison(
      row, then: then, now: now, since: [now], today: ListComparisonTests.today, Town.configuration, taking: nil)
    #expect((result.listing[.light] != nil) == isNews)
    #expect(result.conflicts.isEmpty)
  }

  /// What belongs to a move of somebody else stays with it, whoever's word counts.
  @Test func aMoveSinceStaysWhole() throws {
    let then = Town.subProject(1, in: .planned)
    var now = then
    try now.set(.status, to: .text("concept"))
    try now.set(.statusSince, to: .day(Day("2026-11-20")))
    try now.set(.reason, to: .text("Es geht los"))
    var row = Listing()
    row[.status] = .text("planned")
    row[.statusSince] = .day(then.statusSince)
    row[.reason] = .text("Anders begründet")
    let result = ListComparison(
      row, then: then, now: now, since: [now], today: ListComparisonTests.today, Town.configuration, taking: .ours)
    #expect(result.listing.values.isEmpty)
  }
}
