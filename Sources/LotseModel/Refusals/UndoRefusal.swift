/// Why a change stays.
public enum UndoRefusal: Hashable, Sendable {
  case unknown(Int)
  case nothing
  /// Others changed something that could be undone, but not who asks.
  case nothingOfActor(String)
  case alreadyUndone(Int, by: Int)
  case changedSince(item: String, change: Int)
  case creation
  /// The change took something out of the file.
  case final(Int)
  case pointedTo(Number, by: [Number])
  case pointedToByDecision(Number, [String])
}
