internal import GRDB
internal import LotseBasics
public import LotseModel

/// What an undo takes back, and what becomes of everything that it touches.
public struct Undone: Equatable, Sendable {
  /// A sub-project as it is and as it becomes; nil is one that is not there.
  public struct Item: Equatable, Sendable {
    public let now: SubProject?
    public let then: SubProject?
  }

  public let changeset: Changeset
  /// By number.
  public let items: [Item]
  public let records: [RecordChange]
  public let configuration: [EntryChange]
  public let touchesCatalogue: Bool
}

extension Recorder {
  /// Undoes a changeset, or the newest of the same actor that is neither an undo nor undone already: everything that it
  /// touched becomes what it was before. Throws `UndoRefusal.nothing`, `.nothingOfActor`, `.unknown`, `.creation`,
  /// `.alreadyUndone`, or `.changedSince` where a later change touches the same thing.
  public func undo(_ id: Int?) throws -> Undone {
    let id = try id ?? newestToUndo()
    guard id > 1 else { throw Refusal.undo(.creation) }
    guard let undone = try Store.changesets(db, after: id - 1, through: id).first else {
      throw Refusal.undo(.unknown(id))
    }
    if try undone.isFinal || VersionedTable.redaction.isTouched(by: id, in: db) { throw Refusal.undo(.final(id)) }
    if let undo = try liveUndo(of: id) { throw Refusal.undo(.alreadyUndone(id, by: undo)) }
    undoes = id
    for table in VersionedTable.all { try table.undo(id, in: db, change: change) }
    let before = configuration
    configuration = try ConfigurationRow.fetch(db, at: change)
    let isOfConfiguration = try VersionedTable.configuration.isTouched(by: id, in: db)
    do {
      try References.checkConfiguration(db, configuration)
    } catch Refusal.configuration(.inUse(let section, let key, _)) where !isOfConfiguration {
      throw Refusal.undo(.goneSince(section, key: key))
    }
    try References.checkAll(db)
    for (before, after) in try SubProjectQuery.changed(db, by: change) {
      try References.check(db, References.Links(after), replacing: before.map(References.Links.init))
    }
    if let taken = try References.takenKeys(db, by: change).min(by: { $0.key < $1.key }) { throw taken.value }
    guard try isTouched else { throw Refusal.undo(.nothing) }
    return Undone(
      changeset: undone, items: try SubProjectQuery.touched(db, by: change).map(Undone.Item.init),
      records: try Store.recordChanges(db, after: base, through: change).map(\.1),
      configuration: before.changes(to: configuration),
      touchesCatalogue: try [VersionedTable.catalogue, .catalogueService].contains {
        try $0.isTouched(by: change, in: db)
      })
  }

  /// The newest change of the same actor that is neither an undo nor undone already.
  private func newestToUndo() throws -> Int {
    var isAny = false
    let found = try newestStanding(after: 1) { change in
      if change.undoes == nil { isAny = true }
      return change.undoes == nil && change.isOwn
    }
    guard let found else { throw Refusal.undo(isAny ? .nothingOfActor(intent.actor) : .nothing) }
    return found
  }

  /// The undo of a change that is not undone itself.
  private func liveUndo(of id: Int) throws -> Int? { try newestStanding(after: id) { $0.undoes == id } }

  /// The newest change after another that is meant, of those that are not undone.
  private func newestStanding(
    after first: Int, where isMeant: ((undoes: Int?, isOwn: Bool)) -> Bool
  ) throws -> Int? {
    var undone = Set<Int>()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT c.id, c.undoes, c.actor IS (SELECT id FROM actor WHERE name = ?) AS is_own FROM changeset c
        WHERE c.id > ? ORDER BY c.id DESC
        """, arguments: [intent.actor, first])
    while let row = try rows.next() {
      let reader = RecordReader(row: row, table: "changeset")
      let id = try reader.number("id")
      if undone.contains(id) { continue }
      let target = try reader.optionalNumber("undoes")
      if isMeant((target, row["is_own"] == true)) { return id }
      if let target { undone.insert(target) }
    }
    return nil
  }
}
