public import LotseBasics

/// Where a sub-project stood since which day, oldest first, as it is known at a moment: what was undone or corrected is no
/// part of it.
public struct StatusTrail: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public let status: Status
    public let since: Day

    public init(_ status: Status, since: Day) {
      self.status = status
      self.since = since
    }
  }

  public private(set) var steps: [Step] = []

  public init() {}

  /// Goes on with what a version says.
  public mutating func add(_ step: Step, isCorrection: Bool) {
    guard step != steps.last else { return }
    // An undo brings back what was.
    if let place = steps.firstIndex(of: step) {
      steps.removeSubrange((place + 1)...)
      return
    }
    if isCorrection, !steps.isEmpty { steps.removeLast() }
    if steps.last?.status == step.status { return }
    steps.append(step)
  }
}
