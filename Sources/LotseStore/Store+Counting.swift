internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// How many sub-projects of each group share a status and a light on the moment's day: counting, set-based.
  public func tallies(
    by grouping: Grouping, _ selection: Selection = Selection(), at moment: Moment,
    _ configuration: CityConfiguration
  ) throws -> [Tally] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      let groups = Groups(grouping)
      let sql = """
        SELECT \(groups.key), v.status, v.light, count(*), count(*) FILTER (WHERE v.rated_on < :expiry),
          count(*) FILTER (WHERE \(SubProjectQuery.isOverdue))
        FROM \(groups.source) WHERE \(query.condition) GROUP BY 1, 2, 3
        """
      let rows = try Row.fetchCursor(query.statement(db, sql, and: groups.arguments))
      var tallies: [Tally] = []
      while let row = try rows.next() {
        guard let key = row.text(0), groups.isKnown(key), let status = row.text(1).flatMap(Status.init),
          let light = row.text(2).flatMap(TrafficLight.init), let count = row.whole(3), let expired = row.whole(4),
          let overdue = row.whole(5)
        else { throw try query.corruptRow(db) }
        var lights: [TrafficLight: Int] = [:]
        if status.isOpen {
          if count > expired { lights[light] = count - expired }
          if expired > 0 { lights[.grey, default: 0] += expired }
        }
        let tally = Tally(key: key, status: status, count: count, lights: lights, overdue: overdue)
        if let last = tallies.last, (last.key, last.status) == (tally.key, tally.status) {
          tallies[tallies.count - 1] = last + tally
        } else {
          tallies.append(tally)
        }
      }
      return tallies
    }
  }

  /// Where all sub-projects stand; the key says whether they fit, so that a bridge tells moving out from going.
  public func standings(
    _ selection: Selection, at moment: Moment, _ configuration: CityConfiguration
  ) throws -> [Standing] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      let sql = """
        SELECT v.number, v.status, ifnull(\(query.selectionCondition), 0)
        FROM sub_project_version v WHERE \(query.momentCondition) ORDER BY v.number
        """
      let rows = StoredRows(db, try query.statement(db, sql))
      var standings: [Standing] = []
      while try rows.next() {
        guard let number = rows.number(0), number > 0, standings.last?.number != Number(number),
          let status = rows.word(1).flatMap(Status.init), let fits = rows.whole(2)
        else {
          throw try query.everything.corruptRow(db)
        }
        standings.append(
          Standing(number: Number(number), status: status, key: fits != 0 ? Standing.selected : ""))
      }
      return standings
    }
  }

  /// The same with the group of each; an item stands once per group that it belongs to, by number.
  public func standings(
    by grouping: Grouping, _ selection: Selection, at moment: Moment, _ configuration: CityConfiguration
  ) throws -> [GroupedStanding] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      let groups = Groups(grouping)
      let sql = """
        SELECT v.number, v.status, iif(\(query.selectionCondition), \(groups.key), NULL)
        FROM \(groups.source) WHERE \(query.momentCondition) ORDER BY v.number
        """
      let rows = StoredRows(db, try query.statement(db, sql, and: groups.arguments))
      var standings: [GroupedStanding] = []
      while try rows.next() {
        let group = rows.word(2)
        guard let number = rows.number(0), number > 0, let status = rows.word(1).flatMap(Status.init),
          group != nil || rows.isNull(2), group.map(groups.isKnown) ?? true
        else { throw try query.everything.corruptRow(db) }
        standings.append(GroupedStanding(number: Number(number), status: status, group: group))
      }
      return standings
    }
  }

  /// How many of each group were completed in each month, by their actual end: the pace of the past as it is known at
  /// the moment.
  public func completions(
    by grouping: Grouping, _ selection: Selection = Selection(), at moment: Moment,
    _ configuration: CityConfiguration
  ) throws -> [Completions] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      let groups = Groups(grouping)
      let sql = """
        SELECT \(groups.key), substr(v.actual_end, 1, 7), count(*),
          count(*) FILTER (WHERE v.status <> '\(Status.completed.rawValue)' OR date(v.actual_end, '+0 days') IS NOT v.actual_end)
        FROM \(groups.source)
        WHERE \(query.condition) AND v.status NOT IN \(Status.sql { $0 != .completed }) AND v.actual_end IS NOT NULL
        GROUP BY 1, 2
        """
      return try Row.fetchAll(query.statement(db, sql, and: groups.arguments)).map { row in
        guard let key = row.text(0), groups.isKnown(key),
          let month = row.text(1).flatMap({ CalendarMonth(exactly: $0) }),
          let count = row.whole(2), row.whole(3) == 0
        else { throw try query.corruptRow(db) }
        return Completions(key: key, month: month, count: count)
      }
    }
  }
}

extension Tally {
  /// Both of one group and status.
  fileprivate static func + (left: Tally, right: Tally) -> Tally {
    Tally(
      key: left.key, status: left.status, count: left.count + right.count,
      lights: left.lights.merging(right.lights, uniquingKeysWith: +), overdue: left.overdue + right.overdue)
  }
}

/// The expression for the key of a group, where it comes from and what both need, and which keys make sense.
private struct Groups {
  let key: String
  var source = "sub_project_version v"
  var arguments: [String: String] = [:]
  var isKnown: (String) -> Bool = { _ in true }

  init(_ grouping: Grouping) {
    switch grouping {
    case .field: key = "v.field"
    case .unit: key = "v.unit"
    case .kind:
      key = "v.kind"
      isKnown = { Kind(rawValue: $0) != nil }
    case .status: key = "v.status"
    case .year:
      key = "ifnull(substr(ifnull(v.actual_end, v.planned_end), 1, 4), '')"
      isKnown = { $0.isEmpty || Day(exactly: $0 + "-01-01") != nil }
    case .priority:
      key = "v.priority"
      isKnown = { Priority(rawValue: $0) != nil }
    case .visibility:
      key = "v.visibility"
      isKnown = { Visibility(rawValue: $0) != nil }
    case .scheme(let scheme):
      key = "ifnull(substr(p.value, length(:scheme) + 1), '')"
      source = """
        sub_project_version v LEFT JOIN json_each(v.places) p ON substr(p.value, 1, length(:scheme)) = :scheme
        """
      arguments = ["scheme": scheme + ":"]
    case .own(let attribute) where attribute.kind == .flag:
      key = "CASE v.own ->> '\(OwnJSON.path(attribute))' WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '' END"
    case .own(let attribute): key = "ifnull(v.own ->> '\(OwnJSON.path(attribute))', '')"
    }
  }
}
