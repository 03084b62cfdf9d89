internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for what the configuration does not know or cannot lose.
  init(_ refusal: ConfigurationRefusal) {
    switch refusal {
    case .unknownField(let text, let known):
      self.init(
        .refused, Phrase("Ein Themenfeld „\(text)“ gibt es nicht.", "There is no field \"\(text)\"."),
        hint: Failure.known(text, known, "lotse fields"))
    case .unknownUnit(let text, let known):
      self.init(
        .refused, Phrase("Eine Einheit „\(text)“ gibt es nicht.", "There is no unit \"\(text)\"."),
        hint: Failure.known(text, known, "lotse units"))
    case .unknownScheme(let text, let known):
      self.init(
        .refused, Phrase("Ein Schema „\(text)“ gibt es nicht.", "There is no scheme \"\(text)\"."),
        hint: Failure.known(text, known, "lotse fields"))
    case .unknownPlace(let place, let known):
      self.init(
        .refused,
        Phrase(
          "Im Schema „\(place.scheme)“ gibt es „\(place.key)“ nicht.",
          "The scheme \"\(place.scheme)\" has no \"\(place.key)\"."),
        hint: Failure.meant(place.key, known))
    case .unknownCommittee(let text, let known):
      self.init(
        .refused, Phrase("Ein Gremium „\(text)“ gibt es nicht.", "There is no committee \"\(text)\"."),
        hint: known.isEmpty
          ? Phrase(
            "Noch ist keines eingerichtet: lotse config apply DATEI.", "None is set up yet: lotse config apply FILE.")
          : Failure.meant(text, known))
    case .unknownArea(let text, let known):
      self.init(
        .refused,
        Phrase(
          "Einen Bereich „\(text)“ hat der Smart City Index nicht.", "The Smart City Index has no area \"\(text)\"."),
        hint: known.isEmpty
          ? Phrase(
            "Die Bereiche sind die Orte des Schemas „index“ der Konfiguration; es hat keine.",
            "The areas are the places of the scheme \"index\" of the configuration; it has none.")
          : Failure.meant(text, known))
    case .unknownView(let text, let known):
      self.init(
        .notFound, Phrase("Eine Ansicht „\(text)“ gibt es nicht.", "There is no view \"\(text)\"."),
        hint: known.isEmpty
          ? Phrase(
            "Noch ist keine gespeichert: lotse view save NAME --field …",
            "None is saved yet: lotse view save NAME --field …")
          : Failure.known(text, known, "lotse view list"))
    case .unitNotValid(let unit, let validity, let day):
      let until = validity.until.map { Phrase("bis \($0.text(.de))", "until \($0)") }
      let from = validity.from.map { Phrase("ab \($0.text(.de))", "from \($0)") }
      self.init(
        .refused,
        Phrase(
          "Die Einheit \(unit) gibt es nur \([from?.de, until?.de].compactMap { $0 }.joined(separator: " ")), nicht am \(day.text(.de)).",
          "The unit \(unit) exists only \([from?.en, until?.en].compactMap { $0 }.joined(separator: " ")), not on \(day)."
        ),
        hint: Phrase("Bestehende Einheiten: lotse units.", "Existing units: lotse units."))
    case .unknownAttribute(let text, let known):
      self.init(
        .refused,
        Phrase(
          "Eine eigene Angabe „\(text)“ gibt es nicht.", "There is no own attribute \"\(text)\"."),
        hint: Failure.option(for: text) ?? Failure.known(text, known, "lotse config show"))
    case .otherForm(let key, let kind):
      self.init(
        .refused,
        Phrase(
          "Unter „\(key)“ ist anderes erfasst: \(kind.label.de).",
          "Under \"\(key)\" other values are recorded: \(kind.label.en)."),
        hint: Phrase(
          "Einen neuen Schlüssel nehmen; was war, bleibt unter dem alten.",
          "Take a new key; what was stays under the old one."))
    case .inUse(let section, let key, let count):
      let users =
        count == 1
        ? Phrase("1 Teilprojekt", "1 sub-project") : Phrase("\(count) Teilprojekten", "\(count) sub-projects")
      self.init(
        .refused,
        Phrase(
          "\(section.label.de) „\(key)“ wird von \(users.de) verwendet und kann nicht entfallen.",
          "\(section.label.en) \"\(key)\" is used by \(users.en) and cannot go."),
        hint: Failure.wayOut(section, key))
    case .unitOfDecisions(let key, let decisions):
      self.init(
        .refused,
        Phrase(
          "Die Einheit „\(key)“ ist für Beschlüsse zuständig (\(decisions)) und kann nicht entfallen.",
          "The unit \"\(key)\" is in charge of decisions (\(decisions)) and cannot go."),
        hint: Phrase(
          "Mit „until: DATUM“ beenden statt streichen; ansehen: lotse decision list.",
          "End it with \"until: DATE\" instead of removing it; see: lotse decision list."))
    case .committeeInUse(let key, let meetings, let decisions):
      self.init(
        .refused,
        Phrase(
          "Gremium „\(key)“ hat noch Sitzungen (\(meetings)) oder Beschlüsse (\(decisions)) und kann nicht entfallen.",
          "The committee \"\(key)\" still has sittings (\(meetings)) or decisions (\(decisions)) and cannot go."),
        hint: Phrase(
          "Das Gremium stehen lassen; ansehen: lotse meeting list, lotse decision list.",
          "Leave the committee; see: lotse meeting list, lotse decision list."))
    case .areaInUse(let key, let results):
      self.init(
        .refused,
        Phrase(
          "Zum Bereich „\(key)“ des Smart City Index sind Ergebnisse erfasst (\(results)); er kann nicht entfallen.",
          "Results are recorded of the area \"\(key)\" of the Smart City Index (\(results)); it cannot go."),
        hint: Phrase(
          "Den Bereich im Schema „index“ stehen lassen; ansehen: lotse ranking show.",
          "Leave the area in the scheme \"index\"; see: lotse ranking show."))
    }
  }

  private static func wayOut(_ section: Section, _ key: String) -> Phrase {
    switch section {
    case .attribute:
      Phrase(
        "Erst leeren: lotse update --where \"\(key)\" --set \(key)=-.",
        "Clear it first: lotse update --where \"\(key)\" --set \(key)=-.")
    case .choice:
      Phrase("Betroffene ansehen: lotse list --where \(key).", "See which: lotse list --where \(key).")
    case .unit: Phrase("Statt zu löschen „until: DATUM“ setzen.", "Set \"until: DATE\" instead of removing it.")
    case .field:
      Phrase(
        "Zuerst umhängen: lotse update --where feld=\(key) --field ….",
        "Move them first: lotse update --where field=\(key) --field ….")
    default:
      Phrase(
        "Betroffene ansehen: lotse list --\(section.rawValue) \(key).",
        "See which: lotse list --\(section.rawValue) \(key).")
    }
  }

  /// The option of an attribute that every city has.
  private static func option(for text: String) -> Phrase? {
    guard case .one(.attribute(let attribute)) = ListColumn.glossary.find(text, .whole), attribute.owner == .update
    else { return nil }
    return Phrase(
      "Dafür gibt es eine Option: \(attribute.option) ….", "It has an option of its own: \(attribute.option) ….")
  }

  private static func known(_ text: String, _ known: [Named], _ command: String) -> Phrase {
    if known.isEmpty {
      return Phrase(
        "Noch ist keines eingerichtet: lotse config apply DATEI.", "None is set up yet: lotse config apply FILE.")
    }
    guard let guess = Failure.guess(text, known) else {
      return Phrase("Alle ansehen: \(command).", "See them all: \(command).")
    }
    return Phrase(
      "Gemeint „\(guess.key)“? Alle ansehen: \(command).",
      "Did you mean \"\(guess.key)\"? See them all: \(command).")
  }
}
