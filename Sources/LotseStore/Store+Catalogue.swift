internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// The OZG catalogue in force at a moment; nil where none was recorded.
  public func catalogue(at moment: Moment) throws -> OZGCatalogue? {
    try read { db in try OZGCatalogueRow.fetch(db, at: moment.change) }
  }

  /// What the changes after one up to another did to the OZG catalogue, by the number of the change.
  public func catalogueChanges(after: Int, through: Int) throws -> [Int: CatalogueChange] {
    try read { db in
      let touched = [VersionedTable.catalogue, .catalogueService].map { table in
        """
        SELECT from_change FROM \(table.name) WHERE from_change > :after AND from_change <= :through
        UNION SELECT until_change FROM \(table.name)
          WHERE ifnull(until_change, \(Schema.never)) > :after AND ifnull(until_change, \(Schema.never)) <= :through
        """
      }
      let ids = try Int.fetchAll(
        db, sql: touched.joined(separator: " UNION "), arguments: ["after": after, "through": through])
      return Dictionary(
        latest: try ids.filter(RecordReader.numbers.contains).map { id in
          let before = try OZGCatalogueRow.fetch(db, at: id - 1)
          return (id, CatalogueChange(from: before, to: try OZGCatalogueRow.fetch(db, at: id)))
        })
    }
  }
}

extension Recorder {
  /// The OZG catalogue as it was before this change; nil where there is none.
  public func catalogue() throws -> OZGCatalogue? { try OZGCatalogueRow.fetch(db, at: change - 1) }

  /// Makes another OZG catalogue the present one: what differs gets a new version, services that are missing in it end.
  /// Throws `CatalogueRefusal.ofTheFuture` or `.empty`.
  public func replaceCatalogue(by other: OZGCatalogue) throws {
    guard other.datedOn <= today else { throw Refusal.catalogue(.ofTheFuture(other.datedOn)) }
    guard !other.services.isEmpty else { throw Refusal.catalogue(.empty) }
    let difference = CatalogueChange(from: try catalogue(), to: other)
    if difference.before?.datedOn != other.datedOn || difference.before?.source != other.source {
      try VersionedTable.catalogue.write(
        OZGCatalogueRow.head(other), replacing: difference.before != nil, in: db, change: change)
    }
    let services = VersionedTable.catalogueService
    for service in difference.removed { try services.close([service.id.databaseValue], in: db, change: change) }
    for pair in difference.changed {
      try services.write(OZGCatalogueRow.values(pair.after), replacing: true, in: db, change: change)
    }
    for service in difference.added {
      try services.write(OZGCatalogueRow.values(service), replacing: false, in: db, change: change)
    }
  }
}
