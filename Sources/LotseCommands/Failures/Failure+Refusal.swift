internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for everything the model refuses.
  init(refusal: Refusal, _ workflow: Workflow = .standard) {
    switch refusal {
    case .unreadable(let unreadable): self.init(unreadable)
    case .notACount(let attribute, let text):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de): „\(text)“ ist keine ganze Zahl ab 0.",
          "\(attribute.label.en): \"\(text)\" is not a whole number from 0."),
        hint: Phrase("Nur Ziffern angeben.", "Give digits only."))
    case .notANumber(let text):
      self.init(
        .refused,
        Phrase("„\(text)“ ist keine Teilprojekt-Nummer.", "\"\(text)\" is not the number of a sub-project."),
        hint: Phrase("So: TP-0042 oder 42.", "Like this: TP-0042 or 42."))
    case .notAPlace(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist keine Einordnung.", "\"\(text)\" is not a place in a scheme."),
        hint: Phrase("So: smart-city:mobility.", "Like this: smart-city:mobility."))
    case .notALink(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist keine Web-Adresse.", "\"\(text)\" is not a web address."),
        hint: Phrase("Sie beginnt mit https:// oder http://.", "It begins with https:// or http://."))
    case .notAMilestone(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist kein Meilenstein.", "\"\(text)\" is not a milestone."),
        hint: Phrase(
          "Je Zeile einer: Titel (31.12.2026) oder Titel (31.12.2026, erreicht 15.11.2026).",
          "One to a line: Title (2026-12-31) or Title (2026-12-31, done 2026-11-15)."))
    case .notAnOZGID(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist keine OZG-ID.", "\"\(text)\" is not an OZG-ID."),
        hint: Phrase("Eine OZG-ID hat genau fünf Ziffern: 10246.", "An OZG-ID has exactly five digits: 10246."))
    case .notAServiceKey(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist kein Leistungsschlüssel.", "\"\(text)\" is not a service key."),
        hint: Phrase(
          "Er hat 14 Ziffern und beginnt mit 99; gibt es keinen: --ozg-not-in-catalogue GRUND.",
          "It has 14 digits and begins with 99; where there is none: --ozg-not-in-catalogue REASON."))
    case .notAServiceType(let text, let allowed):
      self.init(
        .refused, Phrase("„\(text)“ ist kein LeiKa-Typ.", "\"\(text)\" is not a LeiKa type."),
        hint: Failure.allowed(allowed))
    case .unknownTerm(let noun, let text, let allowed):
      self.init(
        .refused, Phrase("\(noun.de): „\(text)“ gibt es nicht.", "There is no \(noun.en) \"\(text)\"."),
        hint: Failure.meant(text, allowed))
    case .cannotBeEmpty(let attribute):
      self.init(
        .refused,
        Phrase("\(attribute.label.de) darf nicht leer sein.", "\(attribute.label.en) must not be empty."),
        hint: attribute.isRequired || attribute.owner != .update
          ? Phrase("Einen Wert angeben.", "Give a value.")
          : Phrase("Zum Leeren „-“ angeben.", "To clear it, give \"-\"."))
    case .controlCharacter(let attribute, let scalar):
      let digits = String(scalar, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de) enthält das Steuerzeichen \(code).",
          "\(attribute.label.en) holds the control character \(code)."),
        hint: Phrase("Das Zeichen entfernen.", "Remove the character."))
    case .tooLong(let attribute, let limit):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de) ist länger als \(limit) Zeichen.",
          "\(attribute.label.en) is longer than \(limit) characters."),
        hint: Phrase("Kürzer fassen oder verlinken (--links).", "Shorten it or link to it (--links)."))
    case .ownedElsewhere(let attribute):
      self.init(
        .refused,
        Phrase("\(attribute.label.de) wird nicht so gesetzt.", "\(attribute.label.en) is not set this way."),
        hint: Failure.owner(attribute))
    case .unknownField, .unknownUnit, .unknownScheme, .unknownPlace, .unitNotValid, .inUse:
      self.init(configurational: refusal)
    case .noSuchSubProject(let number):
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
    case .inThePast(let attribute, let day):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de): \(day.text(.de)) ist schon vorbei.", "\(attribute.label.en): \(day) has passed."),
        hint: Phrase("Einen Tag ab heute nennen.", "Name a day from today."))
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
        Phrase("Den Fremdschlüssel „\(key)“ hat schon \(number).", "The external key \"\(key)\" belongs to \(number)."),
        hint: Phrase("Jeder Schlüssel gilt für ein Teilprojekt.", "Each key stands for one sub-project."))
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
    case .dependsOnItself, .cycle, .followsOpenItem, .closedItem, .alreadyThere, .forbiddenMove, .missing,
      .mergedIntoItself, .mergedIntoClosed, .beforePreviousStatus, .ratingLacks, .noSuchMilestone, .milestoneExists,
      .ambiguousMilestone, .milestoneDone, .noSuchChange, .pointedTo, .nothingToUndo, .changedSince,
      .cannotUndoCreation:
      self.init(moving: refusal, workflow)
    case .noCatalogue, .catalogueOfTheFuture, .emptyCatalogue, .unknownTopic:
      self.init(cataloguing: refusal)
    case .notYet, .wrongOrder, .unknownCommittee, .committeeInUse, .meetingExists, .noSuchMeeting,
      .decisionExists, .noSuchDecision, .decisionDone, .outcomeOfOpenDecision, .pointedToByDecision, .unknownIndexArea,
      .areaInUse, .notAYear, .notPoints, .notARank, .emptyIndexResult, .indexResultExists, .noSuchIndexResult,
      .noSuchReport, .notAReportNumber:
      self.init(council: refusal)
    }
  }

  static func allowed(_ words: [String]) -> Phrase {
    Phrase("Möglich: \(words.joined(separator: ", ")).", "Possible: \(words.joined(separator: ", ")).")
  }

  /// A guess at what was meant, and what there is.
  static func meant(_ text: String, _ words: [String]) -> Phrase {
    guard let guess = Text.suggestion(for: text, among: words) else { return allowed(words) }
    let list = words.joined(separator: ", ")
    return Phrase("Gemeint „\(guess)“? Möglich: \(list).", "Did you mean \"\(guess)\"? Possible: \(list).")
  }

  private static func owner(_ attribute: Attribute) -> Phrase {
    let command =
      switch attribute.owner {
      case .workflow: "lotse status TP… STATUS"
      case .rating: "lotse rate TP… green|yellow|red"
      case .milestones: "lotse milestone add|done|move|remove TP…"
      case .report: "lotse confirm TP…"
      case .update: "lotse update TP… \(attribute.option) …"
      }
    return Phrase("Dafür gibt es: \(command).", "Use: \(command).")
  }
}
