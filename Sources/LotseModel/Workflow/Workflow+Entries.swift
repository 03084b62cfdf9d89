extension Workflow {
  /// The workflow that the entries spell out, or nil where they hold none.
  init?(_ entries: [Entry]) {
    let states = entries.of(.status)
    guard !states.isEmpty else { return nil }
    self.init(
      states: states.compactMap { entry in
        Status(rawValue: entry.key).map {
          State($0, label: entry.label, group: entry.value.flatMap(StatusGroup.init(rawValue:)))
        }
      },
      rules: entries.of(.move).compactMap { entry in
        guard let from = Origin(word: entry.parent), let to = Target(word: entry.key) else { return nil }
        let requires = (entry.value ?? "").split(separator: " ").compactMap { Requirement(rawValue: String($0)) }
        return Rule(from, to, requires: requires, why: entry.label)
      })
  }

  /// The entries that spell out the workflow.
  public var entries: [Entry] {
    states.map { Entry(.status, key: $0.status.rawValue, label: $0.label, value: $0.group.rawValue) }
      + rules.map { rule in
        Entry(
          .move, parent: rule.from.word, key: rule.to.word, label: rule.why,
          value: rule.requires.map(\.rawValue).joined(separator: " "))
      }
  }
}

extension Workflow.Origin {
  /// A status identifier, or `any-open`.
  public var word: String {
    switch self {
    case .status(let status): status.rawValue
    case .anyOpen: "any-open"
    }
  }

  public init?(word: String) {
    if word == "any-open" {
      self = .anyOpen
    } else if let status = Status(rawValue: word) {
      self = .status(status)
    } else {
      return nil
    }
  }
}

extension Workflow.Target {
  /// A status identifier, or `held-before`.
  public var word: String {
    switch self {
    case .status(let status): status.rawValue
    case .statusHeldBefore: "held-before"
    }
  }

  public init?(word: String) {
    if word == "held-before" {
      self = .statusHeldBefore
    } else if let status = Status(rawValue: word) {
      self = .status(status)
    } else {
      return nil
    }
  }
}
