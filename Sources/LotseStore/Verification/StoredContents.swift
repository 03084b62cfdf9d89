internal import Foundation
internal import GRDB
internal import LotseModel

/// What a table holds, read once from beginning to end: each content held against its digest, and which change opened or
/// closed which version, in the order of the chain.
struct StoredContents {
  let table: VersionedTable
  private(set) var count = 0
  private var isRenumbered = false
  private(set) var opened: [Opened] = []
  private(set) var closed: [Closed] = []

  struct Opened {
    let change: Int64
    let digest: StoredDigest
  }

  struct Closed {
    let change: Int64
    let version: Int64
  }

  /// What remains of rows that lost a text, by row.
  private let remains: [Int64: Remains]

  /// Reads the table and adds what does not agree to the findings.
  init(_ table: VersionedTable, _ db: Database, _ findings: inout [Tampering]) throws {
    self.table = table
    remains = try Remains.fetch(db, of: table.name)
    let columns = table.columns.map { "v.\($0)" }.joined(separator: ", ")
    let rows = try StoredRows(
      db,
      sql: """
        SELECT v.id, v.from_change, v.until_change, v.digest,
          s.id IS NOT NULL AND (v.until_change IS NULL OR e.id IS NOT NULL), \(columns)
        FROM \(table.name) v NOT INDEXED LEFT JOIN changeset s ON s.id = v.from_change
          LEFT JOIN changeset e ON e.id = v.until_change ORDER BY v.id
        """)
    var digest = Chain.Digest()
    while try rows.next() { read(rows, &digest, &findings) }
    // Where nobody renumbered them, versions come in the order of their changes.
    if isRenumbered { opened.sort { $0.change < $1.change } }
    closed.sort { ($0.change, $0.version) < ($1.change, $1.version) }
  }

  private static let first = 5

  private mutating func read(_ rows: StoredRows, _ digest: inout Chain.Digest, _ findings: inout [Tampering]) {
    count += 1
    let version = rows.whole(0) ?? 0
    let change = rows.whole(1) ?? 0
    if version != count || change < opened.last?.change ?? 0, !isRenumbered {
      findings.append(.renumbered(table: table.name, row: Int(version)))
      isRenumbered = true
    }
    for (index, column) in table.columns.enumerated() {
      if rows.extend(&digest, column, StoredContents.first + index) {
        findings.append(.hiddenText(table: table.name, row: Int(version), column: column))
      }
    }
    let stored = StoredDigest(rows.bytes(3))
    opened.append(Opened(change: change, digest: stored))
    if !rows.isNull(2) { closed.append(Closed(change: rows.whole(2) ?? 0, version: version)) }
    let present = digest.finish()
    let isTouched =
      remains[version].map { remains in
        remains.digest != present || !remains.columns.allSatisfy { isMarked($0, rows) }
      } ?? !stored.equals(present)
    let hasChangesets = rows.whole(4) == 1
    guard isTouched || !hasChangesets else { return }
    let identity = table.identity.indices.map { index in
      let column = StoredContents.first + index
      return rows.whole(column).map(String.init) ?? rows.text(column)
    }
    let thing = table.name(ofWords: identity)
    if !hasChangesets { findings.append(.orphan(table: table.name, thing: thing, change: Int(change))) }
    if isTouched { findings.append(.version(table: table.name, thing: thing, change: Int(change))) }
  }
}

/// The 32 bytes that a row says are its digest; a value of its own, because millions are held at once.
struct StoredDigest {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Bytes of another number are no digest and stand for none that there is.
  init(_ bytes: UnsafeRawBufferPointer?) {
    guard let bytes, bytes.count == MemoryLayout.size(ofValue: words) else { return }
    words = bytes.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
  }

  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try Swift.withUnsafeBytes(of: words, body)
  }

  func equals(_ digest: Data) -> Bool { withUnsafeBytes { digest.elementsEqual($0) } }
}

extension StoredContents {
  /// Whether a column that lost its text is one that may, and says so.
  private func isMarked(_ column: String, _ rows: StoredRows) -> Bool {
    // Of one of the city's own the row says itself that it is a text.
    guard let attribute = Attribute(storedName: column), attribute.isRedactable,
      let index = table.columns.firstIndex(of: attribute.column)
    else { return false }
    return RedactionMark.isWithin(rows.text(StoredContents.first + index))
  }
}

/// What remains of a row that lost texts: the digest that it has now, and the columns that lost theirs. The digest that
/// the row was written with stays in it, because the hash of its change covers that.
struct Remains {
  private(set) var digest: Data
  private(set) var columns: Set<String>

  static func fetch(_ db: Database, of table: String) throws -> [Int64: Remains] {
    let rows = try StoredRows(
      db, sql: "SELECT of_row, remaining, of_column FROM redaction_version WHERE of_table = ? ORDER BY id", [table])
    var remains: [Int64: Remains] = [:]
    while try rows.next() {
      guard let row = rows.whole(0) else { continue }
      let columns = remains[row]?.columns ?? []
      remains[row] = Remains(
        digest: rows.bytes(1).map { Data($0) } ?? Data(), columns: columns.union([rows.text(2)]))
    }
    return remains
  }
}

extension VersionedTable {
  /// What a person calls the thing of these identity values.
  func name(of identityValues: some Collection<DatabaseValue>) -> String {
    name(
      ofWords: identityValues.map { value in
        String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? ""
      })
  }

  func name(ofWords words: [String]) -> String {
    let number = Int(words.first ?? "") ?? 0
    return switch name {
    case VersionedTable.subProject.name: Number(number).description
    case VersionedTable.catalogue.name: "OZG-Katalog"
    case VersionedTable.catalogueService.name: "OZG-ID \(words.joined())"
    case VersionedTable.indexResult.name:
      ([IndexResult.name] + words.filter { !$0.isEmpty }).joined(separator: " ")
    case VersionedTable.frozenReport.name: ReportNumber(number).description
    default: words.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
