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
    var revisions: [Revision] = []
    try eachRevision(after: after, through: through) { revisions.append($0) }
    return revisions
  }

  /// The same one after another, for those who keep little of them. Where `attributes` are asked for, two states hold
  /// those and all in which they differ, so that everything a revision says of itself is true; of an addition or a
  /// withdrawal everything is there. What is read of neither is not looked at, be it damaged.
  public func eachRevision(
    after: Int, through: Int, reading attributes: [Attribute]? = nil, _ body: (Revision) throws -> Void
  ) throws {
    let arguments: StatementArguments = ["after": after, "through": through]
    try read { db in
      try Store.eachRevision(
        of: Store.changesets(db, after: after, through: through),
        closed: VersionWalk(db, .closed, "\(VersionWalk.End.closed.change) BETWEEN :after + 1 AND :through", arguments),
        opened: VersionWalk(db, .opened, "v.from_change > :after AND v.from_change <= :through", arguments),
        reading: SubProjectRow.Wanted(Store.wanted(attributes)), body)
    }
  }

  /// Everything that happened to one sub-project until a moment, oldest first.
  public func revisions(of number: Number, through: Int) throws -> [Revision] {
    let revisions = try read { db in try Store.revisions(db, of: number, through: through) }
    guard !revisions.isEmpty else { throw Refusal.item(.unknown(number)) }
    return revisions
  }

  static func revisions(_ db: Database, of number: Number, through: Int) throws -> [Revision] {
    let arguments: StatementArguments = ["number": number.value, "through": through]
    var revisions: [Revision] = []
    try eachRevision(
      of: changesets(db, touching: number, through: through),
      closed: VersionWalk(db, .closed, "v.number = :number AND v.until_change <= :through", arguments),
      opened: VersionWalk(db, .opened, "v.number = :number AND v.from_change <= :through", arguments),
      reading: .everything
    ) { revisions.append($0) }
    return revisions
  }

  private static func eachRevision(
    of changesets: [Changeset], closed: consuming VersionWalk, opened: consuming VersionWalk,
    reading wanted: SubProjectRow.Wanted, _ body: (Revision) throws -> Void
  ) throws {
    for changeset in changesets {
      while true {
        let (left, right) = (try closed.number(in: changeset.id), try opened.number(in: changeset.id))
        guard let number = [left, right].compactMap(\.self).min() else { break }
        let (isClosed, isOpened) = (left == number, right == number)
        let (before, after) = try SubProjectRow.read(
          before: isClosed ? closed.rows : nil, after: isOpened ? opened.rows : nil, wanted)
        try body(Revision(changeset: changeset, number: number, before: before, after: after))
        if isClosed { try closed.next() }
        if isOpened { try opened.next() }
      }
    }
  }
}

/// Versions that changes closed or opened, in the order of the changes and within one by number.
private struct VersionWalk {
  enum End {
    case closed, opened

    /// The change, as the indexes know it.
    var change: String {
      switch self {
      case .closed: "ifnull(v.until_change, \(Schema.never))"
      case .opened: "v.from_change"
      }
    }
  }

  let rows: StoredRows
  private var place: (change: Int, number: Number)?

  init(_ db: Database, _ end: End, _ condition: String, _ arguments: StatementArguments) throws {
    rows = try StoredRows(
      db,
      sql: """
        SELECT \(SubProjectRow.columns("v")), \(end.change) FROM sub_project_version v
        WHERE \(condition) ORDER BY \(end.change), v.number
        """, arguments)
    try next()
  }

  mutating func next() throws {
    guard try rows.next() else { return place = nil }
    guard let number = rows.number(1), number > 0 else { throw SubProjectRow.corrupt("number", 1, of: rows) }
    let column = SubProjectRow.count()
    // Of one thing a change closes one version and opens one; where it is otherwise, somebody wrote past us.
    guard let change = rows.number(column), place.map({ $0 != (change, Number(number)) }) ?? true else {
      throw SubProjectRow.corrupt("from_change", 2, of: rows)
    }
    place = (change, Number(number))
  }

  /// The number of the present version, where it belongs to a change; those of changes that are gone are passed over.
  mutating func number(in change: Int) throws -> Number? {
    while let place, place.change < change { try next() }
    return place?.change == change ? place?.number : nil
  }
}
