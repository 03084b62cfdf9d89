internal import GRDB
public import LotseBasics
public import LotseModel

extension Store {
  /// What was recorded after one change up to another. One pass over what held at the first and over the versions since, of
  /// which of each sub-project the last is kept.
  public func pastYear(after: Int, through: Int) throws -> PastYear {
    try read { db in
      let undos = try Store.undos(db, after: after, through: through)
      let (undoing, undone) = (Set(undos.map(\.id)), Changeset.undone(by: undos))
      var (added, moves): (Set<Number>, [PlannedEndMove]) = ([], [])
      var last: [Number: PlannedVersion] = [:]
      let rows = try StoredRows(
        db,
        sql: """
          SELECT v.id, v.planned_end, v.until_change, v.number, v.from_change FROM sub_project_version v
          WHERE ifnull(v.until_change, \(Schema.never)) > :after AND +v.from_change <= :through ORDER BY +v.from_change
          """, ["after": after, "through": through])
      while try rows.next() {
        guard let number = rows.number(3).map({ Number($0) }) else {
          throw SubProjectRow.corrupt("number", 3, of: rows)
        }
        guard let change = rows.number(4) else { throw SubProjectRow.corrupt("from_change", 4, of: rows) }
        let end = rows.day(1)
        guard end != nil || rows.isNull(1) else { throw SubProjectRow.corrupt("planned_end", 1, of: rows) }
        let version = PlannedVersion(plannedEnd: end, until: rows.number(2).map { Int32($0) })
        let old = last.updateValue(version, forKey: number)
        // What held before is no news, and what an undo brings back was there once.
        guard change > after, !undoing.contains(change) else { continue }
        if old == nil { added.insert(number) }
        guard let old, old.until.map({ Int($0) }) == change, let from = old.plannedEnd, let to = version.plannedEnd,
          from != to, !undone.contains(change)
        else { continue }
        moves.append(PlannedEndMove(number: number, from: from, to: to))
      }
      return PastYear(added: added, moves: moves)
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
    Changeset.undone(by: try undos(db, after: 0, through: change))
  }

  /// The changes after one up to another that took others back, and these: all that can have taken back one of that time.
  private static func undos(_ db: Database, after: Int, through: Int) throws -> [(id: Int, undoes: Int)] {
    let undos = try Row.fetchAll(
      db, sql: "SELECT id, undoes FROM changeset WHERE undoes IS NOT NULL AND id > ? AND id <= ?",
      arguments: [after, through])
    return undos.compactMap { row in row.whole(0).flatMap { id in row.whole(1).map { (id, $0) } } }
  }
}

/// What of a version tells how plans move: the planned end, and the change that ended it.
private struct PlannedVersion {
  let plannedEnd: Day?
  let until: Int32?
}
