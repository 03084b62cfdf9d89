public import LotseBasics

/// A sub-project together with when the file learnt its present state.
@dynamicMemberLookup
public struct Recorded: Hashable, Sendable {
  public let subProject: SubProject
  /// The changeset that recorded this state.
  public let change: Int
  public let recordedAt: Instant

  public init(_ subProject: SubProject, change: Int, recordedAt: Instant) {
    self.subProject = subProject
    self.change = change
    self.recordedAt = recordedAt
  }

  public subscript<Member>(dynamicMember path: KeyPath<SubProject, Member>) -> Member {
    subProject[keyPath: path]
  }
}
