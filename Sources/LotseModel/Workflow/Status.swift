public import LotseBasics

/// Where a sub-project stands in the workflow.
public enum Status: String, Term {
  case proposed, planned, concept, implementation, pilot, rollout, completed, continuous
  case onHold = "on-hold"
  case cancelled, merged

  public static let noun = Phrase("Status", "status")

  public var label: Phrase {
    switch self {
    case .proposed: Phrase("Vorgeschlagen", "Proposed")
    case .planned: Phrase("Geplant", "Planned")
    case .concept: Phrase("In Konzeption", "In concept")
    case .implementation: Phrase("In Umsetzung", "In implementation")
    case .pilot: Phrase("In Pilotierung", "In pilot")
    case .rollout: Phrase("Im Rollout", "In rollout")
    case .completed: Phrase("Abgeschlossen", "Completed")
    case .continuous: Phrase("Daueraufgabe", "Continuous")
    case .onHold: Phrase("Zurückgestellt", "On hold")
    case .cancelled: Phrase("Eingestellt", "Cancelled")
    case .merged: Phrase("Zusammengeführt", "Merged")
    }
  }

  /// Whether work is still to be expected; open items have a traffic light, review dates and a reporting duty.
  public var isOpen: Bool {
    switch self {
    case .completed, .cancelled, .merged: false
    case .proposed, .planned, .concept, .implementation, .pilot, .rollout, .continuous, .onHold: true
    }
  }

  /// Whether the item belongs to what completion is measured against (rule of counting 1).
  public var isCounted: Bool {
    switch self {
    case .cancelled, .merged, .continuous: false
    case .proposed, .planned, .concept, .implementation, .pilot, .rollout, .completed, .onHold: true
    }
  }

  /// Whether work is going on, from concept to rollout.
  public var isUnderway: Bool {
    switch self {
    case .concept, .implementation, .pilot, .rollout: true
    case .proposed, .planned, .completed, .continuous, .onHold, .cancelled, .merged: false
    }
  }

  /// The headline group that the status belongs to by default.
  public var group: StatusGroup {
    switch self {
    case .proposed, .planned: .notBegun
    case .concept, .implementation, .pilot, .rollout: .underway
    case .completed: .completed
    case .continuous: .continuous
    case .onHold: .onHold
    case .cancelled, .merged: .dropped
    }
  }
}

/// A group of statuses for headlines.
public enum StatusGroup: String, Term {
  case notBegun = "not-begun"
  case underway, completed
  case onHold = "resting"
  case dropped, continuous

  public static let noun = Phrase("Statusgruppe", "status group")

  public var label: Phrase {
    switch self {
    case .notBegun: Phrase("noch nicht begonnen", "not yet begun")
    case .underway: Phrase("in Umsetzung", "under way")
    case .completed: Phrase("umgesetzt", "completed")
    case .onHold: Phrase("ruhend", "resting")
    case .dropped: Phrase("entfallen", "dropped")
    case .continuous: Phrase("Daueraufgabe", "continuous")
    }
  }

  /// „In Umsetzung“ is also a status, so the group has a word that means nothing else.
  public var synonyms: [String] { self == .underway ? ["laufend", "läuft", "running"] : [] }
}
