import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// Nothing is overwritten: every past state is still there, every change can be undone, and every touch is found.
@Suite struct HistoryTests {
  @Test func thePastStaysAsItWas() throws {
    let city = try City()
    let number = try city.add("Erst")
    let then = try city.latest
    let before = try city.items()
    city.now = Instant(Day("2026-03-02"), hour: 9)
    for step in 1...20 { try city.edit(number) { $0.title = "Fassung \(step)" } }
    try city.add("Später")
    #expect(try city.items(at: then.change) == before)
    #expect(try city.items().map(\.title) == ["Fassung 20", "Später"])
    #expect(try city.store.moment(.day(Day("2026-01-05")), today: Day("2026-03-02")).change == then.change)
    #expect(try city.store.moment(.day(Day("2026-03-02")), today: Day("2026-03-02")).change == 23)
    #expect(throws: StoreError.beforeFirstChange(Day("2026-01-04"))) {
      try city.store.moment(.day(Day("2026-01-04")), today: Day("2026-03-02"))
    }
    #expect(throws: StoreError.noSuchChange(99)) { try city.store.moment(.change(99), today: Day("2026-03-02")) }
  }

  @Test func anUnchangedSaveLeavesNoTrace() throws {
    let city = try City()
    let number = try city.add()
    #expect(try city.edit(number) { _ in } == nil)
    #expect(try city.edit(number) { $0.title = $0.title } == nil)
    #expect(try city.latest.change == 2)
  }

  @Test func recordedTimeNeverRunsBackwards() throws {
    let city = try City()
    try city.add()
    city.now = Instant(Day("2020-01-01"))
    let change = try city.edit(Number(1)) { $0.title = "Neu" }
    #expect(change?.recordedAt == Instant(Day("2026-01-05"), hour: 9))
  }

  @Test func whatFailsWritesNothing() throws {
    let city = try City()
    let number = try city.add()
    let before = try city.latest
    #expect(throws: Refusal.item(.unknown(Number(7)))) {
      try city.record { recorder in
        var item = try recorder.subProject(number)
        item.title = "Halb"
        try recorder.save(item)
        item.dependsOn = [Number(7)]
        try recorder.save(item)
      }
    }
    #expect(try city.latest == before)
    #expect(try city.items().map(\.title) == ["Probe"])
  }

  @Test func undoGoesBackStepByStepAndCanBeUndone() throws {
    let city = try City()
    let number = try city.add("A")
    try city.edit(number) { $0.title = "B" }
    try city.edit(number) { $0.title = "C" }
    func title() throws -> String { try city.items().map(\.title).joined() }
    let first = try city.undo()
    #expect(try title() == "B")
    try city.undo()
    #expect(try title() == "A")
    try city.undo()
    #expect(try title().isEmpty)
    #expect(throws: Refusal.undo(.nothing)) { try city.undo() }
    #expect(throws: Refusal.undo(.changedSince(item: "TP-0001", change: 7))) { try city.undo(first) }
    try city.undo(7)
    try city.undo(6)
    try city.undo(5)
    #expect(try title() == "C")
    #expect(try city.add("D") == Number(2), "numbers are never used again")
    #expect(try city.store.verify().findings.isEmpty)
  }

  @Test func undoIsRefusedWhereLaterChangesTouchTheSame() throws {
    let city = try City()
    let number = try city.add()
    try city.edit(number) { $0.title = "B" }
    try city.edit(number) { $0.summary = "Mehr" }
    #expect(throws: Refusal.undo(.changedSince(item: "TP-0001", change: 4))) { try city.undo(3) }
    #expect(throws: Refusal.undo(.creation)) { try city.undo(1) }
    #expect(throws: Refusal.undo(.unknown(42))) { try city.undo(42) }
  }

  @Test func aVersionClosedFromOutsideIsFoundThoughNoTriggerRefusesIt() throws {
    let city = try City()
    try city.add()
    try city.store.database.write { db in
      try db.execute(sql: "UPDATE sub_project_version SET until_change = 999999 WHERE number = 1")
    }
    #expect(try city.items().isEmpty)
    #expect(
      try city.store.verify().findings == [.orphan(table: "sub_project_version", thing: "TP-0001", change: 2)])
  }

  @Test func anUndoneUndoMakesNoCircleOfMergedItems() throws {
    let city = try City()
    let numbers = [try city.add(), try city.add()]
    func merge(_ number: Number, into successor: Number) throws {
      try city.edit(number) { item in
        let day = city.now.day
        try item.apply(Town.move(to: .merged, on: day, successor: successor), by: .standard, today: day)
      }
    }
    try merge(numbers[0], into: numbers[1])
    let undo = try city.undo()
    try merge(numbers[1], into: numbers[0])
    #expect(throws: Refusal.move(.mergedIntoClosed(numbers[1], .merged))) { try city.undo(undo) }
  }

  @Test func aStatusThatParkedItemsReturnToCannotGo() throws {
    let city = try City()
    let number = try city.add()
    try city.edit(number) { item in
      let day = city.now.day
      Town.equip(&item)
      try item.apply(Town.move(to: .planned, on: day, successor: number), by: .standard, today: day)
      try item.apply(Town.move(to: .onHold, on: day, successor: number), by: .standard, today: day)
    }
    let states = Workflow.standard.states.filter { $0.status != .planned }
    let lacking = Workflow(states: states, rules: Workflow.standard.rules)
    #expect(throws: Refusal.configuration(.inUse(.status, key: "planned", count: 1))) {
      try city.record {
        try $0.replaceConfiguration(by: CityConfiguration(Town.configuration.entries + lacking.entries))
      }
    }
  }

  @Test func undoDoesNotLeaveLinksDangling() throws {
    let city = try City()
    let first = try city.add()
    try city.add("Zweites") { $0.dependsOn = [first] }
    #expect(throws: Refusal.undo(.pointedTo(first, by: [Number(2)]))) { try city.undo(2) }
  }

  @Test func dependenciesDoNotRunInACircle() throws {
    let city = try City()
    let numbers = try (1...4).map { try city.add("Nr. \($0)") }
    try city.edit(numbers[1]) { $0.dependsOn = [numbers[0]] }
    try city.edit(numbers[2]) { $0.dependsOn = [numbers[1], numbers[0]] }
    try city.edit(numbers[3]) { $0.dependsOn = [numbers[2]] }
    #expect(throws: Refusal.item(.cycle(.dependsOn, [numbers[0], numbers[3], numbers[2], numbers[0]]))) {
      try city.edit(numbers[0]) { $0.dependsOn = [numbers[3]] }
    }
    #expect(throws: Refusal.item(.dependsOnItself(numbers[0]))) {
      try city.edit(numbers[0]) { $0.dependsOn = [numbers[0]] }
    }
    #expect(throws: Refusal.item(.followsOpen(numbers[0], .proposed))) {
      try city.edit(numbers[1]) { $0.follows = numbers[0] }
    }
  }

  @Test func noTwoShareAnExternalKey() throws {
    let city = try City()
    let (first, second) = (try city.add { $0.externalKey = "A-17" }, try city.add { $0.externalKey = "A-18" })
    #expect(throws: Refusal.item(.externalKeyTaken("A-17", by: first))) { try city.add { $0.externalKey = "A-17" } }
    #expect(throws: Refusal.item(.externalKeyTaken("A-17", by: first))) {
      try city.edit(second) { $0.externalKey = "A-17" }
    }
    // In one change keys may change hands, and an item keeps its own.
    try city.record { recorder in
      for (number, key) in [(first, "A-18"), (second, "A-17")] {
        var item = try recorder.subProject(number)
        item.externalKey = key
        try recorder.save(item)
      }
    }
    try city.edit(first) { $0.title = "Neu" }
    #expect(try city.items().map(\.externalKey) == ["A-18", "A-17"])
    try city.edit(first) { $0.externalKey = nil }
    let freed = try city.latest.change
    try city.edit(second) { $0.externalKey = "A-18" }
    #expect(throws: Refusal.item(.externalKeyTaken("A-18", by: second))) { try city.undo(freed) }
  }

  @Test func aLongImportLearnsOfAllBrokenLinksAtItsEnd() throws {
    let city = try City()
    let first = try city.add { $0.externalKey = "A-17" }
    #expect(throws: CancellationError.self) {
      try city.record { recorder in
        for (key, links) in [("A-17", []), ("A-18", [Number(9)]), ("A-19", [first])] {
          _ = try recorder.add { number in
            var item = SubProject(
              number: number, title: key, field: Key("ozg"), kind: .tool, unit: Key("FB33"), proposedOn: recorder.today)
            (item.externalKey, item.dependsOn) = (key, links)
            return item
          }
          try recorder.flush()
        }
        let broken = try recorder.brokenLinks()
        #expect(broken.map(\.number) == [Number(2), Number(3)])
        #expect(broken.map(\.refusal) == [.item(.externalKeyTaken("A-17", by: first)), .item(.unknown(Number(9)))])
        throw CancellationError()
      }
    }
  }

  @Test func configurationHasAHistoryAndKeepsWhatIsUsed() throws {
    let city = try City()
    try city.add()
    let then = try city.latest
    var entries = Town.configuration.entries
    entries[4].label = Phrase("OZG neu", "OZG new")
    try city.record("config") { try $0.replaceConfiguration(by: CityConfiguration(entries)) }
    #expect(try city.store.configuration(at: then) == Town.configuration)
    #expect(try city.store.configuration(at: city.latest).label(Key<Field>("ozg")).de == "OZG neu")
    let lacking = CityConfiguration(entries.filter { $0.key != "ozg" })
    #expect(throws: Refusal.configuration(.inUse(.field, key: "ozg", count: 1))) {
      try city.record { try $0.replaceConfiguration(by: lacking) }
    }
    let reordered = CityConfiguration(
      [entries[5], entries[4]] + entries.filter { $0.section != .field } + [entries[6]])
    try city.record { try $0.replaceConfiguration(by: reordered) }
    #expect(try city.store.configuration(at: city.latest).fields.map(\.key.text) == ["tools", "ozg", "empty"])
    try city.undo()
    try city.undo()
    #expect(try city.store.configuration(at: city.latest) == Town.configuration)
    #expect(try city.store.verify().findings.isEmpty)
  }

  private static let touches: [(String, Tampering)] = [
    (
      "UPDATE sub_project_version SET title = 'Schön' WHERE from_change = 3",
      .version(table: "sub_project_version", thing: "TP-0001", change: 3)
    ),
    (
      "UPDATE sub_project_version SET note = 'heimlich' WHERE from_change = 2",
      .version(table: "sub_project_version", thing: "TP-0001", change: 2)
    ),
    (
      "UPDATE configuration_version SET label = 'x' WHERE key = 'tools'",
      .version(table: "configuration_version", thing: "field tools", change: 1)
    ),
    ("UPDATE changeset SET recorded_at = recorded_at + 1 WHERE id = 3", .changeset(3)),
    ("UPDATE changeset SET actor = 77 WHERE id = 3", .changeset(3)),
    ("UPDATE changeset SET command = 'x' WHERE id = 2", .changeset(2)),
    ("UPDATE changeset SET message = 'x' WHERE id = 2", .message(2)),
    ("UPDATE sub_project_version SET until_change = 4 WHERE from_change = 2", .changeset(3)),
    ("DELETE FROM sub_project_version WHERE from_change = 3", .changeset(3)),
    ("DELETE FROM changeset WHERE id = 3", .changesetsMissing(3...3)),
    (
      "UPDATE sub_project_version SET from_change = 99, until_change = NULL WHERE from_change = 4",
      .orphan(table: "sub_project_version", thing: "TP-0001", change: 99)
    ),
  ]

  @Test(arguments: HistoryTests.touches.indices)
  func everyTouchFromOutsideIsNamed(row: Int) throws {
    let (sql, finding) = HistoryTests.touches[row]
    let city = try City()
    let number = try city.add()
    try city.edit(number) { $0.title = "B" }
    try city.edit(number) { $0.title = "C" }
    try city.add("Zweites")
    #expect(try city.store.verify().findings.isEmpty)
    try city.tamper(sql)
    let findings = try city.store.verify().findings
    #expect(findings.contains(finding), "\(findings)")
  }

  @Test func aRowThatWasAddedIsFound() throws {
    let city = try City()
    try city.add()
    let columns = (VersionedTable.subProject.columns + ["digest"]).joined(separator: ", ")
    let source = columns.replacing("number", with: "7")
    try city.tamper(
      "INSERT INTO sub_project_version (\(columns), from_change) SELECT \(source), 2 FROM sub_project_version")
    let findings = try city.store.verify().findings
    #expect(findings.contains(.changeset(2)), "\(findings)")
  }

  @Test func everyAttributeSurvivesTheFile() throws {
    let city = try City()
    let other = try city.add("Anderes")
    let number = try city.add("Hafen 日本 🚦 „Anführung“ \\ \"x\"") { item in
      item.kind = .ozgService
      item.summary = "Zeile 1\nZeile 2\tTab"
      item.places = [Place(scheme: "smart-city", key: "mobility"), Place(scheme: "smart-city", key: "education")]
      item.milestones = [
        Milestone(title: "A \"B\" \\ C", due: Day("2026-02-01"), doneOn: Day("2026-01-31")),
        Milestone(title: "Ende", due: Day("2027-01-01")),
      ]
      (item.budgetPlanned, item.budgetSpent) = (Money(cents: 123_456), Money(cents: 0))
      item.tags = ["Über \"uns\"", "b\\c", "emoji 🙂"]
      item.links = ["https://example.org/a?b=c&d"]
      item.dependsOn = [other]
      item.ozgKeys = ["99012001001000", "99012001012000"]
      item.ozgTypes = ["2/3", "4a"]
      (item.maturityModel, item.maturityLevel, item.maturityOn, item.maturityBasis) = (
        .version2, 6, Day("2026-01-02"), .declared
      )
      item.visibility = .public
      item.priority = .high
      item.reuse = .efaReuseAgreed
      Town.equip(&item)
    }
    let moment = try city.latest
    let read = try city.store.subProject(number, at: moment)
    #expect(read.recordedAt == city.now)
    #expect(read.change == 3)
    #expect(read.milestones.count == 2)
    let again = try city.items().first { $0.number == number }
    #expect(again == read.subProject)
    #expect(read.tags == ["Über \"uns\"", "b\\c", "emoji 🙂"])
    #expect(read.title == "Hafen 日本 🚦 „Anführung“ \\ \"x\"")
    #expect(read.dependsOn == [other])
  }
}
