public import LotseBasics
public import LotseModel

/// Why one number of the completion "n von m" differs between two recorded states (rule of counting 5): start + every
/// step = end, for any two moments, any grouping and any audience.
public struct Bridge<Step: BridgeStep>: Hashable, Sendable {
  public let start: Int
  public let end: Int
  public let steps: [Step: [Number]]

  public init(start: Int = 0, end: Int = 0, steps: [Step: [Number]] = [:]) {
    self.start = start
    self.end = end
    self.steps = steps
  }
}

/// A way into or out of a number, and what the bridge of that number is.
public protocol BridgeStep: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String, AllCases == [Self] {
  var label: Phrase { get }
  /// The step as the head of a narrow column.
  var shortLabel: Phrase { get }
  /// 1 where it adds to the count, -1 where it takes from it.
  var sign: Int { get }

  /// Whether the number that the bridge explains counts such a status.
  static func counts(_ status: Status) -> Bool
  /// The steps of one sub-project between two states, each with the key of the group that it belongs to; a state in
  /// which the sub-project did not exist is nil.
  static func crossings(from old: Standing?, to new: Standing?, leaving rule: Leaving) -> [(step: Self, key: String)]

  /// What the number is called, what its bridge answers, and the two numbers that it connects.
  static var name: Phrase { get }
  static var question: Phrase { get }
  static var startName: Phrase { get }
  static var endName: Phrase { get }
  /// The steps that readers ask for and that are shown with 0, too.
  static var usual: [Self] { get }
}

/// What is told of an item that has no key any more.
public enum Leaving: Sendable {
  /// That it moved: an audience that no longer reads of it learns nothing of what became of it.
  case moves
  /// By which status it left, where it did: a filter such as `--open` hides nothing.
  case names
}

extension Bridge {
  public func count(_ step: Step) -> Int { steps[step]?.count ?? 0 }

  /// Start plus all steps; equal to `end` by construction, and tested against an independent count.
  public var sum: Int { start + Step.allCases.map { $0.sign * count($0) }.reduce(0, +) }

  /// Whether nothing came and nothing went.
  var isUnmoved: Bool { steps.values.allSatisfy(\.isEmpty) }

  /// The bridge of the whole set between two snapshots.
  public init(from earlier: Snapshot, to later: Snapshot) {
    self = Self.bridges(from: earlier, to: later) { _ in "" }[""] ?? Self()
  }

  /// The bridge of what a selection means in each of two states; what only entered or left the selection moved.
  public init(from earlier: [Standing], to later: [Standing], leaving rule: Leaving = .moves) {
    self = Self.bridges(from: earlier, to: later, leaving: rule)[Standing.selected] ?? Self()
  }

  /// One bridge per group.
  public static func bridges(
    from earlier: Snapshot, to later: Snapshot, by key: (SubProject) -> String
  ) -> [String: Self] {
    func standings(_ snapshot: Snapshot) -> [Standing] {
      snapshot.subProjects.map { Standing(number: $0.number, status: $0.status, key: key($0)) }
    }
    return bridges(from: standings(earlier), to: standings(later))
  }

  public static func bridges(
    from earlier: [Standing], to later: [Standing], leaving rule: Leaving = .moves
  ) -> [String: Self] {
    var starts: [String: Int] = [:]
    var ends: [String: Int] = [:]
    var steps: [String: [Step: [Number]]] = [:]
    eachPair(of: earlier, and: later) { number, old, new in
      if let old, Step.counts(old.status) { starts[old.key, default: 0] += 1 }
      if let new, Step.counts(new.status) { ends[new.key, default: 0] += 1 }
      for (step, key) in Step.crossings(from: old, to: new, leaving: rule) {
        steps[key, default: [:]][step, default: []].append(number)
      }
    }
    let keys = Set(starts.keys).union(ends.keys).union(steps.keys)
    return Dictionary(
      uniqueKeysWithValues: keys.map { key in
        (key, Self(start: starts[key] ?? 0, end: ends[key] ?? 0, steps: steps[key] ?? [:]))
      })
  }

  /// Where each sub-project stood and where it stands, by number.
  private static func eachPair(
    of earlier: [Standing], and later: [Standing], _ take: (Number, _ old: Standing?, _ new: Standing?) -> Void
  ) {
    let (before, after) = (earlier.byNumber, later.byNumber)
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      let old = left < before.count ? before[left] : nil
      let new = right < after.count ? after[right] : nil
      guard let number = [old?.number, new?.number].compactMap(\.self).min() else { return }
      let (isOld, isNew) = (old?.number == number, new?.number == number)
      take(number, isOld ? old : nil, isNew ? new : nil)
      if isOld { left += 1 }
      if isNew { right += 1 }
    }
  }
}

extension [Standing] {
  /// By number, one of each; as they come from a file they are so already.
  fileprivate var byNumber: [Standing] {
    if zip(self, dropFirst()).allSatisfy({ $0.number < $1.number }) { return self }
    return Dictionary(latest: map { ($0.number, $0) }).values.sorted { $0.number < $1.number }
  }
}

extension Snapshot {
  /// Where all sub-projects stand; those that a view shows are the set that is counted, so that what became visible or
  /// invisible moved in or out and was not added or withdrawn.
  func standings(
    shownIn view: Snapshot, by key: (SubProject) -> String = { _ in Standing.selected }
  ) -> [Standing] {
    // Who reads everything needs no list of what is shown.
    let isWhole = view.subProjects.count == subProjects.count
    let shown = isWhole ? [] : Set(view.subProjects.map(\.number))
    return subProjects.map { item in
      Standing(
        number: item.number, status: item.status, key: isWhole || shown.contains(item.number) ? key(item) : "")
    }
  }
}
