internal import GRDB
public import LotseBasics
internal import LotseModel

/// Who is recorded as the author of changes.
public struct RecordedActor: Hashable, Sendable {
  public let number: Int
  public let name: String
  public let changes: Int
  public let first: Instant?
  public let last: Instant?
}

extension Store {
  /// All authors, in the order in which they first appeared.
  public func actors() throws -> [RecordedActor] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT a.id, a.name, count(s.id), min(s.recorded_at), max(s.recorded_at)
          FROM actor a LEFT JOIN changeset s ON s.actor = a.id GROUP BY a.id ORDER BY a.id
          """
      ).map { row in
        RecordedActor(
          number: row.whole(0) ?? 0, name: row.text(1) ?? "", changes: row.whole(2) ?? 0,
          first: row.whole(3).map { Instant(milliseconds: Int64($0)) },
          last: row.whole(4).map { Instant(milliseconds: Int64($0)) })
      }
    }
  }
}

/// A name that gives way to a pseudonym.
public struct Pseudonymised: Equatable, Sendable {
  public let number: Int
  public let name: String
  public let pseudonym: String
  /// Changes whose remark has the name, and other places that have it.
  public let messages: [Int]
  public let traces: [String]
}

extension Recorder {
  /// Gives an author a pseudonym in every change, past ones included: the chain covers the number of the author alone.
  /// Without one it is made of the number. Throws `ActorRefusal`.
  public func pseudonymise(_ name: String, as pseudonym: String?) throws -> Pseudonymised {
    guard let number = try Int.fetchOne(db, sql: "SELECT id FROM actor WHERE name = ?", arguments: [name]) else {
      let known = try String.fetchAll(db, sql: "SELECT name FROM actor ORDER BY id")
      throw Refusal.actor(.unknown(name, known: known))
    }
    let pseudonym = pseudonym ?? configuration.language("Person \(number)", "person \(number)")
    guard pseudonym != name else { throw Refusal.actor(.same(name)) }
    guard try Int.fetchOne(db, sql: "SELECT id FROM actor WHERE name = ?", arguments: [pseudonym]) == nil else {
      throw Refusal.actor(.taken(pseudonym))
    }
    begin()
    renames.append((number, pseudonym))
    return Pseudonymised(
      number: number, name: name, pseudonym: pseudonym, messages: try messages(with: [name]),
      traces: try traces(of: [name]).filter { $0 != configuration.language("Urheber \(name)", "actor \(name)") })
  }

  /// Renames after the change is written: who takes an own name out is recorded under the pseudonym, too.
  func rename() throws {
    for (number, name) in renames {
      try db.execute(sql: "UPDATE actor SET name = ? WHERE id = ?", arguments: [name, number])
    }
  }
}
