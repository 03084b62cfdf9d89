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

  static func fetch(_ db: Database, at change: Int) throws -> CityConfiguration {
    let table = VersionedTable.configuration
    let sql = """
      SELECT v.id, \(table.columns.map { "v.\($0)" }.joined(separator: ", ")) FROM \(table.name) v
      WHERE \(table.holds("v")) ORDER BY v.section, v.position
      """
    let rows = try Row.fetchCursor(db, sql: sql, arguments: ["change": change])
    var entries: [Section: [Entry]] = [:]
    while let row = try rows.next() {
      let reader = RecordReader(row: row, table: table)
      guard let section = Section(rawValue: try reader.text("section")) else { throw reader.corrupt("section") }
      let validity = Validity(from: try reader.optionalDay("valid_from"), until: try reader.optionalDay("valid_until"))
      let entry = Entry(
        section, parent: try reader.text("parent"), key: try reader.text("key"),
        label: Phrase(try reader.text("label"), try reader.text("label_en")), value: try reader.optionalText("value"),
        validity: validity)
      if let column = unknownWord(in: entry) { throw reader.corrupt(column) }
      entries[section, default: []].append(entry)
    }
    return CityConfiguration(Section.allCases.flatMap { entries[$0] ?? [] })
  }

  /// The column of an entry of the workflow that holds a word which the workflow does not know.
  private static func unknownWord(in entry: Entry) -> String? {
    switch entry.section {
    case .status:
      if Status(rawValue: entry.key) == nil { return "key" }
      return entry.value.map { StatusGroup(rawValue: $0) == nil } ?? false ? "value" : nil
    case .move:
      if Workflow.Origin(word: entry.parent) == nil { return "parent" }
      if Workflow.Target(word: entry.key) == nil { return "key" }
      let requirements = (entry.value ?? "").split(separator: " ")
      return requirements.allSatisfy { Requirement(rawValue: String($0)) != nil } ? nil : "value"
    default: return nil
    }
  }
}
