internal import GRDB
internal import LotseBasics
internal import LotseModel

/// What recorded things say of the configuration must be in it.
extension References {
  /// Refuses a configuration that lacks a field, unit or place which sub-projects use, or a committee or an area of the
  /// index which records use.
  static func checkConfiguration(_ db: Database, _ configuration: CityConfiguration) throws {
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
        SELECT word, count(*), id, status, held_status FROM (
          SELECT status AS word, * FROM sub_project_version WHERE until_change IS NULL
          UNION ALL SELECT held_status, * FROM sub_project_version WHERE until_change IS NULL AND held_status IS NOT NULL)
        GROUP BY word
        """,
        configuration.workflow.states.map(\.status.rawValue)
      ),
    ]
    for (section, sql, configured) in used {
      let known = Set(configured)
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let key = row.text(0)
        if section == .status, key.flatMap(Status.init) == nil {
          let isStatus = key == nil || row.text(3) == key
          throw StoreError(corrupt: isStatus ? "status" : "held_status", of: row, in: .subProject)
        }
        if !known.contains(key ?? "") {
          throw Refusal.configuration(.inUse(section, key: key ?? "", count: row.whole(1) ?? 0))
        }
      }
    }
    try checkOwn(db, configuration)
    try checkRecords(db, configuration)
  }

  /// Refuses a configuration that lacks an own attribute or a word of one which sub-projects use, or gives one another form
  /// than what was ever recorded under its key: what a version says must mean the same for good.
  private static func checkOwn(_ db: Database, _ configuration: CityConfiguration) throws {
    let declared = Dictionary(latest: configuration.own.map { ($0.key, $0) })
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT o.key, t.key, iif(t.key = 'choice', t.value, NULL), count(*) FILTER (WHERE v.until_change IS NULL)
        FROM sub_project_version v, json_each(v.own) o, json_each(o.value) t
        WHERE v.own IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """)
    for row in rows {
      let (key, count) = (row.text(0) ?? "", row.whole(3) ?? 0)
      guard let attribute = declared[key] else {
        if count == 0 { continue }
        throw Refusal.configuration(.inUse(.attribute, key: key, count: count))
      }
      guard let kind = OwnJSON.kinds[row.text(1) ?? ""], kind == attribute.kind else {
        throw Refusal.configuration(.otherForm(key, OwnJSON.kinds[row.text(1) ?? ""] ?? .text))
      }
      if let word = row.text(2), count > 0, !attribute.choices.contains(where: { $0.key == word }) {
        throw Refusal.configuration(.inUse(.choice, key: "\(key)=\(word)", count: count))
      }
    }
  }

  private static func checkRecords(_ db: Database, _ configuration: CityConfiguration) throws {
    let committees = try Row.fetchAll(
      db,
      sql: """
        SELECT committee, sum(is_meeting), sum(NOT is_meeting) FROM (
          SELECT committee, 1 AS is_meeting FROM meeting_version WHERE until_change IS NULL
          UNION ALL SELECT committee, 0 FROM decision_version WHERE until_change IS NULL)
        GROUP BY committee ORDER BY committee
        """)
    for row in committees where !configuration.committees.contains(where: { $0.key.text == row.text(0) }) {
      throw Refusal.configuration(
        .committeeInUse(row.text(0) ?? "", meetings: row.whole(1) ?? 0, decisions: row.whole(2) ?? 0))
    }
    let units = try Row.fetchAll(
      db,
      sql: """
        SELECT unit, count(*) FROM decision_version WHERE until_change IS NULL AND unit IS NOT NULL
        GROUP BY unit ORDER BY unit
        """)
    for row in units where !configuration.units.contains(where: { $0.key.text == row.text(0) }) {
      throw Refusal.configuration(.unitOfDecisions(row.text(0) ?? "", decisions: row.whole(1) ?? 0))
    }
    let areas = try Row.fetchAll(
      db,
      sql: """
        SELECT area, count(*) FROM index_result_version WHERE until_change IS NULL AND area <> ''
        GROUP BY area ORDER BY area
        """)
    for row in areas where !configuration.indexAreas.contains(where: { $0.key == row.text(0) }) {
      throw Refusal.configuration(.areaInUse(row.text(0) ?? "", results: row.whole(1) ?? 0))
    }
  }
}
