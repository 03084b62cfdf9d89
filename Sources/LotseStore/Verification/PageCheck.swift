internal import Dispatch
internal import GRDB
internal import Glibc
internal import Synchronization

/// SQLite's own check of all pages and indexes, through a connection of its own while rows are read through another.
final class PageCheck: Sendable {
  struct Outcome {
    let found: [Tampering]
    /// Where they are not, rows may not be what they seem, and reading them may never end.
    let areTreesSound: Bool
  }

  private let outcome = Mutex<Result<Outcome, any Error>?>(nil)
  private let isAwaited = Atomic(false)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins. Where trees turn out unsound, or could not be checked, whoever reads is interrupted until they ask for the
  /// outcome, which they have to.
  init(_ path: String, interruptingReaders interrupt: @escaping @Sendable () -> Void) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let result = Result { try PageCheck.check(path) }
      outcome.withLock { $0 = result }
      let isSound = (try? result.get().areTreesSound) ?? false
      // A statement that begins right after an interruption knows nothing of it.
      while !isSound, !isAwaited.load(ordering: .acquiring) {
        interrupt()
        usleep(PageCheck.pause)
      }
      isDone.signal()
    }
  }

  /// Waits for the end; to be asked once.
  func finish() throws -> Outcome {
    isAwaited.store(true, ordering: .releasing)
    isDone.wait()
    return try outcome.withLock { $0 }?.get() ?? Outcome(found: [], areTreesSound: false)
  }

  /// Where a tree of pages is unsound only the first thing is asked for: pages that lie in it many times over could be
  /// walked for years. Otherwise each index is compared with its table, row by row.
  private static func check(_ path: String) throws -> Outcome {
    let database = try DatabaseQueue(path: path, configuration: Store.waiting)
    defer { try? database.close() }
    return try database.read { db in
      func check(_ limit: Int) throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check(\(limit))").filter { $0 != "ok" }
      }
      guard let first = try check(1).first else { return Outcome(found: [], areTreesSound: true) }
      guard !first.hasPrefix(treeDamage) else {
        return Outcome(found: [.damage(String(first.dropFirst(treeDamage.count)))], areTreesSound: false)
      }
      return Outcome(found: try check(damageShownAtMost).map { .damage($0) }, areTreesSound: true)
    }
  }

  /// What SQLite's findings about pages begin with; those about rows name a table or an index.
  private static let treeDamage = "*** in database main ***\n"
  private static let damageShownAtMost = 20
  /// Between two interruptions, in microseconds.
  private static let pause: UInt32 = 10_000
}
