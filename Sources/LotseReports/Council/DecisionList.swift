public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// The decisions of the council that are followed up, as a list (Beschlusskontrolle).
public struct DecisionList: Sendable {
  public let moment: Moment
  public let decisions: [CouncilDecision]
  public let moves: [String: [DeadlineMove]]

  public init(_ decisions: [CouncilDecision], moves: [String: [DeadlineMove]], at moment: Moment) {
    self.decisions = decisions
    self.moves = moves
    self.moment = moment
  }

  public func document(_ wording: Wording) -> Document {
    let language = wording.language
    let table = DecisionTable(wording: wording, day: moment.day, moves: moves, namesCommittee: true)
      .table(decisions, caption: language("Beschlüsse", "Decisions"))
    return Document(
      language, [wording.orNone(table), .paragraph(counts(language) + " " + wording.asOf(moment))], data: table)
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
      "done": .int(decisions.count(where: \.isDone)), "decisions": .array(decisions.map { $0.json(moves) }),
    ])
  }
}
