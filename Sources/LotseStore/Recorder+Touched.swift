internal import GRDB
public import LotseModel

/// A sub-project that a change touches, as it was before and is after.
public struct Touched: Hashable, Sendable {
  public let number: Number
  /// Whose it was and whose it is.
  public let units: Set<Key<Unit>>
  /// The change that recorded the state before; nil for a new one.
  public let since: Int?
}

extension Recorder {
  /// The sub-projects that this change touches so far, by number; what was saved is written for it.
  public func touched() throws -> [Touched] {
    try settle()
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, number, unit, from_change FROM sub_project_version WHERE from_change = :change
        UNION ALL
        SELECT id, number, unit, from_change FROM sub_project_version
        WHERE ifnull(until_change, \(Schema.never)) = :change
        """, arguments: ["change": change])
    let versions = try rows.map { row in
      let reader = RecordReader(row: row, table: .subProject)
      return (
        number: try reader.number("number"), unit: try reader.text("unit"), from: try reader.number("from_change")
      )
    }
    return Dictionary(grouping: versions, by: \.number).sorted { $0.key < $1.key }.map { number, versions in
      Touched(
        number: Number(number), units: Set(versions.map { Key($0.unit) }),
        since: versions.map(\.from).filter { $0 != change }.max())
    }
  }

  /// The newest change whose words this one replaces or withdraws, in sittings, decisions, results and all else that is
  /// no sub-project; nil where it only adds.
  public func newestReplaced() throws -> Int? {
    try settle()
    let closed = VersionedTable.all.filter { $0.name != VersionedTable.subProject.name }.map { table in
      "SELECT max(from_change) AS at FROM \(table.name) WHERE ifnull(until_change, \(Schema.never)) = :change"
    }
    return try Int.fetchOne(
      db, sql: "SELECT max(at) FROM (\(closed.joined(separator: " UNION ALL ")))", arguments: ["change": change])
  }
}
