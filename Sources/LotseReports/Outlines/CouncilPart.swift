public import LotsePapers

/// The parts of a council report; an outline names them.
public enum CouncilPart: String, OutlinePart {
  case head, summary, fields, lights, maturity, changes, completed, added, left, deviations, decisions, curve, index
  case outlook, finances, corrections, method, signature, items
  case settledDecisions = "settled-decisions"
}
