import GRDB
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// The OZG catalogue is recorded like everything else: replaced by versions, read as of any moment, undone, verified.
@Suite struct CatalogueTests {
  private func service(_ id: String, _ name: String, topic: String? = "Umwelt") throws -> OZGService {
    try OZGService(id: id, name: name, topic: topic, situation: "Garten")
  }

  private func catalogue(_ day: Day, source: String? = nil, _ services: [OZGService]) -> OZGCatalogue {
    OZGCatalogue(datedOn: day, source: source, services: services)
  }

  private func versions(_ city: City) throws -> Int {
    try city.store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM ozg_service_version") ?? 0 }
  }

  @Test func aFileWithoutACatalogueSaysSo() throws {
    let city = try City()
    try city.add()
    #expect(try city.store.catalogue(at: city.latest) == nil)
    #expect(try city.store.catalogueChanges(after: 0, through: 99).isEmpty)
  }

  @Test func onlyWhatDiffersGetsANewVersion() throws {
    let city = try City()
    let first = catalogue(
      Day("2024-06-30"), source: "Probeliste",
      [try service("10001", "Baumfällung"), try service("10002", "Hundesteuer"), try service("10003", "Laubsack")])
    let second = catalogue(
      Day("2025-06-30"), source: "Probeliste",
      [try service("10001", "Baumfällung"), try service("10002", "Hundehaltung"), try service("10004", "Wildtier")])
    try city.record { try $0.replaceCatalogue(by: first) }
    #expect(try city.store.catalogue(at: city.latest) == first)
    #expect(try versions(city) == 3)
    try city.record { try $0.replaceCatalogue(by: second) }
    #expect(try city.store.catalogue(at: city.latest) == second)
    #expect(try versions(city) == 5)
    #expect(try city.record { try $0.replaceCatalogue(by: second) } == nil, "the same catalogue again is no change")

    #expect(try city.store.catalogue(at: Moment(change: 2, day: city.now.day)) == first)
    #expect(try city.store.catalogue(at: Moment(change: 1, day: city.now.day)) == nil)
    let changes = try city.store.catalogueChanges(after: 0, through: 3)
    #expect(changes.keys.sorted() == [2, 3])
    #expect(changes[2]?.before == nil)
    #expect(changes[3]?.added.map(\.id) == ["10004"])
    #expect(changes[3]?.changed.map(\.after.name) == ["Hundehaltung"])
    #expect(changes[3]?.removed.map(\.id) == ["10003"])
    #expect(try city.store.verify().findings.isEmpty)
  }

  @Test func undoGivesTheEarlierCatalogueBack() throws {
    let city = try City()
    let first = catalogue(Day("2024-06-30"), [try service("10001", "Baumfällung")])
    let second = catalogue(Day("2025-06-30"), [try service("10002", "Hundesteuer", topic: nil)])
    try city.record { try $0.replaceCatalogue(by: first) }
    try city.record { try $0.replaceCatalogue(by: second) }
    #expect(throws: Refusal.undo(.changedSince(item: "OZG-Katalog", change: 3))) { try city.undo(2) }
    try city.undo()
    #expect(try city.store.catalogue(at: city.latest) == first)
    try city.undo()
    #expect(try city.store.catalogue(at: city.latest) == nil)
    #expect(try city.store.catalogueChanges(after: 4, through: 5)[5]?.after == nil)
    try city.undo(5)
    #expect(try city.store.catalogue(at: city.latest) == first)
    #expect(try city.store.verify().findings.isEmpty)
  }

  @Test func tamperingWithAServiceIsFound() throws {
    let city = try City()
    let list = catalogue(Day("2024-06-30"), [try service("10001", "Baumfällung")])
    try city.record { try $0.replaceCatalogue(by: list) }
    try city.tamper("UPDATE ozg_service_version SET name = 'Anderes'")
    #expect(
      try city.store.verify().findings == [
        .version(table: "ozg_service_version", thing: "OZG-ID 10001", change: 2)
      ])
  }

  @Test func aCatalogueOfTheFutureOrWithoutServicesIsRefused() throws {
    let city = try City()
    let tomorrow = city.now.day + 1
    let list = [try service("10001", "Baumfällung")]
    #expect(throws: Refusal.catalogue(.ofTheFuture(tomorrow))) {
      try city.record { try $0.replaceCatalogue(by: catalogue(tomorrow, list)) }
    }
    #expect(throws: Refusal.catalogue(.empty)) {
      try city.record { try $0.replaceCatalogue(by: catalogue(city.now.day, [])) }
    }
    #expect(try city.store.catalogue(at: city.latest) == nil)
  }

  @Test(arguments: [
    "DELETE FROM ozg_catalogue_version", "DELETE FROM ozg_service_version",
    "UPDATE ozg_catalogue_version SET dated_on = '2020-01-01'", "UPDATE ozg_service_version SET topic = 'x'",
    "INSERT INTO ozg_service_version (ozg_id, name, from_change, digest) VALUES ('1001', 'x', 2, x'00')",
  ])
  func theTablesDefendThemselves(sql: String) throws {
    let city = try City()
    let list = catalogue(Day("2024-06-30"), [try service("10001", "Baumfällung")])
    try city.record { try $0.replaceCatalogue(by: list) }
    #expect(throws: DatabaseError.self) {
      try city.store.database.write { db in try db.execute(sql: sql) }
    }
  }
}
