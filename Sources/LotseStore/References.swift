internal import GRDB
internal import LotseBasics
internal import LotseModel

/// What one recorded thing says of another must hold when a change ends: nothing dangles, nothing runs in a circle.
enum References {
  /// What a sub-project says of others.
  struct Links {
    let number: Number
    let dependsOn: [Number]
    let follows: Number?
    let mergedInto: Number?

    init(_ subProject: SubProject) {
      number = subProject.number
      dependsOn = subProject.dependsOn
      follows = subProject.follows
      mergedInto = subProject.mergedInto
    }

    var isEmpty: Bool { dependsOn.isEmpty && follows == nil && mergedInto == nil }
  }

  /// Checks the links of one sub-project that differ from its earlier state.
  static func check(_ db: Database, _ links: Links, replacing earlier: Links?) throws {
    if links.dependsOn != earlier?.dependsOn ?? [] {
      for number in links.dependsOn {
        _ = try existing(db, number)
        try refuseCycle(
          db, .dependsOn, from: number, to: links.number,
          next: "SELECT j.value FROM sub_project_version v, json_each(v.depends_on) j")
      }
    }
    if let number = links.follows, number != earlier?.follows {
      let status = try existing(db, number)
      guard status == .completed else { throw Refusal.item(.followsOpen(number, status)) }
      try refuseCycle(
        db, .follows, from: number, to: links.number,
        next: "SELECT v.follows FROM sub_project_version v")
    }
    if let number = links.mergedInto, number != earlier?.mergedInto {
      let status = try existing(db, number)
      guard status != .merged, status != .cancelled else { throw Refusal.move(.mergedIntoClosed(number, status)) }
    }
  }

  /// The sub-projects to which a change gave an external key that another one has.
  static func takenKeys(_ db: Database, by change: Int) throws -> [Number: Refusal] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT v.id, v.number, v.external_key, (
          SELECT o.number FROM sub_project_version o
          WHERE o.external_key = v.external_key AND o.until_change IS NULL AND o.number <> v.number LIMIT 1) AS other
        FROM sub_project_version v
        WHERE v.from_change = :change AND v.until_change IS NULL AND v.external_key IS NOT NULL AND other IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM sub_project_version e WHERE e.number = v.number AND e.until_change = :change
            AND e.external_key = v.external_key)
        """, arguments: ["change": change])
    return Dictionary(
      latest: try rows.map { row in
        let reader = RecordReader(row: row, table: .subProject)
        let other = Number(try reader.number("other"))
        return (
          Number(try reader.number("number")),
          Refusal.item(.externalKeyTaken(try reader.text("external_key"), by: other))
        )
      })
  }

  private static func existing(_ db: Database, _ number: Number) throws -> Status {
    let statement = try db.cachedStatement(
      sql: "SELECT id, status FROM sub_project_version WHERE number = ? AND until_change IS NULL")
    guard let row = try Row.fetchOne(statement, arguments: [number.value]) else {
      throw Refusal.item(.unknown(number))
    }
    guard let status = row.text(1).flatMap(Status.init) else {
      throw StoreError(corrupt: "status", of: row, in: .subProject)
    }
    return status
  }

  /// Walks from one sub-project along the links and refuses a way that leads to the other.
  private static func refuseCycle(
    _ db: Database, _ attribute: Attribute, from start: Number, to end: Number, next: String
  ) throws {
    let links = try db.cachedStatement(sql: "\(next) WHERE v.number = ? AND v.until_change IS NULL")
    var cameFrom: [Int: Int] = [start.value: end.value]
    var frontier = [start.value]
    while let here = frontier.popLast() {
      if here == end.value { break }
      for target in try Int?.fetchAll(links, arguments: [here]).compactMap({ $0 }) where cameFrom[target] == nil {
        cameFrom[target] = here
        frontier.append(target)
      }
    }
    guard cameFrom[end.value] != nil || start == end else { return }
    var path = [end]
    var here = cameFrom[end.value]
    while let step = here, step != end.value {
      path.append(Number(step))
      here = cameFrom[step]
    }
    throw Refusal.item(.cycle(attribute, (path + [end]).reversed()))
  }

  /// Refuses a decision about a sub-project that is not there.
  static func check(_ db: Database, _ decision: CouncilDecision) throws {
    for number in decision.subProjects { _ = try existing(db, number) }
  }

  /// Refuses a state in which a sub-project points to one that is no longer there.
  static func checkAll(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        WITH present AS (SELECT number FROM sub_project_version WHERE until_change IS NULL),
        pointed (origin, target) AS (
          SELECT number, merged_into FROM sub_project_version WHERE until_change IS NULL
          UNION SELECT number, follows FROM sub_project_version WHERE until_change IS NULL
          UNION SELECT v.number, j.value FROM sub_project_version v, json_each(v.depends_on) j
            WHERE v.until_change IS NULL
        )
        SELECT target, origin FROM pointed WHERE target NOT IN present AND target IS NOT NULL
        ORDER BY target, origin LIMIT 10
        """)
    if let target = rows.first.map({ $0.number(0) ?? .none }) {
      throw Refusal.undo(
        .pointedTo(target, by: rows.filter { ($0.number(0) ?? .none) == target }.map { $0.number(1) ?? .none }))
    }
    try checkDecisions(db)
  }

  private static func checkDecisions(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT j.value, d.number FROM decision_version d, json_each(d.sub_projects) j
        WHERE d.until_change IS NULL
          AND j.value NOT IN (SELECT number FROM sub_project_version WHERE until_change IS NULL)
        ORDER BY j.value, d.number LIMIT 10
        """)
    guard let target = rows.first.map({ $0.number(0) ?? .none }) else { return }
    throw Refusal.undo(
      .pointedToByDecision(target, rows.filter { ($0.number(0) ?? .none) == target }.map { $0.text(1) ?? "" }))
  }
}
