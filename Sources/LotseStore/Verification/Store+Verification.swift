internal import GRDB
internal import LotseBasics
internal import LotseModel

extension Store {
  /// Compares the schema with the one that shipped, has SQLite check every page and index, and recomputes every digest and
  /// the whole chain, which must pass through the anchors; pages and rows at the same time. The time is proportional to the
  /// size of the file, whatever it holds. `progress` hears of each changeset done, of so many.
  public func verify(
    against anchors: [Anchor] = [], progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Verification {
    let shipped = try SchemaShape.shipped()
    return try read { db in
      let differences = try SchemaShape(db).differences(from: shipped)
      // Through other definitions the same questions could run for ever, or be answered with other rows.
      guard !differences.contains(where: \.changesRows) else {
        return Verification(findings: differences + [.contentsUnchecked])
      }
      let pages = PageCheck(path) { [database] in database.interrupt() }
      let contents = Result { try Store.verifyContents(db, anchors, progress) }
      let damage = try pages.finish()
      guard damage.areTreesSound else {
        return Verification(findings: differences + damage.found + [.contentsUnchecked])
      }
      var verification = try contents.get()
      verification.findings = differences + damage.found + verification.findings
      return verification
    }
  }

  private static func verifyContents(
    _ db: Database, _ anchors: [Anchor], _ progress: (Int, Int) -> Void
  ) throws -> Verification {
    var findings: [Tampering] = []
    let contents = try VersionedTable.all.map { try StoredContents($0, db, &findings) }
    findings += try hiddenActors(db)
    var chain = ChainCheck(contents, anchors: anchors)
    try chain.run(db, progress)
    return Verification(
      changesets: chain.count, versions: contents.reduce(0) { $0 + $1.count }, head: chain.head,
      anchored: chain.anchored, findings: findings + chain.findings, redactions: try redactions(db))
  }

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
