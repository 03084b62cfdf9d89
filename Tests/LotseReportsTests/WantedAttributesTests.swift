import LotseBasics
import LotseModel
import LotsePapers
import TestSupport
import Testing

@testable import LotseReports

/// Lists and checks read the attributes that they name; with no other one would they say anything else.
@Suite struct WantedAttributesTests {
  private static let today = Day("2026-11-23")
  /// Words of vocabularies are read of every sub-project.
  private static let always: [Attribute] = [.kind, .status, .light, .priority, .reuse, .visibility]

  private static func items(_ seed: Int) -> [SubProject] {
    var dice = Dice(seed)
    return (1...40).map { number in
      var item = dice.subProject(number, in: Town.configuration, today: today)
      try? item.set(.status, to: .text(dice.pick(Status.allCases).rawValue))
      return item
    }
  }

  private static func reduced(_ item: SubProject, to attributes: [Attribute]) throws -> SubProject {
    var reduced = SubProject(
      number: item.number, title: "", field: Key(""), kind: .framework, unit: Key(""), proposedOn: Day(number: 0))
    for attribute in Town.configuration.attributes where attributes.contains(attribute) || always.contains(attribute) {
      if item[attribute] != .none { try reduced.set(attribute, to: item[attribute]) }
    }
    return reduced
  }

  @Test(arguments: 1...10)
  func findingsNeedNoMoreThanTheyName(seed: Int) throws {
    func snapshot(_ items: [SubProject]) -> Snapshot {
      Snapshot(
        moment: Moment(change: 1, day: WantedAttributesTests.today), configuration: Town.configuration,
        subProjects: items)
    }
    let items = WantedAttributesTests.items(seed)
    let found = Finding.findings(in: snapshot(items))
    #expect(Set(found.map(\.rule)).count > 5)
    #expect(
      try found
        == Finding.findings(
          in: snapshot(items.map { try WantedAttributesTests.reduced($0, to: Finding.attributes) })))
  }

  /// The weekly report of a state that holds what it names is the same, for every reader.
  @Test(arguments: 1...10, [Audience.house, .nonpublic, .public])
  func aWeekNeedsNoMoreThanItNames(seed: Int, audience: Audience) throws {
    let week = ISOWeek(containing: WantedAttributesTests.today)
    let (before, after) = (WantedAttributesTests.items(seed), WantedAttributesTests.items(seed + 100))
    let changeset = Changeset(
      id: 2, recordedAt: Instant(WantedAttributesTests.today, hour: 9, minute: 0), actor: "a", command: "x",
      message: nil,
      undoes: nil)
    // Half of them stay as they are; of the others any attribute may change.
    let later = zip(before, after).map { $0.number.value % 2 == 0 ? $0 : $1 }
    let revisions = zip(before, later).filter { $0 != $1 }.map {
      Revision(changeset: changeset, number: $0.number, before: $0, after: $1)
    }
    func report(_ items: [SubProject]) throws -> WeeklyReport {
      let end = Snapshot(
        moment: Moment(change: 2, day: WantedAttributesTests.today), configuration: Town.configuration,
        subProjects: items)
      let changes = WeekOfChanges(revisions)
      let start = try EarlierState(
        before: changes, to: end, at: Moment(change: 1, day: week.previous.sunday), Town.configuration, for: audience)
      return try WeeklyReport(week: week, for: audience, from: start, to: end, changes)
    }
    let gists = try later.map { item in
      WeeklyReport.gist(
        of: try WantedAttributesTests.reduced(item, to: WeeklyReport.attributes), on: WantedAttributesTests.today,
        lookAhead: Town.configuration.lookAhead)
    }
    let (whole, reduced) = (try report(later), try report(gists))
    let outline = try Outline<WeeklyPart>(
      ReportKind.weekly.standardOutline(.de), values: WeeklyReport.outlineValues)
    #expect(whole.json(.de).text() == reduced.json(.de).text())
    #expect(WantedAttributesTests.untitled(whole.json(.de)).isEmpty)
    #expect(
      MarkdownDocument.render(whole.document(.de, outline)) == MarkdownDocument.render(reduced.document(.de, outline)))
  }

  /// What a report names without its title.
  private static func untitled(_ value: JSONValue) -> [String] {
    switch value {
    case .object(let entries):
      let isUntitled = entries["title"].map { $0 == .null || $0 == .string("") } ?? false
      return (isUntitled ? ["\(entries["number"] ?? .null)"] : []) + entries.values.flatMap(untitled)
    case .array(let values): return values.flatMap(untitled)
    default: return []
    }
  }

  @Test(arguments: ListColumn.all(and: Town.configuration.own))
  func aColumnNeedsNoMoreThanItNames(column: ListColumn) throws {
    let wording = Wording(.de, Town.configuration)
    let at = Instant(WantedAttributesTests.today, hour: 9, minute: 0)
    func table(_ items: [SubProject]) -> String {
      let recorded = items.map { Recorded($0, change: 1, recordedAt: at) }
      let table = ListColumn.table(recorded, [column], wording, on: WantedAttributesTests.today)
      return TextDocument(width: 100, hasColor: true).render(Document(.de, [.table(table)]))
    }
    let items = WantedAttributesTests.items(7)
    #expect(try table(items) == table(items.map { try WantedAttributesTests.reduced($0, to: column.attributes) }))
  }
}
