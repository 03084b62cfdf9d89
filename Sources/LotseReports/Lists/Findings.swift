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
    let configuration = snapshot.configuration
    let day = snapshot.moment.day
    let statuses = Dictionary(latest: snapshot.subProjects.map { ($0.number, $0.status) })
    let units = Dictionary(configuration.units.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let services = catalogue.map { Set($0.services.map(\.id)) }
    var duplicates = Duplicates()
    var findings: [Finding] = []

    for item in snapshot.subProjects {
      func found(_ rule: Rule, since: Day? = nil, _ detail: Phrase? = nil) {
        findings.append(
          Finding(
            rule: rule, number: item.number, reference: item.number.description, title: item.title, unit: item.unit,
            since: since, detail: detail))
      }
      if item.status == .completed, item.kind == .ozgService, item.maturity == nil { found(.missingMaturity) }
      if item.status == .completed, item.actualEnd == nil { found(.missingActualEnd) }
      if let services, let catalogue, let id = item.ozgID, !services.contains(id),
        ![.cancelled, .merged].contains(item.status)
      {
        let day = catalogue.datedOn
        found(
          .unknownOZGID, Phrase("\(id), Katalog vom \(day.text(.de))", "\(id), catalogue of \(day.text(.en))"))
      }
      if let spent = item.budgetSpent, let planned = item.budgetPlanned, spent > planned {
        found(
          .budgetExceeded,
          Phrase(
            "\(spent.text(.de)) von \(planned.text(.de))", "\(spent.text(.en)) of \(planned.text(.en))"))
      }
      if let match = Duplicates.Traits(item).flatMap({ duplicates.insert($0) }) {
        found(
          .likelyDuplicate,
          Phrase("wie \(match.number) (\(match.reason.de))", "like \(match.number) (\(match.reason.en))"))
      }
      guard item.status.isOpen else { continue }
      if item.isOverdue(on: day) { found(.overdueEnd, since: item.plannedEnd) }
      for milestone in item.overdueMilestones(on: day) {
        found(.overdueMilestone, since: milestone.due, Phrase(milestone.title, milestone.title))
      }
      if item.status == .proposed || item.status == .planned, item.actualStart == nil,
        let start = item.plannedStart, start < day
      {
        found(.unconfirmedStart, since: start)
      }
      if let review = item.reviewOn, review <= day { found(.reviewDue, since: review) }
      if item.status == .continuous, let step = item.nextStepOn, step < day { found(.nextStepPassed, since: step) }
      if item.isStale(on: day, after: configuration.staleAfter) { found(.silent, since: item.informedOn) }
      if item.isRatingExpired(on: day, after: configuration.ratingExpiresAfter) {
        found(.ratingExpired, since: item.ratedOn)
      } else if item.status.isUnderway, item.lightSet == .grey {
        found(.notRated)
      }
      if item.status != .proposed, item.status != .continuous, item.plannedEnd == nil { found(.missingPlannedEnd) }
      if [.implementation, .pilot, .rollout].contains(item.status), item.milestones.isEmpty {
        found(item.scope == nil ? .missingMeasure : .missingMilestone)
      }
      if item.kind == .ozgService, item.ozgID == nil, item.ozgNotInCatalogue == nil { found(.missingOZGKey) }
      if let duty = item.mandatoryOn, duty < day {
        found(.dutyPassed, since: duty, item.mandatoryNorm.map { Phrase($0, $0) })
      }
      if let unit = units[item.unit], let until = unit.validity.until, until < day {
        let successors = unit.successors.map(\.text).joined(separator: ", ")
        found(
          .unitExpired, since: until,
          successors.isEmpty ? nil : Phrase("Nachfolge \(successors)", "followed by \(successors)"))
      }
      for number in item.dependsOn where [.cancelled, .merged].contains(statuses[number]) {
        found(.dependencyDropped, Phrase(number.description, number.description))
      }
    }
    // By number they are in order already.
    return Rule.allCases.flatMap { rule in findings.filter { $0.rule == rule } }
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
