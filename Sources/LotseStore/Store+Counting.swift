internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// The expression for the key of a group, where it comes from, and what both need.
  private struct Groups {
    var key: String
    var source = "sub_project_version v"
    var arguments: [String: String] = [:]
  }

  private static func groups(of grouping: Grouping) -> Groups {
    switch grouping {
    case .field: Groups(key: "v.field")
    case .unit: Groups(key: "v.unit")
    case .kind: Groups(key: "v.kind")
    case .status: Groups(key: "v.status")
    case .year: Groups(key: "ifnull(substr(ifnull(v.actual_end, v.planned_end), 1, 4), '')")
    case .priority: Groups(key: "v.priority")
    case .visibility: Groups(key: "v.visibility")
    case .scheme(let scheme):
      Groups(
        key: "ifnull(substr(p.value, length(:scheme) + 1), '')",
        source: """
          sub_project_version v LEFT JOIN json_each(v.places) p ON substr(p.value, 1, length(:scheme)) = :scheme
          """, arguments: ["scheme": scheme + ":"])
    }
  }

  /// How many sub-projects of each group share a status and a light on the moment's day: counting, set-based.
  public func tallies(
    by grouping: Grouping, _ selection: Selection = Selection(), at moment: Moment,
    _ configuration: LotseModel.Configuration
  ) throws -> [Tally] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      let groups = Store.groups(of: grouping)
      let light = "iif(v.rated_on < :expiry, 'grey', v.light)"
      let sql = """
        SELECT \(groups.key), v.status, count(*), count(*) FILTER (WHERE \(light) = 'green'),
          count(*) FILTER (WHERE \(light) = 'yellow'), count(*) FILTER (WHERE \(light) = 'red'),
          count(*) FILTER (WHERE \(SubProjectQuery.isOverdue))
        FROM \(groups.source) WHERE \(query.condition) GROUP BY 1, 2
        """
      return try Row.fetchAll(db, sql: sql, arguments: query.used(in: sql, and: groups.arguments)).map(Store.tally)
    }
  }

  /// Where all sub-projects stand; the key says whether they fit, so that a bridge tells moving out from going.
  public func standings(
    _ selection: Selection, at moment: Moment, _ configuration: LotseModel.Configuration
  ) throws -> [Standing] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      let sql = """
        SELECT v.number, v.status, ifnull(\(query.selectionCondition), 0)
        FROM sub_project_version v WHERE \(query.momentCondition) ORDER BY v.number
        """
      return try Row.fetchAll(db, sql: sql, arguments: query.used(in: sql)).compactMap { row in
        let fits: Bool = row[2]
        return Status(rawValue: row[1]).map {
          Standing(number: Number(row[0]), status: $0, key: fits ? Standing.selected : "")
        }
      }
    }
  }

  /// The same with the group of each; an item stands once per group that it belongs to, by number.
  public func standings(
    by grouping: Grouping, _ selection: Selection, at moment: Moment, _ configuration: LotseModel.Configuration
  ) throws -> [GroupedStanding] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      let groups = Store.groups(of: grouping)
      let sql = """
        SELECT v.number, v.status, iif(\(query.selectionCondition), \(groups.key), NULL)
        FROM \(groups.source) WHERE \(query.momentCondition) ORDER BY v.number
        """
      return try Row.fetchAll(db, sql: sql, arguments: query.used(in: sql, and: groups.arguments)).compactMap { row in
        Status(rawValue: row[1]).map { GroupedStanding(number: Number(row[0]), status: $0, group: row[2]) }
      }
    }
  }

  /// How many of each group were completed in each month, by their actual end: the pace of the past as it is known at
  /// the moment.
  public func completions(
    by grouping: Grouping, _ selection: Selection = Selection(), at moment: Moment,
    _ configuration: LotseModel.Configuration
  ) throws -> [Completions] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      let groups = Store.groups(of: grouping)
      let sql = """
        SELECT \(groups.key), substr(v.actual_end, 1, 7), count(*) FROM \(groups.source)
        WHERE \(query.condition) AND v.status = 'completed' AND v.actual_end IS NOT NULL GROUP BY 1, 2
        """
      return try Row.fetchAll(db, sql: sql, arguments: query.used(in: sql, and: groups.arguments)).compactMap { row in
        CalendarMonth(exactly: row[1]).map { Completions(key: row[0], month: $0, count: row[2]) }
      }
    }
  }

  private static func tally(_ row: Row) throws -> Tally {
    guard let status = Status(rawValue: row[1]) else {
      throw StoreError.corruptRow(table: "sub_project_version", row: 0, detail: "status")
    }
    let (count, green, yellow, red): (Int, Int, Int, Int) = (row[2], row[3], row[4], row[5])
    let lights: [TrafficLight: Int] = [.green: green, .yellow: yellow, .red: red, .grey: count - green - yellow - red]
    return Tally(
      key: row[0], status: status, count: count, lights: status.isOpen ? lights.filter { $0.value > 0 } : [:],
      overdue: row[6])
  }
}
