public import LotseBasics

/// Everything that is recorded of a sub-project. The raw value is the column, the JSON key and, with hyphens, the
/// option on the command line; one table serves storing, showing, comparing and listing.
public enum Attribute: Hashable, Sendable {
  case title, summary, field, kind, unit, places
  case status, statusSince, reasonCode, reason, isCorrection, heldStatus, decision, approvedBy
  case scope, pilotPlace, coverageReached, coverageTarget, result, evidence, reviewOn, nextStepOn
  case light, ratedOn, dimension, measure, decisionNeeded, decisionFrom, ratingReason
  case priority, mandatoryNorm, mandatoryOn
  case plannedStart, plannedEnd, actualStart, actualEnd, milestones
  case budgetPlanned, budgetSpent
  case ozgID, ozgKeys, ozgNotInCatalogue, ozgTypes
  case maturityModel, maturityLevel, maturityOn, maturityBasis, maturityReason, reuse
  case tags, links, dependsOn, follows, mergedInto
  case visibility, note, contact, informedOn
  // What came later stands at the end, in the order in which it came.
  case externalKey
  /// One that the city declared.
  case own(OwnAttribute)

  /// What a reader sees.
  public var label: Phrase {
    switch self {
    case .title: Phrase("Titel", "Title")
    case .summary: Phrase("Kurzbeschreibung", "Summary")
    case .field: Phrase("Themenfeld", "Field")
    case .kind: Phrase("Art", "Kind")
    case .unit: Phrase("Einheit", "Unit")
    case .places: Phrase("Weitere Einordnung", "Further places")
    case .status: Phrase("Status", "Status")
    case .statusSince: Phrase("Status seit", "Status since")
    case .reasonCode: Phrase("Grund", "Reason code")
    case .reason: Phrase("Begründung", "Explanation")
    case .isCorrection: Phrase("Korrektur", "Correction")
    case .heldStatus: Phrase("Status vor der Zurückstellung", "Status before the hold")
    case .decision: Phrase("Beschluss", "Decision")
    case .approvedBy: Phrase("Freigegeben durch", "Approved by")
    case .scope: Phrase("Umfang", "Scope")
    case .pilotPlace: Phrase("Pilotiert in", "Piloted at")
    case .coverageReached: Phrase("Erreichte Stellen", "Offices reached")
    case .coverageTarget: Phrase("Zielstellen", "Target offices")
    case .result: Phrase("Ergebnis", "Result")
    case .evidence: Phrase("Nachweis", "Evidence")
    case .reviewOn: Phrase("Wiedervorlage", "Review on")
    case .nextStepOn: Phrase("Nächster Schritt am", "Next step on")
    case .light: Phrase("Ampel", "Light")
    case .ratedOn: Phrase("Bewertet am", "Rated on")
    case .dimension: Phrase("Dimension der Ampel", "Dimension of the light")
    case .measure: Phrase("Maßnahme", "Measure")
    case .decisionNeeded: Phrase("Nötige Entscheidung", "Decision needed")
    case .decisionFrom: Phrase("Entscheidung durch", "Decision from")
    case .ratingReason: Phrase("Begründung der Ampel", "Reason for the light")
    case .priority: Phrase("Priorität", "Priority")
    case .mandatoryNorm: Phrase("Gesetzliche Pflicht", "Legal duty")
    case .mandatoryOn: Phrase("Pflicht ab", "Duty from")
    case .plannedStart: Phrase("Geplanter Beginn", "Planned start")
    case .plannedEnd: Phrase("Geplantes Ende", "Planned end")
    case .actualStart: Phrase("Begonnen am", "Started on")
    case .actualEnd: Phrase("Abgeschlossen am", "Ended on")
    case .milestones: Phrase("Meilenstein", "Milestone")
    case .budgetPlanned: Phrase("Budget geplant", "Budget planned")
    case .budgetSpent: Phrase("Budget verausgabt", "Budget spent")
    case .ozgID: Phrase("OZG-ID", "OZG-ID")
    case .ozgKeys: Phrase("Leistungsschlüssel", "Service keys")
    case .ozgNotInCatalogue: Phrase("Nicht im Katalog, weil", "Not in the catalogue because")
    case .ozgTypes: Phrase("LeiKa-Typ", "LeiKa type")
    case .maturityModel: Phrase("Reifegradmodell", "Maturity model")
    case .maturityLevel: Phrase("Reifegrad", "Maturity level")
    case .maturityOn: Phrase("Reifegrad bewertet am", "Maturity assessed on")
    case .maturityBasis: Phrase("Grundlage des Reifegrads", "Basis of the maturity")
    case .maturityReason: Phrase("Unter „online“, weil", "Below \"online\" because")
    case .reuse: Phrase("Nachnutzung", "Reuse")
    case .tags: Phrase("Schlagwörter", "Tags")
    case .links: Phrase("Verweise", "Links")
    case .dependsOn: Phrase("Hängt ab von", "Depends on")
    case .follows: Phrase("Folgt auf", "Follows")
    case .mergedInto: Phrase("Zusammengeführt in", "Merged into")
    case .visibility: Phrase("Sichtbarkeit", "Visibility")
    case .note: Phrase("Interne Notiz", "Internal note")
    case .contact: Phrase("Kontakt", "Contact")
    case .informedOn: Phrase("Zuletzt gemeldet", "Last reported")
    case .externalKey: Phrase("Nummer der Ausgangsliste", "External key")
    case .own(let own): own.label
    }
  }

  /// How the value is written by a person and checked at the door.
  public var form: Form {
    switch self {
    case .title, .reason, .decision, .approvedBy, .pilotPlace, .measure, .decisionNeeded, .decisionFrom,
      .ratingReason, .mandatoryNorm, .ozgNotInCatalogue, .maturityReason, .contact,
      .externalKey:
      .line
    case .summary, .scope, .result, .evidence, .note: .text
    case .field: .field
    case .unit: .unit
    case .kind: .term(Kind.self)
    case .status, .heldStatus: .term(Status.self)
    case .reasonCode: .term(ReasonCode.self)
    case .light: .term(TrafficLight.self)
    case .dimension: .term(Dimension.self)
    case .priority: .term(Priority.self)
    case .maturityModel: .term(MaturityModel.self)
    case .maturityBasis: .term(MaturityBasis.self)
    case .reuse: .term(Reuse.self)
    case .visibility: .term(Visibility.self)
    case .isCorrection: .flag
    case .statusSince, .reviewOn, .nextStepOn, .ratedOn, .mandatoryOn, .plannedStart, .plannedEnd, .actualStart,
      .actualEnd, .maturityOn, .informedOn:
      .day
    case .coverageReached, .coverageTarget, .maturityLevel: .count
    case .budgetPlanned, .budgetSpent: .money
    case .milestones: .milestones
    case .ozgID: .ozgID
    case .ozgKeys: .ozgKeys
    case .ozgTypes: .ozgTypes
    case .tags: .tags
    case .links: .links
    case .places: .places
    case .dependsOn: .numbers
    case .follows, .mergedInto: .number
    case .own(let own): own.form
    }
  }

  /// Who may set the value: anyone who updates, or only a status move, a rating or a report of its own.
  public var owner: Owner {
    switch self {
    case .status, .statusSince, .reasonCode, .reason, .isCorrection, .heldStatus, .mergedInto: .workflow
    case .light, .ratedOn, .dimension, .measure, .decisionNeeded, .decisionFrom, .ratingReason: .rating
    case .milestones: .milestones
    case .informedOn: .report
    default: .update
    }
  }

  /// Whether it says how the work stands, which a unit reports; the others are what the office files (rule of counting:
  /// who reported). docs/counting.md lists the same.
  public var isStateOfWork: Bool {
    switch self {
    case .status, .statusSince, .reasonCode, .reason, .heldStatus, .scope, .pilotPlace, .coverageReached,
      .coverageTarget, .result, .evidence, .nextStepOn, .light, .ratedOn, .dimension, .measure, .decisionNeeded,
      .decisionFrom, .ratingReason, .plannedStart, .plannedEnd, .actualStart, .actualEnd, .milestones, .budgetSpent,
      .maturityModel, .maturityLevel, .maturityOn, .maturityBasis, .maturityReason, .note:
      true
    case .title, .summary, .field, .kind, .unit, .places, .isCorrection, .decision, .approvedBy, .reviewOn, .priority,
      .mandatoryNorm, .mandatoryOn, .budgetPlanned, .ozgID, .ozgKeys, .ozgNotInCatalogue, .ozgTypes, .reuse, .tags,
      .links, .dependsOn, .follows, .mergedInto, .visibility, .contact, .informedOn, .externalKey, .own:
      false
    }
  }

  /// How large a number it takes: offices and levels are few, what a city counts for itself may be inhabitants.
  var mostDigits: Int { if case .own = self { 9 } else { 6 } }

  /// Whether every sub-project has a value.
  public var isRequired: Bool { self == .title || self == .field || self == .kind || self == .unit }

  /// The option that sets the value, such as `--planned-end`.
  public var option: String { "--" + rawValue.replacing("_", with: "-") }

  public enum Owner: Sendable { case update, workflow, rating, milestones, report }

  public enum Form: Sendable {
    case line, text, day, money, count, flag, term(any Term.Type)
    case field, unit, places, number, numbers, tags, links, milestones, ozgID, ozgKeys, ozgTypes
    /// One of the words that the city chose for it.
    case choice(OwnAttribute)
  }
}
