internal import GRDB
internal import LotseModel

/// What one recorded thing says of another must hold when a change ends: nothing dangles, nothing runs in a circle.
enum References {
  /// Whether there is anything to check.
  static func isLinked(_ subProject: SubProject) -> Bool {
    !subProject.dependsOn.isEmpty || subProject.follows != nil || subProject.mergedInto != nil
      || subProject.externalKey != nil
  }

  /// Checks the links of one sub-project that differ from its earlier state.
  static func check(_ db: Database, _ subProject: SubProject, replacing earlier: SubProject?) throws {
    if subProject.dependsOn != earlier?.dependsOn ?? [] {
      for number in subProject.dependsOn {
        _ = try existing(db, number)
        try refuseCycle(
          db, .dependsOn, from: number, to: subProject.number,
          next: "SELECT j.value FROM sub_project_version v, json_each(v.depends_on) j")
      }
    }
    if let number = subProject.follows, number != earlier?.follows {
      let status = try existing(db, number)
      guard status == .completed else { throw Refusal.followsOpenItem(number, status) }
      try refuseCycle(
        db, .follows, from: number, to: subProject.number,
        next: "SELECT v.follows FROM sub_project_version v")
    }
    if let key = subProject.externalKey, key != earlier?.externalKey {
      let others = try Int.fetchAll(
        db, sql: "SELECT number FROM sub_project_version WHERE external_key = ? AND until_change IS NULL",
        arguments: [key])
      if let other = others.first(where: { $0 != subProject.number.value }) {
        throw Refusal.externalKeyTaken(key, by: Number(other))
      }
    }
    if let number = subProject.mergedInto, number != earlier?.mergedInto {
      let status = try existing(db, number)
      guard status != .merged, status != .cancelled else { throw Refusal.mergedIntoClosed(number, status) }
    }
  }

  private static func existing(_ db: Database, _ number: Number) throws -> Status {
    let status = try String.fetchOne(
      db, sql: "SELECT status FROM sub_project_version WHERE number = ? AND until_change IS NULL",
      arguments: [number.value])
    guard let status = status.flatMap(Status.init(rawValue:)) else { throw Refusal.noSuchSubProject(number) }
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
    throw Refusal.cycle(attribute, (path + [end]).reversed())
  }

  /// Refuses a configuration that lacks a field, unit or place which sub-projects use.
  static func checkConfiguration(_ db: Database, _ configuration: LotseModel.Configuration) throws {
    let used: [(Section, String, [String])] = [
      (
        .field, "SELECT field, count(*) FROM sub_project_version WHERE until_change IS NULL GROUP BY field",
        configuration.fields.map(\.key.text)
      ),
      (
        .unit, "SELECT unit, count(*) FROM sub_project_version WHERE until_change IS NULL GROUP BY unit",
        configuration.units.map(\.key.text)
      ),
      (
        .place,
        """
        SELECT p.value, count(*) FROM sub_project_version v, json_each(v.places) p
        WHERE v.until_change IS NULL GROUP BY p.value
        """,
        configuration.schemes.flatMap { scheme in
          scheme.places.map { Place(scheme: scheme.key, key: $0.key).description }
        }
      ),
      (
        .status,
        """
        SELECT word, count(*) FROM (
          SELECT status AS word FROM sub_project_version WHERE until_change IS NULL
          UNION ALL SELECT held_status FROM sub_project_version WHERE until_change IS NULL AND held_status IS NOT NULL)
        GROUP BY word
        """,
        configuration.workflow.states.map(\.status.rawValue)
      ),
    ]
    for (section, sql, configured) in used {
      let known = Set(configured)
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let key: String = row[0]
        if !known.contains(key) { throw Refusal.inUse(section: section.rawValue, key: key, count: row[1]) }
      }
    }
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
    guard let target = rows.first.map({ Number($0[0]) }) else { return }
    throw Refusal.pointedTo(target, by: rows.filter { Number($0[0]) == target }.map { Number($0[1]) })
  }
}
