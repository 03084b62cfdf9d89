public import LotseModel

/// Whose word counts where both sides changed the same thing: that of what came back, or that of the file.
public enum MergeSide: Hashable, Sendable { case theirs, ours }

/// Both sides changed the same thing since one state, to different values.
public struct MergeConflict: Hashable, Sendable {
  /// What two sides may disagree about; milestones by their titles.
  public enum Subject: Hashable, Sendable {
    case attribute(Attribute)
    case due(String)
    case done(String)
    /// What came back reports on a milestone that the file has no more.
    case gone(String)
  }

  public let subject: Subject
  public let then: Value
  public let theirs: Value
  public let now: Value

  public init(subject: Subject, then: Value, theirs: Value, now: Value) {
    self.subject = subject
    self.then = then
    self.theirs = theirs
    self.now = now
  }
}

/// Decides between what the file said when something was sent out, what came back, and what the file says by now.
///
/// What was changed is taken where the file still says the same, and is a conflict where the file says a third thing. What
/// was taken once is not taken again, even if the file has changed since.
struct Merge {
  let side: MergeSide?
  /// Every state of the sub-project since then, the present one included: one of them may have taken the value already.
  let since: [SubProject]
  private(set) var conflicts: [MergeConflict] = []

  init(taking side: MergeSide?, since: [SubProject]) {
    self.side = side
    self.since = since
  }

  /// Whether their value, which is not that of then, counts.
  mutating func takes(
    _ subject: MergeConflict.Subject, then: Value, theirs: Value, now: Value, wasTaken: (SubProject) -> Bool
  ) -> Bool {
    if since.contains(where: wasTaken) { return false }
    if now == then || side == .theirs { return true }
    if side == nil {
      conflicts.append(MergeConflict(subject: subject, then: then, theirs: theirs, now: now))
    }
    return false
  }
}
