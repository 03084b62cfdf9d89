internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for values that are not taken.
  init(_ refusal: ValueRefusal) {
    switch refusal {
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
    case .signedWord(let attribute, let word):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de): „\(word)“ beginnt mit einem Vorzeichen, hier gilt aber die ganze Liste.",
          "\(attribute.label.en): \"\(word)\" begins with a sign, but here the whole list counts."),
        hint: Phrase(
          "Ergänzen und entfernen: lotse update TP… --tags +a,-b; sonst ohne Vorzeichen.",
          "To add and remove: lotse update TP… --tags +a,-b; else without a sign."))
    case .mixedList(let attribute, let text):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de): „\(text)“ ist halb Ergänzung, halb Liste.",
          "\(attribute.label.en): \"\(text)\" is half an addition, half a list."),
        hint: Phrase(
          "Ergänzen und entfernen: alle mit Vorzeichen (+a, -b); ersetzen: alle ohne (a, b).",
          "To add and remove: a sign on each (+a, -b); to replace: on none (a, b)."))
    case .joinsAndLeaves(let attribute, let word):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de): „\(word)“ soll dazukommen und wegfallen.",
          "\(attribute.label.en): \"\(word)\" is to join and to leave."),
        hint: Phrase("Nur eines angeben: +\(word) oder -\(word).", "Give one of them only: +\(word) or -\(word)."))
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
    case .ambiguous(let noun, let text, let candidates):
      self.init(
        .refused,
        Phrase("\(noun.de): „\(text)“ ist nicht eindeutig.", "\(noun.en.capitalisedFirst): \"\(text)\" fits several."),
        hint: Failure.oneOf(candidates))
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
    case .notYet(let what, let day):
      self.init(
        .refused,
        Phrase(
          "\(what.de): \(day.text(.de)) liegt in der Zukunft; hier zählen Tatsachen.",
          "\(what.en): \(day) lies in the future; this records facts."),
        hint: Phrase("Einen Tag bis heute nennen.", "Name a day up to today."))
    case .wrongOrder(let first, let earlier, let last, let later):
      self.init(
        .refused,
        Phrase(
          "„\(first.de)“ (\(earlier.text(.de))) liegt nach „\(last.de)“ (\(later.text(.de))).",
          "\"\(first.en)\" (\(earlier)) lies after \"\(last.en)\" (\(later))."),
        hint: Phrase("Beide Daten prüfen.", "Check both dates."))
    }
  }

  private static func owner(_ attribute: Attribute) -> Phrase {
    let command =
      switch attribute.owner {
      case .workflow: Phrase("lotse status TP… STATUS", "lotse status TP… STATUS")
      case .rating: Phrase("lotse rate TP… grün|gelb|rot", "lotse rate TP… green|yellow|red")
      case .milestones:
        Phrase("lotse meilenstein neu|erledigt|verschieben|entfernen TP…", "lotse milestone add|done|move|remove TP…")
      case .report: Phrase("lotse confirm TP…", "lotse confirm TP…")
      case .update:
        Phrase("lotse update TP… \(attribute.option) …", "lotse update TP… \(attribute.option) …")
      }
    return Phrase("Dafür gibt es: \(command.de).", "Use: \(command.en).")
  }
}
