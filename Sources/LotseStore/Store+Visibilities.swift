internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// Who may read of each sub-project at a moment.
  public func visibilities(at moment: Moment) throws -> [Number: Visibility] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, number, visibility FROM sub_project_version v WHERE \(VersionedTable.subProject.holds("v"))
          """, arguments: ["change": moment.change])
      return Dictionary(
        latest: try rows.map { row in
          let reader = RecordReader(row: row, table: .subProject)
          return (Number(try reader.number("number")), try reader.term("visibility"))
        })
    }
  }
}
