internal import GRDB
public import LotseModel

extension Recorder {
  /// What became of a sub-project after an earlier change.
  public struct Past {
    /// As it was after that change.
    public let then: SubProject
    /// Every state since that was not taken back, oldest first; empty where nothing happened.
    public let since: [SubProject]
  }

  /// How a sub-project, given as it is now, came to that since a change; nil where it was not there then, or where there
  /// is no such change. The cost is that of its own history, and next to nothing where nothing happened.
  public func past(of item: SubProject, since change: Int) throws -> Past? {
    guard (1...base).contains(change) else { return nil }
    let statement = try db.cachedStatement(
      sql: "SELECT min(from_change), max(from_change) FROM sub_project_version WHERE number = ? AND from_change <= ?")
    guard let row = try Row.fetchOne(statement, arguments: [item.number.value, base]), let first = row.whole(0),
      let last = row.whole(1), first <= change
    else { return nil }
    if last <= change { return Past(then: item, since: []) }
    let revisions = try Store.revisions(db, of: item.number, through: base)
    guard let then = revisions.last(where: { $0.changeset.id <= change })?.after else { return nil }
    return Past(then: then, since: revisions.filter { $0.changeset.id > change }.lasting.compactMap(\.after))
  }
}
