public import LotseBasics
public import LotseModel

/// Why the denominator of completion differs between two recorded states (Nenner-Brücke, rule of counting 5):
/// start + every step = end, for any two moments and any grouping.
public struct ScopeBridge: Hashable, Sendable {
  /// A way into or out of the denominator.
  public enum Step: String, CaseIterable, Hashable, Sendable {
    case added, reopened
    case movedIn = "moved_in"
    case movedOut = "moved_out"
    case merged, cancelled
    case madeContinuous = "made_continuous"
    case withdrawn

    public var label: Phrase {
      switch self {
      case .added: Phrase("neu aufgenommen", "added")
      case .reopened: Phrase("wieder aufgenommen", "reopened")
      // From or to another group, a filter or what an audience reads; the words are true of all three.
      case .movedIn: Phrase("jetzt hier gezählt", "now counted here")
      case .movedOut: Phrase("nicht mehr hier gezählt", "no longer counted here")
      case .merged: Phrase("zusammengeführt", "merged")
      case .cancelled: Phrase("eingestellt", "cancelled")
      case .madeContinuous: Phrase("zur Daueraufgabe geworden", "made continuous")
      case .withdrawn: Phrase("Aufnahme zurückgenommen", "addition undone")
      }
    }

    /// Whether the step adds to the denominator or takes from it.
    public var sign: Int {
      switch self {
      case .added, .reopened, .movedIn: 1
      case .movedOut, .merged, .cancelled, .madeContinuous, .withdrawn: -1
      }
    }
  }

  public private(set) var start = 0
  public private(set) var end = 0
  public private(set) var steps: [Step: [Number]] = [:]

  public init() {}

  public func count(_ step: Step) -> Int { steps[step]?.count ?? 0 }

  /// Start plus all steps; equal to `end` by construction, and tested against an independent count.
  public var sum: Int { start + Step.allCases.map { $0.sign * count($0) }.reduce(0, +) }

  /// The bridge of the whole set between two snapshots.
  public init(from earlier: Snapshot, to later: Snapshot) {
    self = ScopeBridge.bridges(from: earlier, to: later) { _ in "" }[""] ?? ScopeBridge()
  }

  /// The bridge of what a selection means in each of two states; what only entered or left the selection moved.
  public init(from earlier: [Standing], to later: [Standing], leaving rule: Leaving = .moves) {
    self = ScopeBridge.bridges(from: earlier, to: later, leaving: rule)[Standing.selected] ?? ScopeBridge()
  }

  /// What is told of an item that has no key any more.
  public enum Leaving: Sendable {
    /// That it moved: an audience that no longer reads of it learns nothing of what became of it.
    case moves
    /// By which status it left the denominator, where it did: a filter such as `--open` hides nothing.
    case names
  }

  /// One bridge per group.
  public static func bridges(
    from earlier: Snapshot, to later: Snapshot, by key: (SubProject) -> String
  ) -> [String: ScopeBridge] {
    func standings(_ snapshot: Snapshot) -> [Standing] {
      snapshot.subProjects.map { Standing(number: $0.number, status: $0.status, key: key($0)) }
    }
    return bridges(from: standings(earlier), to: standings(later))
  }

  public static func bridges(
    from earlier: [Standing], to later: [Standing], leaving rule: Leaving = .moves
  ) -> [String: ScopeBridge] {
    var bridges: [String: ScopeBridge] = [:]
    let before = Dictionary(latest: earlier.map { ($0.number, $0) })
    let after = Dictionary(latest: later.map { ($0.number, $0) })
    for number in Set(before.keys).union(after.keys).sorted() {
      let (old, new) = (before[number], after[number])
      let (oldKey, newKey) = (old?.key, new?.key)
      let wasCounted = old?.status.isCounted ?? false
      let isCounted = new?.status.isCounted ?? false
      if let oldKey, wasCounted { bridges[oldKey, default: ScopeBridge()].start += 1 }
      if let newKey, isCounted { bridges[newKey, default: ScopeBridge()].end += 1 }

      func record(_ step: Step, _ key: String) {
        bridges[key, default: ScopeBridge()].steps[step, default: []].append(number)
      }
      guard let new, let newKey else {
        if wasCounted, let oldKey { record(.withdrawn, oldKey) }
        continue
      }
      if old == nil { record(.added, newKey) }
      if wasCounted, let oldKey, !oldKey.isEmpty, newKey.isEmpty, !isCounted, rule == .names {
        record(step(leaving: new.status), oldKey)
        continue
      }
      if wasCounted, let oldKey, oldKey != newKey {
        record(.movedOut, oldKey)
        record(.movedIn, newKey)
      }
      if old != nil, !wasCounted, isCounted {
        // What was not seen before moved in, whatever it was then.
        record(rule == .moves && oldKey?.isEmpty == true && !newKey.isEmpty ? .movedIn : .reopened, newKey)
      }
      if old == nil || wasCounted, !isCounted { record(step(leaving: new.status), newKey) }
    }
    return bridges
  }

  private static func step(leaving status: Status) -> Step {
    switch status {
    case .merged: .merged
    case .continuous: .madeContinuous
    default: .cancelled
    }
  }
}

extension Snapshot {
  /// Where all sub-projects stand; those that a view shows are the set that is counted, so that what became visible or
  /// invisible moved in or out and was not added or withdrawn.
  func standings(
    shownIn view: Snapshot, by key: (SubProject) -> String = { _ in Standing.selected }
  ) -> [Standing] {
    let shown = Set(view.subProjects.map(\.number))
    return subProjects.map { item in
      Standing(number: item.number, status: item.status, key: shown.contains(item.number) ? key(item) : "")
    }
  }
}
