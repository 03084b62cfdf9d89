internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// Everything that was redacted up to a change, in the order of recording.
  public func redactions(through change: Int = .max) throws -> [Redaction] {
    try read { db in try Store.redactions(db, through: change) }
  }

  static func redactions(_ db: Database, through change: Int = .max) throws -> [Redaction] {
    let rows = try StoredRows(
      db,
      sql: """
        SELECT r.from_change, r.of_column, iif(r.of_table = 'changeset', r.of_row, NULL) AS message, v.number,
          count(*) AS versions
        FROM redaction_version r
          LEFT JOIN sub_project_version v ON r.of_table = 'sub_project_version' AND v.id = r.of_row
        WHERE r.from_change <= ? GROUP BY r.from_change, r.of_table, v.number, r.of_column, message ORDER BY min(r.id)
        """, [change])
    var found: [(change: Int, place: Redaction.Place, versions: Int)] = []
    while try rows.next() {
      let place: Redaction.Place? =
        rows.number(2).map { .message(change: $0) }
        ?? rows.number(3).flatMap { number in
          Attribute(storedName: rows.word(1) ?? "").map { .attribute(Number(number), $0) }
        }
      if let change = rows.number(0), let place { found.append((change, place, rows.number(4) ?? 0)) }
    }
    guard let first = found.first else { return [] }
    let changesets = Dictionary(
      latest: try Store.changesets(db, after: first.change - 1, through: change).map { ($0.id, $0) })
    return found.compactMap { one in
      changesets[one.change].map { Redaction(one.place, versions: one.versions, changeset: $0) }
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
