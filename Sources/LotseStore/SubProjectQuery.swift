internal import GRDB
internal import LotseBasics
internal import LotseModel

/// A selection of sub-projects at a moment, as SQL: conditions and their arguments, never text from outside.
struct SubProjectQuery {
  private var conditions: [String]
  private var arguments: [String: any DatabaseValueConvertible]

  /// `isNewest` says that nothing was recorded after the moment.
  init(
    _ selection: Selection, at moment: Moment, _ configuration: CityConfiguration, isNewest: Bool = false
  ) {
    conditions = [isNewest ? "v.until_change IS NULL" : VersionedTable.subProject.holds("v")]
    arguments = [
      "change": moment.change, "day": moment.day.iso,
      "expiry": (moment.day - configuration.ratingExpiresAfter).iso,
      "silence": (moment.day - configuration.staleAfter).iso,
    ]
    var criteria = CriterionSQL()
    conditions += selection.criteria.map { criteria.condition($0) }
    arguments.merge(criteria.arguments) { $1 }
  }

  var condition: String { conditions.joined(separator: " AND ") }
  /// The condition of the moment alone, and that of the selection alone.
  var momentCondition: String { conditions[0] }
  var selectionCondition: String {
    conditions.count == 1 ? "1" : conditions.dropFirst().map { "(\($0))" }.joined(separator: " AND ")
  }

  /// The same moment without the selection.
  var everything: SubProjectQuery {
    var query = self
    query.conditions = [momentCondition]
    return query
  }

  /// `Text.key` for SQL; only filters by tags and texts ask for it.
  static let key = DatabaseFunction("lotse_key", argumentCount: 1, pure: true) { values in
    String.fromDatabaseValue(values[0]).map(Text.key)
  }

  // The rules of the model in SQL's words; a test holds both against each other.
  static let isOpen = "v.status NOT IN \(Status.sql { !$0.isOpen })"
  static let light = """
    CASE WHEN v.status IN \(Status.sql { !$0.isOpen }) THEN NULL
      WHEN v.rated_on < :expiry THEN 'grey' ELSE v.light END
    """
  static let isOverdue = """
    (v.planned_end < :day
      AND v.status NOT IN \(Status.sql { !$0.isOpen || $0 == .onHold || $0 == .continuous }))
    """
  static let hasOverdueMilestone = """
    (v.milestones IS NOT NULL AND v.status NOT IN \(Status.sql { !$0.isOpen || $0 == .onHold }) AND EXISTS (
      SELECT 1 FROM json_each(v.milestones) m WHERE m.value ->> 'done_on' IS NULL AND m.value ->> 'due' < :day))
    """

  /// The first day on which something is due.
  static let due = """
    CASE WHEN v.status NOT IN \(Status.sql { !$0.isOpen || $0 == .onHold }) THEN nullif(min(
      ifnull(CASE WHEN v.status <> '\(Status.continuous.rawValue)' THEN v.planned_end END, '9'),
      ifnull((SELECT min(m.value ->> 'due') FROM json_each(v.milestones) m WHERE m.value ->> 'done_on' IS NULL), '9')
    ), '9') END
    """

  /// Fetches what fits, by number, with these attributes alone.
  func fetch(_ db: Database, _ attributes: [Attribute] = SubProjectRow.all) throws -> [Recorded] {
    var found: [Recorded] = []
    try each(db, attributes) { found.append($0) }
    return found
  }

  /// How many sub-projects are read at once: twice as many take a MiB more and are no faster.
  static let portion = 500

  /// The first of what fits behind a number, by number, with these attributes alone.
  func portion(
    _ db: Database, _ attributes: [Attribute], isDated: Bool, after number: Number?
  ) throws -> [Recorded] {
    var query = self
    if let number {
      query.conditions.append("v.number > :after")
      query.arguments["after"] = number.value
    }
    var found: [Recorded] = []
    found.reserveCapacity(SubProjectQuery.portion)
    // One more row than are wanted would say that one thing has two versions.
    try query.each(db, attributes, isDated: isDated, atMost: SubProjectQuery.portion + 1) { found.append($0) }
    if found.count > SubProjectQuery.portion { found.removeLast() }
    return found
  }

  /// Goes through what fits, by number, with these attributes alone; when each was recorded is looked up where `isDated`.
  func each(
    _ db: Database, _ attributes: [Attribute], isDated: Bool = true, atMost limit: Int = -1,
    _ body: (Recorded) throws -> Void
  ) throws {
    let sql = """
      SELECT \(SubProjectRow.columns("v", attributes))\(isDated ? ", s.recorded_at" : "") FROM sub_project_version v
      \(isDated ? "LEFT JOIN changeset s ON s.id = v.from_change" : "") WHERE \(condition) ORDER BY v.number
      LIMIT \(limit)
      """
    let rows = StoredRows(db, try statement(db, sql))
    var last: Number?
    while try rows.next() {
      let (subProject, change) = try SubProjectRow.read(rows, attributes)
      // Of one thing one version holds at a time; whoever closed another one elsewhere made two of it.
      if subProject.number == last { throw SubProjectRow.corrupt("from_change", 2, of: rows) }
      last = subProject.number
      let at =
        isDated
        ? try SubProjectRow.recordedAt(rows, SubProjectRow.count(attributes)) : Instant(milliseconds: 0)
      try body(Recorded(subProject, change: change, recordedAt: at))
    }
  }

  func count(_ db: Database) throws -> Int {
    // How many there are at all hangs on nothing that a row says, and SQLite counts it without a look at one.
    let unknown = conditions.count == 1 ? "0" : "count(*) FILTER (WHERE v.status NOT IN \(Status.sql()))"
    let sql = "SELECT count(*), \(unknown) FROM sub_project_version v WHERE \(condition)"
    guard let row = try Row.fetchOne(statement(db, sql)) else { return 0 }
    guard let count = row.whole(0), row.whole(1) == 0 else { throw try corruptRow(db) }
    return count
  }

  /// What a count of single columns did not understand, found by reading the same rows whole.
  func corruptRow(_ db: Database) throws -> StoreError {
    _ = try fetch(db)
    return .corruptRow(table: VersionedTable.subProject.name, row: 0, column: "", value: "")
  }

  /// The statement with its arguments. It need not name all that there are, so they go in unchecked.
  func statement(_ db: Database, _ sql: String, and more: [String: String] = [:]) throws -> Statement {
    let statement = try db.makeStatement(sql: sql)
    statement.setUncheckedArguments(StatementArguments(arguments.merging(more) { $1 }))
    return statement
  }

  /// The versions that a change opened, each with the one that it closed.
  static func changed(_ db: Database, by change: Int) throws -> [(before: SubProject?, after: SubProject)] {
    try touched(db, by: change).compactMap { before, after in after.map { (before, $0) } }
  }

  /// The same with those that are gone since, by number.
  static func touched(_ db: Database, by change: Int) throws -> [(SubProject?, SubProject?)] {
    func versions(_ column: String) throws -> [Number: SubProject] {
      let rows = try StoredRows(
        db, sql: "SELECT \(SubProjectRow.columns("v")) FROM sub_project_version v WHERE \(column) = ?", [change])
      var found: [Number: SubProject] = [:]
      while try rows.next() {
        let subProject = try SubProjectRow.read(rows).subProject
        found[subProject.number] = subProject
      }
      return found
    }
    let before = try versions("ifnull(v.until_change, \(Schema.never))")
    let after = try versions("v.from_change")
    return Set(before.keys).union(after.keys).sorted().map { (before[$0], after[$0]) }
  }

  private static let currentByNumber = """
    SELECT \(SubProjectRow.columns("v")) FROM sub_project_version v WHERE v.number = ? AND v.until_change IS NULL
    """

  /// The present state of one sub-project, found by its number without a look at history.
  static func current(_ db: Database, _ number: Number) throws -> SubProject? {
    let statement = try db.cachedStatement(sql: currentByNumber)
    statement.setUncheckedArguments([number.value])
    let rows = StoredRows(db, statement)
    defer { rows.end() }
    return try rows.next() ? try SubProjectRow.read(rows).subProject : nil
  }
}
