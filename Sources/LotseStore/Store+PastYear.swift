internal import GRDB
public import LotseBasics
public import LotseModel

extension Store {
  /// What was recorded after one change up to another. One pass over the versions of that time: of each sub-project the
  /// last planned end is kept, and only what it was before is looked up.
  public func pastYear(after: Int, through: Int) throws -> PastYear {
    try read { db in
      let undos = try Store.undos(db, through: through)
      let (undoing, undone) = (Set(undos.map(\.id)), Changeset.undone(by: undos))
      let before = try EarlierVersion(db)
      var (added, moves): (Set<Number>, [PlannedEndMove]) = ([], [])
      var last: [Number: PlannedVersion] = [:]
      let rows = try StoredRows(
        db,
        sql: """
          SELECT \(PlannedVersion.columns), v.number, v.from_change FROM sub_project_version v
          WHERE v.from_change > :after AND v.from_change <= :through ORDER BY v.from_change, v.number
          """, ["after": after, "through": through])
      while try rows.next() {
        guard let number = rows.number(3).map({ Number($0) }) else {
          throw SubProjectRow.corrupt("number", 3, of: rows)
        }
        guard let change = rows.number(4) else { throw SubProjectRow.corrupt("from_change", 4, of: rows) }
        let version = PlannedVersion(rows)
        let old = try last[number] ?? before.version(of: number, before: change)
        if old == nil { added.insert(number) }
        last[number] = version
        guard let old, old.until == change, let from = old.plannedEnd, let to = version.plannedEnd, from != to,
          !undoing.contains(change), !undone.contains(change)
        else { continue }
        do {
          moves.append(PlannedEndMove(number: number, from: try Day(parsing: from), to: try Day(parsing: to)))
        } catch {
          throw SubProjectRow.corrupt("planned_end", 1, of: rows)
        }
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
    Changeset.undone(by: try undos(db, through: change))
  }

  /// The changes up to one that took others back, and these.
  private static func undos(_ db: Database, through change: Int) throws -> [(id: Int, undoes: Int)] {
    let undos = try Row.fetchAll(
      db, sql: "SELECT id, undoes FROM changeset WHERE undoes IS NOT NULL AND id <= ?", arguments: [change])
    return undos.compactMap { row in row.whole(0).flatMap { id in row.whole(1).map { (id, $0) } } }
  }
}

/// What of a version tells how plans move.
private struct PlannedVersion {
  /// As it is stored.
  let plannedEnd: String?
  let until: Int?

  static let columns = "v.id, v.planned_end, v.until_change"

  init(_ rows: StoredRows) {
    plannedEnd = rows.word(1)
    until = rows.number(2)
  }
}

/// Looks for the version that a sub-project had before a change.
private struct EarlierVersion {
  private let statement: Statement
  private let rows: StoredRows

  init(_ db: Database) throws {
    statement = try db.cachedStatement(
      sql: """
        SELECT \(PlannedVersion.columns) FROM sub_project_version v WHERE v.number = ? AND v.from_change < ?
        ORDER BY v.from_change DESC LIMIT 1
        """)
    rows = StoredRows(db, statement)
  }

  func version(of number: Number, before change: Int) throws -> PlannedVersion? {
    defer { rows.end() }
    try statement.setArguments([number.value, change])
    return try rows.next() ? PlannedVersion(rows) : nil
  }
}
