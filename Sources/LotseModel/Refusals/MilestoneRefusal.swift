public import LotseBasics

/// Why a milestone is not taken, or not found.
public enum MilestoneRefusal: Hashable, Sendable {
  case unknown(Number, String, known: [String])
  case ambiguous(Number, String, matches: [String])
  case exists(Number, String)
  case done(Number, String, Day)
}
