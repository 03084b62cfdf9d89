internal import Foundation
internal import GRDB
internal import LotseBasics
internal import LotseModel

extension Store {
  /// Compares the schema with the one that shipped, has SQLite check every page and index, and recomputes every digest and
  /// the whole chain, which must pass through the anchors. The time is proportional to the size of the file, whatever it
  /// holds. `progress` hears of each changeset done, of so many.
  public func verify(
    against anchors: [Anchor] = [], progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Verification {
    let shipped = try SchemaShape.shipped()
    return try read { db in
      var findings = try SchemaShape(db).differences(from: shipped)
      // Through other definitions the same questions could run for ever, or be answered with other rows.
      guard !findings.contains(where: \.changesRows) else {
        return Verification(findings: findings + [.contentsUnchecked])
      }
      let damage = try Store.damage(db)
      findings += damage.found
      guard damage.areTreesSound else { return Verification(findings: findings + [.contentsUnchecked]) }
      let contents = try VersionedTable.all.map { try StoredContents($0, db, &findings) }
      findings += try Store.hiddenActors(db)
      var chain = ChainCheck(contents, anchors: anchors)
      try chain.run(db, progress)
      return Verification(
        changesets: chain.count, versions: contents.reduce(0) { $0 + $1.count }, head: chain.head,
        anchored: chain.anchored, findings: findings + chain.findings,
        redactions: try Store.redactions(db))
    }
  }

  /// What SQLite finds wrong. Where a tree of pages is unsound only the first thing is asked for: pages that lie in it
  /// many times over could be walked for years. Otherwise each index is compared with its table, row by row.
  private static func damage(_ db: Database) throws -> (found: [Tampering], areTreesSound: Bool) {
    func check(_ limit: Int) throws -> [String] {
      try String.fetchAll(db, sql: "PRAGMA integrity_check(\(limit))").filter { $0 != "ok" }
    }
    guard let first = try check(1).first else { return ([], true) }
    guard !first.hasPrefix(treeDamage) else { return ([.damage(String(first.dropFirst(treeDamage.count)))], false) }
    return (try check(damageShownAtMost).map { .damage($0) }, true)
  }

  /// What SQLite's findings about pages begin with; those about rows name a table or an index.
  private static let treeDamage = "*** in database main ***\n"
  private static let damageShownAtMost = 20

  private static func hiddenActors(_ db: Database) throws -> [Tampering] {
    let rows = try StoredRows(db, sql: "SELECT id, name FROM actor ORDER BY id")
    var found: [Tampering] = []
    while try rows.next() {
      if rows.hidesText(1) { found.append(.hiddenText(table: "actor", row: Int(rows.whole(0) ?? 0), column: "name")) }
    }
    return found
  }
}

extension Tampering {
  /// Whether rows may not be what they seem, because the table or index through which they are read is another one.
  fileprivate var changesRows: Bool {
    if case .schema(let object, _) = self { return object.keepsRows || isReplacement(of: object) }
    return false
  }

  /// A view of the name of a table stands in its place.
  private func isReplacement(of object: SchemaObject) -> Bool {
    VersionedTable.all.contains { $0.name == object.name } || ["changeset", "actor"].contains(object.name)
  }
}
