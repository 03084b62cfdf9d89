import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange

/// What a returned row says anew, over every way in which the sheet then, the sheet now and the file today can differ.
@Suite struct RowComparisonTests {
  private static let made = Day("2026-11-23")
  private static let today = Day("2026-11-27")

  private static func item(_ change: (inout SubProject) -> Void = { _ in }) -> SubProject {
    var item = Town.subProject(1, in: .implementation)
    item.informedOn = Day("2026-11-10")
    item.note = "2026-11-02: Läuft."
    item.milestones = [
      Milestone(title: "Vergabe", due: Day("2026-12-01")), Milestone(title: "Start", due: Day("2027-02-01")),
    ]
    change(&item)
    return item
  }

  /// The row as it was sent out, but for some cells.
  private static func row(
    _ then: SubProject, _ edits: [Attribute: Value] = [:], noChange: Bool = false
  ) -> ReturnedSheet.Row {
    var listed = ListedRow(line: 5)
    for attribute in UpdateSheet.usual + UpdateSheet.perMove {
      let value = edits[attribute] ?? UpdateSheet.value(attribute, of: then, on: made, Town.configuration)
      listed.listing[attribute] = value == .none ? nil : value
    }
    return ReturnedSheet.Row(listed: listed, seal: "", saysNoChange: noChange)
  }

  private static func compare(
    _ row: ReturnedSheet.Row, _ then: SubProject, _ milestones: [ReturnedSheet.ListedMilestone] = [],
    now: SubProject, since: [SubProject] = [], taking side: MergeSide? = nil
  ) -> RowComparison {
    RowComparison(
      row, milestones, then: then, now: now, since: since, madeOn: made, today: today, Town.configuration,
      taking: side)
  }

  // MARK: One cell

  static let values: [Attribute: [Value]] = [
    .scope: [.none, .text("Alle"), .text("Nur\nMitte"), .text("–")],
    .plannedEnd: [.none, .day(Day("2027-06-30")), .day(Day("2027-09-30")), .day(Day("2028-01-31"))],
    .dimension: [.none, .text("schedule"), .text("cost"), .text("result")],
    .coverageTarget: [.none, .count(3), .count(7), .count(12)],
    .status: [.text("implementation"), .text("pilot"), .text("rollout"), .text("on-hold")],
  ]

  /// 4 × 4 × 4 values, three decisions, and with or without the sheet's word having been taken before.
  @Test(arguments: values.keys.sorted { $0.rawValue < $1.rawValue })
  func everyCombinationOfThenSheetAndNow(attribute: Attribute) throws {
    let values = try #require(RowComparisonTests.values[attribute])
    var tried = 0
    for before in values {
      let then = try RowComparisonTests.having(attribute, before)
      for sheet in values {
        for present in values {
          let now = try RowComparisonTests.having(attribute, present)
          let taken = try RowComparisonTests.having(attribute, sheet)
          for side in [nil, MergeSide.theirs, .ours] {
            for since in [[], [taken, now]] {
              let row = RowComparisonTests.row(then, [attribute: sheet])
              let result = RowComparisonTests.compare(row, then, now: now, since: since, taking: side)
              tried += 1
              let isSilent = sheet == before || sheet == present || !since.isEmpty
              let isConflict = !isSilent && present != before
              let isTaken = !isSilent && (!isConflict || side == .theirs)
              let what = "\(before) \(sheet) \(present) \(String(describing: side)) \(since.count)"
              #expect(result.listing[attribute] == (isTaken ? sheet : nil), "\(what)")
              let conflict = MergeConflict(
                subject: .attribute(attribute), then: before, theirs: sheet, now: present)
              #expect(result.conflicts == (isConflict && side == nil ? [conflict] : []), "\(what)")
              #expect(result.listing.values.count == (isTaken ? 1 : 0), "\(what)")
            }
          }
        }
      }
    }
    #expect(tried == 384)
  }

  private static func having(_ attribute: Attribute, _ value: Value) throws -> SubProject {
    var item = item()
    try item.set(attribute, to: value)
    return item
  }

  @Test func anEmptiedStatusOrLightSaysNothing() {
    let then = RowComparisonTests.item()
    let row = RowComparisonTests.row(then, [.status: .none, .light: .none], noChange: true)
    let result = RowComparisonTests.compare(row, then, now: then)
    #expect(!result.hasNews && result.conflicts.isEmpty && result.confirms && !result.contradictsItself)
  }

  /// A sheet shows a tab as a blank; that is no change, and no conflict either.
  @Test func tabsAreShownAsBlanks() {
    let then = RowComparisonTests.item { $0.scope = "a\tb" }
    #expect(!RowComparisonTests.compare(RowComparisonTests.row(then), then, now: then).hasNews)
    let row = RowComparisonTests.row(then, [.scope: .text("a c")])
    let result = RowComparisonTests.compare(row, then, now: then)
    #expect(result.listing.values == [.scope: .text("a c")] && result.conflicts.isEmpty)
  }

  // MARK: The move

  private static let move: [Attribute: Value] = [
    .status: .text("pilot"), .statusSince: .day(Day("2026-11-20")), .reason: .text("Startklar"),
    .approvedBy: .text("Lenkungskreis"),
  ]

  @Test func whatBelongsToAMoveGoesWithIt() {
    let then = RowComparisonTests.item()
    let row = RowComparisonTests.row(then, RowComparisonTests.move)
    #expect(RowComparisonTests.compare(row, then, now: then).listing.values == RowComparisonTests.move)
    var piloted = then
    Town.equip(&piloted)
    try? piloted.apply(
      Town.move(to: .pilot, on: Day("2026-11-24"), successor: Number(9)), by: .standard,
      today: RowComparisonTests.today)
    let alike = RowComparisonTests.compare(row, then, now: piloted, since: [piloted])
    #expect(!alike.hasNews && alike.conflicts.isEmpty)
    // Not yet among the recorded states, as when one run takes two copies of a sheet.
    #expect(!RowComparisonTests.compare(row, then, now: piloted).hasNews)
    var held = then
    try? held.apply(
      Town.move(to: .onHold, on: Day("2026-11-24"), successor: Number(9)), by: .standard,
      today: RowComparisonTests.today)
    let file = RowComparisonTests.compare(row, then, now: held, since: [held], taking: .ours)
    #expect(file.listing.values.isEmpty && file.conflicts.isEmpty)
    let sheet = RowComparisonTests.compare(row, then, now: held, since: [held], taking: .theirs)
    #expect(sheet.listing.values == RowComparisonTests.move)
  }

  /// A reason without a move is left to be refused; a decision is recorded like any other statement.
  @Test func withoutAMove() {
    let then = RowComparisonTests.item { $0.decision = "V/1" }
    let row = RowComparisonTests.row(then, [.reason: .text("Weil"), .decision: .text("V/2")])
    #expect(
      RowComparisonTests.compare(row, then, now: then).listing.values == [
        .reason: .text("Weil"), .decision: .text("V/2"),
      ])
    let other = RowComparisonTests.item { $0.decision = "V/3" }
    let result = RowComparisonTests.compare(row, then, now: other)
    #expect(result.conflicts.map(\.subject) == [.attribute(.decision)])
    let same = RowComparisonTests.row(then, [.decision: .text("V/1")])
    #expect(!RowComparisonTests.compare(same, then, now: then).hasNews)
  }

  // MARK: The light

  private static func rated(_ light: TrafficLight, on day: Day) -> SubProject {
    item {
      var rating = Rating(light)
      (rating.dimension, rating.measure, rating.on) = (.schedule, "Mehr Personal", day)
      (rating.decisionNeeded, rating.decisionFrom) = ("Stellen", "Rat")
      try? $0.apply(rating, today: today)
      $0.informedOn = Day("2026-11-10")
    }
  }

  /// What the sheet says, against a light that held, expired, was given anew or changed between then and now.
  @Test(arguments: [
    // rated then, said, rated now, what is taken, conflict
    ("2026-11-20", "yellow", "2026-11-20 yellow", "", false), ("2026-11-20", "red", "2026-11-20 yellow", "red", false),
    ("2026-11-20", "red", "2026-11-25 red", "", false), ("2026-11-20", "red", "2026-11-25 green", "", true),
    ("2026-11-20", "grey", "2026-11-20 yellow", "grey", false),
    // Expired when the sheet was made, which showed grey.
    ("2026-09-01", "grey", "2026-09-01 yellow", "", false),
    ("2026-09-01", "yellow", "2026-09-01 yellow", "yellow", false),
    ("2026-09-01", "green", "2026-09-01 yellow", "green", false),
    ("2026-09-01", "yellow", "2026-11-25 yellow", "", false), ("2026-09-01", "green", "2026-11-25 yellow", "", true),
    // It held when the sheet was made and expired before the sheet came back.
    ("2026-10-26", "yellow", "2026-10-26 yellow", "", false),
    ("2026-10-26", "green", "2026-10-26 yellow", "green", false),
    ("2026-10-26", "grey", "2026-10-26 yellow", "", false),
  ])
  func theLight(rated: String, said: String, now: String, taken: String, isConflict: Bool) throws {
    let then = RowComparisonTests.rated(.yellow, on: try #require(Day(exactly: rated)))
    let words = now.split(separator: " ").map(String.init)
    let light = try #require(TrafficLight(rawValue: words[1]))
    let present = RowComparisonTests.rated(light, on: try #require(Day(exactly: words[0])))
    // An unrelated change since must not look like a rating.
    var renamed = present
    renamed.title = "Anders"
    let row = RowComparisonTests.row(then, [.light: .text(said)])
    let result = RowComparisonTests.compare(row, then, now: renamed, since: [present, renamed])
    #expect(result.listing[.light] == (taken.isEmpty ? nil : .text(taken)))
    #expect(result.listing[.ratedOn] == (taken.isEmpty || taken == "grey" ? nil : .day(RowComparisonTests.today)))
    #expect(result.conflicts.map(\.subject) == (isConflict ? [.attribute(.light)] : []))
    guard !taken.isEmpty else { return }
    var after = renamed
    try after.adopt(result.listing, .init(), in: Town.configuration, today: RowComparisonTests.today)
    let worth = after.light(on: RowComparisonTests.today, expiringAfter: Town.configuration.ratingExpiresAfter)
    #expect(worth?.rawValue == taken)
    let again = RowComparisonTests.compare(row, then, now: after, since: [present, renamed, after])
    #expect(!again.hasNews && again.conflicts.isEmpty)
  }

  // MARK: Milestones

  private static func milestone(_ title: String, due: Day?, doneOn: Day? = nil) -> ReturnedSheet.ListedMilestone {
    ReturnedSheet.ListedMilestone(
      line: 5, number: Number(1), title: title, due: due.map(Value.day) ?? .none,
      doneOn: doneOn.map(Value.day) ?? .none, seal: "")
  }

  private static func having(_ vergabe: Milestone?) -> SubProject {
    item { $0.milestones = [vergabe, Milestone(title: "Start", due: Day("2027-02-01"))].compactMap { $0 } }
  }

  private static let (due, moved, other) = (Day("2026-12-01"), Day("2027-03-01"), Day("2027-04-01"))
  private static let (done, doneOther) = (Day("2026-11-24"), Day("2026-11-25"))

  @Test(arguments: [nil, due, moved], [nil, done])
  func milestonesThatTheFileLeftAlone(sheetDue: Day?, sheetDone: Day?) {
    let then = RowComparisonTests.item()
    let listed = RowComparisonTests.milestone("Vergabe", due: sheetDue, doneOn: sheetDone)
    let result = RowComparisonTests.compare(RowComparisonTests.row(then), then, [listed], now: then)
    let expected = RowComparisonTests.having(
      Milestone(title: "Vergabe", due: sheetDue ?? RowComparisonTests.due, doneOn: sheetDone))
    let isNews = sheetDue == RowComparisonTests.moved || sheetDone != nil
    #expect(result.conflicts.isEmpty && result.hasNews == isNews)
    if isNews {
      let sorted = expected.milestones.sorted { ($0.due, $0.title) < ($1.due, $1.title) }
      #expect(result.listing[.milestones] == .milestones(sorted))
    }
  }

  @Test func milestonesThatTheFileChangedToo() {
    typealias Tests = RowComparisonTests
    let then = Tests.item()
    func compare(_ listed: ReturnedSheet.ListedMilestone, _ now: Milestone?, _ side: MergeSide? = nil)
      -> RowComparison
    { Tests.compare(Tests.row(then), then, [listed], now: Tests.having(now), taking: side) }
    let later = Tests.milestone("Vergabe", due: Tests.moved)
    let reached = Tests.milestone("Vergabe", due: Tests.due, doneOn: Tests.done)

    // Alike.
    #expect(!compare(later, Milestone(title: "Vergabe", due: Tests.moved)).hasNews)
    #expect(!compare(reached, Milestone(title: "Vergabe", due: Tests.due, doneOn: Tests.done)).hasNews)
    // To something else.
    let elsewhere = Milestone(title: "Vergabe", due: Tests.other)
    #expect(compare(later, elsewhere).conflicts.map(\.subject) == [.due("Vergabe")])
    #expect(compare(later, elsewhere).conflicts.map(\.now) == [.day(Tests.other)])
    #expect(!compare(later, elsewhere, .ours).hasNews && compare(later, elsewhere, .ours).conflicts.isEmpty)
    #expect(
      compare(later, elsewhere, .theirs).listing[.milestones]
        == .milestones([
          Milestone(title: "Start", due: Day("2027-02-01")), Milestone(title: "Vergabe", due: Tests.moved),
        ]))
    let doneElse = Milestone(title: "Vergabe", due: Tests.due, doneOn: Tests.doneOther)
    #expect(compare(reached, doneElse).conflicts.map(\.subject) == [.done("Vergabe")])
    // The file moved it, the sheet reached it: both count.
    #expect(
      compare(reached, elsewhere).listing[.milestones]
        == .milestones([
          Milestone(title: "Start", due: Day("2027-02-01")),
          Milestone(title: "Vergabe", due: Tests.other, doneOn: Tests.done),
        ]))
    // Gone from the file.
    for listed in [later, reached] {
      #expect(compare(listed, nil).conflicts.map(\.subject) == [.gone("Vergabe")])
      #expect(compare(listed, nil).conflicts.map(\.now) == [.none])
      #expect(!compare(listed, nil, .ours).hasNews)
      let back = compare(listed, nil, .theirs).listing[.milestones]
      #expect(back != nil && back != .milestones(Tests.having(nil).milestones))
    }
    #expect(!compare(Tests.milestone("Vergabe", due: Tests.due), nil).hasNews)
  }

  @Test func aMilestoneTakenBeforeAndChangedSinceStaysChanged() {
    let then = RowComparisonTests.item()
    let taken = RowComparisonTests.having(Milestone(title: "Vergabe", due: RowComparisonTests.moved))
    let now = RowComparisonTests.having(Milestone(title: "Vergabe", due: RowComparisonTests.other))
    let listed = RowComparisonTests.milestone("Vergabe", due: RowComparisonTests.moved)
    let result = RowComparisonTests.compare(
      RowComparisonTests.row(then), then, [listed], now: now, since: [taken, now])
    #expect(!result.hasNews && result.conflicts.isEmpty)
  }

  // MARK: Message and "no change"

  @Test func aMessageIsTakenOnce() {
    let then = RowComparisonTests.item()
    for text in ["Läuft.", "Neu", "Zwei\nZeilen", "uft."] {
      let row = RowComparisonTests.row(then, [.note: .text(text)])
      #expect(RowComparisonTests.compare(row, then, now: then).message == text)
      var now = then
      now.addNote("Vorweg: \(text)", on: RowComparisonTests.today)
      now.addNote("\(text) und mehr", on: RowComparisonTests.today)
      #expect(RowComparisonTests.compare(row, then, now: now, since: [now]).message == text, "only alike")
      now.addNote(text, on: RowComparisonTests.today)
      #expect(RowComparisonTests.compare(row, then, now: now, since: [now]).message == nil)
      var later = now
      later.note = nil
      #expect(RowComparisonTests.compare(row, then, now: later, since: [now, later]).message == nil)
    }
  }

  @Test func noChangeConfirmsUnlessSomebodyReportedSince() {
    let then = RowComparisonTests.item()
    let row = RowComparisonTests.row(then, noChange: true)
    #expect(RowComparisonTests.compare(row, then, now: then).confirms)
    let informed = RowComparisonTests.item { $0.inform(on: RowComparisonTests.today) }
    #expect(!RowComparisonTests.compare(row, then, now: informed).confirms)
    #expect(!RowComparisonTests.compare(RowComparisonTests.row(then), then, now: then).confirms)
  }

  @Test func noChangeContradictsAChange() {
    let then = RowComparisonTests.item()
    func contradicts(_ edits: [Attribute: Value], _ milestones: [ReturnedSheet.ListedMilestone] = []) -> Bool {
      let row = RowComparisonTests.row(then, edits, noChange: true)
      return RowComparisonTests.compare(row, then, milestones, now: then).contradictsItself
    }
    #expect(!contradicts([:]))
    #expect(!contradicts([.note: .text("Alles gut")]), "a message changes nothing")
    #expect(contradicts([.scope: .text("Anders")]) && contradicts([.reason: .text("Weil")]))
    #expect(contradicts([.scope: .none]) && contradicts([.status: .text("pilot")]))
    #expect(contradicts([:], [RowComparisonTests.milestone("Vergabe", due: RowComparisonTests.moved)]))
    #expect(!contradicts([:], [RowComparisonTests.milestone("Vergabe", due: RowComparisonTests.due)]))
  }
}
