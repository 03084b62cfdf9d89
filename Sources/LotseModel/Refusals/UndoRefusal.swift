/// Why a change stays.
public enum UndoRefusal: Hashable, Sendable {
  case unknown(Int)
  case nothing
  case changedSince(item: String, change: Int)
  case creation
  case pointedTo(Number, by: [Number])
  case pointedToByDecision(Number, [String])
}
