internal import Foundation
internal import GRDB
public import LotseBasics
public import LotseModel

/// Who records what and why; one intent becomes one changeset.
public struct Intent: Sendable {
  public var actor: String
  public var command: String
  public var message: String?
  /// What the clock says; the file takes it no earlier than its last change.
  public var at: Instant

  public init(actor: String, command: String, message: String? = nil, at: Instant) {
    self.actor = actor
    self.command = command
    self.message = message
    self.at = at
  }
}

extension Store {
  /// Runs the body in one transaction and records what it saved as one changeset, or nothing where nothing changed or
  /// the body throws. Waits for other writers; throws `StoreError.busy` when they do not end.
  public func record<Result>(
    _ intent: Intent, _ body: (Recorder) throws -> Result
  ) throws -> (result: Result, changeset: Changeset?) {
    try Store.inOurWords(path) {
      try database.write { db in
        let recorder = try Recorder(db, intent)
        let result = try body(recorder)
        return (result, try recorder.finish())
      }
    }
  }
}

/// What a writing command sees of the file, and through which it changes it.
public final class Recorder {
  let db: Database
  let intent: Intent
  let change: Int
  let recordedAt: Instant
  private let previousHash: Data
  private var undoes: Int?
  private var isBeginning = false
  /// What is saved but not yet written; to put back an earlier value takes back what was saved since.
  public var staging = Staging()

  public struct Staging: Sendable {
    fileprivate var items: [Number: SubProject] = [:]
  }

  private var known: [Number: SubProject] = [:]
  /// Written already, but with links that are still to be checked.
  private var unlinked: [(before: References.Links?, after: References.Links)] = []
  private var hasNewKeys = false
  /// The highest number that was ever given.
  public private(set) var lastNumber: Int
  public private(set) var configuration: LotseModel.Configuration
  /// The day on which the change is recorded.
  public let today: Day

  init(_ db: Database, _ intent: Intent) throws {
    self.db = db
    self.intent = intent
    let last = try Row.fetchOne(db, sql: "SELECT id, recorded_at, hash FROM changeset ORDER BY id DESC LIMIT 1")
    change = (last?[0] ?? 0) + 1
    recordedAt = max(intent.at, Instant(milliseconds: last?[1] ?? Int64.min))
    previousHash = last?[2] ?? Chain.start
    lastNumber = try Int.fetchOne(db, sql: "SELECT max(number) FROM sub_project_version") ?? 0
    configuration = try ConfigurationRow.fetch(db, at: change)
    today = recordedAt.day
  }

  /// The sub-project as it is now; throws `ItemRefusal.unknown`.
  public func subProject(_ number: Number) throws -> SubProject {
    if let staged = staging.items[number] { return staged }
    guard let found = try SubProjectQuery.current(db, number) else { throw Refusal.item(.unknown(number)) }
    known[number] = found
    return found
  }

  /// The sub-projects that fit, by number, as they were before this change.
  public func subProjects(_ selection: Selection) throws -> [SubProject] {
    let moment = Moment(change: change, day: today)
    let found = try SubProjectQuery(selection, at: moment, configuration, isNewest: true).fetch(db).map(\.subProject)
    for subProject in found { known[subProject.number] = subProject }
    return found
  }

  /// Adds a sub-project under the next free number; numbers are never used again.
  public func add(asRecord isRecord: Bool = false, _ make: (Number) throws -> SubProject) throws -> SubProject {
    let subProject = try make(Number(lastNumber + 1))
    try subProject.validate(replacing: nil, asRecord: isRecord, in: configuration, today: today)
    lastNumber += 1
    staging.items[subProject.number] = subProject
    return subProject
  }

  /// Saves a new state of a sub-project that exists; an unchanged one leaves no trace.
  public func save(_ subProject: SubProject) throws {
    let earlier = try known[subProject.number] ?? self.subProject(subProject.number)
    guard subProject != earlier else {
      staging.items[subProject.number] = nil
      return
    }
    try subProject.validate(replacing: earlier, in: configuration, today: today)
    staging.items[subProject.number] = subProject
  }

  /// Makes another configuration the present one. Throws `ConfigurationRefusal.inUse` where
  /// sub-projects use what is missing in it.
  public func replaceConfiguration(by other: LotseModel.Configuration) throws {
    let before = positioned(configuration)
    let old = Dictionary(uniqueKeysWithValues: before.map { ($0.entry.identity, $0) })
    let new = positioned(other)
    let kept = Set(new.map(\.entry.identity))
    for (entry, _) in before where !kept.contains(entry.identity) {
      try VersionedTable.configuration.close(identityValues(entry.identity), in: db, change: change)
    }
    for (entry, position) in new {
      if let before = old[entry.identity], before.entry == entry, before.position == position { continue }
      try VersionedTable.configuration.write(
        ConfigurationRow.values(entry, position: position), replacing: old[entry.identity] != nil, in: db,
        change: change)
    }
    configuration = other
    try References.checkConfiguration(db, configuration)
  }

  private func positioned(_ configuration: LotseModel.Configuration) -> [(entry: Entry, position: Int)] {
    Section.allCases.flatMap { section in
      configuration.entries.filter { $0.section == section }.enumerated().map { ($1, $0) }
    }
  }

  private func identityValues(_ identity: Entry.Identity) -> [DatabaseValue] {
    [identity.section.rawValue.databaseValue, identity.parent.databaseValue, identity.key.databaseValue]
  }

  /// Undoes a changeset: everything that it touched becomes what it was before. Throws `UndoRefusal.changedSince` where
  /// a later change touches the same thing.
  func undo(_ id: Int) throws {
    undoes = id
    for table in VersionedTable.all { try table.undo(id, in: db, change: change) }
    configuration = try ConfigurationRow.fetch(db, at: change)
    try References.checkConfiguration(db, configuration)
    try References.checkAll(db)
    for (before, after) in try SubProjectQuery.changed(db, by: change) {
      try References.check(db, References.Links(after), replacing: before.map(References.Links.init))
    }
    if let taken = try References.takenKeys(db, by: change).min(by: { $0.key < $1.key }) { throw taken.value }
  }

  /// Writes what was saved and checks that all links hold; the pairs of before and after come by number. A body that
  /// only wants to see them throws afterwards, and nothing is recorded.
  @discardableResult
  public func settle() throws -> [(before: SubProject?, after: SubProject)] {
    let saved = try flush()
    for (_, refusal) in try brokenLinks() { throw refusal }
    return saved
  }

  /// Writes what was saved so far, so that a long import need not keep it; nothing is saved twice in one change.
  @discardableResult
  public func flush() throws -> [(before: SubProject?, after: SubProject)] {
    let saved = staging.items.sorted { $0.key < $1.key }.map { (before: known[$0.key], after: $0.value) }
    try VersionedTable.subProject.write(
      saved.map { (try SubProjectRow.values($0.after), $0.before != nil) }, in: db, change: change)
    for (before, after) in saved {
      let links = References.Links(after)
      if !links.isEmpty { unlinked.append((before.map(References.Links.init), links)) }
      if after.externalKey != nil, after.externalKey != before?.externalKey { hasNewKeys = true }
    }
    staging.items.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    return saved
  }

  /// The sub-projects whose links to others do not hold now that everything is written, by number.
  public func brokenLinks() throws -> [(number: Number, refusal: Refusal)] {
    var broken = hasNewKeys ? try References.takenKeys(db, by: change) : [:]
    for (before, after) in unlinked {
      do {
        try References.check(db, after, replacing: before)
      } catch let refusal as Refusal {
        broken[after.number] = refusal
      }
    }
    unlinked = []
    hasNewKeys = false
    return broken.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

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

  /// Records the change even if it changes nothing: the first changeset of a file, which stands for its creation.
  public func begin() { isBeginning = true }

  /// Closes the chain over what was written; nil where nothing was.
  func finish() throws -> Changeset? {
    try settle()
    let isTouched = try VersionedTable.all.contains { try $0.isTouched(by: change, in: db) }
    guard isTouched || isBeginning else { return nil }
    try insertChangeset()
    return Changeset(
      id: change, recordedAt: recordedAt, actor: intent.actor, command: intent.command, message: intent.message,
      undoes: undoes)
  }

  private func insertChangeset() throws {
    try db.execute(sql: "INSERT OR IGNORE INTO actor (name) VALUES (?)", arguments: [intent.actor])
    let actor = try Int64.fetchOne(db, sql: "SELECT id FROM actor WHERE name = ?", arguments: [intent.actor]) ?? 0
    let message = intent.message.map { SHA256.digest(of: $0) }
    var link = Chain.Link(
      Chain.Header(
        id: Int64(change), recordedAt: recordedAt.milliseconds, actor: actor, command: intent.command,
        messageDigest: message, undoes: undoes.map(Int64.init), previousHash: previousHash))
    for table in VersionedTable.all { try table.extend(&link, with: change, in: db) }
    try db.execute(
      sql: """
        INSERT INTO changeset (id, recorded_at, actor, command, message, message_digest, undoes, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        change, recordedAt.milliseconds, actor, intent.command, intent.message, message, undoes, previousHash,
        link.finish(),
      ])
  }
}
