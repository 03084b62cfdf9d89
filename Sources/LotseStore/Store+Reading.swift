internal import GRDB
public import LotseModel

/// The recorded state that a reader asks for.
public enum AsOf: Hashable, Sendable {
  /// Everything recorded so far.
  case latest
  /// Everything recorded until the end of a day in Europe/Berlin.
  case day(Day)
  /// Everything up to and including a changeset.
  case change(Int)
}

extension Store {
  /// The moment of the state that is asked for, seen on `today` unless a day or change of the past says otherwise.
  /// Throws `StoreError.noSuchChange` or `.beforeFirstChange`.
  public func moment(_ asOf: AsOf, today: Day) throws -> Moment {
    try read { db in
      switch asOf {
      case .latest:
        let last = try Int.fetchOne(db, sql: "SELECT max(id) FROM changeset") ?? 0
        return Moment(change: last, day: today)
      case .day(let day):
        let sql = "SELECT id FROM changeset WHERE recorded_at < ? ORDER BY recorded_at DESC, id DESC LIMIT 1"
        let end = Instant.end(of: day).milliseconds
        guard let last = try Int.fetchOne(db, sql: sql, arguments: [end]) else {
          throw StoreError.beforeFirstChange(day)
        }
        return Moment(change: last, day: day)
      case .change(let change):
        let sql = "SELECT recorded_at FROM changeset WHERE id = ?"
        guard let at = try Int64.fetchOne(db, sql: sql, arguments: [change]) else {
          throw StoreError.noSuchChange(change)
        }
        return Moment(change: change, day: Instant(milliseconds: at).day)
      }
    }
  }

  public func configuration(at moment: Moment) throws -> LotseModel.Configuration {
    try read { db in try ConfigurationRow.fetch(db, at: moment.change) }
  }

  /// The sub-projects that fit, by number, in one query.
  public func subProjects(
    _ selection: Selection = Selection(), at moment: Moment, _ configuration: LotseModel.Configuration
  ) throws -> [Recorded] {
    try read { db in try query(db, selection, at: moment, configuration).fetch(db) }
  }

  public func count(
    _ selection: Selection, at moment: Moment, _ configuration: LotseModel.Configuration
  ) throws -> Int {
    try read { db in try query(db, selection, at: moment, configuration).count(db) }
  }

  /// One sub-project; throws `Refusal.noSuchSubProject`. The cost does not grow with its history.
  public func subProject(_ number: Number, at moment: Moment) throws -> Recorded {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT \(SubProjectRow.columns("v")), s.recorded_at
          FROM sub_project_version v JOIN changeset s ON s.id = v.from_change
          WHERE v.number = :number AND v.from_change <= :change
            AND ifnull(v.until_change, \(Schema.never)) > :change
          ORDER BY v.from_change DESC LIMIT 1
          """, arguments: ["number": number.value, "change": moment.change])
      guard let row else { throw Refusal.noSuchSubProject(number) }
      let (subProject, change) = try SubProjectRow.read(row)
      return Recorded(subProject, change: change, recordedAt: Instant(milliseconds: row["recorded_at"]))
    }
  }

  /// Titles by number, also of sub-projects that others refer to.
  public func titles(_ numbers: [Number], at moment: Moment) throws -> [Number: String] {
    guard !numbers.isEmpty else { return [:] }
    return try read { db in
      let marks = numbers.map { String($0.value) }.joined(separator: ", ")
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT v.number, v.title FROM sub_project_version v
          WHERE v.number IN (\(marks)) AND \(VersionedTable.subProject.holds("v"))
          """, arguments: ["change": moment.change])
      return Dictionary(uniqueKeysWithValues: rows.map { (Number($0[0]), $0[1]) })
    }
  }

  /// How many sub-projects of each group share a status and a light on the moment's day: counting, set-based.
  public func tallies(
    by grouping: Grouping, _ selection: Selection = Selection(), at moment: Moment,
    _ configuration: LotseModel.Configuration
  ) throws -> [Tally] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      var more: [String: String] = [:]
      var source = "sub_project_version v"
      let key: String
      switch grouping {
      case .field: key = "v.field"
      case .unit: key = "v.unit"
      case .kind: key = "v.kind"
      case .status: key = "v.status"
      case .year: key = "ifnull(substr(ifnull(v.actual_end, v.planned_end), 1, 4), '')"
      case .priority: key = "v.priority"
      case .visibility: key = "v.visibility"
      case .scheme(let scheme):
        source += " LEFT JOIN json_each(v.places) p ON substr(p.value, 1, length(:scheme)) = :scheme"
        key = "ifnull(substr(p.value, length(:scheme) + 1), '')"
        more["scheme"] = scheme + ":"
      }
      let light = "iif(v.rated_on < :expiry, 'grey', v.light)"
      let sql = """
        SELECT \(key), v.status, count(*), count(*) FILTER (WHERE \(light) = 'green'),
          count(*) FILTER (WHERE \(light) = 'yellow'), count(*) FILTER (WHERE \(light) = 'red'),
          count(*) FILTER (WHERE \(SubProjectQuery.isOverdue))
        FROM \(source) WHERE \(query.condition) GROUP BY 1, 2
        """
      return try Row.fetchAll(db, sql: sql, arguments: query.used(in: sql, and: more)).map(Store.tally)
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

  /// The query for a selection, inside a transaction that reads: where the moment is the newest of all, what holds is
  /// what is not closed, and an index of present versions alone can answer.
  func query(
    _ db: Database, _ selection: Selection, at moment: Moment, _ configuration: LotseModel.Configuration
  ) throws -> SubProjectQuery {
    let newest = try Int.fetchOne(db, sql: "SELECT max(id) FROM changeset")
    return SubProjectQuery(selection, at: moment, configuration, isNewest: newest == moment.change)
  }
}
