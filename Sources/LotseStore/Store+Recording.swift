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
  /// Whether the clock is right even where it is long after the last change. A wrong one would be wrong for ever: no
  /// later change can be recorded as earlier.
  public var clockIsRight: Bool

  /// How long after the last change a clock is taken for wrong, in milliseconds: 90 days.
  static let surprisingly: Int64 = 90 * 24 * 60 * 60 * 1000

  public init(actor: String, command: String, message: String? = nil, at: Instant, clockIsRight: Bool = true) {
    self.actor = actor
    self.command = command
    self.message = message
    self.at = at
    self.clockIsRight = clockIsRight
  }
}

/// What was planned inside a transaction, and what became of it.
public struct Planned<Plan> {
  public let plan: Plan
  /// The newest change at the time: what the plan was made on.
  public let on: Int
  /// What was recorded of it; nil where it was only looked at, or changes nothing.
  public fileprivate(set) var changeset: Changeset?
}

extension Store {
  /// Plans in one transaction, and records what the plan saved as one changeset where it is wanted; nothing where it is
  /// not, where nothing changed or where the body throws. What was shown to somebody is held against the plan, or the
  /// change that it is made on, in `isWanted`: nobody else can write in between. Waits for other writers; throws
  /// `StoreError.busy` when they do not end, and `.clockAhead`.
  public func record<Plan>(
    _ intent: Intent, if isWanted: (Planned<Plan>) throws -> Bool = { _ in true }, _ body: (Recorder) throws -> Plan
  ) throws -> Planned<Plan> {
    try Store.inOurWords(path) {
      try database.writeWithoutTransaction { db in
        try db.beginTransaction(.immediate)
        do {
          let recorder = try Recorder(db, intent, known: lastConfigured)
          var planned = Planned(plan: try body(recorder), on: recorder.base)
          guard try isWanted(planned) else {
            try db.rollback()
            return planned
          }
          planned.changeset = try recorder.finish()
          let isConfigured = try VersionedTable.configuration.isTouched(by: recorder.change, in: db)
          try db.commit()
          lastConfigured =
            planned.changeset != nil && !isConfigured ? (recorder.change, recorder.configuration) : nil
          return planned
        } catch {
          if db.isInsideTransaction { try? db.rollback() }
          throw error
        }
      }
    }
  }
}
