internal import Dispatch

/// Work on many things at once, with what came of each in their order.
enum InParallel {
  /// Does the work on as many at a time as the machine has processors.
  static func map<Thing: Sendable, Made: Sendable>(
    _ things: ArraySlice<Thing>, _ work: @escaping @Sendable (Thing) -> Made
  ) -> [Made] {
    let things = Array(things)
    let made = Slots<Made>(things.count)
    DispatchQueue.concurrentPerform(iterations: things.count) { place in made.put(work(things[place]), at: place) }
    return made.all
  }

  /// A place for each, filled by whoever is done first.
  private final class Slots<Made: Sendable>: @unchecked Sendable {
    private let lock = DispatchSemaphore(value: 1)
    private var slots: [Made?]

    init(_ count: Int) { slots = Array(repeating: nil, count: count) }

    func put(_ made: Made, at place: Int) {
      lock.wait()
      slots[place] = made
      lock.signal()
    }

    var all: [Made] { slots.compactMap { $0 } }
  }
}
