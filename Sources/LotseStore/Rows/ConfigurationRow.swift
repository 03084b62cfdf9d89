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
    let rows = try StoredRows(db, sql: sql, ["change": change])
    var entries: [Entry] = []
    while try rows.next() { entries.append(try entry(rows, table)) }
    // A few hundred: to go through them for each section is faster than to set up a dictionary.
    return CityConfiguration(Section.allCases.flatMap { section in entries.filter { $0.section == section } })
  }

  /// The entry of a row: its `id`, then the columns of the table. Every command reads them, so they go by their places.
  private static func entry(_ rows: StoredRows, _ table: VersionedTable) throws -> Entry {
    func place(_ column: String) -> Int { (table.columns.firstIndex(of: column) ?? 0) + 1 }
    func corrupt(_ column: String) -> StoreError { rows.corrupt(column, place(column), in: table.name) }
    func text(_ column: Int) throws -> String {
      guard let text = rows.word(column) else { throw corrupt(table.columns[column - 1]) }
      return text
    }
    func day(_ column: Int) throws -> Day? {
      guard !rows.isNull(column) else { return nil }
      guard let day = Day(exactly: try text(column)) else { throw corrupt(table.columns[column - 1]) }
      return day
    }
    guard let section = Section(rawValue: try text(1)) else { throw corrupt("section") }
    let validity = Validity(from: try day(8), until: try day(9))
    let entry = Entry(
      section, parent: try text(2), key: try text(3), label: Phrase(try text(5), try text(6)),
      value: rows.isNull(7) ? nil : try text(7), validity: validity)
    if let column = unknownWord(in: entry) { throw corrupt(column) }
    return entry
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
