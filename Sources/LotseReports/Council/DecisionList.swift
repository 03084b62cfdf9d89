public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// The decisions of the council that are followed up, as a list (Beschlusskontrolle).
public struct DecisionList: Sendable {
  public let moment: Moment
  public let decisions: [CouncilDecision]

  public init(_ decisions: [CouncilDecision], at moment: Moment) {
    self.decisions = decisions
    self.moment = moment
  }

  public func document(_ wording: Wording) -> Document {
    let language = wording.language
    let table = Table(
      [
        .init(language("Nr.", "No."), key: "number"),
        .init(language("Beschluss", "Decision"), flexible: true, for: .people),
        .init(Section.committee.label[language], flexible: true, for: .people),
        .init(language("Erledigung", "State"), flexible: true, for: .people),
        .init(language("Teilprojekte", "Sub-projects"), flexible: true, for: .people),
      ]
        + ["text", "committee", "decided_on", "due_on", "part", "sub_projects", "done_on", "outcome", "due"]
        .map { .data($0) },
      decisions.map { decision in
        [
          .init(decision.number),
          .init([decision.text, outcome(decision, language)].compactMap { $0 }.joined(separator: "\n")),
          .init(
            "\(decision.committee)\n\(wording.day(decision.decidedOn))"
              + (decision.part == .public ? "" : "\n\(decision.part.label[language])")),
          decision.state(on: moment.day, wording),
          .init(decision.subProjects.isEmpty ? nil : decision.subProjects.map(\.description).joined(separator: "\n")),
          .init(decision.text), .init(decision.committee.text), .init(decision.decidedOn), .init(decision.dueOn),
          .init(decision.part.rawValue), .init(.list(decision.subProjects.map(\.description))),
          .init(decision.doneOn), .init(decision.outcome), .init(.flag(decision.isDue(on: moment.day))),
        ]
      }, caption: language("Beschlüsse", "Decisions"))
    return Document(
      language, [wording.orNone(table), .paragraph(counts(language) + " " + wording.asOf(moment))], data: table)
  }

  private func outcome(_ decision: CouncilDecision, _ language: Language) -> String? {
    decision.outcome.map { language("Ergebnis: \($0)", "Outcome: \($0)") }
  }

  private func counts(_ language: Language) -> String {
    let open = decisions.count { !$0.isDone }
    let due = decisions.count { $0.isDue(on: moment.day) }
    let count = language(
      decisions.count == 1 ? "1 Beschluss" : "\(decisions.count) Beschlüsse",
      decisions.count == 1 ? "1 decision" : "\(decisions.count) decisions")
    return language(
      "\(count): offen \(open), davon fällig \(due); erledigt \(decisions.count - open).",
      "\(count): open \(open), of these due \(due); done \(decisions.count - open).")
  }

  /// The shape that docs/json.md describes.
  public var json: JSONValue {
    .object([
      "as_of": JSONValue(moment.day), "change": .int(moment.change),
      "open": .int(decisions.count { !$0.isDone }), "due": .int(decisions.count { $0.isDue(on: moment.day) }),
      "done": .int(decisions.count(where: \.isDone)), "decisions": .array(decisions.map(\.json)),
    ])
  }
}

extension CouncilDecision {
  /// Whether it is done, due since when, or open.
  func state(on day: Day, _ wording: Wording) -> Table.Cell {
    let language = wording.language
    if let doneOn {
      return .init(language("erledigt \(wording.day(doneOn))", "done \(wording.day(doneOn))"), .green)
    }
    guard let dueOn else { return .init(language("offen", "open")) }
    let due = wording.day(dueOn)
    return isDue(on: day)
      ? .init(language("fällig seit \(due)", "due since \(due)"), .red)
      : .init(language("offen bis \(due)", "open until \(due)"))
  }

  public var json: JSONValue {
    .object([
      "number": .string(number), "text": .string(text), "committee": .string(committee.text),
      "decided_on": JSONValue(decidedOn), "due_on": JSONValue(dueOn), "part": .string(part.rawValue),
      "sub_projects": .array(subProjects.map { .string($0.description) }), "done_on": JSONValue(doneOn),
      "outcome": JSONValue(outcome),
    ])
  }
}
