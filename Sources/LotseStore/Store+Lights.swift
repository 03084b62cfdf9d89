internal import GRDB
public import LotseBasics
public import LotseModel

extension Store {
  /// Since which day each open sub-project is rated as it is: the first rating of the run of one light that the moment
  /// stands in. A rating that expired, or was only repeated, does not end it.
  public func lightsSince(at moment: Moment) throws -> [Number: Day] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT v.id, v.number, min(r.rated_on) AS rated_on FROM sub_project_version v
          JOIN sub_project_version r ON r.number = v.number AND r.from_change <= :change AND r.light = v.light
            AND r.from_change > ifnull((SELECT max(o.from_change) FROM sub_project_version o
              WHERE o.number = v.number AND o.from_change <= :change AND o.light <> v.light), 0)
          WHERE \(VersionedTable.subProject.holds("v")) AND v.light <> 'grey' AND v.rated_on IS NOT NULL
            AND \(SubProjectQuery.isOpen)
          GROUP BY v.number
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
