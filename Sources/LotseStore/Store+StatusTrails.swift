internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// Where the sub-projects stood since when, of one or of all; with `isPublic`, of what was recorded while they were
  /// public alone.
  public func statusTrails(
    of number: Number? = nil, isPublic: Bool = false, at moment: Moment
  ) throws -> [Number: StatusTrail] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, number, status, status_since, is_correction FROM sub_project_version
          WHERE from_change <= :change AND number = ifnull(:number, number)
            AND (visibility = 'public' OR NOT :public)
          ORDER BY number, from_change
          """,
        arguments: ["change": moment.change, "number": number?.value, "public": isPublic])
      var trails: [Number: StatusTrail] = [:]
      for row in rows {
        let reader = RecordReader(row: row, table: .subProject)
        guard let since = try reader.optionalDay("status_since") else { continue }
        let step = StatusTrail.Step(try reader.term("status"), since: since)
        trails[Number(try reader.number("number")), default: StatusTrail()].add(
          step, isCorrection: try reader.number("is_correction", in: 0...1) == 1)
      }
      return trails
    }
  }
}
