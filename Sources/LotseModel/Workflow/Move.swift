public import LotseBasics

/// A status move that somebody asks for; what else it needs is set on the sub-project by the same act.
public struct Move: Hashable, Sendable {
  public var to: Status
  /// The effective day; nil takes the day of the start or completion that the move states, else today.
  public var on: Day?
  public var reasonCode: ReasonCode?
  public var reason: String?
  public var decision: String?
  public var approvedBy: String?
  public var successor: Number?
  /// A correction of a mistaken entry: any status, but with a reason, and marked as what it is.
  public var isCorrection = false

  public init(to: Status) { self.to = to }
}

extension SubProject {
  /// Moves to another status as the workflow allows. Throws `MoveRefusal.forbidden`, `.missing` with everything that
  /// the rule still asks for, or what is wrong with the effective day.
  public mutating func apply(_ move: Move, by workflow: Workflow, today: Day) throws(Refusal) {
    if move.isCorrection {
      guard move.to != status else { throw .move(.alreadyThere(number, status)) }
      guard move.reason != nil else { throw .move(.missing(number, move.to, [.reason])) }
      if move.to == .merged, move.successor == nil { throw .move(.missing(number, move.to, [.successor])) }
      // What is resumed later must be something that can go on.
      if move.to == .onHold, !status.isOpen { throw .rating(.closed(number, status)) }
    } else {
      guard status != move.to else { throw .move(.alreadyThere(number, status)) }
      guard let rule = workflow.rule(from: status, to: move.to, held: heldStatus) else {
        throw .move(
          .forbidden(
            number, from: status, to: move.to, allowed: workflow.moves(from: status, held: heldStatus).map(\.to),
            held: heldStatus))
      }
      let missing = rule.requires.filter { !isMet($0, by: move, today) }
      guard missing.isEmpty else { throw .move(.missing(number, move.to, missing)) }
    }
    if move.to == .merged, let successor = move.successor, successor == number {
      throw .move(.mergedIntoItself(number))
    }

    let day = move.on ?? statedDay(of: move.to) ?? today
    guard day <= today else {
      let stated: Attribute = move.to == .completed ? .actualEnd : .actualStart
      throw .item(.inTheFuture(move.on == nil ? stated : .statusSince, day))
    }
    guard day >= statusSince || move.isCorrection else { throw .move(.beforePreviousStatus(number, day, statusSince)) }

    let wasHeld = heldStatus
    heldStatus = move.to == .onHold ? status : nil
    if status == .onHold, wasHeld != nil { reviewOn = nil }
    status = move.to
    statusSince = day
    reasonCode = move.isCorrection ? move.reasonCode ?? .correction : move.reasonCode
    reason = move.reason
    isCorrection = move.isCorrection
    if let decision = move.decision { self.decision = decision }
    if let approvedBy = move.approvedBy { self.approvedBy = approvedBy }
    if !status.isOpen { clearRating() }
    mergedInto = status == .merged ? move.successor : nil
    informedOn = move.isCorrection ? informedOn : today
  }

  private func statedDay(of status: Status) -> Day? {
    switch status {
    case .completed: actualEnd
    case .concept where self.status == .planned: actualStart
    case .implementation where self.status == .planned: actualStart
    default: nil
    }
  }

  /// Whether the sub-project and the move bring what a rule asks for.
  func isMet(_ requirement: Requirement, by move: Move, _ today: Day) -> Bool {
    switch requirement {
    case .decision: move.decision != nil || move.approvedBy != nil
    case .plannedEnd: plannedEnd != nil
    case .actualStart: actualStart != nil
    case .milestoneOrScope: !milestones.isEmpty || scope != nil
    case .pilotPlace: pilotPlace != nil
    case .coverage: (coverageTarget ?? 0) > 0
    case .actualEnd: actualEnd != nil
    case .result: result != nil
    case .evidence: evidence != nil
    case .maturity:
      kind != .ozgService || maturity.map { !$0.isBelowOnline || maturityReason != nil } ?? false
    case .reason: move.reason != nil || move.reasonCode.map { $0 != .other } ?? false
    case .reasonCode: move.reasonCode.map { $0 != .other || move.reason != nil } ?? false
    case .nextStep: nextStepOn.map { $0 >= today } ?? false
    case .review: reviewOn.map { $0 >= today } ?? false
    case .successor: move.successor != nil
    }
  }
}
