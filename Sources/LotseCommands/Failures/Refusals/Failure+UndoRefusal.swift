internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for changes that stay.
  init(_ refusal: UndoRefusal) {
    switch refusal {
    case .unknown(let id):
      self.init(
        .notFound, Phrase("Eine Änderung \(id) gibt es nicht.", "There is no change \(id)."),
        hint: Phrase("Alle ansehen: lotse log.", "See them all: lotse log."))
    case .nothing:
      self.init(
        .refused, Phrase("Es gibt nichts rückgängig zu machen.", "There is nothing to undo."),
        hint: Phrase("Verlauf ansehen: lotse log.", "See the history: lotse log."))
    case .nothingOfActor(let actor):
      self.init(
        .refused,
        Phrase(
          "Von „\(actor)“ gibt es nichts rückgängig zu machen.", "There is nothing of \"\(actor)\" to undo."),
        hint: Phrase(
          "Die Änderung eines anderen nennen: lotse log, dann lotse undo NUMMER.",
          "Name the change of somebody else: lotse log, then lotse undo NUMBER."))
    case .alreadyUndone(let id, let undo):
      self.init(
        .refused,
        Phrase(
          "Änderung \(id) ist schon zurückgenommen, durch Änderung \(undo).",
          "Change \(id) is undone already, by change \(undo)."),
        hint: Phrase("Verlauf ansehen: lotse log.", "See the history: lotse log."))
    case .changedSince(let item, let change):
      self.init(
        .refused,
        Phrase(
          "\(item) wurde seither geändert, zuletzt durch Änderung \(change).",
          "\(item) was changed since, last by change \(change)."),
        hint: Phrase("Zuerst: lotse undo \(change).", "First: lotse undo \(change)."))
    case .creation:
      self.init(
        .refused,
        Phrase(
          "Das Anlegen der Datei lässt sich nicht rückgängig machen.", "The creation of the file cannot be undone."),
        hint: Phrase("Neu beginnen: lotse init --db ANDERE.db.", "Start anew: lotse init --db OTHER.db."))
    case .final(let id):
      self.init(
        .refused,
        Phrase(
          "Änderung \(id) hat etwas aus der Datei genommen; das kommt nicht zurück.",
          "Change \(id) took something out of the file; it does not come back."),
        hint: Phrase(
          "Eine andere Änderung nennen: lotse log, dann lotse undo NUMMER.",
          "Name another change: lotse log, then lotse undo NUMBER."))
    case .pointedTo(let number, let origins):
      let list = origins.map(\.description).joined(separator: ", ")
      self.init(
        .refused,
        Phrase(
          "\(number) kann nicht entfallen: \(list) verweist darauf.", "\(number) cannot go: \(list) points to it."),
        hint: Phrase(
          "Zuerst den Verweis lösen, etwa: lotse update \(origins.first?.description ?? "TP-…") --depends-on -.",
          "Break the link first, such as: lotse update \(origins.first?.description ?? "TP-…") --depends-on -."))
    case .goneSince(let section, let key):
      self.init(
        .refused,
        Phrase(
          "Was zurückkäme, braucht \(section.label.de) „\(key)“, und das ist seitdem entfallen.",
          "What would come back needs \(section.label.en.lowercased()) \"\(key)\", which is gone since."),
        hint: Phrase(
          "Zuerst wieder festlegen: lotse config apply DATEI, oder die Änderung der Konfiguration zurücknehmen.",
          "Declare it again first: lotse config apply FILE, or undo the change of the configuration."))
    case .pointedToByDecision(let number, let decisions):
      let list = decisions.joined(separator: ", ")
      self.init(
        .refused,
        Phrase(
          "\(number) kann nicht entfallen: Beschluss \(list) verweist darauf.",
          "\(number) cannot go: decision \(list) refers to it."),
        hint: Phrase(
          "Zuerst den Beschluss ändern: lotse decision update … --for ….",
          "Change the decision first: lotse decision update … --for …."))
    }
  }
}
