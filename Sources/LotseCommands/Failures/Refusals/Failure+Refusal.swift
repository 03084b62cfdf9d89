internal import LotseBasics
internal import LotseModel

extension Failure {
  /// What the model refuses, by topic; a topic without its sentences does not compile, and no topic goes back to here.
  init(refusal: Refusal, _ workflow: Workflow = .standard) {
    switch refusal {
    case .unreadable(let unreadable): self.init(unreadable)
    case .value(let refusal): self.init(refusal)
    case .configuration(let refusal): self.init(refusal)
    case .item(let refusal): self.init(refusal, workflow)
    case .move(let refusal): self.init(refusal, workflow)
    case .rating(let refusal): self.init(refusal, workflow)
    case .milestone(let refusal): self.init(refusal)
    case .undo(let refusal): self.init(refusal)
    case .catalogue(let refusal): self.init(refusal)
    case .meeting(let refusal): self.init(refusal)
    case .decision(let refusal): self.init(refusal)
    case .index(let refusal): self.init(refusal)
    case .report(let refusal): self.init(refusal)
    case .actor(let refusal): self.init(refusal)
    }
  }

  static func allowed(_ words: [String]) -> Phrase {
    Phrase("Möglich: \(words.joined(separator: ", ")).", "Possible: \(words.joined(separator: ", ")).")
  }

  /// The same of things that have a name in each language; their identifiers stand in brackets.
  static func allowed(_ things: [Named]) -> Phrase {
    let names = names(things)
    return Phrase("Möglich: \(names.de).", "Possible: \(names.en).")
  }

  /// The things of which one is meant.
  static func oneOf(_ things: [Named]) -> Phrase {
    let names = names(things)
    return Phrase("Gemeint sein kann: \(names.de).", "It may mean: \(names.en).")
  }

  private static func names(_ things: [Named]) -> (de: String, en: String) {
    (things.map { $0.text(.de) }.joined(separator: ", "), things.map { $0.text(.en) }.joined(separator: ", "))
  }

  /// The thing that was most likely meant, by whichever of its names comes closest.
  static func guess(_ text: String, _ things: [Named]) -> Named? {
    func names(_ thing: Named) -> [String] { [thing.key, thing.label.de, thing.label.en] }
    let guess = Text.suggestion(for: text, among: things.flatMap(names))
    return guess.flatMap { guess in things.first { names($0).contains(guess) } }
  }

  static func meant(_ text: String, _ things: [Named]) -> Phrase {
    let allowed = allowed(things)
    guard let guess = guess(text, things) else { return allowed }
    return Phrase(
      "Gemeint „\(guess.label.de)“? \(allowed.de)", "Did you mean \"\(guess.label.en)\"? \(allowed.en)")
  }

  /// A guess at what was meant, and what there is.
  static func meant(_ text: String, _ words: [String]) -> Phrase {
    guard let guess = Text.suggestion(for: text, among: words) else { return allowed(words) }
    let list = words.joined(separator: ", ")
    return Phrase("Gemeint „\(guess)“? Möglich: \(list).", "Did you mean \"\(guess)\"? Possible: \(list).")
  }
}
