internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for names of authors that stay.
  init(_ refusal: ActorRefusal) {
    switch refusal {
    case .unknown(let name, let known):
      self.init(
        .notFound,
        Phrase("Einen Urheber „\(name)“ gibt es nicht.", "There is no author \"\(name)\"."),
        hint: Failure.meant(name, known))
    case .same(let name):
      self.init(
        .refused, Phrase("„\(name)“ heißt schon so.", "\"\(name)\" is the name already."),
        hint: Phrase("Ein Pseudonym nennen: --as NAME.", "Name a pseudonym: --as NAME."))
    case .taken(let name):
      self.init(
        .refused,
        Phrase("„\(name)“ ist der Name eines anderen Urhebers.", "\"\(name)\" is the name of another author."),
        hint: Phrase("Ein anderes Pseudonym nennen: --as NAME.", "Name another pseudonym: --as NAME."))
    }
  }
}
