public import LotseModel

/// What a weekly report keeps of the changes of its week, taken in one after another in the order of recording: those that
/// it names, and of all others who reported and what they led away from.
public struct WeekOfChanges: Sendable {
  private(set) var moves = StatusMoves()
  /// What put a mistake right.
  private(set) var corrections: [Revision] = []
  /// Titles of what came and went within the week.
  private(set) var passing: [Number: String] = [:]
  let rules: CountingRules
  /// Each sub-project that was touched, as it was before; nil where it was added.
  private var former: [SubProject?] = []
  private var places: [Number: Int] = [:]
  private var answers: [Answer] = []
  private var undos: [(id: Int, undoes: Int)] = []

  /// That a unit reported something new, or only said that there is nothing to report.
  private struct Answer {
    let change: Int
    let unit: Key<Unit>
    let number: Number
    let isReport: Bool
  }

  public init(_ revisions: some Sequence<Revision> = [], by rules: CountingRules = .current) {
    self.rules = rules
    for revision in revisions { add(revision) }
  }

  public mutating func add(_ revision: Revision) {
    let (changeset, number) = (revision.changeset, revision.number)
    if places[number] == nil {
      places[number] = former.count
      former.append(revision.before?.counted)
    }
    moves.add(revision)
    if revision.isCorrection { corrections.append(revision) }
    if let undone = changeset.undoes, undos.last?.id != changeset.id { undos.append((changeset.id, undone)) }
    if revision.before == nil || revision.after == nil, let item = revision.after ?? revision.before {
      passing[number] = item.title
    }
    guard let unit = revision.after?.unit else { return }
    let isReport = revision.isReport(by: rules)
    guard isReport || revision.isConfirmation else { return }
    answers.append(Answer(change: changeset.id, unit: unit, number: number, isReport: isReport))
  }

  /// Which sub-projects of a unit were reported on, and on which there was nothing to report; what was taken back within
  /// the week counts for nothing.
  func reported() -> (reports: [Key<Unit>: Set<Number>], confirmations: [Key<Unit>: Set<Number>]) {
    let undone = Changeset.undone(by: undos)
    var (reports, confirmations) = ([Key<Unit>: Set<Number>](), [Key<Unit>: Set<Number>]())
    for answer in answers where !undone.contains(answer.change) {
      if answer.isReport {
        reports[answer.unit, default: []].insert(answer.number)
      } else {
        confirmations[answer.unit, default: []].insert(answer.number)
      }
    }
    return (reports, confirmations)
  }

  /// The state that the changes led away from to this one. What was changed is there with what is counted alone.
  public func before(_ later: Snapshot, moment: Moment, configuration: CityConfiguration) -> Snapshot {
    var earlier: [SubProject] = []
    earlier.reserveCapacity(later.subProjects.count)
    eachBefore(later.subProjects) { earlier.append($0) }
    earlier.sort { $0.number < $1.number }
    return Snapshot(moment: moment, configuration: configuration, subProjects: earlier)
  }

  /// The sub-projects of that state one after another: those that are still there in the order in which they come, then
  /// those that are gone by now.
  func eachBefore(_ later: [SubProject], _ take: (SubProject) -> Void) {
    var isFound = [Bool](repeating: false, count: former.count)
    for item in later {
      guard let place = places[item.number] else {
        take(item)
        continue
      }
      isFound[place] = true
      if let before = former[place] { take(before) }
    }
    for (before, isFound) in zip(former, isFound) where !isFound {
      if let before { take(before) }
    }
  }
}
