internal import LotseBasics
internal import LotseModel

/// What columns and words of spreadsheets usually mean. Only suggestions are made from it, never an import.
enum Guess {
  // MARK: Columns

  private static let headings: [(Attribute, [String])] = [
    (
      .title,
      [
        "titel", "projekt", "projektname", "projekttitel", "bezeichnung", "massnahme", "vorhaben", "name", "leistung",
        "teilprojekt", "ozg-leistung", "title", "project",
      ]
    ),
    (.summary, ["beschreibung", "inhalt", "ziel", "erlauterung", "description"]),
    (.field, ["themenfeld", "handlungsfeld", "bereich", "thema", "cluster", "topic"]),
    (.kind, ["typ", "kategorie", "projektart", "type", "category"]),
    (
      .unit,
      [
        "amt", "fachbereich", "fb", "dienststelle", "zustandig", "zustandigkeit", "federfuhrung",
        "organisationseinheit", "referat", "abteilung", "department",
      ]
    ),
    (.status, ["stand", "projektstatus", "umsetzungsstand", "bearbeitungsstand", "state", "phase"]),
    (.light, ["ampelstatus", "ampelfarbe", "traffic light"]),
    (.priority, ["prio", "wichtigkeit"]),
    (.plannedStart, ["beginn", "start", "von", "geplanter start", "projektstart", "projektbeginn"]),
    (
      .plannedEnd,
      [
        "ende", "fertigstellung", "fertig bis", "bis", "termin", "zieltermin", "frist", "projektende", "geplant bis",
        "end", "due",
      ]
    ),
    (.actualStart, ["begonnen", "ist-start", "ist-beginn", "gestartet am"]),
    (.actualEnd, ["abgeschlossen", "ist-ende", "fertiggestellt am", "erledigt am"]),
    (.budgetPlanned, ["budget", "kosten", "plankosten", "mittel", "haushaltsansatz", "kosten geplant", "cost"]),
    (.budgetSpent, ["ausgaben", "ist-kosten", "verausgabt", "spent"]),
    (
      .note,
      ["bemerkung", "bemerkungen", "notiz", "kommentar", "anmerkung", "anmerkungen", "sonstiges", "notes", "comment"]
    ),
    (.ozgID, ["ozg-nr", "ozg-nummer", "ozg"]),
    (.ozgKeys, ["leika", "leika-schlussel", "leika-id", "fim-schlussel"]),
    (
      .externalKey,
      ["lfd. nr.", "lfd nr", "lfd. nummer", "nr.", "nr", "nummer", "id", "projektnummer", "pos.", "kennung", "no."]
    ),
    (.result, ["resultat", "erreicht"]),
    (.tags, ["schlagworte", "stichworte", "tag"]),
    (.links, ["link", "url", "webseite", "internet"]),
  ]

  static func column(_ heading: String) -> Attribute? {
    let bare = self.bare(heading)
    guard !bare.isEmpty, !isPersonal(heading) else { return nil }
    for (attribute, names) in headings where names.contains(where: { self.bare($0) == bare }) { return attribute }
    // "Fertigstellung (geplant)", "Amt/Fachbereich": a known word at the start.
    for (attribute, names) in headings
    where names.contains(where: { self.bare($0).count > 3 && bare.hasPrefix(self.bare($0)) }) {
      return attribute
    }
    return nil
  }

  static func isPersonal(_ heading: String) -> Bool {
    let bare = self.bare(heading)
    return ["ansprechpartner", "ansprechperson", "bearbeiter", "projektleit", "verantwortlich", "kontaktperson"]
      .contains { bare.hasPrefix($0) }
  }

  private static func bare(_ text: String) -> String {
    ImportMapping.folded(text).filter { $0.isLetter || $0.isNumber }
  }

  // MARK: Words

  private static let statuses: [(Status, [String])] = [
    (.proposed, ["neu", "idee", "vorschlag", "angedacht", "offen", "beantragt"]),
    (.planned, ["in planung", "planung", "vorbereitung", "in vorbereitung", "beauftragt", "beschlossen"]),
    (.concept, ["konzept", "konzeption", "konzeptphase", "analyse", "in abstimmung"]),
    (
      .implementation,
      [
        "in arbeit", "lauft", "laufend", "in bearbeitung", "umsetzung", "in umsetzg", "aktiv", "gestartet", "begonnen",
        "in progress",
      ]
    ),
    (.pilot, ["test", "testbetrieb", "im test", "pilot", "pilotbetrieb", "pilotphase"]),
    (.rollout, ["ausrollung", "rollout", "roll-out", "einfuhrung", "in einfuhrung"]),
    (
      .completed,
      ["fertig", "erledigt", "umgesetzt", "abgeschl", "beendet", "live", "online", "produktiv", "done", "ok"]
    ),
    (.continuous, ["dauerhaft", "betrieb", "regelbetrieb", "fortlaufend", "im betrieb"]),
    (.onHold, ["pausiert", "ruht", "ruhend", "gestoppt", "wartet", "verschoben", "on hold"]),
    (.cancelled, ["verworfen", "entfallt", "entfallen", "abgebrochen", "abgelehnt", "gestrichen"]),
  ]
  private static let lights: [(TrafficLight, [String])] = [
    (.green, ["gruen", "gr", "g", "ok"]), (.yellow, ["ge", "orange", "amber"]), (.red, ["ro", "r", "kritisch"]),
    (.grey, ["weiss", "offen", "unbekannt"]),
  ]
  private static let priorities: [(Priority, [String])] = [
    (.high, ["1", "a", "sehr hoch"]), (.medium, ["2", "b", "normal"]), (.low, ["3", "c", "gering"]),
  ]
  private static let kinds: [(Kind, [String])] = [
    (.ozgService, ["ozg", "onlinedienst", "online-dienst", "verwaltungsleistung"]),
    (.tool, ["software", "werkzeug", "fachverfahren", "tool"]), (.efile, ["eakte", "e-akte", "dms"]),
    (.infrastructure, ["infrastruktur", "netz", "sicherheit"]), (.platform, ["plattform", "portal"]),
    (.framework, ["konzept", "richtlinie"]), (.organisation, ["schulung", "organisation"]),
    (.smartCity, ["smart city"]), (.trial, ["pilot", "test"]),
  ]

  /// Whether words of the attribute can be mapped at all: a closed vocabulary, a day, an amount.
  static func canBeMapped(_ attribute: Attribute) -> Bool {
    switch attribute.form {
    case .term, .field, .unit, .flag, .day, .money, .count: true
    default: false
    }
  }

  /// What a word probably means: an identifier, or a day.
  static func word(_ text: String, _ attribute: Attribute, _ configuration: Configuration) -> String? {
    switch attribute.form {
    case .day: return GuessedDay.day(text, isStart: attribute == .plannedStart)?.iso
    case .unit: return unit(text, configuration)
    case .field:
      let fields = configuration.fields
      let guess = Text.suggestion(for: text, among: fields.flatMap { [$0.key.text, $0.label.de] })
      return fields.first { $0.key.text == guess || $0.label.de == guess }?.key.text
    case .term:
      switch attribute {
      case .status: return term(text, statuses)
      case .light: return term(text, lights)
      case .priority: return term(text, priorities)
      case .kind: return term(text, kinds)
      default: return nil
      }
    default: return nil
    }
  }

  private static func term<Word: Term>(_ text: String, _ known: [(Word, [String])]) -> String? {
    let bare = self.bare(text)
    if let found = known.first(where: { $0.1.contains { self.bare($0) == bare } }) { return found.0.rawValue }
    let labels = Word.allCases.flatMap { [$0.label.de, $0.label.en, $0.rawValue] }
    if let guess = Text.suggestion(for: text.filter { $0 != "." }, among: labels) {
      return try? Word(parsing: guess).rawValue
    }
    return known.first { $0.1.contains { self.bare($0).count > 3 && bare.hasPrefix(self.bare($0)) } }?.0.rawValue
  }

  /// "Amt 50" and "FB 50 Soziales" are the unit whose key has the same digits.
  private static func unit(_ text: String, _ configuration: Configuration) -> String? {
    let digits = text.filter(\.isNumber)
    guard digits.isEmpty else {
      return configuration.units.first { $0.key.text.filter(\.isNumber) == digits }?.key.text
    }
    let names = configuration.units.flatMap { [$0.key.text, $0.label.de] }
    if let guess = Text.suggestion(for: text, among: names) {
      return configuration.units.first { $0.key.text == guess || $0.label.de == guess }?.key.text
    }
    let folded = Text.folded(text)
    return configuration.units.first { folded.contains(Text.folded($0.label.de)) }?.key.text
  }

  static func choices(_ attribute: Attribute, _ configuration: Configuration) -> [String] {
    switch attribute.form {
    case .field: configuration.fields.map(\.key.text)
    case .unit: configuration.units.map(\.key.text)
    case .term(let type): identifiers(type)
    default: []
    }
  }

  private static func identifiers(_ type: (some Term).Type) -> [String] { type.allCases.map(\.rawValue) }
}
