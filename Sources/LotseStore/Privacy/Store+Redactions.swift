internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// Everything that was redacted up to a change, in the order of recording.
  public func redactions(through change: Int = .max) throws -> [Redaction] {
    try read { db in try Store.redactions(db, through: change) }
  }

  static func redactions(_ db: Database, through change: Int = .max) throws -> [Redaction] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT r.from_change, r.of_column, iif(r.of_table = 'changeset', r.of_row, NULL) AS message, v.number,
          count(*) AS versions
        FROM redaction_version r
          LEFT JOIN sub_project_version v ON r.of_table = 'sub_project_version' AND v.id = r.of_row
        WHERE r.from_change <= ? GROUP BY r.from_change, r.of_table, v.number, r.of_column, message ORDER BY min(r.id)
        """, arguments: [change])
    guard let first = rows.first?.whole(0) else { return [] }
    let changesets = Dictionary(
      latest: try Store.changesets(db, after: first - 1, through: change).map { ($0.id, $0) })
    return rows.compactMap { row in
      guard let changeset = row.whole(0).flatMap({ changesets[$0] }) else { return nil }
      let place: Redaction.Place? =
        row.whole(2).map { .message(change: $0) }
        ?? row.whole(3).flatMap { number in
          Attribute(storedName: row.text(1) ?? "").map { .attribute(Number(number), $0) }
        }
      return place.map { Redaction($0, versions: row.whole(4) ?? 0, changeset: changeset) }
    }
  }

  /// Writes the file anew from what it holds, so that no free page and no part of the log keeps what was taken out. Waits
  /// for readers; false where one did not end, and the log may still have it.
  public func wipe() throws -> Bool {
    try Store.inOurWords(path) {
      let file = try DatabaseQueue(path: path, configuration: Store.waiting)
      defer { try? file.close() }
      // What SQLite learnt of the indexes may be samples of texts.
      try file.writeWithoutTransaction { db in
        if try db.tableExists("sqlite_stat4") { try db.execute(sql: "ANALYZE") }
      }
      try file.vacuum()
      return try file.writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
      }
    }
  }
}
