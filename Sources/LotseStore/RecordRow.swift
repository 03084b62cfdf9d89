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

/// Reads one row column by column; a value that the model does not know is a corrupt row.
struct RecordReader {
  let row: Row
  let table: VersionedTable

  func text(_ column: String) -> String { row[column] }
  func optionalText(_ column: String) -> String? { row[column] }
  func number(_ column: String) -> Int { row[column] }
  func optionalNumber(_ column: String) -> Int? { row[column] }

  func optionalDay(_ column: String) throws -> Day? {
    try optionalText(column).map { text in
      guard let day = Day(exactly: text) else { throw corrupt(column) }
      return day
    }
  }

  func day(_ column: String) throws -> Day {
    guard let day = try optionalDay(column) else { throw corrupt(column) }
    return day
  }

  func term<Word: Term>(_ column: String) throws -> Word {
    guard let word = Word(rawValue: text(column)) else { throw corrupt(column) }
    return word
  }

  func corrupt(_ column: String) -> StoreError {
    StoreError(corrupt: column, of: row, in: table)
  }
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
      ).map { ($0["at_change"], try Self(RecordReader(row: $0, table: table)).record) }
    }
    let (closed, opened) = (try versions("until_change"), try versions("from_change"))
    let before = Dictionary(
      closed.map { (Touch(change: $0, identity: $1.identity), $1) }, uniquingKeysWith: { $1 })
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
