internal import GRDB
public import LotseBasics
public import LotseModel

/// A roll-up of many cities in SQLite, for reading. It is no city's file: it has no history, and nothing records in it.
public final class Rollup {
  public let path: String
  private let database: DatabaseQueue

  private init(path: String, database: DatabaseQueue) {
    self.path = path
    self.database = database
  }

  /// Opens a roll-up. Throws `StoreError` for a missing, foreign, damaged or newer file.
  public static func open(_ path: String) throws -> Rollup {
    try Store.checkIsSQLite(path)
    return try Store.inOurWords(path) {
      var configuration = GRDB.Configuration()
      configuration.readonly = true
      let database = try DatabaseQueue(path: path, configuration: configuration)
      let (application, version) = try database.read { db in
        (try Int.fetchOne(db, sql: "PRAGMA application_id"), try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0)
      }
      guard application == RollupSchema.applicationID else { throw StoreError.foreign(path) }
      guard version <= HandOver.schema else { throw StoreError.tooNew(path, schema: version, known: HandOver.schema) }
      return Rollup(path: path, database: database)
    }
  }

  /// Whether a file is a roll-up.
  public static func isRollup(_ path: String) -> Bool { (try? open(path)) != nil }

  private func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Store.inOurWords(path) { try database.read(body) }
  }

  /// The days of which there are states, oldest first.
  public func cutOffs() throws -> [Day] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT DISTINCT cut_off FROM package ORDER BY 1").map { try day($0) }
    }
  }

  private func day(_ text: String) throws -> Day {
    guard let day = Day(exactly: text) else {
      throw StoreError.damaged(path, detail: Phrase("cut_off: \(text)", "cut_off: \(text)"))
    }
    return day
  }

  public func packages(_ cutOff: Day) throws -> [RolledUpPackage] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT municipality, name, audience, notice FROM package WHERE cut_off = ? ORDER BY 1",
        arguments: [cutOff.iso]
      ).map { row in
        RolledUpPackage(
          municipality: row[0], name: row[1], cutOff: cutOff, audience: try word(row[2], "audience"), notice: row[3])
      }
    }
  }

  /// Who reported for a cut-off date, who is silent, and whose package was refused.
  public func participation(_ cutOff: Day) throws -> [Participation] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT municipality, name, is_expected, state FROM participation WHERE cut_off = ? ORDER BY municipality",
        arguments: [cutOff.iso]
      ).map { row in
        Participation(
          Municipality(key: row[0], name: row[1], isExpected: row[2] == 1), try word(row[3], "state"))
      }
    }
  }

  private func word<Word: RawRepresentable>(_ text: String?, _ column: String) throws -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: text ?? "") else {
      let said = "\(column): \(text ?? "NULL")"
      throw StoreError.damaged(path, detail: Phrase(said, said))
    }
    return word
  }

  /// What the cities call their fields: a label for each key where all agree on it.
  public func labels(_ kind: String, _ cutOff: Day) throws -> [String: Phrase] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT key, min(de), min(en) FROM label WHERE kind = ? AND cut_off = ? GROUP BY key
          HAVING count(DISTINCT de || char(10) || en) = 1
          """, arguments: [kind, cutOff.iso])
      return Dictionary(
        rows.map { ($0[0], Phrase($0[1], $0[2])) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// How many sub-projects of each group share a status and a light on a cut-off date.
  public func tallies(
    by grouping: RollupGrouping, _ selection: RollupSelection = RollupSelection(), _ cutOff: Day
  ) throws -> [Tally] {
    try read { db in
      let (condition, arguments) = Rollup.condition(selection, cutOff)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(grouping.rawValue), status, light, count(*),
            count(*) FILTER (WHERE \(RollupSchema.late))
          FROM sub_project WHERE \(condition) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
          """, arguments: arguments)
      return try rows.map { row in
        let count: Int = row[3]
        let light: TrafficLight? = try (row[2] as String?).map { try word($0, "light") }
        return Tally(
          key: row[0], status: try word(row[1], "status"), count: count, lights: light.map { [$0: count] } ?? [:],
          overdue: row[4])
      }
    }
  }

  /// The sub-projects that fit, by municipality and number; at most so many.
  public func items(_ selection: RollupSelection, _ cutOff: Day, limit: Int?) throws -> [RolledUpItem] {
    try read { db in
      let (condition, arguments) = Rollup.condition(selection, cutOff)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT municipality, number, title, field, kind, unit, status, light, planned_end,
            ifnull(\(RollupSchema.late), 0)
          FROM sub_project
          WHERE \(condition) ORDER BY municipality, number LIMIT \(limit ?? -1)
          """, arguments: arguments)
      return try rows.map { row in
        let plannedEnd: Day? = try (row[8] as String?).map { try day($0) }
        return RolledUpItem(
          municipality: row[0], number: Number(row[1]), title: row[2], field: row[3],
          kind: try word(row[4], "kind"), unit: row[5], status: try word(row[6], "status"),
          light: try (row[7] as String?).map { try word($0, "light") }, plannedEnd: plannedEnd, isOverdue: row[9])
      }
    }
  }

  /// How many sub-projects fit.
  public func count(_ selection: RollupSelection, _ cutOff: Day) throws -> Int {
    try read { db in
      let (condition, arguments) = Rollup.condition(selection, cutOff)
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sub_project WHERE \(condition)", arguments: arguments) ?? 0
    }
  }

  /// Where all sub-projects of a cut-off date stand, by municipality.
  public func standings(_ cutOff: Day) throws -> [String: [Standing]] {
    try read { db in
      var found: [String: [Standing]] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT municipality, number, status FROM sub_project WHERE cut_off = ?", arguments: [cutOff.iso])
      while let row = try rows.next() {
        found[row[0], default: []].append(
          Standing(number: Number(row[1]), status: try word(row[2], "status"), key: Standing.selected))
      }
      return found
    }
  }

  private static func condition(
    _ selection: RollupSelection, _ cutOff: Day
  ) -> (String, StatementArguments) {
    var conditions = ["cut_off = ?"]
    var arguments: [String] = [cutOff.iso]
    for (column, values) in [
      ("municipality", selection.municipalities), ("field", selection.fields),
      ("kind", selection.kinds.map(\.rawValue)), ("status", selection.statuses.map(\.rawValue)),
    ] where !values.isEmpty {
      conditions.append("\(column) IN (\(Array(repeating: "?", count: values.count).joined(separator: ", ")))")
      arguments += values
    }
    return (conditions.joined(separator: " AND "), StatementArguments(arguments))
  }
}
