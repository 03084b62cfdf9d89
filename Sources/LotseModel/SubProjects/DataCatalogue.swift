public import LotseBasics

/// What a works council (Personalrat) and a data protection officer ask of each datum: whether it is about persons, what it
/// is for, who reads it, how long it stays (Art. 30 GDPR).
public struct DataCatalogue: Sendable {
  /// Whether a datum is about persons.
  public enum Personal: String, CaseIterable, Sendable {
    /// Names or marks people.
    case yes
    /// People write it in their own words and may name somebody.
    case possible
    /// Of a role or of nobody.
    case no

    public var label: Phrase {
      switch self {
      case .yes: Phrase("ja", "yes")
      case .possible: Phrase("möglich", "possible")
      case .no: Phrase("nein", "no")
      }
    }
  }

  public struct Entry: Hashable, Sendable {
    /// The column or key, such as `planned_end`.
    public let key: String
    public let label: Phrase
    public let personal: Personal
    public let purpose: Phrase
    public let readers: Phrase
    public let kept: Phrase
  }

  /// Every attribute of sub-projects in its order, then what is recorded beside them.
  /// `own` are those that the city declared.
  public static func entries(_ own: [OwnAttribute]) -> [Entry] {
    (Attribute.allCases + own.map(Attribute.own)).map(\.catalogued) + others
  }

  private static let others = [
    Entry(
      key: "changeset.actor", label: Phrase("Urheber einer Änderung", "Author of a change"), personal: .yes,
      purpose: Phrase(
        "Nachvollziehen, wer was erfasst hat; nicht für Leistungs- oder Verhaltenskontrolle, es gibt keine Auswertung je Person.",
        "To trace who recorded what; not to judge performance or conduct, there is no figure per person."),
      readers: DataCatalogue.office,
      kept: Phrase("bis er ersetzt wird", "until it is replaced")),
    Entry(
      key: "changeset.recorded_at", label: Phrase("Zeitpunkt einer Änderung", "Time of a change"), personal: .yes,
      purpose: Phrase(
        "Welcher Stand an einem Stichtag bekannt war; mit dem Urheber zusammen auf Personen beziehbar.",
        "Which state was known on a cut-off day; together with the author it points to persons."),
      readers: DataCatalogue.office,
      kept: DataCatalogue.forGood),
    Entry(
      key: "changeset.message", label: Phrase("Bemerkung zu einer Änderung", "Remark on a change"), personal: .possible,
      purpose: Phrase("Warum etwas geändert wurde.", "Why something was changed."), readers: DataCatalogue.office,
      kept: DataCatalogue.untilRedacted),
    Entry(
      key: "unit.mailbox", label: Phrase("Funktionspostfach einer Einheit", "Role mailbox of a unit"), personal: .no,
      purpose: Phrase("Meldebögen und Erinnerungen vorbereiten.", "To prepare update sheets and reminders."),
      readers: DataCatalogue.office, kept: DataCatalogue.forGood),
    Entry(
      key: "decision", label: Phrase("Beschluss, Antrag, Anfrage", "Decision, motion, question"), personal: .possible,
      purpose: Phrase(
        "Beschlusskontrolle; antragstellend ist eine Fraktion oder ein Gremium, keine Person.",
        "Following up decisions; the applicant is a group or a body, not a person."),
      readers: Phrase("Büro, Gremium; alle, wenn öffentlich", "office, committee; everybody, if public"),
      kept: DataCatalogue.forGood),
    Entry(
      key: "frozen_report", label: Phrase("Eingefrorener Bericht", "Frozen report"), personal: .possible,
      purpose: Phrase(
        "Nachweis, was das Haus verlassen hat; wird nie verändert.", "Proof of what left the house; never changed."),
      readers: Phrase("wer ihn erhielt", "who received it"), kept: DataCatalogue.forGood),
  ]

  static let office = Phrase("Büro", "office")
  static let forGood = Phrase("dauerhaft", "for good")
  static let untilRedacted = Phrase("bis es geschwärzt wird", "until it is redacted")

  /// What the short words mean.
  public static let legend = [
    Phrase(
      "Büro: wer die Datei lesen darf. Die Rechte an der Datei im Betriebssystem sind die einzige Zugriffskontrolle.",
      "Office: who may read the file. Its rights in the operating system are the only access control."),
    Phrase(
      "Alle, wenn freigegeben: sobald das Teilprojekt die Sichtbarkeit „öffentlich“ hat; sonst Büro, Einheit und Gremium.",
      "Everybody, if released: once the visibility of the sub-project is \"public\"; else office, unit and committee."),
    Phrase(
      "Einheit: im Meldebogen ihrer Teilprojekte. Gremium: im nichtöffentlichen Teil der Vorlage.",
      "Unit: in the update sheet of its sub-projects. Committee: in the non-public part of the paper."),
    Phrase(
      "Dauerhaft: Jede Zahl muss Jahre später nachzurechnen sein. Texte gehen mit „lotse redact“, Namen mit „lotse actors pseudonymise“.",
      "For good: every figure must be recomputable years later. Texts go by \"lotse redact\", names by \"lotse actors pseudonymise\"."
    ),
  ]
}

extension Attribute {
  /// What is said of it in the catalogue of data.
  var catalogued: DataCatalogue.Entry {
    DataCatalogue.Entry(
      key: rawValue, label: label, personal: personal, purpose: purpose, readers: readers,
      kept: isRedactable ? DataCatalogue.untilRedacted : DataCatalogue.forGood)
  }

  /// Texts may name somebody; an allow-list of what cannot.
  private var personal: DataCatalogue.Personal {
    switch self {
    case .approvedBy, .decisionFrom, .contact: .possible
    default: isRedactable ? .possible : .no
    }
  }

  private var readers: Phrase {
    if isPublic { return Phrase("alle, wenn freigegeben", "everybody, if released") }
    return Attribute.forCouncil.contains(self)
      ? Phrase("Büro, Einheit, Gremium", "office, unit, committee") : DataCatalogue.office
  }

  private var purpose: Phrase {
    switch self {
    case .title, .summary: Phrase("Benennen, worum es geht.", "To say what it is.")
    case .field, .kind, .places, .tags: Phrase("Einordnen und zählen.", "To file and to count.")
    case .unit: Phrase("Wer zuständig ist: eine Einheit, keine Person.", "Who is responsible: a unit, not a person.")
    case .status, .statusSince, .heldStatus, .isCorrection:
      Phrase("Stand der Umsetzung; daraus wird gezählt.", "State of the work; it is counted.")
    case .reasonCode, .reason, .ratingReason, .maturityReason, .ozgNotInCatalogue:
      Phrase("Begründung für Büro und Gremium.", "Reasons for office and committee.")
    case .decision: Phrase("Verweis auf einen Beschluss.", "Reference to a decision.")
    case .approvedBy, .decisionFrom:
      Phrase(
        "Rolle oder Gremium, das freigibt oder entscheidet; keine Namen.",
        "Role or body that approves or decides; no names.")
    case .scope, .pilotPlace, .coverageReached, .coverageTarget:
      Phrase("Umfang und Abdeckung messen.", "To measure scope and coverage.")
    case .result, .evidence: Phrase("Den Abschluss belegen.", "To prove completion.")
    case .reviewOn, .nextStepOn, .informedOn: Phrase("Wiedervorlage und Rücklauf.", "Reminders and returns.")
    case .light, .ratedOn, .dimension, .measure, .decisionNeeded:
      Phrase(
        "Steuern: was gefährdet ist und was dagegen geschieht.", "Steering: what is at risk and what is done about it.")
    case .priority: Phrase("Reihenfolge der Bearbeitung.", "Order of work.")
    case .mandatoryNorm, .mandatoryOn: Phrase("Gesetzliche Pflicht nachweisen.", "To prove a legal duty.")
    case .plannedStart, .plannedEnd, .actualStart, .actualEnd, .milestones:
      Phrase("Plan gegen Ist stellen.", "To set plan against fact.")
    case .budgetPlanned, .budgetSpent: Phrase("Mittel nachhalten, je Teilprojekt.", "To track funds, per sub-project.")
    case .ozgID, .ozgKeys, .ozgTypes, .maturityModel, .maturityLevel, .maturityOn, .maturityBasis, .reuse:
      Phrase("Umsetzung des Onlinezugangsgesetzes nachweisen.", "To prove what the Online Access Act asks for.")
    case .links: Phrase("Zum Weiterlesen.", "For reading on.")
    case .dependsOn, .follows, .mergedInto:
      Phrase("Beziehungen zwischen Teilprojekten.", "Relations between sub-projects.")
    case .visibility: Phrase("Wer lesen darf.", "Who may read.")
    case .note: Phrase("Arbeitsnotiz des Büros.", "Working note of the office.")
    case .contact: Phrase("Funktionspostfach für Rückfragen.", "Role mailbox for questions.")
    case .externalKey: Phrase("Abgleich mit der Ausgangsliste.", "To match the list it came from.")
    case .own: Phrase("Von der Stadt selbst festgelegt.", "Declared by the city itself.")
    }
  }
}
