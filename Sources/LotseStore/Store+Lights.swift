internal import GRDB
public import LotseBasics
public import LotseModel

extension Store {
  /// Since which day each open sub-project that is rated red or yellow is rated so: the first rating of the run of one
  /// light that the moment stands in. A rating that expired, or was only repeated, does not end it.
  public func lightsSince(at moment: Moment) throws -> [Number: Day] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          WITH rated AS MATERIALIZED (
            SELECT v.id, v.number, v.light, ifnull((SELECT max(o.from_change) FROM sub_project_version o
              WHERE o.number = v.number AND o.from_change <= :change AND o.light <> v.light), 0) AS other_until
            FROM sub_project_version v
            WHERE \(VersionedTable.subProject.holds("v")) AND (v.light = 'red' OR v.light = 'yellow') AND v.rated_on IS NOT NULL
              AND \(SubProjectQuery.isOpen))
          SELECT v.id, v.number, (SELECT min(r.rated_on) FROM sub_project_version r
            WHERE r.number = v.number AND r.from_change <= :change AND r.from_change > v.other_until
              AND r.light = v.light) AS rated_on
          FROM rated v
          """, arguments: ["change": moment.change])
      return Dictionary(
        latest: try rows.compactMap { row in
          let reader = RecordReader(row: row, table: .subProject)
          let number = Number(try reader.number("number"))
          return try reader.optionalDay("rated_on").map { (number, $0) }
        })
    }
  }
}
