internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for moves, ratings, milestones, links and undo.
  init(moving refusal: Refusal, _ workflow: Workflow) {
    switch refusal {
    case .alreadyThere(let number, let status):
      self.init(
        .refused,
        Phrase(
          "\(number) ist schon „\(workflow.label(status).de)“.",
          "\(number) is \"\(workflow.label(status).en)\" already."),
        hint: Phrase("Ansehen: lotse show \(number).", "See: lotse show \(number)."))
    case .forbiddenMove(let number, let from, let to, let allowed, _):
      self.init(
        .refused,
        Phrase(
          "\(number) ist „\(workflow.label(from).de)“ und kann nicht „\(workflow.label(to).de)“ werden.",
          "\(number) is \"\(workflow.label(from).en)\" and cannot become \"\(workflow.label(to).en)\"."),
        hint: Failure.wayOn(number, from, allowed, workflow))
    case .missing(let number, let status, let requirements):
      let labels = (
        de: requirements.map(\.label.de).joined(separator: "; "),
        en: requirements.map(\.label.en).joined(separator: "; ")
      )
      let options = requirements.map(\.options).joined(separator: "  ")
      self.init(
        .refused,
        Phrase(
          "\(number) → „\(workflow.label(status).de)“ verlangt noch: \(labels.de).",
          "\(number) → \"\(workflow.label(status).en)\" still asks for: \(labels.en)."),
        hint: Phrase("Angeben: \(options)", "Give: \(options)"))
    case .mergedIntoItself(let number):
      self.init(
        .refused,
        Phrase("\(number) kann nicht in sich selbst aufgehen.", "\(number) cannot be merged into itself."),
        hint: Phrase("Ein anderes Teilprojekt nennen: --into TP-….", "Name another sub-project: --into TP-…."))
    case .mergedIntoClosed(let number, let status):
      self.init(
        .refused,
        Phrase(
          "\(number) ist „\(workflow.label(status).de)“ und kann nichts aufnehmen.",
          "\(number) is \"\(workflow.label(status).en)\" and cannot take anything in."),
        hint: Phrase("Ein bestehendes Teilprojekt nennen: --into TP-….", "Name one that exists: --into TP-…."))
    case .beforePreviousStatus(let number, let day, let since):
      self.init(
        .refused,
        Phrase(
          "\(number): \(day.text(.de)) liegt vor dem letzten Statuswechsel am \(since.text(.de)).",
          "\(number): \(day) lies before the last status move on \(since)."),
        hint: Phrase(
          "Den Tag nennen: --on TAG; war der frühere Eintrag falsch: --correction --because TEXT.",
          "Give the day: --on DAY; was the earlier entry wrong: --correction --because TEXT."))
    case .closedItem(let number, let status):
      self.init(
        .refused,
        Phrase(
          "\(number) ist „\(workflow.label(status).de)“; das gibt es nur für offene Teilprojekte.",
          "\(number) is \"\(workflow.label(status).en)\"; this is for open sub-projects only."),
        hint: Phrase("Ansehen: lotse show \(number).", "See: lotse show \(number)."))
    case .ratingLacks(let number, let light, let pieces, let proposed):
      let options = pieces.map { "--\($0.rawValue) …" }.joined(separator: " ")
      let names = (
        de: pieces.map { Failure.name($0).de }.joined(separator: ", "),
        en: pieces.map { Failure.name($0).en }.joined(separator: ", ")
      )
      let proposal = proposed.map {
        Phrase(" (Vorschlag: \($0.label.de))", " (proposed: \($0.label.en))")
      }
      self.init(
        .refused,
        Phrase(
          "\(number) → „\(light.label.de)“ verlangt noch: \(names.de)\(proposal?.de ?? "").",
          "\(number) → \"\(light.label.en)\" still asks for: \(names.en)\(proposal?.en ?? "")."),
        hint: Phrase("Angeben: \(options)", "Give: \(options)"))
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
    case .followsOpenItem(let number, let status):
      self.init(
        .refused,
        Phrase(
          "\(number) ist „\(workflow.label(status).de)“; nachfolgen kann man nur Abgeschlossenem.",
          "\(number) is \"\(workflow.label(status).en)\"; only completed ones can be followed."),
        hint: Phrase("Für Offenes: --depends-on \(number).", "For open ones: --depends-on \(number)."))
    case .noSuchMilestone(let number, let name, let known):
      let list = known.isEmpty ? "–" : known.joined(separator: "; ")
      self.init(
        .notFound,
        Phrase("\(number) hat keinen Meilenstein „\(name)“.", "\(number) has no milestone \"\(name)\"."),
        hint: known.isEmpty
          ? Phrase("Setzen: lotse milestone add.", "Add one: lotse milestone add.")
          : Phrase("Vorhanden: \(list).", "There are: \(list)."))
    case .ambiguousMilestone(let number, let name, let matches):
      let list = matches.joined(separator: "; ")
      self.init(
        .refused,
        Phrase("\(number): „\(name)“ ist nicht eindeutig.", "\(number): \"\(name)\" is ambiguous."),
        hint: Phrase("Gemeint sein kann: \(list).", "It may mean: \(list)."))
    case .milestoneExists(let number, let name):
      self.init(
        .refused,
        Phrase("\(number) hat den Meilenstein „\(name)“ schon.", "\(number) has the milestone \"\(name)\" already."),
        hint: Phrase("Verschieben: lotse milestone move.", "Move it: lotse milestone move."))
    case .milestoneDone(let number, let name, let day):
      self.init(
        .refused,
        Phrase(
          "\(number): „\(name)“ ist seit \(day.text(.de)) erreicht.", "\(number): \"\(name)\" was done on \(day)."),
        hint: Phrase(
          "War das ein Irrtum: lotse log \(number) zeigt die Änderung für lotse undo.",
          "Was it a mistake: lotse log \(number) shows the change for lotse undo."))
    case .noSuchChange(let id):
      self.init(
        .notFound, Phrase("Eine Änderung \(id) gibt es nicht.", "There is no change \(id)."),
        hint: Phrase("Alle ansehen: lotse log.", "See them all: lotse log."))
    case .pointedTo(let number, let origins):
      let list = origins.map(\.description).joined(separator: ", ")
      self.init(
        .refused,
        Phrase(
          "\(number) kann nicht entfallen: \(list) verweist darauf.", "\(number) cannot go: \(list) points to it."),
        hint: Phrase(
          "Zuerst den Verweis lösen, etwa: lotse update \(origins.first?.description ?? "TP-…") --depends-on -.",
          "Break the link first, such as: lotse update \(origins.first?.description ?? "TP-…") --depends-on -."))
    case .nothingToUndo:
      self.init(
        .refused, Phrase("Es gibt nichts rückgängig zu machen.", "There is nothing to undo."),
        hint: Phrase("Verlauf ansehen: lotse log.", "See the history: lotse log."))
    case .changedSince(let item, let change):
      self.init(
        .refused,
        Phrase(
          "\(item) wurde seither geändert, zuletzt durch Änderung \(change).",
          "\(item) was changed since, last by change \(change)."),
        hint: Phrase("Zuerst: lotse undo \(change).", "First: lotse undo \(change)."))
    case .cannotUndoCreation:
      self.init(
        .refused,
        Phrase(
          "Das Anlegen der Datei lässt sich nicht rückgängig machen.", "The creation of the file cannot be undone."),
        hint: Phrase("Neu beginnen: lotse init --db ANDERE.db.", "Start anew: lotse init --db OTHER.db."))
    default: self.init(refusal: refusal)
    }
  }

  private static func wayOn(_ number: Number, _ from: Status, _ allowed: [Status], _ workflow: Workflow) -> Phrase {
    if from == .completed {
      return Phrase(
        "Ein Folgevorhaben anlegen: lotse add TITEL --follows \(number) …; war es ein Irrtum: --correction --because TEXT.",
        "Add a follow-up: lotse add TITLE --follows \(number) …; was it a mistake: --correction --because TEXT.")
    }
    guard !allowed.isEmpty else {
      return Phrase(
        "Von hier führt kein Weg weiter; war es ein Irrtum: --correction --because TEXT.",
        "Nothing leads on from here; was it a mistake: --correction --because TEXT.")
    }
    func words(_ language: Language) -> String {
      allowed.map { "\($0.rawValue) (\(workflow.label($0)[language]))" }.joined(separator: ", ")
    }
    return Phrase("Möglich: \(words(.de)).", "Possible: \(words(.en)).")
  }

  private static func name(_ piece: Rating.Piece) -> Phrase {
    switch piece {
    case .dimension: Phrase("Dimension", "dimension")
    case .measure: Phrase("Maßnahme", "measure")
    case .decisionNeeded: Phrase("nötige Entscheidung", "decision needed")
    case .decisionFrom: Phrase("von wem zu entscheiden", "decision from whom")
    case .reason: Phrase("Begründung, warum besser als vorgeschlagen", "why better than proposed")
    }
  }
}
