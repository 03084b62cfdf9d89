internal import GRDB
internal import LotseBasics
internal import LotseModel

/// How the configuration lies in its rows: one per entry, in order of section and position.
enum ConfigurationRow {
  static func values(_ entry: Entry, position: Int) -> [DatabaseValue] {
    [
      entry.section.rawValue.databaseValue, entry.parent.databaseValue, entry.key.databaseValue,
      position.databaseValue, entry.label.de.databaseValue, entry.label.en.databaseValue, entry.value.databaseValue,
      (entry.validity.from?.iso).databaseValue, (entry.validity.until?.iso).databaseValue,
    ]
  }

  static func fetch(_ db: Database, at change: Int) throws -> LotseModel.Configuration {
    let table = VersionedTable.configuration
    let sql = """
      SELECT v.id, \(table.columns.map { "v.\($0)" }.joined(separator: ", ")) FROM \(table.name) v
      WHERE \(table.holds("v")) ORDER BY v.section, v.position
      """
    let rows = try Row.fetchCursor(db, sql: sql, arguments: ["change": change])
    var entries: [Section: [Entry]] = [:]
    while let row = try rows.next() {
      guard let section = Section(rawValue: row[1]) else {
        throw StoreError.corruptRow(table: table.name, row: row[0], detail: "section")
      }
      let validity = Validity(
        from: try (row[8] as String?).map { try Day(parsing: $0) },
        until: try (row[9] as String?).map { try Day(parsing: $0) })
      entries[section, default: []].append(
        Entry(
          section, parent: row[2], key: row[3], label: Phrase(row[5], row[6]), value: row[7], validity: validity))
    }
    return LotseModel.Configuration(Section.allCases.flatMap { entries[$0] ?? [] })
  }
}
