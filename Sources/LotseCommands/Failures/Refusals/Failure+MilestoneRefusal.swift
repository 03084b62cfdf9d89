internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for milestones.
  init(_ refusal: MilestoneRefusal) {
    switch refusal {
    case .unknown(let number, let name, let known):
      let list = known.isEmpty ? "–" : known.joined(separator: "; ")
      self.init(
        .notFound,
        Phrase("\(number) hat keinen Meilenstein „\(name)“.", "\(number) has no milestone \"\(name)\"."),
        hint: known.isEmpty
          ? Phrase("Setzen: lotse milestone add.", "Add one: lotse milestone add.")
          : Phrase("Vorhanden: \(list).", "There are: \(list)."))
    case .ambiguous(let number, let name, let matches):
      let list = matches.joined(separator: "; ")
      self.init(
        .refused,
        Phrase("\(number): „\(name)“ ist nicht eindeutig.", "\(number): \"\(name)\" is ambiguous."),
        hint: Phrase("Gemeint sein kann: \(list).", "It may mean: \(list)."))
    case .exists(let number, let name):
      self.init(
        .refused,
        Phrase("\(number) hat den Meilenstein „\(name)“ schon.", "\(number) has the milestone \"\(name)\" already."),
        hint: Phrase("Verschieben: lotse milestone move.", "Move it: lotse milestone move."))
    case .done(let number, let name, let day):
      self.init(
        .refused,
        Phrase(
          "\(number): „\(name)“ ist seit \(day.text(.de)) erreicht.", "\(number): \"\(name)\" was done on \(day)."),
        hint: Phrase(
          "War das ein Irrtum: lotse log \(number) zeigt die Änderung für lotse undo.",
          "Was it a mistake: lotse log \(number) shows the change for lotse undo."))
    }
  }
}
