public import LotseBasics
public import LotseModel

/// Why the denominator of completion differs between two recorded states (Nenner-Brücke).
public typealias ScopeBridge = Bridge<ScopeStep>

/// A way into or out of the denominator.
public enum ScopeStep: String, BridgeStep {
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

  public var shortLabel: Phrase {
    switch self {
    case .added: Phrase("neu", "added")
    case .reopened: Phrase("wieder", "reopened")
    case .movedIn: Phrase("hierher", "in")
    case .movedOut: Phrase("fort", "out")
    case .merged: Phrase("zus.gef.", "merged")
    case .cancelled: Phrase("eingest.", "cancelled")
    case .madeContinuous: Phrase("auf Dauer", "continuous")
    case .withdrawn: Phrase("zurückgen.", "undone")
    }
  }

  public var sign: Int {
    switch self {
    case .added, .reopened, .movedIn: 1
    case .movedOut, .merged, .cancelled, .madeContinuous, .withdrawn: -1
    }
  }

  public static let name = Phrase("Gesamtzahl", "Total counted")
  public static let question = Phrase("Warum sich die Gesamtzahl geändert hat", "Why the total changed")
  public static let startName = Phrase("Gesamtzahl am Anfang", "Total counted at the start")
  public static let endName = Phrase("Gesamtzahl am Ende", "Total counted at the end")
  public static let usual: [ScopeStep] = [.added, .merged, .cancelled, .madeContinuous]

  public static func counts(_ status: Status) -> Bool { status.isCounted }

  public static func crossings(
    from old: Standing?, to new: Standing?, leaving rule: Leaving
  ) -> [(step: ScopeStep, key: String)] {
    let wasCounted = old.map { counts($0.status) } ?? false
    guard let new else { return wasCounted ? old.map { [(.withdrawn, $0.key)] } ?? [] : [] }
    let isCounted = counts(new.status)
    let left: ScopeStep =
      switch new.status {
      case .merged: .merged
      case .continuous: .madeContinuous
      default: .cancelled
      }
    guard let old else { return [(.added, new.key)] + (isCounted ? [] : [(left, new.key)]) }
    if wasCounted, !old.key.isEmpty, new.key.isEmpty, !isCounted, rule == .names { return [(left, old.key)] }
    var crossings: [(step: ScopeStep, key: String)] = []
    if wasCounted, old.key != new.key { crossings += [(.movedOut, old.key), (.movedIn, new.key)] }
    if !wasCounted, isCounted {
      // What was not seen before moved in, whatever it was then.
      let isSeenFirst = rule == .moves && old.key.isEmpty && !new.key.isEmpty
      crossings.append((isSeenFirst ? .movedIn : .reopened, new.key))
    }
    if wasCounted, !isCounted { crossings.append((left, new.key)) }
    return crossings
  }
}
