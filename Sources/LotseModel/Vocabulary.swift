public import LotseBasics

/// What sort of thing a sub-project is.
public enum Kind: String, Term {
  case ozgService = "ozg-service"
  case internalService = "internal-service"
  case efile, platform, tool, infrastructure, trial, organisation
  case smartCity = "smart-city"
  case framework

  public static let noun = Phrase("Art", "kind")

  public var label: Phrase {
    switch self {
    case .ozgService: Phrase("OZG-Leistung", "OZG service")
    case .internalService: Phrase("Interner Dienst", "Internal service")
    case .efile: Phrase("E-Akte-Einführung", "E-file introduction")
    case .platform: Phrase("Basiskomponente", "Platform")
    case .tool: Phrase("Werkzeug-Einführung", "Tool introduction")
    case .infrastructure: Phrase("Infrastruktur/Sicherheit", "Infrastructure/security")
    case .trial: Phrase("Erprobung", "Trial")
    case .organisation: Phrase("Organisation/Qualifizierung", "Organisation/training")
    case .smartCity: Phrase("Smart-City-Vorhaben", "Smart city project")
    case .framework: Phrase("Konzept/Regelwerk", "Framework")
    }
  }

  public var synonyms: [String] { self == .platform ? ["Plattform"] : [] }
}

/// The traffic light (Ampel) of an open item, a second axis beside the status.
public enum TrafficLight: String, Term {
  case green, yellow, red, grey

  public static let noun = Phrase("Ampel", "traffic light")

  public var label: Phrase {
    switch self {
    case .green: Phrase("Grün", "Green")
    case .yellow: Phrase("Gelb", "Yellow")
    case .red: Phrase("Rot", "Red")
    case .grey: Phrase("Grau", "Grey")
    }
  }

  /// What the colour says; printed in every report, because some councils read red as "not begun".
  public var meaning: Phrase {
    switch self {
    case .green: Phrase("im Plan", "on plan")
    case .yellow: Phrase("gefährdet, in der Einheit lösbar", "at risk, the unit can solve it")
    case .red: Phrase("außer Plan, Entscheidung nötig", "off plan, a decision is needed")
    case .grey: Phrase("nicht bewertet oder Bewertung abgelaufen", "not rated or rating expired")
    }
  }

  /// How bad the colour is: red 3, yellow 2, grey 1, green 0.
  public var severity: Int {
    switch self {
    case .green: 0
    case .grey: 1
    case .yellow: 2
    case .red: 3
    }
  }
}

/// The side of a sub-project that a yellow or red light speaks of.
public enum Dimension: String, Term {
  case schedule, result, cost, resources

  public static let noun = Phrase("Dimension der Ampel", "dimension of the light")

  public var label: Phrase {
    switch self {
    case .schedule: Phrase("Termin", "Schedule")
    case .result: Phrase("Ergebnis", "Result")
    case .cost: Phrase("Kosten", "Cost")
    case .resources: Phrase("Ressourcen", "Resources")
    }
  }
}

/// Why a status changed, as a code that can be counted.
public enum ReasonCode: String, Term {
  case resources, budget, legal, dependency, procurement, technical, priority, obsolete, correction, other

  public static let noun = Phrase("Grund", "reason")

  public var label: Phrase {
    switch self {
    case .resources: Phrase("Personal", "Staff")
    case .budget: Phrase("Haushalt", "Budget")
    case .legal: Phrase("Rechtslage", "Legal situation")
    case .dependency: Phrase("Abhängigkeit", "Dependency")
    case .procurement: Phrase("Vergabe", "Procurement")
    case .technical: Phrase("Technik", "Technology")
    case .priority: Phrase("Priorität geändert", "Priority changed")
    case .obsolete: Phrase("Entfallen", "Obsolete")
    case .correction: Phrase("Korrektur", "Correction")
    case .other: Phrase("Sonstiges", "Other")
    }
  }
}

/// How much a sub-project matters to the strategy; legal duty is a separate matter (`mandatory_norm`).
public enum Priority: String, Term {
  case unset, low, medium, high

  public static let noun = Phrase("Priorität", "priority")

  public var label: Phrase {
    switch self {
    case .unset: Phrase("Nicht festgelegt", "Not set")
    case .low: Phrase("Niedrig", "Low")
    case .medium: Phrase("Mittel", "Medium")
    case .high: Phrase("Hoch", "High")
    }
  }
}

/// Who may read of a sub-project.
public enum Visibility: String, Term {
  case `internal`, council, `public`

  public static let noun = Phrase("Sichtbarkeit", "visibility")

  public var label: Phrase {
    switch self {
    case .internal: Phrase("intern", "internal")
    case .council: Phrase("nichtöffentlich", "council")
    case .public: Phrase("öffentlich", "public")
    }
  }
}
