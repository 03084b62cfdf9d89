internal import Foundation
internal import GRDB
internal import LotseBasics
internal import LotseModel

/// Recomputes the chain of changesets over what the tables hold.
struct ChainCheck {
  private var tables: [Walk]
  private var anchors: [Anchor]
  private(set) var findings: [Tampering] = []
  private(set) var anchored: [Int] = []
  private(set) var count = 0
  private var previous = Chain.start
  private var expected: Int64 = 1
  private var missingActors = Set<Int64>()
  private var remains: [Int64: Remains] = [:]

  init(_ contents: [StoredContents], anchors: [Anchor]) {
    tables = contents.map(Walk.init)
    self.anchors = anchors
  }

  /// The hash over everything, in hexadecimal.
  var head: String { SHA256.hexadecimal(previous) }

  mutating func run(_ db: Database, _ progress: (Int, Int) -> Void) throws {
    remains = try Remains.fetch(db, of: "changeset")
    let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM changeset") ?? 0
    let rows = try StoredRows(
      db,
      sql: """
        SELECT s.id, s.recorded_at, s.actor, s.command, s.message_digest, s.undoes, s.previous_hash, s.hash, s.message,
          a.id IS NOT NULL
        FROM changeset s NOT INDEXED LEFT JOIN actor a ON a.id = s.actor ORDER BY s.id
        """)
    while try rows.next() {
      count += 1
      read(rows)
      progress(count, all)
    }
    for anchor in anchors { findings.append(.notFrom(anchor)) }
  }

  private mutating func read(_ rows: StoredRows) {
    let id = rows.whole(0) ?? 0
    if expected < id { findings.append(.changesetsMissing(Int(expected)...Int(id - 1))) }
    // Numbers begin with 1; a forged one before it opens no gap, and none comes after the greatest.
    expected = max(1, id == .max ? id : id + 1)
    let stored = rows.bytes(7).map { Data($0) } ?? Data()
    let before = rows.bytes(6).map { Data($0) } ?? Data()
    let messageDigest = rows.bytes(4).map { Data($0) }
    var link = Chain.Link(
      Chain.Header(
        id: id, recordedAt: rows.whole(1) ?? 0, actor: rows.whole(2) ?? 0, command: rows.text(3),
        messageDigest: messageDigest, undoes: rows.whole(5), previousHash: before))
    for index in tables.indices { tables[index].extend(&link, to: id) }
    if link.finish() != stored || before != previous {
      findings.append(.changeset(Int(id)))
    } else {
      hold(id, stored)
    }
    let message = rows.bytes(8).map { SHA256.digest(of: $0) }
    let isTouched =
      remains[id].map { $0.digest != message || $0.columns != ["message"] || !RedactionMark.isMark(rows.text(8)) }
      ?? (message != messageDigest)
    if isTouched { findings.append(.message(Int(id))) }
    for (column, name) in [(3, "command"), (8, "message")] where rows.hidesText(column) {
      findings.append(.hiddenText(table: "changeset", row: Int(id), column: name))
    }
    if rows.whole(9) != 1, let actor = rows.whole(2), missingActors.insert(actor).inserted {
      findings.append(.actorMissing(Int(actor), change: Int(id)))
    }
    previous = stored
  }

  /// Crosses off the anchors that this hash is.
  private mutating func hold(_ id: Int64, _ hash: Data) {
    guard !anchors.isEmpty else { return }
    let text = SHA256.hexadecimal(hash)
    let left = anchors.filter { !$0.fits(Int(id), text) }
    if left.count < anchors.count { anchored.append(Int(id)) }
    anchors = left
  }

  /// Goes through a table in the order of the chain: what each change opened, and what it closed.
  private struct Walk {
    private let contents: StoredContents
    private var nextOpened = 0
    private var nextClosed = 0

    init(_ contents: StoredContents) { self.contents = contents }

    mutating func extend(_ link: inout Chain.Link, to change: Int64) {
      link.table(contents.table)
      while nextOpened < contents.opened.count, case let version = contents.opened[nextOpened],
        version.change <= change
      {
        if version.change == change { version.digest.withUnsafeBytes { link.opened($0) } }
        nextOpened += 1
      }
      while nextClosed < contents.closed.count, case let version = contents.closed[nextClosed],
        version.change <= change
      {
        if version.change == change { link.closed(version.version) }
        nextClosed += 1
      }
    }
  }
}
