public import LotseBasics
public import LotseModel

/// Something about a sub-project or a decision that its unit or the office should look at.
public struct Finding: Hashable, Sendable {
  /// What `check` looks for, in the order in which it is shown.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    case overdueEnd = "overdue-end"
    case overdueMilestone = "overdue-milestone"
    case unconfirmedStart = "unconfirmed-start"
    case reviewDue = "review-due"
    case nextStepPassed = "next-step-passed"
    case silent
    case ratingExpired = "rating-expired"
    case notRated = "not-rated"
    case missingPlannedEnd = "missing-planned-end"
    case missingMeasure = "missing-measure"
    case missingMilestone = "missing-milestone"
    case missingOZGKey = "missing-ozg-key"
    case unknownOZGID = "unknown-ozg-id"
    case missingMaturity = "missing-maturity"
    case missingActualEnd = "missing-actual-end"
    case dutyPassed = "duty-passed"
    case unitExpired = "unit-expired"
    case dependencyDropped = "dependency-dropped"
    case budgetExceeded = "budget-exceeded"
    case likelyDuplicate = "likely-duplicate"
    case decisionDue = "decision-due"

    public var label: Phrase {
      switch self {
      case .overdueEnd:
        Phrase("Termin überschritten, Abschluss nicht gemeldet", "Planned end passed, completion not reported")
      case .overdueMilestone: Phrase("Meilenstein überfällig", "Milestone overdue")
      case .unconfirmedStart:
        Phrase("Geplanter Beginn vorbei, Beginn nicht gemeldet", "Planned start passed, start not reported")
      case .reviewDue: Phrase("Wiedervorlage fällig", "Review due")
      case .nextStepPassed: Phrase("Nächster Schritt vorbei", "Next step passed")
      case .silent: Phrase("Ohne Meldung", "Silent")
      case .ratingExpired: Phrase("Bewertung abgelaufen", "Rating expired")
      case .notRated: Phrase("In Arbeit, aber ohne Ampel", "Under way without a light")
      case .missingPlannedEnd: Phrase("Kein geplantes Ende", "No planned end")
      case .missingMeasure: Phrase("Weder Meilenstein noch Umfang", "Neither milestone nor scope")
      case .missingMilestone: Phrase("Umfang ohne Meilenstein", "Scope without a milestone")
      case .missingOZGKey: Phrase("OZG-Leistung ohne OZG-ID", "OZG service without OZG-ID")
      case .unknownOZGID: Phrase("OZG-ID nicht im Katalog", "OZG-ID not in the catalogue")
      case .missingMaturity:
        Phrase("Abgeschlossene OZG-Leistung ohne Reifegrad", "Completed OZG service without maturity")
      case .missingActualEnd: Phrase("Abgeschlossen ohne Tag", "Completed without a day")
      case .dutyPassed: Phrase("Gesetzliche Frist vorbei", "Legal deadline passed")
      case .unitExpired: Phrase("Einheit besteht nicht mehr", "Unit no longer exists")
      case .dependencyDropped: Phrase("Hängt von Entfallenem ab", "Depends on something dropped")
      case .budgetExceeded: Phrase("Budget überschritten", "Budget exceeded")
      case .likelyDuplicate: Phrase("Vermutlich doppelt", "Likely a duplicate")
      case .decisionDue: Phrase("Beschluss fällig", "Decision due")
      }
    }
  }

  public let rule: Rule
  /// The sub-project; nil where it is about a decision.
  public let number: Number?
  /// The number of what it is about, as people write it.
  public let reference: String
  public let title: String
  /// Whose it is; nil where nobody is in charge.
  public let unit: Key<Unit>?
  /// The day since which it is so, where there is one.
  public let since: Day?
  /// What exactly, such as the milestone's title.
  public let detail: Phrase?

  /// What the rules look at; a snapshot need hold no more.
  public static let attributes: [Attribute] = [
    .title, .field, .kind, .unit, .status, .light, .ratedOn, .plannedStart, .plannedEnd, .actualStart, .actualEnd,
    .milestones, .scope, .reviewOn, .nextStepOn, .budgetPlanned, .budgetSpent, .ozgID, .ozgKeys, .ozgNotInCatalogue,
    .maturityModel, .maturityLevel, .maturityOn, .maturityBasis, .mandatoryNorm, .mandatoryOn, .dependsOn, .follows,
    .visibility, .informedOn,
  ]

  /// Everything that a snapshot gives reason to look at, by rule and then by number. Without a catalogue no OZG-ID is
  /// unknown.
  public static func findings(in snapshot: Snapshot, _ catalogue: OZGCatalogue? = nil) -> [Finding] {
    var search = FindingSearch(on: snapshot.moment.day, snapshot.configuration, catalogue)
    for item in snapshot.subProjects { search.look(at: item) }
    return search.findings()
  }

  /// The decisions that were to be carried out by then and are not, the oldest first.
  public static func due(_ decisions: [CouncilDecision], on day: Day) -> [Finding] {
    let due = decisions.compactMap { decision in
      decision.doneOn == nil ? decision.dueOn.flatMap { $0 < day ? (decision, $0) : nil } : nil
    }
    return due.sorted { ($0.1, $0.0.number) < ($1.1, $1.0.number) }.map { decision, since in
      Finding(
        rule: .decisionDue, number: nil, reference: decision.number, title: decision.text, unit: decision.unit,
        since: since, detail: Phrase(decision.committee.text, decision.committee.text))
    }
  }
}
