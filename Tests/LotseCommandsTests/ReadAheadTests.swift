import Foundation
import Testing

@testable import LotseCommands

/// Things made ahead come in their order, and no more of them wait than there is room for.
@Suite struct ReadAheadTests {
  /// How much waits at once.
  private final class Scale: @unchecked Sendable {
    private let lock = NSLock()
    private var now = 0
    private(set) var most = 0

    func add(_ size: Int) {
      lock.withLock {
        now += size
        most = max(most, now)
      }
    }
  }

  @Test(arguments: [0, 1, 2, 100], [1, 7, 1_000])
  func theyComeInTheirOrder(count: Int, room: Int) {
    let scale = Scale()
    let sizes = (0..<count).map { 1 + $0 * 7 % 5 }
    let ahead = ReadAhead(Array(0..<count), atMost: room, size: { sizes[$0] }) { thing -> Int in
      scale.add(sizes[thing])
      // The later ones are done first.
      usleep(UInt32((count - thing) % 3 * 300))
      return thing * thing
    }
    for thing in 0..<count {
      #expect(ahead.next() == thing * thing)
      scale.add(-sizes[thing])
    }
    // One that has no room at all is made alone.
    #expect(scale.most <= max(room, sizes.max() ?? 0) + (sizes.max() ?? 0))
  }

  /// Whoever ends early leaves nobody waiting.
  @Test func itCanBeStopped() {
    let ahead = ReadAhead(Array(0..<1_000), atMost: 10, size: { _ in 1 }) { $0 }
    #expect(ahead.next() == 0)
    ahead.stop()
  }
}
