public import LotseBasics

/// Why a sub-project cannot take a status.
public enum MoveRefusal: Hashable, Sendable {
  case alreadyThere(Number, Status)
  case forbidden(Number, from: Status, to: Status, allowed: [Status], held: Status?)
  case missing(Number, Status, [Requirement])
  case mergedIntoItself(Number)
  case mergedIntoClosed(Number, Status)
  case beforePreviousStatus(Number, Day, Day)

  /// Whether a list that is the record overrules it, as a correction.
  var yieldsToRecord: Bool {
    switch self {
    case .forbidden, .missing, .beforePreviousStatus: true
    case .alreadyThere, .mergedIntoItself, .mergedIntoClosed: false
    }
  }
}
