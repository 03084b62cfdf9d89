public import LotseBasics

/// What is recorded around the reports.
public enum CouncilRecord: Hashable, Sendable {
  case meeting(Meeting)
  case decision(CouncilDecision)
  case indexResult(IndexResult)
  case report(FrozenReport)

  /// By what a record stays the same when its content changes.
  public enum Identity: Hashable, Sendable {
    case meeting(Key<Committee>, Day)
    case decision(String)
    case indexResult(Int, String?)
    case report(ReportNumber)
  }

  public var identity: Identity {
    switch self {
    case .meeting(let meeting): .meeting(meeting.committee, meeting.heldOn)
    case .decision(let decision): .decision(decision.number)
    case .indexResult(let result): .indexResult(result.year, result.area)
    case .report(let report): .report(report.number)
    }
  }
}

/// What a change, or all changes between two states, did to one record: nil before is an addition, nil after a
/// withdrawal.
public struct RecordChange: Hashable, Sendable {
  public let before: CouncilRecord?
  public let after: CouncilRecord?

  public init(before: CouncilRecord?, after: CouncilRecord?) {
    self.before = before
    self.after = after
  }
}

extension [RecordChange] {
  /// What is left of successive changes: the first state against the last, in the order of first change.
  public var summed: [RecordChange] {
    var order: [CouncilRecord.Identity] = []
    var sums: [CouncilRecord.Identity: RecordChange] = [:]
    for change in self {
      guard let identity = (change.after ?? change.before)?.identity else { continue }
      if sums[identity] == nil { order.append(identity) }
      sums[identity] = RecordChange(before: sums[identity, default: change].before, after: change.after)
    }
    return order.compactMap { sums[$0] }.filter { $0.before != $0.after }
  }
}
