internal import Dispatch
internal import Glibc

/// Things made one after another by as many threads as the machine has processors, and taken in their order, while the next
/// are being made. What was made and not yet taken stays below a size.
final class ReadAhead<Thing: Sendable, Made: Sendable>: @unchecked Sendable {
  private let things: [Thing]
  private let most: Int
  private let size: @Sendable (Thing) -> Int
  private let make: @Sendable (Thing) -> Made
  /// Guards what follows.
  private let lock = DispatchSemaphore(value: 1)
  private let isMade: [DispatchSemaphore]
  private var made: [Made?]
  private var begun = 0
  private var taken = 0
  private var held = 0
  private var running = 0
  private var isStopped = false

  init(
    _ things: [Thing], atMost most: Int, size: @escaping @Sendable (Thing) -> Int,
    _ make: @escaping @Sendable (Thing) -> Made
  ) {
    self.things = things
    self.most = most
    self.size = size
    self.make = make
    made = Array(repeating: nil, count: things.count)
    isMade = things.map { _ in DispatchSemaphore(value: 0) }
    begin()
  }

  /// The next one, in order; waits until it is made.
  func next() -> Made {
    isMade[taken].wait()
    lock.wait()
    let found = made[taken]
    made[taken] = nil
    held -= size(things[taken])
    taken += 1
    lock.signal()
    begin()
    guard let found else { preconditionFailure("made, but not there") }
    return found
  }

  /// Begins no more.
  func stop() {
    lock.wait()
    isStopped = true
    lock.signal()
  }

  /// Begins as many as there are processors and room for.
  private func begin() {
    lock.wait()
    defer { lock.signal() }
    while !isStopped, begun < things.count, running < ReadAhead.processors,
      held == 0 || held + size(things[begun]) <= most
    {
      let place = begun
      begun += 1
      running += 1
      held += size(things[place])
      DispatchQueue.global(qos: .userInitiated).async { [self] in
        let one = make(things[place])
        lock.wait()
        made[place] = one
        running -= 1
        lock.signal()
        isMade[place].signal()
        begin()
      }
    }
  }

  private static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
