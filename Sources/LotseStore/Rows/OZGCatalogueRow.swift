internal import GRDB
internal import LotseBasics
internal import LotseModel

/// How the OZG catalogue lies in its rows: one for its head, and one per service.
enum OZGCatalogueRow {
  /// The name of the catalogue, of which a file has one.
  static let name = "ozg"

  static func head(_ catalogue: OZGCatalogue) -> [DatabaseValue] {
    [name.databaseValue, catalogue.datedOn.iso.databaseValue, catalogue.source.databaseValue]
  }

  static func values(_ service: OZGService) -> [DatabaseValue] {
    [
      service.id.databaseValue, service.name.databaseValue, service.topic.databaseValue,
      service.situation.databaseValue,
    ]
  }

  static func fetch(_ db: Database, at change: Int) throws -> OZGCatalogue? {
    let head = try Row.fetchOne(
      db,
      sql: """
        SELECT v.id, v.dated_on, v.source FROM \(VersionedTable.catalogue.name) v
        WHERE v.name = '\(name)' AND \(VersionedTable.catalogue.holds("v"))
        """, arguments: ["change": change])
    guard let head else { return nil }
    let reader = RecordReader(row: head, table: .catalogue)
    return OZGCatalogue(
      datedOn: try reader.day("dated_on"), source: try reader.optionalText("source"),
      services: try services(db, at: change))
  }

  private static func services(_ db: Database, at change: Int) throws -> [OZGService] {
    let table = VersionedTable.catalogueService
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT v.id, v.ozg_id, v.name, v.topic, v.situation FROM \(table.name) v
        WHERE \(table.holds("v")) ORDER BY v.ozg_id
        """, arguments: ["change": change])
    var services: [OZGService] = []
    while let row = try rows.next() {
      let reader = RecordReader(row: row, table: table)
      do {
        services.append(
          try OZGService(
            id: try reader.text("ozg_id"), name: try reader.text("name"), topic: try reader.optionalText("topic"),
            situation: try reader.optionalText("situation")))
      } catch let error as StoreError {
        throw error
      } catch {
        throw reader.corrupt("ozg_id")
      }
    }
    return services
  }
}
