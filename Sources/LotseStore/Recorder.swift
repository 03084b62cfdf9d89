internal import Foundation
internal import GRDB
public import LotseBasics
public import LotseModel

/// What a writing command sees of the file, and through which it changes it.
public final class Recorder {
  let db: Database
  let intent: Intent
  let change: Int
  let recordedAt: Instant
  /// When the last change before this one was recorded.
  public let lastRecordedAt: Instant?
  private let previousHash: Data
  var undoes: Int?
  private var isBeginning = false
  var progress: Progress
  /// Authors that get another name once the change is written.
  var renames: [(number: Int, name: String)] = []

  /// How far the change has come.
  struct Progress {
    /// What is saved but not yet written, and what it was before.
    var saved: [Number: SubProject] = [:]
    var known: [Number: SubProject] = [:]
    /// Written already, but with links that are still to be checked.
    var unlinked: [(before: References.Links?, after: References.Links)] = []
    var hasNewKeys = false
    var lastNumber: Int

    /// What was read of a sub-project holds no more.
    mutating func forget(_ number: Number) { (saved[number], known[number]) = (nil, nil) }
  }

  /// The highest number that was ever given.
  public var lastNumber: Int { progress.lastNumber }
  /// The newest change before this one: what it is planned on.
  public var base: Int { change - 1 }
  public internal(set) var configuration: CityConfiguration
  /// The day on which the change is recorded.
  public let today: Day

  /// `known` is a configuration that was in force after a change; it still is where that is the last one.
  init(_ db: Database, _ intent: Intent, known: (change: Int, configuration: CityConfiguration)? = nil) throws {
    self.db = db
    self.intent = intent
    let newest = try db.cachedStatement(
      sql: "SELECT id, recorded_at, hash FROM changeset ORDER BY id DESC LIMIT 1")
    let last = try Row.fetchOne(newest).map { RecordReader(row: $0, table: "changeset") }
    change = (try last?.number("id") ?? 0) + 1
    lastRecordedAt = try last?.instant("recorded_at")
    recordedAt = max(intent.at, lastRecordedAt ?? intent.at)
    if !intent.clockIsRight, let last = lastRecordedAt,
      intent.at.milliseconds - last.milliseconds > Intent.surprisingly
    {
      throw StoreError.clockAhead(of: last)
    }
    previousHash = try last?.row.decode(forColumn: "hash") ?? Chain.start
    progress = Progress(lastNumber: try Recorder.highest(.subProject, db))
    if let known, known.change == change - 1 {
      configuration = known.configuration
    } else {
      configuration = try ConfigurationRow.fetch(db, at: change)
    }
    today = recordedAt.day
  }

  /// The highest number that a thing of the table was ever given; 0 where there is none.
  static func highest(_ table: VersionedTable, _ db: Database) throws -> Int {
    let sql = "SELECT id, number FROM \(table.name) ORDER BY number DESC LIMIT 1"
    return try Row.fetchOne(db.cachedStatement(sql: sql)).map {
      try RecordReader(row: $0, table: table).number("number")
    } ?? 0
  }

  /// The sub-project as it is now; throws `ItemRefusal.unknown`.
  public func subProject(_ number: Number) throws -> SubProject {
    if let saved = progress.saved[number] { return saved }
    guard let found = try SubProjectQuery.current(db, number) else { throw Refusal.item(.unknown(number)) }
    progress.known[number] = found
    return found
  }

  /// The sub-projects that fit, by number, as they were before this change.
  public func subProjects(_ selection: Selection) throws -> [SubProject] {
    let moment = Moment(change: change, day: today)
    let found = try SubProjectQuery(selection, at: moment, configuration, isNewest: true).fetch(db).map(\.subProject)
    for subProject in found { progress.known[subProject.number] = subProject }
    return found
  }

  /// Adds a sub-project under the next free number, or under one that was never given; numbers are never used again.
  public func add(
    as number: Number? = nil, asRecord isRecord: Bool = false, _ make: (Number) throws -> SubProject
  ) throws -> SubProject {
    let subProject = try make(number ?? Number(lastNumber + 1))
    try subProject.validate(replacing: nil, asRecord: isRecord, in: configuration, today: today)
    progress.lastNumber = max(lastNumber, subProject.number.value)
    progress.saved[subProject.number] = subProject
    return subProject
  }

  /// Saves a new state of a sub-project that exists; an unchanged one leaves no trace.
  public func save(_ subProject: SubProject) throws {
    let earlier = try progress.known[subProject.number] ?? self.subProject(subProject.number)
    guard subProject != earlier else {
      progress.saved[subProject.number] = nil
      return
    }
    try subProject.validate(replacing: earlier, in: configuration, today: today)
    progress.saved[subProject.number] = subProject
  }

  /// Runs the body, and makes it as if it had not run where its result says so.
  public func keep<Result>(if isKept: (Result) -> Bool, _ body: () throws -> Result) throws -> Result {
    let before = progress
    try db.execute(sql: "SAVEPOINT kept")
    let result = try body()
    if !isKept(result) {
      try db.execute(sql: "ROLLBACK TO kept")
      progress = before
    }
    try db.execute(sql: "RELEASE kept")
    return result
  }

  /// Makes another configuration the present one. Throws `ConfigurationRefusal.inUse` where
  /// sub-projects use what is missing in it.
  public func replaceConfiguration(by other: CityConfiguration) throws {
    let before = positioned(configuration)
    let old = Dictionary(latest: before.map { ($0.entry.identity, $0) })
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
    try other.checkDefaults()
    try References.checkConfiguration(db, configuration)
  }

  private func positioned(_ configuration: CityConfiguration) -> [(entry: Entry, position: Int)] {
    Section.allCases.flatMap { section in
      configuration.entries.filter { $0.section == section }.enumerated().map { ($1, $0) }
    }
  }

  private func identityValues(_ identity: Entry.Identity) -> [DatabaseValue] {
    [identity.section.rawValue.databaseValue, identity.parent.databaseValue, identity.key.databaseValue]
  }

  /// Writes what was saved and checks that all links hold; the edits come by number.
  @discardableResult
  public func settle() throws -> [Edit] {
    let edits = try flush()
    for (_, refusal) in try brokenLinks() { throw refusal }
    return edits
  }

  /// Writes what was saved so far, so that a long import need not keep it; nothing is saved twice in one change.
  @discardableResult
  public func flush() throws -> [Edit] {
    let edits = progress.saved.sorted { $0.key < $1.key }.map { Edit(before: progress.known[$0.key], after: $0.value) }
    for edit in edits {
      try VersionedTable.subProject.write(
        SubProjectRow.values(edit.after), replacing: edit.before != nil, in: db, change: change)
      let links = References.Links(edit.after)
      if !links.isEmpty { progress.unlinked.append((edit.before.map(References.Links.init), links)) }
      if edit.after.externalKey != nil, edit.after.externalKey != edit.before?.externalKey {
        progress.hasNewKeys = true
      }
    }
    progress.saved.removeAll(keepingCapacity: true)
    progress.known.removeAll(keepingCapacity: true)
    return edits
  }

  /// The sub-projects whose links to others do not hold now that everything is written, by number.
  public func brokenLinks() throws -> [(number: Number, refusal: Refusal)] {
    var broken = progress.hasNewKeys ? try References.takenKeys(db, by: change) : [:]
    for (before, after) in progress.unlinked {
      do {
        try References.check(db, after, replacing: before)
      } catch let refusal as Refusal {
        broken[after.number] = refusal
      }
    }
    progress.unlinked = []
    progress.hasNewKeys = false
    return broken.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Records the change even if it changes nothing: the first changeset of a file, which stands for its creation.
  public func begin() { isBeginning = true }

  /// Closes the chain over what was written; nil where nothing was.
  func finish() throws -> Changeset? {
    try settle()
    guard try isTouched || isBeginning else { return nil }
    try insertChangeset()
    try rename()
    return Changeset(
      id: change, recordedAt: recordedAt, actor: .named(intent.actor), command: intent.command, message: intent.message,
      undoes: undoes)
  }

  var isTouched: Bool {
    get throws { try VersionedTable.all.contains { try $0.isTouched(by: change, in: db) } }
  }

  private func insertChangeset() throws {
    let named = try db.cachedStatement(sql: "SELECT id FROM actor WHERE name = ?")
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO actor (name) VALUES (?)").execute(arguments: [intent.actor])
    let actor = try Int64.fetchOne(named, arguments: [intent.actor]) ?? 0
    let message = intent.message.map { SHA256.digest(of: $0) }
    var link = Chain.Link(
      Chain.Header(
        id: Int64(change), recordedAt: recordedAt.milliseconds, actor: actor, command: intent.command,
        messageDigest: message, undoes: undoes.map(Int64.init), previousHash: previousHash))
    for table in VersionedTable.all { try table.extend(&link, with: change, in: db) }
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO changeset (id, recorded_at, actor, command, message, message_digest, undoes, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insertion.execute(
      arguments: [
        change, recordedAt.milliseconds, actor, intent.command, intent.message, message, undoes, previousHash,
        link.finish(),
      ])
  }
}
