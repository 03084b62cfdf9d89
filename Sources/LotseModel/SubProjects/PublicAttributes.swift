public import LotseBasics

/// Attributes that were decided together: whether the public reads them, and why.
public struct Disclosure: Hashable, Sendable {
  public let attributes: [Attribute]
  public let reason: Phrase

  init(_ attributes: [Attribute], _ german: String, _ english: String) {
    self.attributes = attributes
    reason = Phrase(german, english)
  }
}

extension Attribute {
  /// Whether the public reads the attribute of a public sub-project. A list of what is allowed, so that a new
  /// attribute stays inside until somebody decides otherwise.
  public var isPublic: Bool {
    if case .own(let own) = self { own.isPublic } else { Attribute.published.contains(self) }
  }

  /// Ours that are public, in the order of all attributes; `CityConfiguration.publicAttributes` has the city's own as well.
  public static let published = allCases.filter { attribute in
    disclosed.contains { $0.attributes.contains(attribute) }
  }

  /// What the public reads.
  public static let disclosed = [
    Disclosure(
      [.title, .summary, .field, .kind, .unit, .places],
      "Was es ist, wohin es gehört und welche Einheit zuständig ist; keine Personen.",
      "What it is, where it belongs and which unit is responsible; no persons."),
    Disclosure(
      [.status, .statusSince, .coverageReached, .coverageTarget],
      "Der Stand, aus dem die veröffentlichten Zahlen nachgerechnet werden.",
      "The state from which the published figures are recomputed."),
    Disclosure(
      [.light],
      "Die Farbe, wie sie am Stichtag zählt: eine abgelaufene Bewertung ist grau.",
      "The colour as it counts on the cut-off date: an expired rating is grey."),
    Disclosure(
      [.mandatoryNorm, .mandatoryOn],
      "Gesetzliche Pflichten sind öffentlich.",
      "Legal duties are public."),
    Disclosure(
      [.plannedStart, .plannedEnd, .actualStart, .actualEnd, .milestones],
      "Plan und Einhaltung: daran misst die Öffentlichkeit die Strategie.",
      "Plan and fulfilment: by them the public measures the strategy."),
    Disclosure(
      [.result],
      "Was erreicht wurde, für Leser geschrieben.",
      "What was achieved, written for readers."),
    Disclosure(
      [.ozgID, .ozgKeys, .ozgTypes, .maturityModel, .maturityLevel, .maturityOn, .maturityBasis, .reuse],
      "Kennzeichen öffentlicher Kataloge und der Reifegrad mit Modell, Tag und Grundlage.",
      "Identifiers of public catalogues, and the maturity with model, day and basis."),
    Disclosure(
      [.tags, .links],
      "Zum Finden und Weiterlesen.",
      "For finding and reading on."),
    Disclosure(
      [.dependsOn, .follows, .mergedInto],
      "Nur Verweise auf Teilprojekte, die selbst öffentlich sind.",
      "Only references to sub-projects that are public themselves."),
  ]

  /// What a committee reads in its non-public part beside what is public. A list of what is allowed as well: the internal
  /// note, contacts and marks of internal lists stay in the office.
  public static let forCouncil =
    published + [
      .visibility, .reasonCode, .reason, .isCorrection, .heldStatus, .ratingReason, .maturityReason, .ozgNotInCatalogue,
      .decision, .approvedBy, .ratedOn, .dimension, .measure, .decisionNeeded, .decisionFrom, .priority, .reviewOn,
      .nextStepOn, .informedOn, .scope, .pilotPlace, .evidence, .budgetPlanned, .budgetSpent,
    ]

  /// What stays inside.
  public static let withheld = [
    Disclosure(
      [.note, .externalKey, .visibility],
      "Interne Notiz und Kennzeichen der internen Listen; die Sichtbarkeit ist bei allen öffentlich.",
      "The internal note and marks of internal lists; the visibility of all is public."),
    Disclosure(
      [.contact],
      "Erst wenn jede Adresse als Funktionspostfach bestätigt ist; Auskunft gibt das Postfach der Metadaten.",
      "Not before each address is known to be a role mailbox; the mailbox of the metadata answers."),
    Disclosure(
      [
        .reasonCode, .reason, .isCorrection, .heldStatus, .ratingReason, .maturityReason, .ozgNotInCatalogue,
      ],
      "Begründungen und Berichtigungen sind für das Haus geschrieben; ein Grund ohne seine Erläuterung führt irre.",
      "Reasons and corrections are written for the house; a code without its explanation misleads."),
    Disclosure(
      [.decision, .approvedBy],
      "Vorlagen können nichtöffentlich sein, freigebende Rollen lassen auf Personen schließen.",
      "Papers may be non-public, approving roles point to persons."),
    Disclosure(
      [.ratedOn, .dimension, .measure, .decisionNeeded, .decisionFrom],
      "Steuerung: Gegenstand der Berichte an Verwaltungsleitung und Gremien.",
      "Steering: matter of the reports to management and committees."),
    Disclosure(
      [.priority, .reviewOn, .nextStepOn, .informedOn],
      "Arbeitsmittel des Büros: Rangfolge, Wiedervorlagen und Rücklauf.",
      "Working tools of the office: ranking, reminders and returns."),
    Disclosure(
      [.scope, .pilotPlace, .evidence],
      "Arbeitstexte mit Orten, Abnahmen und internen Verweisen; für Leser sind Kurzbeschreibung und Ergebnis da.",
      "Working texts with places, acceptances and internal references; summary and result are for readers."),
    Disclosure(
      [.budgetPlanned, .budgetSpent],
      "Einzelbudgets verraten Vergaben; öffentlich sind Summen in den Vorlagen.",
      "Single budgets give tenders away; totals are public in the papers."),
  ]
}
