internal import GRDB
public import LotseModel

extension Recorder {
  /// Every sub-project that a new one could repeat, as they were before this change, by number.
  public func duplicates() throws -> Duplicates { try duplicates("1") }

  /// The earlier sub-project that one likely repeats.
  public func duplicate(of traits: Duplicates.Traits) throws -> Duplicates.Match? {
    // Only what shares a field, unit or OZG-ID can be the same; who follows whom tells successors.
    var duplicates = try duplicates(
      "v.number < ? AND (v.field = ? OR v.unit = ? OR v.ozg_id = ? OR v.follows IS NOT NULL)",
      [traits.number.value, traits.field.text, traits.unit.text, traits.ozgID])
    return duplicates.insert(traits)
  }

  private func duplicates(_ condition: String, _ arguments: StatementArguments = []) throws -> Duplicates {
    var duplicates = Duplicates()
    let rows = try StoredRows(
      db,
      sql: """
        SELECT v.id, v.number, v.title, v.field, v.unit, v.ozg_id, v.ozg_keys, v.follows FROM sub_project_version v
        WHERE v.until_change IS NULL AND v.status NOT IN \(Status.sql { !Duplicates.counts($0) }) AND \(condition)
        ORDER BY v.number
        """, arguments)
    while try rows.next() { _ = duplicates.insert(try Recorder.traits(rows)) }
    return duplicates
  }

  private static func traits(_ rows: StoredRows) throws -> Duplicates.Traits {
    func text(_ column: Int, _ name: String) throws -> String {
      guard let text = rows.word(column) else { throw SubProjectRow.corrupt(name, column, of: rows) }
      return text
    }
    func number(_ column: Int, _ name: String) throws -> Number {
      guard let number = rows.number(column) else { throw SubProjectRow.corrupt(name, column, of: rows) }
      return Number(number)
    }
    var keys: [String] = []
    if !rows.isNull(6) {
      do { keys = try SubProjectRow.texts(rows, 6) } catch { throw SubProjectRow.corrupt("ozg_keys", 6, of: rows) }
    }
    return Duplicates.Traits(
      number: try number(1, "number"), title: try text(2, "title"), field: Key(try text(3, "field")),
      unit: Key(try text(4, "unit")), ozgID: rows.isNull(5) ? nil : try text(5, "ozg_id"), ozgKeys: keys,
      follows: rows.isNull(7) ? nil : try number(7, "follows"))
  }
}
