internal import LotseBasics
internal import LotseModel

extension Glossary {
  /// What a word of an option means; one that there is not, or that fits several, is wrong usage. `unknown` is the
  /// sentence for the first.
  func asked(_ text: String, _ unknown: Phrase) throws(Failure) -> Meaning {
    switch find(text, .typed) {
    case .one(let meaning): return meaning
    case .none: throw Failure(.usage, unknown, hint: Failure.meant(text, known))
    case .several(let candidates):
      throw Failure(
        .usage, Phrase("„\(text)“ ist nicht eindeutig.", "\"\(text)\" fits several."),
        hint: Failure.oneOf(candidates))
    }
  }
}
