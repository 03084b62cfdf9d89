internal import GRDB
public import LotseModel

extension Recorder {
  /// Every sub-project that a new one could repeat, as they were before this change, by number.
  public func duplicates() throws -> Duplicates {
    var duplicates = Duplicates()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT v.id, v.number, v.title, v.field, v.unit, v.ozg_id, v.ozg_keys, v.follows FROM sub_project_version v
        WHERE v.until_change IS NULL AND v.status NOT IN \(Status.sql { !Duplicates.counts($0) }) ORDER BY v.number
        """)
    while let row = try rows.next() { _ = duplicates.insert(try Recorder.traits(row)) }
    return duplicates
  }

  private static func traits(_ row: Row) throws -> Duplicates.Traits {
    let reader = RecordReader(row: row, table: .subProject)
    var keys: [String] = []
    if !row.hasNull(atIndex: 6) {
      do { keys = try SubProjectRow.texts(row.text(6)) } catch { throw reader.corrupt("ozg_keys") }
    }
    return Duplicates.Traits(
      number: Number(try reader.number("number")), title: try reader.text("title"),
      field: Key(try reader.text("field")), unit: Key(try reader.text("unit")),
      ozgID: try reader.optionalText("ozg_id"), ozgKeys: keys,
      follows: try reader.optionalNumber("follows").map { Number($0) })
  }
}
