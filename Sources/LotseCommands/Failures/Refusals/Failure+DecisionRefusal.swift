internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for decisions of the council.
  init(_ refusal: DecisionRefusal) {
    switch refusal {
    case .exists(let number):
      self.init(
        .refused,
        Phrase("Der Beschluss \(number) ist schon erfasst.", "The decision \(number) is recorded already."),
        hint: Phrase(
          "Ändern: lotse decision update \"\(number)\" ….", "To change it: lotse decision update \"\(number)\" …."))
    case .unknown(let number, let known):
      let guess = Text.suggestion(for: number, among: known)
      self.init(
        .notFound,
        Phrase("Ein Beschluss „\(number)“ ist nicht erfasst.", "No decision \"\(number)\" is recorded."),
        hint: guess.map {
          Phrase(
            "Gemeint „\($0)“? Alle ansehen: lotse decision list.",
            "Did you mean \"\($0)\"? See them all: lotse decision list.")
        } ?? Phrase("Alle ansehen: lotse decision list.", "See them all: lotse decision list."))
    case .done(let number, let day):
      self.init(
        .refused,
        Phrase(
          "Der Beschluss \(number) ist seit dem \(day.text(.de)) erledigt.",
          "The decision \(number) has been done since \(day)."),
        hint: Phrase(
          "Ändern: lotse decision update \"\(number)\" --done ….",
          "To change it: lotse decision update \"\(number)\" --done …."))
    case .outcomeOfOpen(let number):
      self.init(
        .refused,
        Phrase(
          "Der Beschluss \(number) ist nicht erledigt und hat daher noch kein Ergebnis.",
          "The decision \(number) is not done and so has no outcome yet."),
        hint: Phrase(
          "Erledigen: lotse decision done \"\(number)\" --outcome ….",
          "To finish it: lotse decision done \"\(number)\" --outcome …."))
    }
  }
}
