internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// The changesets after one change up to another, oldest first; with `limit`, the newest of them.
  public func changesets(after: Int, through: Int, limit: Int? = nil) throws -> [Changeset] {
    try read { db in try Store.changesets(db, after: after, through: through, limit: limit) }
  }

  static func changesets(_ db: Database, after: Int, through: Int, limit: Int? = nil) throws -> [Changeset] {
    guard let limit else { return try ChangesetWalk(db, after: after, through: through).array() }
    // The newest of them, and these oldest first.
    let newest = """
      (SELECT * FROM changeset s WHERE s.id > :after AND s.id <= :through ORDER BY s.id DESC LIMIT :limit) s
      """
    return try ChangesetWalk(db, from: newest, ["after": after, "through": through, "limit": limit]).array()
  }

  /// One of them; nil where there is none of that number.
  static func changeset(_ db: Database, _ id: Int) throws -> Changeset? {
    let walk = try ChangesetWalk(db, id)
    defer { walk.end() }
    return try walk.next()
  }

  /// What the changes after one up to another did to sub-projects, in the order of recording.
  public func revisions(after: Int, through: Int) throws -> [Revision] {
    var revisions: [Revision] = []
    try eachRevision(after: after, through: through) { revisions.append($0) }
    return revisions
  }

  /// The same one after another, for those who keep little of them. Where `attributes` are asked for, two states hold
  /// those and all in which they differ, so that everything a revision says of itself is true; where the status moved or
  /// something was taken back, `named` as well; of an addition or a withdrawal everything is there. What is read of neither
  /// is not looked at, be it damaged.
  public func eachRevision(
    after: Int, through: Int, reading attributes: [Attribute]? = nil, ofNamed named: [Attribute] = [],
    _ body: (Revision) throws -> Void
  ) throws {
    let arguments: StatementArguments = ["after": after, "through": through]
    try read { db in
      try Store.eachRevision(
        of: ChangesetWalk(db, after: after, through: through),
        closed: VersionWalk(db, .closed, "\(VersionWalk.End.closed.change) BETWEEN :after + 1 AND :through", arguments),
        opened: VersionWalk(db, .opened, "v.from_change > :after AND v.from_change <= :through", arguments),
        reading: SubProjectRow.Wanted(Store.wanted(attributes), ofNamed: named), body)
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
      of: ChangesetWalk(db, touching: number, through: through),
      closed: VersionWalk(db, .closed, "v.number = :number AND v.until_change <= :through", arguments),
      opened: VersionWalk(db, .opened, "v.number = :number AND v.from_change <= :through", arguments),
      reading: .everything
    ) { revisions.append($0) }
    return revisions
  }

  private static func eachRevision(
    of changesets: ChangesetWalk, closed: consuming VersionWalk, opened: consuming VersionWalk,
    reading wanted: SubProjectRow.Wanted, _ body: (Revision) throws -> Void
  ) throws {
    while let changeset = try changesets.next() {
      while true {
        let (left, right) = (try closed.number(in: changeset.id), try opened.number(in: changeset.id))
        guard let number = [left, right].compactMap(\.self).min() else { break }
        let (isClosed, isOpened) = (left == number, right == number)
        let (before, after) = try SubProjectRow.read(
          before: isClosed ? closed.rows : nil, after: isOpened ? opened.rows : nil, wanted,
          isNamed: changeset.undoes != nil)
        try body(Revision(changeset: changeset, number: number, before: before, after: after))
        if isClosed { try closed.next() }
        if isOpened { try opened.next() }
      }
    }
  }
}

/// Changesets with the names of who recorded them, oldest first.
private struct ChangesetWalk {
  private let rows: StoredRows

  /// Those after one change up to another.
  init(_ db: Database, after: Int, through: Int) throws {
    try self.init(
      db, from: "changeset s", where: "s.id > :after AND s.id <= :through", ["after": after, "through": through])
  }

  /// Those that opened or closed a version of one sub-project; the cost is that of its own history.
  init(_ db: Database, touching number: Number, through: Int) throws {
    let touching = """
      (SELECT from_change AS id FROM sub_project_version WHERE number = :number
        UNION SELECT until_change FROM sub_project_version WHERE number = :number) t JOIN changeset s ON s.id = t.id
      """
    try self.init(db, from: touching, where: "s.id <= :through", ["number": number.value, "through": through])
  }

  /// One alone, by a statement that is kept; to be ended.
  init(_ db: Database, _ id: Int) throws {
    let statement = try db.cachedStatement(sql: ChangesetWalk.sql(from: "changeset s", where: "s.id = ?"))
    statement.setUncheckedArguments([id])
    rows = StoredRows(db, statement)
  }

  func end() { rows.end() }

  private static func sql(from source: String, where condition: String) -> String {
    """
    SELECT s.id, s.recorded_at, s.actor, a.name, s.command, s.message, s.undoes
    FROM \(source) LEFT JOIN actor a ON a.id = s.actor WHERE \(condition) ORDER BY s.id
    """
  }

  init(
    _ db: Database, from source: String, where condition: String = "1", _ arguments: StatementArguments
  ) throws {
    rows = try StoredRows(db, sql: ChangesetWalk.sql(from: source, where: condition), arguments)
  }

  func array() throws -> [Changeset] {
    var changesets: [Changeset] = []
    while let changeset = try next() { changesets.append(changeset) }
    return changesets
  }

  func next() throws -> Changeset? {
    guard try rows.next() else { return nil }
    func corrupt(_ name: String, _ column: Int) -> StoreError { rows.corrupt(name, column, in: "changeset") }
    func text(_ name: String, _ column: Int) throws -> String? {
      if rows.isNull(column) { return nil }
      guard let text = rows.word(column) else { throw corrupt(name, column) }
      return text
    }
    func number(_ name: String, _ column: Int, in range: ClosedRange<Int> = RecordReader.numbers) throws -> Int {
      guard let number = rows.whole(column).map({ Int($0) }), range.contains(number) else {
        throw corrupt(name, column)
      }
      return number
    }
    guard let command = try text("command", 4) else { throw corrupt("command", 4) }
    return Changeset(
      id: try number("id", 0),
      recordedAt: Instant(milliseconds: Int64(try number("recorded_at", 1, in: RecordReader.instants))),
      actor: try text("name", 3).map { .named($0) } ?? .unknown(number("actor", 2, in: 0 ... .max)),
      command: command, message: try text("message", 5), undoes: rows.isNull(6) ? nil : try number("undoes", 6))
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
    // What is put in order is small, and all of it at once; the limit keeps SQLite from leaving the order out. The outer
    // query has none of its own, which would have whole rows sorted: CROSS JOIN goes through the walk, as it was filled.
    rows = try StoredRows(
      db,
      sql: """
        WITH walk AS MATERIALIZED (
          SELECT v.id, \(end.change) AS change FROM sub_project_version v WHERE \(condition)
          ORDER BY +\(end.change), v.number LIMIT -1)
        SELECT \(SubProjectRow.columns("v")), walk.change FROM walk CROSS JOIN sub_project_version v ON v.id = walk.id
        """, arguments)
    try next()
  }

  mutating func next() throws {
    guard try rows.next() else { return place = nil }
    guard let number = rows.number(1), number > 0 else { throw SubProjectRow.corrupt("number", 1, of: rows) }
    let column = SubProjectRow.count()
    // Of one thing a change closes one version and opens one; where it is otherwise, somebody wrote past us.
    guard let change = rows.number(column), place.map({ $0 < (change, Number(number)) }) ?? true else {
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
