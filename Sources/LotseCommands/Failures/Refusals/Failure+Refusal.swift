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
}
