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
  /// What would come back needs something that the configuration knows no more.
  case goneSince(Section, key: String)
  case pointedTo(Number, by: [Number])
  case pointedToByDecision(Number, [String])
}
