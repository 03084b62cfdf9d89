internal import GRDB
public import LotseBasics
public import LotseModel

extension Store {
  /// Since which day each of these sub-projects is rated as it is at a moment: the first rating of the run of one light that
  /// the moment stands in. A rating that expired, or was only repeated, does not end it.
  public func lightsSince(of numbers: [Number], at moment: Moment) throws -> [Number: Day] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT v.id, v.light, v.rated_on FROM sub_project_version v
          WHERE v.number = ? AND v.from_change <= ? ORDER BY v.from_change DESC
          """)
      let rows = StoredRows(db, statement)
      var since: [Number: Day] = [:]
      for number in numbers {
        statement.setUncheckedArguments([number.value, moment.change])
        defer { rows.end() }
        var light: String?
        while try rows.next(), let present = rows.word(1), present == light ?? present {
          light = present
          if rows.isNull(2) { continue }
          guard let day = rows.day(2) else { throw SubProjectRow.corrupt("rated_on", 2, of: rows) }
          since[number] = min(day, since[number] ?? day)
        }
      }
      return since
    }
  }
}
