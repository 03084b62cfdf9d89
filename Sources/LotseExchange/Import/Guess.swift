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
        "teilprojekt", "ozg-leistung", "title", "project", "massnahmen", "thema des projekts",
      ]
    ),
    (.summary, ["beschreibung", "inhalt", "ziel", "erlauterung", "description"]),
    (.field, ["themenfeld", "handlungsfeld", "bereich", "thema", "cluster", "topic"]),
    (.kind, ["typ", "kategorie", "projektart", "type", "category"]),
    (
      .unit,
      [
        "amt", "fachbereich", "fb", "dezernat", "dienststelle", "zustandig", "zustandigkeit", "federfuhrung",
        "organisationseinheit", "referat", "abteilung", "department",
      ]
    ),
    (
      .status,
      [
        "stand", "sachstand", "projektstatus", "umsetzungsstand", "bearbeitungsstand", "projektstand", "fortschritt",
        "state", "phase",
      ]
    ),
    (.light, ["ampelstatus", "ampelfarbe", "traffic light"]),
    (.priority, ["prio", "wichtigkeit"]),
    (.plannedStart, ["beginn", "start", "von", "geplanter start", "projektstart", "projektbeginn"]),
    (
      .plannedEnd,
      [
        "ende", "fertigstellung", "fertig bis", "bis", "bis wann", "wann", "termin", "zieltermin", "frist",
        "projektende", "geplant bis",
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

  private static let exact: [String: Attribute] = {
    var exact: [String: Attribute] = [:]
    for (attribute, names) in headings { for name in names { exact[bare(name)] = exact[bare(name)] ?? attribute } }
    return exact
  }()
  /// "Fertigstellung (geplant)", "Amt/Fachbereich": a known word at the start.
  private static let starts: [[UInt8]: [(name: String, attribute: Attribute)]] = Dictionary(
    grouping: headings.flatMap { attribute, names in
      names.map(bare).filter { $0.count > 3 }.map { ($0, attribute) }
    }, by: { beginning($0.0) }
  )

  /// No known word that may stand at a start is shorter, so only those that begin alike need be compared.
  private static func beginning(_ bare: String) -> [UInt8] { Array(bare.utf8.prefix(4)) }

  static func column(_ heading: String) -> Attribute? {
    guard heading.utf8.count <= 200 else { return nil }
    // Of two rows of headings the lower says more: "Termin / Ende"; in "Kosten / in T€" it says nothing.
    let rows = heading.utf8.contains(UInt8(ascii: "/")) ? heading.split(separator: " / ").map(String.init) : []
    if rows.count > 1, let found = rows.reversed().lazy.compactMap(single).first { return found }
    if let found = single(heading) { return found }
    // "Geplante Fertigstellung": what is described comes last.
    let words = heading.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == 2, ["e", "er", "es"].contains(where: words[0].hasSuffix), !isPersonal(heading) else {
      return nil
    }
    return exact[bare(words[1])]
  }

  private static func single(_ heading: String) -> Attribute? {
    let bare = self.bare(heading)
    guard !bare.isEmpty, !isPersonal(bare: bare) else { return nil }
    return exact[bare] ?? starts[beginning(bare)]?.first { bare.utf8.starts(with: $0.name.utf8) }?.attribute
  }

  static func isPersonal(_ heading: String) -> Bool {
    heading.utf8.count <= 200 && isPersonal(bare: bare(heading))
  }

  private static func isPersonal(bare: String) -> Bool {
    if ["wer", "name", "namen", "nachname", "vorname", "leitung", "leiter", "kurzel", "who"].contains(bare) {
      return bare != "name"
    }
    return personal.contains { bare.utf8.starts(with: $0.utf8) }
  }

  private static let personal = [
    "ansprechpartner", "ansprechperson", "bearbeite", "sachbearbeite", "projektleit", "verantwortlich", "kontaktperson",
    "mitarbeite", "projektverantwort",
  ]

  private static func bare(_ text: String) -> String {
    let folded = ImportMapping.folded(text)
    guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { return folded.filter { $0.isLetter || $0.isNumber } }
    let isPlain = { (byte: UInt8) in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return String(decoding: folded.utf8.filter(isPlain), as: UTF8.self)
  }

  // MARK: Words

  private static let statuses: [(Status, [String])] = [
    (.proposed, ["neu", "idee", "vorschlag", "angedacht", "offen", "beantragt"]),
    (.planned, ["in planung", "planung", "vorbereitung", "in vorbereitung", "beauftragt", "beschlossen"]),
    (.concept, ["konzept", "konzeption", "konzeptphase", "analyse", "in abstimmung"]),
    (
      .implementation,
      [
        "in arbeit", "i. a.", "i. b.", "in umsetzung", "lauft", "laufend", "in bearbeitung", "umsetzung", "in umsetzg",
        "aktiv", "gestartet", "begonnen",
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
    case .term, .field, .unit, .choice, .flag, .day, .money, .count, .ozgKeys, .ozgID: true
    default: false
    }
  }

  private static let nothings: Set<String> = [
    "", "ka", "na", "nn", "tbd", "tba", "offen", "unbekannt", "unklar", "keineangabe", "keine", "folgt", "nochoffen",
    "nochunklar", "entfallt", "keiner", "siehebemerkung", "so", "so",
  ]

  /// Whether a text says that nothing is known: "k. A.", "TBD", "?", "–".
  static func isNothing(_ text: String) -> Bool { nothings.contains(bare(text)) }

  /// What a word probably means: an identifier, or a day; empty where it says nothing.
  static func word(_ text: String, _ attribute: Attribute, _ configuration: CityConfiguration) -> String? {
    if let meaning = meaning(text, attribute, configuration) { return meaning }
    return isNothing(text) ? "" : nil
  }

  private static func meaning(_ text: String, _ attribute: Attribute, _ configuration: CityConfiguration) -> String? {
    switch attribute.form {
    case .day: return GuessedDay.day(text, isStart: attribute == .plannedStart)?.iso
    case .unit: return unit(text, configuration)
    case .field:
      let fields = configuration.fields
      let guess = Text.suggestion(for: text, among: fields.flatMap { [$0.key.text, $0.label.de] })
      return fields.first { $0.key.text == guess || $0.label.de == guess }?.key.text
    case .choice(let own):
      let guess = Text.suggestion(for: text, among: own.choices.flatMap { [$0.key, $0.label.de, $0.label.en] })
      return own.choices.first { [$0.key, $0.label.de, $0.label.en].contains(guess) }?.key
    case .term:
      switch attribute {
      case .status: return term(text, statuses) ?? share(text)
      case .light: return term(text, lights)
      case .priority: return term(text, priorities)
      case .kind: return term(text, kinds)
      default: return nil
      }
    default: return nil
    }
  }

  /// "80 %" is under way, and all of it is done.
  private static func share(_ text: String) -> String? {
    let bare = text.filter { !$0.isWhitespace }
    guard bare.hasSuffix("%"), let percent = Digits.value(bare.dropLast().prefix { $0.isNumber }.utf8), percent <= 100
    else { return nil }
    return (percent == 0 ? Status.planned : percent == 100 ? .completed : .implementation).rawValue
  }

  /// The value that a column of crosses with this heading gives: "online", "in Arbeit", "rot".
  static func cross(_ heading: String) -> (Attribute, String)? {
    guard heading.utf8.count <= 60, !bare(heading).isEmpty else { return nil }
    if let status = term(heading, statuses) { return (.status, status) }
    if let light = term(heading, lights.map { ($0.0, $0.1.filter { $0.count > 2 }) }) { return (.light, light) }
    return nil
  }

  /// Several units that stand in one text; a person has to choose.
  static func units(_ text: String, _ configuration: CityConfiguration) -> [String] {
    guard text.utf8.count <= 200 else { return [] }
    let parts = text.split { ",;/+&\n".contains($0) }.map(String.init)
    let found = parts.compactMap { unit($0, configuration) }
    return parts.count > 1 && Set(found).count > 1 ? found : []
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
  private static func unit(_ text: String, _ configuration: CityConfiguration) -> String? {
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

  static func choices(_ attribute: Attribute, _ configuration: CityConfiguration) -> [String] {
    switch attribute.form {
    case .field: configuration.fields.map(\.key.text)
    case .unit: configuration.units.map(\.key.text)
    case .term(let type): identifiers(type)
    case .choice(let own): own.choices.map(\.key)
    default: []
    }
  }

  private static func identifiers(_ type: (some Term).Type) -> [String] { type.allCases.map(\.rawValue) }
}
