internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// What became of each sub-project from one state to a later one, by number, however many changes lie between; what is as
  /// it was is not among it. Each comes with the change that led to where it stands; one that is gone with the change that
  /// ended what it was. What is read of both states is as in `eachRevision`. Throws `StoreError.corruptRow`, also where such
  /// a change is not there.
  public func eachDifference(
    from start: Int, to end: Int, reading attributes: [Attribute]? = nil, ofNamed named: [Attribute] = [],
    _ body: (Revision) throws -> Void
  ) throws {
    try read { db in
      let wanted = SubProjectRow.Wanted(Store.wanted(attributes), ofNamed: named)
      var earlier = try HeldVersions(db, holdingAt: start, from: start, to: end)
      var later = try HeldVersions(db, holdingAt: end, from: start, to: end)
      while let number = [earlier.number, later.number].compactMap(\.self).min() {
        let (wasThere, isThere) = (earlier.number == number, later.number == number)
        let (before, after) = try SubProjectRow.read(
          before: wasThere ? earlier.rows : nil, after: isThere ? later.rows : nil, wanted)
        if before != after {
          let change = isThere ? try later.opening(db, after: start) : try earlier.closing(db, after: start)
          try body(Revision(changeset: change, number: number, before: before, after: after))
        }
        if wasThere { try earlier.next() }
        if isThere { try later.next() }
      }
    }
  }
}

/// The versions that held at a moment, by number, of all that changes between two moments touched.
private struct HeldVersions {
  let rows: StoredRows
  private(set) var number: Number?

  init(_ db: Database, holdingAt moment: Int, from start: Int, to end: Int) throws {
    rows = try StoredRows(
      db,
      sql: """
        WITH touched AS (
          SELECT v.number FROM sub_project_version v WHERE v.from_change > :start AND v.from_change <= :end
          UNION SELECT v.number FROM sub_project_version v
          WHERE ifnull(v.until_change, \(Schema.never)) BETWEEN :start + 1 AND :end)
        SELECT \(SubProjectRow.columns("v")), v.until_change FROM touched t
        JOIN sub_project_version v ON v.number = t.number AND v.from_change <= :moment
          AND ifnull(v.until_change, \(Schema.never)) > :moment
        ORDER BY v.number
        """, ["start": start, "end": end, "moment": moment])
    try next()
  }

  /// The change after another one that opened the present version, and the one that closed it.
  func opening(_ db: Database, after start: Int) throws -> Changeset {
    try changeset(db, after: start, "from_change", HeldVersions.fromChange)
  }

  func closing(_ db: Database, after start: Int) throws -> Changeset {
    try changeset(db, after: start, "until_change", HeldVersions.untilChange)
  }

  private static let (number, fromChange, untilChange) = (1, 2, SubProjectRow.count())

  private func changeset(_ db: Database, after start: Int, _ name: String, _ column: Int) throws -> Changeset {
    guard let id = rows.number(column), id > start, let changeset = try Store.changeset(db, id) else {
      throw SubProjectRow.corrupt(name, column, of: rows)
    }
    return changeset
  }

  mutating func next() throws {
    guard try rows.next() else { return number = nil }
    guard let value = rows.number(HeldVersions.number), value > 0 else {
      throw SubProjectRow.corrupt("number", HeldVersions.number, of: rows)
    }
    // Of one thing one version holds at a time; whoever closed another one elsewhere made two of it.
    guard number.map({ $0 < Number(value) }) ?? true else {
      throw SubProjectRow.corrupt("from_change", HeldVersions.fromChange, of: rows)
    }
    number = Number(value)
  }
}
