import LotseBasics
import LotseModel
import LotseReports
import TestSupport
import Testing

/// Coverage of the OZG catalogue, on lists small enough to count by hand.
@Suite struct CoverageTests {
  private func catalogue() throws -> OZGCatalogue {
    OZGCatalogue(
      datedOn: Day("2024-06-30"),
      services: [
        try OZGService(id: "10004", name: "Wildtier", topic: nil),
        try OZGService(id: "10001", name: "Baumfällung", topic: "Umwelt"),
        try OZGService(id: "10002", name: "Hundesteuer", topic: "Ämter & Abgaben"),
        try OZGService(id: "10003", name: "Laubsack", topic: "Umwelt"),
      ])
  }

  private func item(_ number: Int, _ id: String?, in status: Status = .planned) -> SubProject {
    var item = Town.subProject(number, in: status)
    (item.kind, item.ozgID) = (.ozgService, id)
    return item
  }

  private func coverage(_ items: [SubProject], topics: [String]? = nil) throws -> Coverage {
    let moment = Moment(change: 7, day: Day("2026-11-23"))
    return Coverage(
      of: Snapshot(moment: moment, configuration: Town.configuration, subProjects: items), try catalogue(),
      topics: topics)
  }

  @Test(arguments: Status.allCases)
  func cancelledAndMergedCoverNothing(status: Status) throws {
    let coverage = try coverage([item(1, "10001", in: status), item(2, "10999", in: status)])
    let covers = status != .cancelled && status != .merged
    #expect(coverage.total.covered == (covers ? 1 : 0))
    #expect(coverage.total.missing == (covers ? 3 : 4))
    #expect(coverage.total.completed == (status == .completed ? 1 : 0))
    #expect(coverage.unknown.map(\.number) == (covers ? [Number(2)] : []))
  }

  @Test func aServiceIsDoneWhenAllItsSubProjectsAre() throws {
    let half = try coverage([item(1, "10001", in: .completed), item(2, "10001", in: .pilot)])
    #expect(half.total.completed == 0)
    #expect(half.total.several == 1)
    let whole = try coverage([item(1, "10001", in: .completed), item(2, "10001", in: .cancelled)])
    #expect(whole.total.completed == 1)
    #expect(whole.total.several == 0)
  }

  @Test func topicsAddUpToTheTotal() throws {
    let coverage = try coverage([item(1, "10001"), item(2, "10002"), item(3, "10004", in: .completed)])
    #expect(coverage.topics.map(\.name) == ["Ämter & Abgaben", "Umwelt", nil])
    #expect(coverage.topics.map(\.count.covered) == [1, 1, 1])
    #expect(coverage.topics.map(\.count.services) == [1, 2, 1])
    #expect(coverage.topics.map(\.count.percent) == [100, 50, 100])
    #expect(coverage.total.percent == 75)
    #expect(coverage.lines.map(\.service.id) == ["10001", "10002", "10003", "10004"])
  }

  @Test func aTopicNarrowsTheServicesNotWhatIsUnknown() throws {
    let items = [item(1, "10001"), item(2, "10002"), item(3, "10999")]
    let coverage = try coverage(items, topics: try catalogue().topics(named: "umw"))
    #expect(coverage.total.services == 2)
    #expect(coverage.total.covered == 1)
    #expect(coverage.unknown.map(\.number) == [Number(3)], "a service of another topic is not unknown")
    #expect(throws: Refusal.catalogue(.unknownTopic("Sport", known: ["Ämter & Abgaben", "Umwelt"]))) {
      try catalogue().topics(named: "Sport")
    }
  }

  @Test func withoutServicesThereIsNoPercentage() throws {
    let empty = try coverage([], topics: [])
    #expect(empty.total.services == 0)
    #expect(empty.total.percent == nil)
  }

  @Test func itemsWithoutAnIDAreCounted() throws {
    var explained = item(2, nil)
    explained.ozgNotInCatalogue = "Eigene Leistung"
    let coverage = try coverage([item(1, nil), explained, item(3, nil, in: .merged), Town.subProject(4)])
    #expect(coverage.withoutID.map(\.number) == [Number(1), Number(2)])
    #expect(coverage.explained == 1)
  }

  @Test func anUnknownIDIsAFindingOnlyWhereThereIsACatalogue() throws {
    let snapshot = Snapshot(
      moment: Moment(change: 7, day: Day("2021-02-01")), configuration: Town.configuration,
      subProjects: [item(1, "10999"), item(2, "10001"), item(3, "10999", in: .cancelled)])
    #expect(Finding.findings(in: snapshot).filter { $0.rule == .unknownOZGID }.isEmpty)
    let found = Finding.findings(in: snapshot, try catalogue()).filter { $0.rule == .unknownOZGID }
    #expect(found.map(\.number) == [Number(1)])
    #expect(found.first?.detail?.de == "10999, Katalog vom 30.06.2024")
  }
}
