internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// The changesets after one change up to another, oldest first; with `limit`, the newest of them.
  public func changesets(after: Int, through: Int, limit: Int? = nil) throws -> [Changeset] {
    try read { db in try Store.changesets(db, after: after, through: through, limit: limit) }
  }

  static func changesets(_ db: Database, after: Int, through: Int, limit: Int? = nil) throws -> [Changeset] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM (
          SELECT s.id, s.recorded_at, s.actor, a.name, s.command, s.message, s.undoes
          FROM changeset s LEFT JOIN actor a ON a.id = s.actor
          WHERE s.id > ? AND s.id <= ? ORDER BY s.id DESC LIMIT ?) ORDER BY id
        """, arguments: [after, through, limit ?? -1])
    return try rows.map(Store.changeset)
  }

  /// The changesets that opened or closed a version of one sub-project; the cost is that of its own history.
  private static func changesets(_ db: Database, touching number: Number, through: Int) throws -> [Changeset] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.id, s.recorded_at, s.actor, a.name, s.command, s.message, s.undoes
        FROM (SELECT from_change AS id FROM sub_project_version WHERE number = :number
          UNION SELECT until_change FROM sub_project_version WHERE number = :number) t
        JOIN changeset s ON s.id = t.id LEFT JOIN actor a ON a.id = s.actor
        WHERE t.id <= :through ORDER BY s.id
        """, arguments: ["number": number.value, "through": through])
    return try rows.map(Store.changeset)
  }

  private static func changeset(_ row: Row) throws -> Changeset {
    let reader = RecordReader(row: row, table: "changeset")
    let name = try reader.optionalText("name")
    return Changeset(
      id: try reader.number("id"), recordedAt: try reader.instant("recorded_at"),
      actor: try name.map { .named($0) } ?? .unknown(try reader.number("actor", in: 0 ... .max)),
      command: try reader.text("command"), message: try reader.optionalText("message"),
      undoes: try reader.optionalNumber("undoes"))
  }

  /// What the changes after one up to another did to sub-projects, in the order of recording.
  public func revisions(after: Int, through: Int) throws -> [Revision] {
    let changesets = try changesets(after: after, through: through)
    return try read { db in
      let opened = try Store.versions(
        db, "v.from_change > ? AND v.from_change <= ?", [after, through], at: "from_change")
      let closed = try Store.versions(
        db, "ifnull(v.until_change, \(Schema.never)) BETWEEN ? + 1 AND ?", [after, through], at: "until_change")
      return Store.pair(changesets, closed: closed, opened: opened)
    }
  }

  /// Everything that happened to one sub-project until a moment, oldest first.
  public func revisions(of number: Number, through: Int) throws -> [Revision] {
    let revisions = try read { db in try Store.revisions(db, of: number, through: through) }
    guard !revisions.isEmpty else { throw Refusal.item(.unknown(number)) }
    return revisions
  }

  static func revisions(_ db: Database, of number: Number, through: Int) throws -> [Revision] {
    let opened = try versions(
      db, "v.number = ? AND v.from_change <= ?", [number.value, through], at: "from_change")
    let closed = try versions(
      db, "v.number = ? AND v.until_change <= ?", [number.value, through], at: "until_change")
    return pair(try changesets(db, touching: number, through: through), closed: closed, opened: opened)
  }

  private typealias Version = (change: Int, subProject: SubProject)

  private static func versions(
    _ db: Database, _ condition: String, _ arguments: StatementArguments, at column: String
  ) throws -> [Version] {
    let rows = try StoredRows(
      db,
      sql: """
        SELECT \(SubProjectRow.columns("v")), v.\(column) AS at FROM sub_project_version v
        WHERE \(condition) ORDER BY v.\(column), v.number
        """, arguments)
    var versions: [Version] = []
    while try rows.next() {
      guard let change = rows.whole(SubProjectRow.count()) else {
        throw SubProjectRow.corrupt(column, SubProjectRow.count(), of: rows)
      }
      versions.append((Int(change), try SubProjectRow.read(rows).subProject))
    }
    return versions
  }

  private struct Touch: Hashable {
    let change: Int
    let number: Number
  }

  private static func pair(_ changesets: [Changeset], closed: [Version], opened: [Version]) -> [Revision] {
    func index(_ versions: [Version]) -> [Touch: SubProject] {
      Dictionary(
        latest: versions.map { (Touch(change: $0.change, number: $0.subProject.number), $0.subProject) })
    }
    let (before, after) = (index(closed), index(opened))
    let touches = Dictionary(grouping: Set(before.keys).union(after.keys), by: \.change)
    return changesets.flatMap { changeset in
      (touches[changeset.id] ?? []).sorted { $0.number < $1.number }.map { touch in
        Revision(changeset: changeset, number: touch.number, before: before[touch], after: after[touch])
      }
    }
  }
}
