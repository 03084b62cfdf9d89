internal import LotseBasics

/// The German names of commands and options: one table, read before the parser sees the arguments.
enum GermanOptions {
  /// Each option once, without its hyphens and umlauts; docs/optionen.md lists the same.
  private static let table: [(german: String, option: String)] = [
    // What every command takes.
    ("datei", "db"), ("heute", "today"), ("sprache", "lang"), ("farbe", "color"), ("hilfe", "help"),
    ("stand", "as-of"), ("ausgabe", "output"), ("ueberschreiben", "force"), ("bemerkung", "message"),
    ("uhr-stimmt", "clock-is-right"), ("probelauf", "dry-run"), ("ja", "yes"), ("anzahl", "count"),
    // Pages in the browser. `port` and `socket` are the same word in both.
    ("nur-lesen", "read-only"), ("benutzer-kopfzeile", "user-header"), ("oeffnen", "open"),
    // What a sub-project is, and filters.
    ("titel", "title"), ("kurzbeschreibung", "summary"), ("zusammenfassung", "summary"), ("feld", "field"),
    ("themenfeld", "field"), ("art", "kind"),
    ("einheit", "unit"), ("einordnungen", "places"), ("einordnung", "place"), ("ort", "place"),
    ("prioritaet", "priority"),
    ("pflicht", "mandatory"), ("norm", "mandatory-norm"), ("pflicht-ab", "mandatory-on"),
    ("geplanter-beginn", "planned-start"),
    ("budget-geplant", "budget-planned"), ("budget-verausgabt", "budget-spent"), ("schlagwoerter", "tags"),
    ("schlagwort", "tag"), ("verweise", "links"), ("haengt-ab-von", "depends-on"), ("folgt-auf", "follows"),
    ("sichtbarkeit", "visibility"), ("kontakt", "contact"), ("notiz", "note"), ("leistungsschluessel", "ozg-keys"),
    ("nicht-im-katalog", "ozg-not-in-catalogue"), ("leika-typ", "ozg-types"), ("nachnutzung", "reuse"),
    ("ausgangsnummer", "external-key"), ("angabe", "set"), ("offen", "open"), ("ueberfaellig", "overdue"),
    ("ohne-meldung", "stale"),
    ("suche", "search"), ("bedingung", "where"), ("nicht", "not"), ("ansicht", "view"), ("faellig-vor", "due-before"),
    ("faellig-nach", "due-after"), ("geaendert-seit", "changed-since"), ("geaendert-vor", "changed-before"),
    ("bearbeiten", "edit"), ("spalten", "columns"), ("sortierung", "sort"),
    // The state of the work.
    ("geplantes-ende", "planned-end"), ("begonnen-am", "actual-start"), ("abgeschlossen-am", "actual-end"),
    ("beschluss", "decision"), ("freigegeben-durch", "approved-by"), ("umfang", "scope"),
    ("pilotiert-in", "pilot-place"),
    ("erreichte-stellen", "coverage-reached"), ("zielstellen", "coverage-target"), ("ergebnis", "result"),
    ("nachweis", "evidence"), ("wiedervorlage", "review-on"), ("naechster-schritt", "next-step-on"),
    ("reifegradmodell", "maturity-model"), ("reifegrad", "maturity-level"), ("reifegrad-am", "maturity-on"),
    ("reifegrad-grundlage", "maturity-basis"), ("reifegrad-grund", "maturity-reason"), ("am", "on"),
    ("grund", "reason"),
    ("weil", "because"), ("begruendung", "because"), ("aufgegangen-in", "into"), ("korrektur", "correction"),
    ("ampel", "light"), ("massnahme", "measure"), ("noetige-entscheidung", "decision-needed"),
    ("entscheidung-durch", "decision-from"), ("faellig", "due"), ("auf", "to"), ("nachfolge", "succession"),
    // Counting and reports.
    ("nach", "by"), ("seit", "since"), ("von", "from"), ("bis", "to"), ("horizont", "until"), ("monate", "months"),
    ("halbjahr", "half-year"),
    ("verzug", "delay"), ("woche", "week"), ("oeffentlich", "public"), ("nichtoeffentlich", "nonpublic"),
    ("sitzung", "meeting"), ("mail-an", "mail-to"), ("ohne-pdf", "without-pdf"), ("paket", "package"),
    ("pruefung", "rule"),
    ("mitgeliefert", "standard"), ("thema", "topic"), ("leistungen", "services"), ("bereich", "area"), ("rang", "rank"),
    ("punkte", "points"), ("staedte", "of"), ("zitat", "quote"), ("quelle", "source"), ("anker", "anchor"),
    ("erwartet", "expect"),
    // Sittings and decisions.
    ("gremium", "committee"), ("teil", "part"), ("vorlagennummer", "paper-no"), ("stichtag", "cutoff"),
    ("abgabe", "deadline"), ("datum", "date"), ("nummer", "number"), ("antragsteller", "applicant"),
    ("erledigt", "done"), ("ausgang", "outcome"), ("fuer", "for"), ("alle", "all"), ("hoechstens", "limit"),
    // Exchange and setting up.
    ("zuordnung", "map"), ("blatt", "sheet"), ("zeichensatz", "encoding"), ("trennzeichen", "delimiter"),
    ("vorschlag", "suggest-map"), ("nummern-behalten", "keep-numbers"), ("nur-neue", "create-only"),
    ("nur-vorhandene", "update-only"), ("fehlerhafte-auslassen", "skip-bad"), ("abgelehnte", "refused"),
    ("uebernehmen", "take"), ("ersetzen", "replace"), ("profil", "profile"), ("blatt-je-feld", "sheet-per-field"),
    ("ohne-blaettern", "no-pager"), ("metadaten", "metadata"), ("ausgestellt", "issued"),
    ("alle-einheiten", "all-units"),
    ("konfiguration", "config"),
    ("muster", "sample"), ("vom", "dated"), ("textfelder", "fields"), ("als-yaml", "yaml"), ("behalten", "keep"),
    ("alles", "everything"), ("erstuebernahme", "initial"), ("nachrichten", "mail"), ("als", "as"),
    ("aenderung", "change"),
    ("enthaelt", "text"),
    // Many cities.
    ("uebergabe", "hand-over"), ("leserkreis", "audience"), ("erwartete", "expected"), ("datenbankserver", "engine"),
    ("kommune", "municipality"),
  ]

  /// The same, for whoever goes through all of them.
  static let names = Dictionary(uniqueKeysWithValues: table.map { ($0.german, $0.option) })

  /// What the parser calls an option; nil where it is no German name. A command line has one or two: to look the table through
  /// takes less than to set a dictionary up.
  static func option(_ german: String) -> String? { table.first { $0.german == german }?.option }

  /// The arguments with the names that the parser knows: German options, and commands that are typed with umlauts. What
  /// stands behind `--` stays as it is, and so do values.
  static func translated(_ arguments: [String]) -> [String] {
    // To look commands up takes longer than many a command: only where one may be spelled otherwise.
    let isSpelled = arguments.first != "hilfe" && arguments.prefix { !$0.hasPrefix("-") }.allSatisfy(isKnownSpelling)
    let words = isSpelled ? [] : commandWords(arguments)
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return words
      + arguments[words.count..<max(end, words.count)].map { argument in
        guard argument.hasPrefix("--") else { return argument }
        let name = argument.dropFirst(2).prefix { $0 != "=" }
        return option(spelled(String(name))).map { "--" + $0 + argument.dropFirst(2 + name.count) } ?? argument
      } + arguments[max(end, words.count)...]
  }

  /// The German names of an option.
  static func names(of option: String) -> [String] { table.filter { $0.option == option }.map(\.german).sorted() }

  /// What the parser says, with the names of options that were typed in place of those that it knows, and the whole word in
  /// place of one of its letters. Of several things that it may be, the first.
  static func asTyped(_ said: String, _ arguments: [String]) -> String {
    var said = String(said.split(separator: "\n   or: ").first ?? "")
    if let letter = said.firstMatch(of: /^Unknown option '-(\w)'$/)?.output.1, !arguments.contains("-\(letter)"),
      let word = arguments.first(where: {
        $0.count > 2 && !$0.hasPrefix("--") && $0.hasPrefix("-") && $0.contains(letter)
      })
    {
      said = "Unknown option '\(word)'"
    }
    return arguments.filter { $0.hasPrefix("--") }.reduce(said) { said, argument in
      let name = argument.prefix { $0 != "=" }
      guard let known = option(spelled(String(name.dropFirst(2)))) else { return said }
      return said.replacing("'--\(known)'", with: "'\(name)'").replacing("'--\(known) <", with: "'\(name) <")
    }
  }

  /// The leading words that name a command, as the parser has them: only these may change.
  private static func commandWords(_ arguments: [String]) -> [String] {
    let words = arguments.map(spelled)
    let asksForHelp = ["help", "hilfe"].contains(words.first ?? "")
    let rest = Array(words.dropFirst(asksForHelp ? 1 : 0))
    return (asksForHelp ? ["help"] : []) + rest.prefix(Lotse.path(rest).count)
  }

  /// Whether it is spelled as names of commands and options are.
  private static func isKnownSpelling(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  static func spelled(_ name: String) -> String {
    name.utf8.allSatisfy { $0 < 0x80 } ? name.lowercased() : Text.spelledOut(name).lowercased()
  }
}
