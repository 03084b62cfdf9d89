public import LotseBasics

/// What a status move asks for.
public enum Requirement: String, Term {
  case decision
  case plannedEnd = "planned-end"
  case actualStart = "actual-start"
  case milestoneOrScope = "milestone-or-scope"
  case pilotPlace = "pilot-place"
  case coverage
  case actualEnd = "actual-end"
  case result, evidence, maturity
  case reason
  case reasonCode = "reason-code"
  case nextStep = "next-step"
  case review, successor

  public static let noun = Phrase("Voraussetzung", "requirement")

  public var label: Phrase {
    switch self {
    case .decision: Phrase("Beschluss oder freigebende Rolle", "decision reference or approving role")
    case .plannedEnd: Phrase("geplantes Ende", "planned end")
    case .actualStart: Phrase("tatsächlicher Beginn", "actual start")
    case .milestoneOrScope: Phrase("mindestens ein Meilenstein oder ein Umfang", "at least one milestone or a scope")
    case .pilotPlace: Phrase("Ort der Pilotierung", "place of the pilot")
    case .coverage: Phrase("Zahl der Zielstellen", "number of target offices")
    case .actualEnd: Phrase("Tag des Abschlusses", "day of completion")
    case .result: Phrase("Ergebnissatz", "result sentence")
    case .evidence: Phrase("Nachweis (URL oder Vermerk)", "evidence (URL or note)")
    case .maturity:
      Phrase("Reifegrad (OZG; mit Grund, wenn unter „online“)", "maturity (OZG; with a reason below \"online\")")
    case .reason: Phrase("Begründung", "reason")
    case .reasonCode: Phrase("Grund (bei „Sonstiges“ mit Text)", "reason code (\"Other\" with a text)")
    case .nextStep: Phrase("Datum des nächsten Schritts (ab heute)", "date of the next step (from today)")
    case .review: Phrase("Wiedervorlage (ab heute)", "review date (from today)")
    case .successor: Phrase("aufnehmendes Teilprojekt", "successor")
    }
  }

  /// The attributes that must not be emptied while a status rests on them.
  public var attributes: [Attribute] {
    switch self {
    case .plannedEnd: [.plannedEnd]
    case .actualStart: [.actualStart]
    case .pilotPlace: [.pilotPlace]
    case .coverage: [.coverageTarget]
    case .actualEnd: [.actualEnd]
    case .result: [.result]
    case .evidence: [.evidence]
    case .maturity: [.maturityModel]
    case .nextStep: [.nextStepOn]
    case .review: [.reviewOn]
    case .decision, .milestoneOrScope, .reason, .reasonCode, .successor: []
    }
  }

  /// The options that give it, as a person would type them.
  public func options(_ language: Language) -> String {
    switch self {
    case .decision: "(--decision V/1234 | --approved-by \(language("ROLLE", "ROLE")))"
    case .plannedEnd: "--planned-end 2027-06-30"
    case .actualStart: "--actual-start 2026-11-02"
    case .milestoneOrScope: "(--scope TEXT | lotse milestone add TP… \(language("TITEL", "TITLE")) --due 2027-03-31)"
    case .pilotPlace: "--pilot-place TEXT"
    case .coverage: "--coverage-target 12"
    case .actualEnd: "--actual-end 2026-11-20"
    case .result: "--result TEXT"
    case .evidence: "--evidence URL"
    case .maturity:
      "--maturity-model 1.1 --maturity-level 3 --maturity-on 2026-11-20 --maturity-basis \(language("geprueft", "checked")) [--maturity-reason TEXT]"
    case .reason: "--because TEXT [--reason \(language("GRUND", "CODE"))]"
    case .reasonCode: "--reason \(language("GRUND", "CODE")) [--because TEXT]"
    case .nextStep: "--next-step-on 2027-01-15"
    case .review: "--review-on 2027-02-01"
    case .successor: "--into TP-0042"
    }
  }
}
