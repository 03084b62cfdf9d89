internal import LotseModel
internal import Synchronization

/// The states that were read last, for as long as nothing is recorded: what many look at on the same morning is read once.
///
/// A state is known by its moment and by the hash of the newest change, which stands for the whole history of the file. So
/// every change of anybody, a redaction of the past, and another file in its place bring another one.
final class KeptStates: Sendable {
  private struct Kept: Sendable {
    let newest: String
    let state: Snapshot
  }

  /// Today's, and one that somebody compares with it.
  private static let most = 2
  private let kept = Mutex<[Kept]>([])

  /// The state of a moment, read where it is not known. `newest` has to be looked up before, so that what is read is never
  /// older than it says.
  func state(at moment: Moment, newest: String, read: () throws -> Snapshot) rethrows -> Snapshot {
    let known = kept.withLock { kept -> Snapshot? in
      guard let place = kept.firstIndex(where: { $0.newest == newest && $0.state.moment == moment }) else { return nil }
      // What is asked for again and again stays before what was looked at once.
      kept.insert(kept.remove(at: place), at: 0)
      return kept[0].state
    }
    if let known { return known }
    let state = try read()
    kept.withLock { kept in
      kept.removeAll { $0.newest != newest || $0.state.moment == moment }
      kept = [Kept(newest: newest, state: state)] + kept.prefix(KeptStates.most - 1)
    }
    return state
  }
}
