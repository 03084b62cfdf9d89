internal import GRDB
public import LotseBasics
public import LotseModel

extension Store {
  /// What was recorded after one change up to another.
  public func pastYear(after: Int, through: Int) throws -> PastYear {
    try read { db in
      let added = try Row.fetchAll(
        db,
        sql: """
          SELECT v.number FROM sub_project_version v GROUP BY v.number
          HAVING min(v.from_change) > :after AND min(v.from_change) <= :through
          """, arguments: ["after": after, "through": through])
      let undone = try Store.undone(db, through: through)
      let moved = try Row.fetchAll(
        db,
        sql: """
          SELECT s.id, new.number, old.planned_end AS was_planned_end, new.planned_end
          FROM sub_project_version new
          JOIN sub_project_version old ON old.number = new.number AND old.until_change = new.from_change
            AND old.from_change = (SELECT max(p.from_change) FROM sub_project_version p
              WHERE p.number = new.number AND p.from_change < new.from_change)
          JOIN changeset s ON s.id = new.from_change
          WHERE new.from_change > :after AND new.from_change <= :through AND s.undoes IS NULL
            AND new.planned_end <> old.planned_end
          ORDER BY s.id, new.number
          """, arguments: ["after": after, "through": through])
      return PastYear(
        added: Set(added.compactMap { $0.number(0) }),
        moves: try moved.compactMap { row in
          let reader = RecordReader(row: row, table: .subProject)
          guard !undone.contains(try reader.number("id")) else { return nil }
          return PlannedEndMove(
            number: Number(try reader.number("number")), from: try reader.day("was_planned_end"),
            to: try reader.day("planned_end"))
        })
    }
  }

  /// What was known at a moment to be completed with an actual end in a span of days.
  public func completed(from first: Day, through last: Day, at moment: Moment) throws -> Set<Number> {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT v.number FROM sub_project_version v
          WHERE \(VersionedTable.subProject.holds("v")) AND v.status = 'completed'
            AND v.actual_end >= :first AND v.actual_end <= :last
          """, arguments: ["change": moment.change, "first": first.iso, "last": last.iso])
      return Set(rows.compactMap { $0.number(0) })
    }
  }

  /// The changes up to one that were taken back.
  static func undone(_ db: Database, through change: Int) throws -> Set<Int> {
    let undos = try Row.fetchAll(
      db, sql: "SELECT id, undoes FROM changeset WHERE undoes IS NOT NULL AND id <= ?", arguments: [change])
    return Changeset.undone(
      by: undos.compactMap { row in row.whole(0).flatMap { id in row.whole(1).map { (id, $0) } } })
  }
}
