internal import GRDB
public import LotseModel

/// Attributes of the city's own under whose keys something was recorded, and which the configuration knows no more.
extension Store {
  public func givenUp(_ configuration: CityConfiguration) throws -> [OwnAttribute] {
    try read { db in try Store.givenUp(db, configuration) }
  }

  static func givenUp(_ db: Database, _ configuration: CityConfiguration) throws -> [OwnAttribute] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT o.key, t.key FROM sub_project_version v, json_each(v.own) o, json_each(o.value) t
        WHERE v.own IS NOT NULL ORDER BY 1, 2
        """)
    return rows.compactMap { row -> OwnAttribute? in
      guard let key = row.text(0), let kind = OwnJSON.kinds[row.text(1) ?? ""],
        !configuration.own.contains(where: { $0.key == key })
      else { return nil }
      return OwnAttribute(recorded: key, kind)
    }
  }
}

extension Recorder {
  public func givenUp() throws -> [OwnAttribute] { try Store.givenUp(db, configuration) }
}
