internal import GRDB
internal import LotseBasics
public import LotseModel

extension Recorder {
  /// Every sub-project that a new one could repeat, as they were before this change, by number.
  public func duplicates() throws -> Duplicates { try duplicates("1") }

  /// The earlier sub-project that one likely repeats.
  public func duplicate(of traits: Duplicates.Traits) throws -> Duplicates.Match? {
    // Only what shares an OZG-ID, or a title in a field or unit, can be the same; who follows whom tells successors.
    let keys = Text.keys(traits.title)
    func ends(_ end: (String) -> Substring) -> [String] { (0..<2).map { $0 < keys.count ? String(end(keys[$0])) : "" } }
    let arguments: [(any DatabaseValueConvertible)?] =
      [traits.number.value, traits.ozgID, traits.field.text, traits.unit.text]
      + ends { $0.prefix(4) } + ends { $0.suffix(4) }
    var duplicates = try duplicates(
      """
      v.number < ? AND (v.ozg_id = ? OR v.follows IS NOT NULL
        OR (v.field = ? OR v.unit = ?) AND \(Recorder.mayBe("substr(v.title, 1, 4)"))
          AND \(Recorder.mayBe("substr(v.title, -4)")))
      """, StatementArguments(arguments))
    return duplicates.insert(traits)
  }

  /// Whether four letters of a title may be those of either of two keys, without the folding that only Swift does: letters
  /// and digits of ASCII fold to themselves, whatever stands beside them, and everything else may fold to anything.
  private static func mayBe(_ letters: String) -> String {
    let plain = String(repeating: "[0-9A-Za-z]", count: 4)
    return "(\(letters) NOT GLOB '\(plain)' OR lower(\(letters)) IN (?, ?))"
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
