internal import GRDB
internal import LotseBasics
internal import LotseModel

/// A record that lies in one row per version of its table.
protocol RecordRow {
  static var table: VersionedTable { get }
  /// The columns that `init(_:)` wants, in its order.
  static var columns: [String] { get }
  /// The columns that records come in the order of.
  static var order: String { get }
  /// Throws what is wrong with the first column that makes no sense.
  init(_ row: RecordReader) throws
  var record: CouncilRecord { get }
}

extension RecordRow {
  static var columns: [String] { table.columns }

  private static func select(_ more: String = "") -> String {
    "SELECT \((["id"] + columns).map { "v.\($0)" }.joined(separator: ", "))\(more) FROM \(table.name) v"
  }

  /// Those in force after a change.
  static func fetch(
    _ db: Database, at change: Int, where condition: String = "1", _ arguments: StatementArguments = []
  ) throws -> [Self] {
    let rows = try Row.fetchAll(
      db, sql: "\(select()) WHERE \(table.holds("v")) AND \(condition) ORDER BY \(order)",
      arguments: ["change": change] + arguments)
    return try rows.map { try Self(RecordReader(row: $0, table: table)) }
  }

  /// What the changes after one up to another did, by the number of the change.
  static func changes(_ db: Database, after: Int, through: Int) throws -> [(change: Int, RecordChange)] {
    func versions(_ column: String) throws -> [(change: Int, CouncilRecord)] {
      try Row.fetchAll(
        db,
        sql: """
          \(select(", v.\(column) AS at_change"))
          WHERE ifnull(v.\(column), \(Schema.never)) > :after AND ifnull(v.\(column), \(Schema.never)) <= :through
          ORDER BY v.\(column), \(order)
          """, arguments: ["after": after, "through": through]
      ).map { row in
        let reader = RecordReader(row: row, table: table)
        return (try reader.number("at_change"), try Self(reader).record)
      }
    }
    let (closed, opened) = (try versions("until_change"), try versions("from_change"))
    let before = Dictionary(
      latest: closed.map { (Touch(change: $0, identity: $1.identity), $1) })
    let written = Set(opened.map { Touch(change: $0, identity: $1.identity) })
    let changed = opened.map { change, record in
      (change, RecordChange(before: before[Touch(change: change, identity: record.identity)], after: record))
    }
    return changed
      + closed.filter { !written.contains(Touch(change: $0, identity: $1.identity)) }.map {
        ($0, RecordChange(before: $1, after: nil))
      }
  }
}

private struct Touch: Hashable {
  let change: Int
  let identity: CouncilRecord.Identity
}
