internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// What a sub-project is, as options; `-` clears a value.
struct AttributeOptions: ParsableArguments {
  @Option(help: .init(help("Kurzbeschreibung.", "Summary."), valueName: "text")) var summary: String?
  @Option(name: .shortAndLong, help: .init(help("Themenfeld.", "Field."), valueName: help("kürzel", "key"))) var field:
    String?
  @Option(name: .shortAndLong, help: .init(help("Art.", "Kind."), valueName: help("art", "kind"))) var kind: String?
  @Option(
    name: .shortAndLong, help: .init(help("Zuständige Einheit.", "Responsible unit."), valueName: help("kürzel", "key"))
  ) var unit: String?
  @Option(
    help: .init(
      help(
        "Einordnung in weitere Schemata: smart-city:mobility,index:mobility.",
        "Places in further schemes: smart-city:mobility,index:mobility."), valueName: help("orte", "places")))
  var places: String?
  @Option(help: .init(help("Priorität.", "Priority."), valueName: help("stufe", "level"))) var priority: String?
  @Option(help: .init(help("Norm, die es zur Pflicht macht.", "The norm that makes it a duty."), valueName: "norm"))
  var mandatoryNorm: String?
  @Option(help: .init(help("Pflicht ab.", "Duty from."), valueName: help("tag", "day"))) var mandatoryOn: String?
  @Option(help: .init(help("Geplanter Beginn.", "Planned start."), valueName: help("tag", "day"))) var plannedStart:
    String?
  @Option(
    help: .init(help("Budget geplant, in Euro.", "Planned budget in euros."), valueName: help("betrag", "amount")))
  var budgetPlanned: String?
  @Option(
    help: .init(help("Budget verausgabt, in Euro.", "Budget spent in euros."), valueName: help("betrag", "amount")))
  var budgetSpent: String?
  @Option(
    help: .init(
      help("Schlagwörter, durch Komma getrennt.", "Tags, separated by commas."), valueName: help("wörter", "words")))
  var tags: String?
  @Option(
    help: .init(
      help("Web-Adressen, durch Leerzeichen getrennt.", "Web addresses, separated by blanks."), valueName: "urls"))
  var links: String?
  @Option(help: .init(help("Hängt ab von.", "Depends on."), valueName: "TP…")) var dependsOn: String?
  @Option(
    help: .init(help("Führt ein abgeschlossenes Teilprojekt fort.", "Takes a completed one further."), valueName: "TP"))
  var follows: String?
  @Option(
    help: .init(
      help("Sichtbarkeit: \(vocabulary(Visibility.self)).", "Visibility: \(vocabulary(Visibility.self))."),
      valueName: help("stufe", "level")))
  var visibility: String?
  @Option(help: .init(help("Funktionspostfach.", "Role mailbox."), valueName: help("adresse", "address"))) var contact:
    String?
  @Option(
    help: .init(
      help("Interne Notiz (ersetzt die bisherige).", "Internal note (replaces the present one)."), valueName: "text"))
  var note: String?
  @Option(
    name: .customLong("ozg-id"), help: .init(help("OZG-ID, fünf Ziffern.", "OZG-ID, five digits."), valueName: "id"))
  var ozgID: String?
  @Option(
    help: .init(
      help("Leistungsschlüssel, 14 Ziffern.", "Service keys, 14 digits."), valueName: help("schlüssel", "keys")))
  var ozgKeys: String?
  @Option(help: .init(help("Warum nicht im Katalog.", "Why not in the catalogue."), valueName: help("grund", "reason")))
  var ozgNotInCatalogue: String?
  @Option(
    help: .init(
      help("LeiKa-Typ, auch mehrere: 2,3b.", "LeiKa type, also several: 2,3b."), valueName: help("typ", "type")))
  var ozgTypes: String?
  @Option(help: .init(help("Nachnutzung (EfA).", "Reuse (EfA)."), valueName: help("art", "kind"))) var reuse: String?
  @Option(
    help: .init(
      help("Nummer in einer anderen Liste der Stadt.", "Number in another list of the city."),
      valueName: help("schlüssel", "key")))
  var externalKey: String?
  @Option(help: .set) var set: [String] = []

  var given: [(Attribute, String)] {
    let all: [(Attribute, String?)] = [
      (.summary, summary), (.field, field), (.kind, kind), (.unit, unit), (.places, places), (.priority, priority),
      (.mandatoryNorm, mandatoryNorm), (.mandatoryOn, mandatoryOn), (.plannedStart, plannedStart),
      (.budgetPlanned, budgetPlanned), (.budgetSpent, budgetSpent), (.tags, tags), (.links, links),
      (.dependsOn, dependsOn), (.follows, follows), (.visibility, visibility), (.contact, contact), (.note, note),
      (.ozgID, ozgID), (.ozgKeys, ozgKeys), (.ozgNotInCatalogue, ozgNotInCatalogue), (.ozgTypes, ozgTypes),
      (.reuse, reuse), (.externalKey, externalKey),
    ]
    return all.compactMap { attribute, text in text.map { (attribute, $0) } }
  }
}

/// What the work on a sub-project brings about: dates, scope, results. Moves ask for these.
struct WorkOptions: ParsableArguments {
  @Option(help: .init(help("Geplantes Ende.", "Planned end."), valueName: help("tag", "day"))) var plannedEnd: String?
  @Option(help: .init(help("Tatsächlich begonnen am.", "Actually started on."), valueName: help("tag", "day")))
  var actualStart: String?
  @Option(help: .init(help("Tatsächlich beendet am.", "Actually ended on."), valueName: help("tag", "day")))
  var actualEnd: String?
  @Option(help: .init(help("Beschluss, etwa V/1234.", "Decision, such as V/1234."), valueName: "text")) var decision:
    String?
  @Option(help: .init(help("Freigebende Rolle.", "Approving role."), valueName: help("rolle", "role"))) var approvedBy:
    String?
  @Option(help: .init(help("Umfang in Worten.", "Scope in words."), valueName: "text")) var scope: String?
  @Option(help: .init(help("Wo pilotiert wird.", "Where it is piloted."), valueName: help("ort", "place")))
  var pilotPlace: String?
  @Option(help: .init(help("Erreichte Stellen des Rollouts.", "Offices reached by the rollout."), valueName: "n"))
  var coverageReached: String?
  @Option(help: .init(help("Zielstellen des Rollouts.", "Target offices of the rollout."), valueName: "n"))
  var coverageTarget: String?
  @Option(help: .init(help("Ergebnis in einem Satz.", "The result in one sentence."), valueName: "text")) var result:
    String?
  @Option(help: .init(help("Nachweis: Adresse oder Vermerk.", "Evidence: address or note."), valueName: "text"))
  var evidence: String?
  @Option(help: .init(help("Wiedervorlage.", "Review date."), valueName: help("tag", "day"))) var reviewOn: String?
  @Option(help: .init(help("Nächster Schritt am.", "Next step on."), valueName: help("tag", "day"))) var nextStepOn:
    String?
  @Option(help: .init(help("Reifegradmodell: 1.1 oder 2.0.", "Maturity model: 1.1 or 2.0."), valueName: "version"))
  var maturityModel: String?
  @Option(help: .init(help("Reifegrad.", "Maturity level."), valueName: "n")) var maturityLevel: String?
  @Option(help: .init(help("Reifegrad bewertet am.", "Maturity assessed on."), valueName: help("tag", "day")))
  var maturityOn: String?
  @Option(
    help: .init(
      help("Grundlage: \(vocabulary(MaturityBasis.self)).", "Basis: \(vocabulary(MaturityBasis.self))."),
      valueName: help("art", "basis")))
  var maturityBasis: String?
  @Option(help: .init(help("Warum unter „online“.", "Why below \"online\"."), valueName: "text")) var maturityReason:
    String?

  /// Everything but the decision, which belongs to the move that it justifies.
  var given: [(Attribute, String)] {
    let all: [(Attribute, String?)] = [
      (.plannedEnd, plannedEnd), (.actualStart, actualStart), (.actualEnd, actualEnd), (.scope, scope),
      (.pilotPlace, pilotPlace), (.coverageReached, coverageReached), (.coverageTarget, coverageTarget),
      (.result, result), (.evidence, evidence), (.reviewOn, reviewOn), (.nextStepOn, nextStepOn),
      (.maturityModel, maturityModel), (.maturityLevel, maturityLevel), (.maturityOn, maturityOn),
      (.maturityBasis, maturityBasis), (.maturityReason, maturityReason),
    ]
    return all.compactMap { attribute, text in text.map { (attribute, $0) } }
  }

  var decisions: [(Attribute, String)] {
    let all: [(Attribute, String?)] = [(.decision, decision), (.approvedBy, approvedBy)]
    return all.compactMap { attribute, text in text.map { (attribute, $0) } }
  }
}
