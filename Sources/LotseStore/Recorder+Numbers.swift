internal import GRDB
public import LotseModel

/// Whom the rows of a list mean.
extension Recorder {
  /// The sub-project that another list knows by this key.
  public func number(externalKey key: String) throws -> Number? {
    let statement = try db.cachedStatement(
      sql: "SELECT number FROM sub_project_version WHERE external_key = ? AND until_change IS NULL")
    return try Int.fetchOne(statement, arguments: [key]).map { Number($0) }
  }

  /// The sub-project of that number as it is now, or nil where there is none.
  public func existing(_ number: Number) throws -> SubProject? {
    do {
      return try subProject(number)
    } catch Refusal.item(.unknown) {
      return nil
    }
  }

  /// Whether there is, or was, a sub-project of that number.
  public func wasGiven(_ number: Number) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM sub_project_version WHERE number = ?)")
    return try Bool.fetchOne(statement, arguments: [number.value]) ?? false
  }
}
