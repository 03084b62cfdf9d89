public import LotseBasics

/// Why a decision of the council is not taken, or not found.
public enum DecisionRefusal: Hashable, Sendable {
  case exists(String)
  case unknown(String, known: [String])
  case done(String, Day)
  case outcomeOfOpen(String)
}
