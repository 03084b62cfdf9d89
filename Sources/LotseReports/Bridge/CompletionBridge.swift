public import LotseBasics
public import LotseModel

/// Why the number of completed sub-projects differs between two recorded states (Zähler-Brücke).
public typealias CompletionBridge = Bridge<CompletionStep>

/// A way into or out of the completed ones.
public enum CompletionStep: String, BridgeStep {
  case completed
  case movedIn = "moved_in"
  case movedOut = "moved_out"
  case corrected, withdrawn

  public var label: Phrase {
    switch self {
    case .completed: Phrase("abgeschlossen", "completed")
    // From or to another group, a filter or what an audience reads; the words are true of all three.
    case .movedIn: Phrase("jetzt hier gezählt", "now counted here")
    case .movedOut: Phrase("nicht mehr hier gezählt", "no longer counted here")
    case .corrected: Phrase("Abschluss berichtigt", "completion corrected")
    case .withdrawn: Phrase("Aufnahme zurückgenommen", "addition undone")
    }
  }

  public var shortLabel: Phrase {
    switch self {
    case .completed: Phrase("abgeschl.", "completed")
    case .movedIn: Phrase("hierher", "in")
    case .movedOut: Phrase("fort", "out")
    case .corrected: Phrase("berichtigt", "corrected")
    case .withdrawn: Phrase("zurückgen.", "undone")
    }
  }

  public var sign: Int {
    switch self {
    case .completed, .movedIn: 1
    case .movedOut, .corrected, .withdrawn: -1
    }
  }

  public static let name = Phrase("Abgeschlossen", "Completed")
  public static let question = Phrase(
    "Warum sich die Zahl der abgeschlossenen geändert hat", "Why the number of completed ones changed")
  public static let startName = Phrase("Abgeschlossen am Anfang", "Completed at the start")
  public static let endName = Phrase("Abgeschlossen am Ende", "Completed at the end")
  public static let usual: [CompletionStep] = [.completed]

  public static func counts(_ status: Status) -> Bool { status == .completed }

  public static func crossings(
    from old: Standing?, to new: Standing?, leaving rule: Leaving
  ) -> [(step: CompletionStep, key: String)] {
    let was = old.map { counts($0.status) } ?? false
    guard let new else { return was ? old.map { [(.withdrawn, $0.key)] } ?? [] : [] }
    guard let old else { return counts(new.status) ? [(.completed, new.key)] : [] }
    switch (was, counts(new.status)) {
    case (false, false): return []
    case (true, true): return old.key == new.key ? [] : [(.movedOut, old.key), (.movedIn, new.key)]
    case (false, true):
      // Of what was not seen before, nobody learns whether it was completed since.
      let isSeenFirst = rule == .moves && old.key.isEmpty && !new.key.isEmpty
      return [(isSeenFirst ? .movedIn : .completed, new.key)]
    case (true, false):
      let isUnseen = rule == .moves && !old.key.isEmpty && new.key.isEmpty
      return [(isUnseen ? .movedOut : .corrected, old.key)]
    }
  }
}
