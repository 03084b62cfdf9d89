internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for what a sub-project cannot be.
  init(_ refusal: ItemRefusal, _ workflow: Workflow) {
    switch refusal {
    case .unknown(let number):
      self.init(
        .notFound, Phrase("\(number) gibt es nicht.", "There is no \(number)."),
        hint: Phrase("Suchen: lotse search TEXT, alle: lotse list.", "Search: lotse search TEXT, all: lotse list."))
    case .onlyForOZG(let attribute, let kind):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de) gibt es nur bei OZG-Leistungen, nicht bei „\(kind.label.de)“.",
          "\(attribute.label.en) exists for OZG services only, not for \"\(kind.label.en)\"."),
        hint: Phrase(
          "Art ändern (--kind ozg-service) oder die Angabe leeren (\(attribute.option) -).",
          "Change the kind (--kind ozg-service) or clear it (\(attribute.option) -)."))
    case .endBeforeStart(let end, let last, let start, let first):
      self.init(
        .refused,
        Phrase(
          "„\(end.label.de)“ (\(last.text(.de))) liegt vor „\(start.label.de)“ (\(first.text(.de))).",
          "\(end.label.en) \(last) lies before \(start.label.en) \(first)."),
        hint: Phrase(
          "Beide Daten prüfen: \(start.option), \(end.option).", "Check both: \(start.option), \(end.option)."))
    case .inTheFuture(let attribute, let day):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de): \(day.text(.de)) liegt in der Zukunft; hier zählen Tatsachen.",
          "\(attribute.label.en): \(day) lies in the future; this records facts."),
        hint: attribute == .actualStart || attribute == .actualEnd
          ? Phrase(
            "Pläne gehören in --planned-start und --planned-end.", "Plans go to --planned-start and --planned-end.")
          : Phrase("Einen Tag bis heute nennen.", "Name a day up to today."))
    case .inThePast(let attribute, let day):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de): \(day.text(.de)) ist schon vorbei.", "\(attribute.label.en): \(day) has passed."),
        hint: Phrase("Einen Tag ab heute nennen.", "Name a day from today."))
    case .coverageBeyondTarget(let reached, let target):
      self.init(
        .refused,
        Phrase(
          "\(reached) erreichte Stellen sind mehr als \(target) Zielstellen.",
          "\(reached) offices reached are more than \(target) target offices."),
        hint: Phrase("Das Ziel anpassen: --coverage-target.", "Adjust the target: --coverage-target."))
    case .maturityIncomplete(let absent):
      self.init(
        .refused,
        Phrase(
          "Der Reifegrad ist unvollständig; es fehlt: \(absent.map(\.label.de).joined(separator: ", ")).",
          "The maturity is incomplete: \(absent.map(\.label.en).joined(separator: ", ")) missing."),
        hint: Phrase(
          "Angeben: \(absent.map(\.option).joined(separator: " … ")) ….",
          "Give \(absent.map(\.option).joined(separator: " … ")) …."))
    case .maturityOfOtherModel(let model):
      self.init(
        .refused,
        Phrase(
          "Ein Reifegrad lässt sich nicht auf Modell \(model.rawValue) übertragen; er ist neu zu bewerten.",
          "A maturity cannot be carried over to model \(model.rawValue); it has to be assessed anew."),
        hint: Phrase(
          "Angeben: --maturity-level … --maturity-on … --maturity-basis ….",
          "Give: --maturity-level … --maturity-on … --maturity-basis …."))
    case .noSuchLevel(let level, let model):
      let range = "\(model.levels.lowerBound)–\(model.levels.upperBound)"
      self.init(
        .refused,
        Phrase(
          "Reifegrad \(level) gibt es in Modell \(model.rawValue) nicht.",
          "Model \(model.rawValue) has no level \(level)."),
        hint: Phrase("Stufen: \(range).", "Levels: \(range)."))
    case .catalogueContradiction:
      self.init(
        .refused,
        Phrase(
          "Eine Leistung mit OZG-ID oder Schlüssel kann nicht zugleich „nicht im Katalog“ sein.",
          "A service with an OZG-ID or key cannot be \"not in the catalogue\" as well."),
        hint: Phrase("Eines leeren: --ozg-not-in-catalogue -.", "Clear one: --ozg-not-in-catalogue -."))
    case .dependsOnItself(let number):
      self.init(
        .refused,
        Phrase("\(number) kann nicht von sich selbst abhängen.", "\(number) cannot depend on itself."),
        hint: Phrase("Andere Nummern angeben: --depends-on TP-….", "Give other numbers: --depends-on TP-…."))
    case .cycle(let attribute, let path):
      let way = path.map(\.description).joined(separator: " → ")
      self.init(
        .refused,
        Phrase(
          "Die Kette „\(attribute.label.de)“ läuft im Kreis: \(way).",
          "The chain \"\(attribute.label.en)\" runs in a circle: \(way)."),
        hint: Phrase("Eine der Verbindungen lösen.", "Break one of the links."))
    case .followsOpen(let number, let status):
      self.init(
        .refused,
        Phrase(
          "\(number) ist „\(workflow.label(status).de)“; nachfolgen kann man nur Abgeschlossenem.",
          "\(number) is \"\(workflow.label(status).en)\"; only completed ones can be followed."),
        hint: Phrase("Für Offenes: --depends-on \(number).", "For open ones: --depends-on \(number)."))
    case .restsOn(let number, let status, let attribute):
      self.init(
        .refused,
        Phrase(
          "\(number) ist „\(workflow.label(status).de)“; „\(attribute.label.de)“ gehört dazu und darf nicht leer werden.",
          "\(number) is \"\(workflow.label(status).en)\"; \"\(attribute.label.en)\" belongs to it and must not become empty."
        ),
        hint: Phrase("Einen anderen Wert angeben.", "Give another value."))
    case .externalKeyTaken(let key, let number):
      self.init(
        .refused,
        Phrase(
          "Die Nummer „\(key)“ der Ausgangsliste hat schon \(number).",
          "The external key \"\(key)\" belongs to \(number)."),
        hint: Phrase("Jeder Schlüssel gilt für ein Teilprojekt.", "Each key stands for one sub-project."))
    }
  }
}
