internal import GRDB
internal import LotseBasics
internal import LotseModel

/// A selection of sub-projects at a moment, as SQL: conditions and their arguments, never text from outside.
struct SubProjectQuery {
  private var conditions: [String]
  private var arguments: [String: any DatabaseValueConvertible]

  /// `isNewest` says that nothing was recorded after the moment.
  init(
    _ selection: Selection, at moment: Moment, _ configuration: LotseModel.Configuration, isNewest: Bool = false
  ) {
    conditions = [isNewest ? "v.until_change IS NULL" : VersionedTable.subProject.holds("v")]
    arguments = [
      "change": moment.change, "day": moment.day.iso,
      "expiry": (moment.day - configuration.ratingExpiresAfter).iso,
      "silence": (moment.day - configuration.staleAfter).iso,
    ]
    oneOf("v.number", selection.numbers.map(\.value))
    oneOf("v.field", selection.fields.map(\.text))
    oneOf("v.status", selection.statuses.map(\.rawValue))
    oneOf("v.kind", selection.kinds.map(\.rawValue))
    oneOf("v.unit", selection.units.map(\.text))
    oneOf(SubProjectQuery.light, selection.lights.map(\.rawValue))
    oneOf("v.priority", selection.priorities.map(\.rawValue))
    oneOf("v.visibility", selection.visibilities.map(\.rawValue))
    anyMember("v.places", selection.places.map(\.description))
    anyMember("v.tags", selection.tags, "COLLATE NOCASE")
    if selection.isOpen { conditions.append(SubProjectQuery.isOpen) }
    if selection.isMandatory { conditions.append("(v.mandatory_norm IS NOT NULL OR v.mandatory_on IS NOT NULL)") }
    if selection.isStale { conditions.append("\(SubProjectQuery.isOpen) AND v.informed_on < :silence") }
    if selection.isOverdue {
      conditions.append("(\(SubProjectQuery.isOverdue) OR \(SubProjectQuery.hasOverdueMilestone))")
    }
    for (index, word) in selection.search.enumerated() {
      arguments["word\(index)"] = Text.folded(word)
      conditions.append("instr(v.search_text, :word\(index)) > 0")
    }
  }

  var condition: String { conditions.joined(separator: " AND ") }
  /// The condition of the moment alone, and that of the selection alone.
  var momentCondition: String { conditions[0] }
  var selectionCondition: String {
    conditions.count == 1 ? "1" : conditions.dropFirst().map { "(\($0))" }.joined(separator: " AND ")
  }

  private mutating func oneOf(_ expression: String, _ values: [some DatabaseValueConvertible]) {
    guard !values.isEmpty else { return }
    conditions.append("\(expression) IN (\(placeholders(values)))")
  }

  private mutating func anyMember(_ column: String, _ values: [String], _ collation: String = "") {
    guard !values.isEmpty else { return }
    conditions.append(
      "EXISTS (SELECT 1 FROM json_each(\(column)) m WHERE m.value \(collation) IN (\(placeholders(values))))")
  }

  private mutating func placeholders(_ values: [some DatabaseValueConvertible]) -> String {
    values.map { value in
      let name = "value\(arguments.count)"
      arguments[name] = value
      return ":\(name)"
    }.joined(separator: ", ")
  }

  // The rules of the model in SQL's words; a test holds both against each other.
  static let isOpen = "v.status NOT IN ('completed', 'cancelled', 'merged')"
  static let light = """
    CASE WHEN v.status IN ('completed', 'cancelled', 'merged') THEN NULL
      WHEN v.rated_on < :expiry THEN 'grey' ELSE v.light END
    """
  static let isOverdue =
    "(v.planned_end < :day AND v.status NOT IN ('completed', 'cancelled', 'merged', 'on-hold', 'continuous'))"
  static let hasOverdueMilestone = """
    (v.milestones IS NOT NULL AND v.status NOT IN ('completed', 'cancelled', 'merged', 'on-hold') AND EXISTS (
      SELECT 1 FROM json_each(v.milestones) m WHERE m.value ->> 'done_on' IS NULL AND m.value ->> 'due' < :day))
    """

  /// Fetches what fits, by number.
  func fetch(_ db: Database) throws -> [Recorded] {
    let sql = """
      SELECT \(SubProjectRow.columns("v")), s.recorded_at
      FROM sub_project_version v JOIN changeset s ON s.id = v.from_change WHERE \(condition) ORDER BY v.number
      """
    let rows = try Row.fetchCursor(db, sql: sql, arguments: used(in: sql))
    let last = Attribute.allCases.count + 3
    var found: [Recorded] = []
    while let row = try rows.next() {
      let (subProject, change) = try SubProjectRow.read(row)
      found.append(Recorded(subProject, change: change, recordedAt: Instant(milliseconds: row[last])))
    }
    return found
  }

  func count(_ db: Database) throws -> Int {
    let sql = "SELECT count(*) FROM sub_project_version v WHERE \(condition)"
    return try Int.fetchOne(db, sql: sql, arguments: used(in: sql)) ?? 0
  }

  /// SQLite refuses arguments that a statement does not name.
  func used(in sql: String, and more: [String: String] = [:]) -> StatementArguments {
    var named: [String: (any DatabaseValueConvertible)?] = arguments
    for (name, value) in more { named[name] = value }
    return StatementArguments(named.filter { sql.contains(":\($0.key)") })
  }

  /// The versions that a change opened, each with the one that it closed.
  static func changed(_ db: Database, by change: Int) throws -> [(before: SubProject?, after: SubProject)] {
    func versions(_ condition: String) throws -> [SubProject] {
      try Row.fetchAll(
        db, sql: "SELECT \(SubProjectRow.columns("v")) FROM sub_project_version v WHERE \(condition) = ?",
        arguments: [change]
      ).map { try SubProjectRow.read($0).subProject }
    }
    let closed = try versions("ifnull(v.until_change, \(Schema.never))")
    let before = Dictionary(uniqueKeysWithValues: closed.map { ($0.number, $0) })
    return try versions("v.from_change").map { (before[$0.number], $0) }
  }

  private static let currentByNumber = """
    SELECT \(SubProjectRow.columns("v")) FROM sub_project_version v WHERE v.number = ? AND v.until_change IS NULL
    """

  /// The present state of one sub-project, found by its number without a look at history.
  static func current(_ db: Database, _ number: Number) throws -> SubProject? {
    let statement = try db.cachedStatement(sql: currentByNumber)
    return try Row.fetchOne(statement, arguments: [number.value]).map { try SubProjectRow.read($0).subProject }
  }
}
