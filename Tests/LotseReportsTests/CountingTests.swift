import LotseBasics
import LotseModel
import LotseReports
import TestSupport
import Testing

/// The rules of counting, on sets small enough to count by hand.
@Suite struct CountingTests {
  private let today = Day("2026-11-23")

  private func snapshot(_ items: [SubProject], on day: Day? = nil) -> Snapshot {
    Snapshot(
      moment: Moment(change: 1, day: day ?? today), configuration: Town.configuration, subProjects: items)
  }

  @Test func anEmptySetHasNoPercentage() {
    let figures = Figures([], on: today, ratingExpiresAfter: 28)
    #expect(figures.percent == nil)
    #expect(figures.denominator == 0)
    let gone = [
      Town.subProject(1, in: .cancelled), Town.subProject(2, in: .merged), Town.subProject(3, in: .continuous),
    ]
    let left = Figures(gone, on: today, ratingExpiresAfter: 28)
    #expect(left.stock == 3)
    #expect(left.percent == nil)
  }

  @Test(arguments: [(1, 3, 33), (2, 3, 66), (199, 200, 99), (200, 200, 100), (0, 7, 0), (1, 201, 0)])
  func percentagesAreRoundedDown(completed: Int, all: Int, percent: Int) {
    let items = (1...all).map { Town.subProject($0, in: $0 <= completed ? .completed : .planned) }
    #expect(Figures(items, on: today, ratingExpiresAfter: 28).percent == percent)
  }

  @Test(arguments: Status.allCases)
  func aStatusCountsAsTheRuleSays(status: Status) {
    let figures = Figures([Town.subProject(in: status)], on: today, ratingExpiresAfter: 28)
    #expect(figures.stock == 1)
    #expect(figures.completed == (status == .completed ? 1 : 0))
    #expect(figures.denominator == ([.cancelled, .merged, .continuous].contains(status) ? 0 : 1))
    #expect(StatusGroup.allCases.map { figures.count($0, .standard) }.reduce(0, +) == 1)
  }

  @Test func everyFieldIsShownEvenWithoutItems() {
    let progress = Progress(snapshot([Town.subProject()]), by: .field)
    #expect(progress.groups.map(\.key) == ["ozg", "tools", "empty"])
    #expect(progress.groups[2].figures.percent == nil)
    #expect(!progress.groupsOverlap)
  }

  @Test func anItemWithTwoPlacesCountsOnceInTheTotal() {
    var item = Town.subProject()
    item.places = [Place(scheme: "smart-city", key: "mobility"), Place(scheme: "smart-city", key: "education")]
    let progress = Progress(snapshot([item, Town.subProject(2)]), by: .scheme("smart-city"))
    #expect(progress.groups.map(\.key) == ["mobility", "education", ""])
    #expect(progress.groups.map(\.figures.stock) == [1, 1, 1])
    #expect(progress.total.stock == 2)
    #expect(progress.groupsOverlap)
  }

  @Test func theBridgeNamesEveryWay() {
    var moved = Town.subProject(7, in: .planned)
    let movedBefore = moved
    moved.field = Key("tools")
    let before = [
      Town.subProject(1, in: .planned), Town.subProject(2, in: .planned), Town.subProject(3, in: .planned),
      Town.subProject(4, in: .cancelled), Town.subProject(5, in: .planned), movedBefore,
    ]
    let after = [
      Town.subProject(1, in: .merged), Town.subProject(2, in: .cancelled), Town.subProject(3, in: .continuous),
      Town.subProject(4, in: .planned), moved, Town.subProject(8), Town.subProject(9, in: .cancelled),
    ]
    let bridge = ScopeBridge(from: snapshot(before), to: snapshot(after))
    #expect(bridge.start == 5)
    #expect(bridge.end == 3)
    #expect(bridge.sum == 3)
    #expect(
      bridge.steps == [
        .merged: [Number(1)], .cancelled: [Number(2), Number(9)], .madeContinuous: [Number(3)],
        .reopened: [Number(4)], .withdrawn: [Number(5)], .added: [Number(8), Number(9)],
      ])
    let fields = ScopeBridge.bridges(from: snapshot(before), to: snapshot(after)) { $0.field.text }
    #expect(fields["ozg"]?.steps[.movedOut] == [Number(7)])
    #expect(fields["tools"]?.steps[.movedIn] == [Number(7)])
    #expect(fields.values.allSatisfy { $0.sum == $0.end })
  }

  /// One item for every finding that `check` knows, and none for a sound one.
  @Test(arguments: Finding.Rule.allCases)
  func everyCheckFindsItsCase(rule: Finding.Rule) throws {
    var item = Town.subProject(1, in: .implementation)
    item.milestones = [Milestone(title: "Abnahme", due: today + 10)]
    item.inform(on: today)
    var green = Rating(.green)
    green.reason = "Läuft"
    try item.apply(green, today: today)
    #expect(Finding.findings(in: snapshot([item])).isEmpty)
    var others: [SubProject] = []
    var day = today
    var catalogue: OZGCatalogue?
    switch rule {
    case .missingActualEnd:
      item = Town.subProject(1, in: .completed)
      item.actualEnd = nil
    case .overdueEnd: item.plannedEnd = today - 1
    case .overdueMilestone: item.milestones[0].due = today - 1
    case .unconfirmedStart:
      item = Town.subProject(1, in: .planned)
      (item.plannedStart, item.actualStart) = (today - 1, nil)
      item.inform(on: today)
    case .reviewDue: item.reviewOn = today
    case .nextStepPassed:
      item = Town.subProject(1, in: .continuous)
      item.nextStepOn = today - 1
      item.inform(on: today)
    case .silent:
      item = Town.subProject(1, in: .proposed)
      item.inform(on: today - 29)
    case .ratingExpired:
      day = today + 29
      item.inform(on: day)
      item.milestones[0].due = day
      item.plannedEnd = day
    case .notRated: try item.apply(Rating(.grey), today: today)
    case .missingPlannedEnd: item.plannedEnd = nil
    case .missingMeasure: (item.milestones, item.scope) = ([], nil)
    case .missingMilestone: (item.milestones, item.scope) = ([], "Ein Formular")
    case .missingOZGKey: item.kind = .ozgService
    case .unknownOZGID:
      (item.kind, item.ozgID) = (.ozgService, "10999")
      catalogue = OZGCatalogue(datedOn: today, services: [try OZGService(id: "10246", name: "Hundesteuer")])
    case .missingMaturity:
      item = Town.subProject(1, in: .completed)
      item.kind = .ozgService
      item.ozgID = "10246"
    case .dutyPassed: item.mandatoryOn = today - 1
    case .unitExpired: item.unit = Key("FB34")
    case .dependencyDropped:
      item.dependsOn = [Number(2)]
      others = [Town.subProject(2, in: .cancelled)]
    case .budgetExceeded: (item.budgetPlanned, item.budgetSpent) = (Money(cents: 1), Money(cents: 2))
    case .likelyDuplicate:
      var twin = Town.subProject(2, in: .completed)
      twin.title = item.title.uppercased()
      others = [twin]
    case .decisionDue:
      var decision = CouncilDecision(
        number: "V/1", text: "Prüfen", committee: Key("AVOS"), decidedOn: today - 30, dueOn: today)
      #expect(Finding.due([decision], on: today).isEmpty)
      decision.dueOn = today - 1
      #expect(Finding.due([decision], on: today).map(\.rule) == [rule])
      decision.doneOn = today
      #expect(Finding.due([decision], on: today).isEmpty)
      return
    }
    let found = Finding.findings(in: snapshot([item] + others, on: day), catalogue).map(\.rule)
    #expect(found == [rule])
  }

  @Test func theWeekTellsWhoReported() throws {
    let monday = Day("2026-11-16")
    var reported = Town.subProject(1, in: .planned)
    var confirmed = Town.subProject(2, in: .planned)
    confirmed.unit = Key("FB50")
    let before = snapshot([reported, confirmed, Town.subProject(3, in: .completed)], on: monday - 1)
    let change = Changeset(
      id: 2, recordedAt: Instant(monday, hour: 9), actor: "a", command: "x", message: nil, undoes: nil)
    let (oldReported, oldConfirmed) = (reported, confirmed)
    reported.result = "Neu"
    reported.inform(on: monday)
    confirmed.inform(on: monday)
    let revisions = [
      Revision(changeset: change, number: Number(1), before: oldReported, after: reported),
      Revision(changeset: change, number: Number(2), before: oldConfirmed, after: confirmed),
    ]
    let later = snapshot([reported, confirmed, Town.subProject(3, in: .completed)], on: monday + 6)
    let report = try WeeklyReport(
      week: ISOWeek(containing: monday), from: EarlierState(before), to: later, WeekOfChanges(revisions))
    #expect(report.rollCall.map(\.unit.text) == ["FB33", "FB50"])
    #expect(report.rollCall.map(\.answer) == [.reported, .unchanged])
    let silent = try WeeklyReport(
      week: ISOWeek(containing: monday), from: EarlierState(before), to: before, WeekOfChanges())
    #expect(silent.rollCall.map(\.answer) == [.silent, .silent])
    #expect(report.moves.isEmpty && report.corrections.isEmpty)
    let undo = Changeset(id: 3, recordedAt: change.recordedAt, actor: "a", command: "undo", message: nil, undoes: 2)
    let back = revisions.map { Revision(changeset: undo, number: $0.number, before: $0.after, after: $0.before) }
    let undone = try WeeklyReport(
      week: report.week, from: EarlierState(before), to: before, WeekOfChanges(revisions + back))
    #expect(undone.rollCall.map(\.answer) == [.silent, .silent], "what was undone is no report")
  }

  /// The kind of bug that made this rule: tags and a move let two units stand as "reported" who had said nothing.
  @Test func aUnitThatSaidNothingHasNotReported() throws {
    let monday = Day("2026-11-16")
    let (tagged, moved) = (Town.subProject(1, in: .planned), Town.subProject(2, in: .planned))
    var (afterTags, afterMove) = (tagged, moved)
    afterTags.tags = ["neu"]
    afterMove.unit = Key("FB50")
    let change = Changeset(
      id: 2, recordedAt: Instant(monday, hour: 9), actor: "a", command: "update", message: nil, undoes: nil)
    let revisions = [
      Revision(changeset: change, number: Number(1), before: tagged, after: afterTags),
      Revision(changeset: change, number: Number(2), before: moved, after: afterMove),
    ]
    func answers(_ rules: CountingRules) throws -> [WeeklyReport.RollCall.Answer] {
      try WeeklyReport(
        week: ISOWeek(containing: monday), from: EarlierState(snapshot([tagged, moved], on: monday - 1)),
        to: snapshot([afterTags, afterMove], on: monday + 6), WeekOfChanges(revisions, by: rules)
      ).rollCall.map(\.answer)
    }
    #expect(try answers(.current) == [.silent, .silent])
    #expect(try answers(.everythingReports) == [.reported, .reported])
  }
}
