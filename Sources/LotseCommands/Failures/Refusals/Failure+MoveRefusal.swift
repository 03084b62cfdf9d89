internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for moves.
  init(_ refusal: MoveRefusal, _ workflow: Workflow) {
    switch refusal {
    case .alreadyThere(let number, let status):
      self.init(
        .refused,
        Phrase(
          "\(number) ist schon „\(workflow.label(status).de)“.",
          "\(number) is \"\(workflow.label(status).en)\" already."),
        hint: Phrase("Ansehen: lotse show \(number).", "See: lotse show \(number)."))
    case .forbidden(let number, let from, let to, let allowed, _):
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
      func options(_ language: Language) -> String {
        requirements.map { $0.options(language) }.joined(separator: "  ")
      }
      self.init(
        .refused,
        Phrase(
          "\(number) → „\(workflow.label(status).de)“ verlangt noch: \(labels.de).",
          "\(number) → \"\(workflow.label(status).en)\" still asks for: \(labels.en)."),
        hint: Phrase("Angeben: \(options(.de))", "Give: \(options(.en))"))
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
    return Failure.allowed(allowed.map { Named($0.rawValue, workflow.label($0)) })
  }
}
