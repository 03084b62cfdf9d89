internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for lights.
  init(_ refusal: RatingRefusal, _ workflow: Workflow) {
    switch refusal {
    case .closed(let number, let status):
      self.init(
        .refused,
        Phrase(
          "\(number) ist „\(workflow.label(status).de)“; das gibt es nur für offene Teilprojekte.",
          "\(number) is \"\(workflow.label(status).en)\"; this is for open sub-projects only."),
        hint: Phrase("Ansehen: lotse show \(number).", "See: lotse show \(number)."))
    case .lacks(let number, let light, let pieces, let proposed):
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
    }
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
