public import LotseBasics
public import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The table of decisions that lists, papers and reports share: people read what was asked for, by whom, who is in charge
/// and how it stands, programs every fact apart.
struct DecisionTable {
  let wording: Wording
  /// The day as of whose end a decision is due.
  let day: Day
  var moves: [String: [DeadlineMove]] = [:]
  /// Not where all are of the one committee that reads it.
  var namesCommittee = false
  private var language: Language { wording.language }

  func table(_ decisions: [CouncilDecision], caption: String? = nil) -> Table {
    Table(
      [
        .init(language("Nr.", "No."), for: .people),
        .init(language("Gegenstand", "Subject"), flexible: true, for: .people),
        .init(CouncilDecision.unitLabel[language], for: .people),
        .init(language("Erledigung", "State"), flexible: true, for: .people),
      ]
        + [
          "number", "kind", "text", "applicant", "committee", "decided_on", "due_on", "part", "unit", "sub_projects",
          "delay", "notes", "deadline_moves", "done_on", "outcome", "due",
        ].map { .data($0) },
      decisions.map { decision in
        [
          .init(name(decision)), .init(subject(decision)), .init(decision.unit?.text), state(decision),
          .init(decision.number), .init(decision.kind.rawValue), .init(decision.text), .init(decision.applicant),
          .init(decision.committee.text), .init(decision.decidedOn), .init(decision.dueOn),
          .init(decision.part.rawValue), .init(decision.unit?.text),
          .init(.list(decision.subProjects.map(\.description))), .init(decision.delay),
          .init(.list(decision.notes.map { "\($0.day): \($0.text)" })),
          .init(.list(moved(decision).map { "\($0.recordedOn): \($0.from?.iso ?? "–") → \($0.to?.iso ?? "–")" })),
          .init(decision.doneOn), .init(decision.outcome), .init(.flag(decision.isDue(on: day))),
        ]
      }, caption: caption)
  }

  private func moved(_ decision: CouncilDecision) -> [DeadlineMove] { moves[decision.number] ?? [] }

  /// Number, kind and day; of a list of several committees also which, and the part where it is not the public one.
  private func name(_ decision: CouncilDecision) -> String {
    [
      decision.number, decision.kind.label[language], namesCommittee ? decision.committee.text : nil,
      wording.day(decision.decidedOn), decision.part == .public ? nil : decision.part.label[language],
    ].compactMap { $0 }.joined(separator: "\n")
  }

  private func subject(_ decision: CouncilDecision) -> String {
    [
      decision.text, decision.applicant.map { "\(CouncilDecision.applicantLabel[language]): \($0)" },
      decision.subProjects.isEmpty
        ? nil
        : language("Teilprojekte: ", "Sub-projects: ")
          + decision.subProjects.map(\.description).joined(separator: ", "),
    ].compactMap { $0 }.joined(separator: "\n")
  }

  /// How it stands: done or until when, how often that was moved, why it is late, and what became of it so far.
  private func state(_ decision: CouncilDecision) -> Table.Cell {
    let lines =
      [standing(decision)]
      + moved(decision).filter { $0.from != nil }.map { move in
        let (from, to) = (wording.day(move.from), move.to.map { wording.day($0) })
        let on = wording.day(move.recordedOn)
        return to.map {
          language("Frist \(from) am \(on) verlegt auf \($0)", "deadline \(from) moved to \($0) on \(on)")
        }
          ?? language("Frist \(from) am \(on) aufgehoben", "deadline \(from) lifted on \(on)")
      }
      + [decision.delay.map { "\(CouncilDecision.delayLabel[language]): \($0)" }].compactMap { $0 }
      + decision.notes.map { "\(wording.day($0.day)): \($0.text)" }
      + [decision.outcome.map { "\(CouncilDecision.outcomeLabel[language]): \($0)" }].compactMap { $0 }
    return .init(
      lines.joined(separator: "\n"), decision.isDone ? .green : decision.isDue(on: day) ? .red : .plain)
  }

  private func standing(_ decision: CouncilDecision) -> String {
    if let doneOn = decision.doneOn {
      return language("erledigt \(wording.day(doneOn))", "done \(wording.day(doneOn))")
    }
    guard let dueOn = decision.dueOn else { return language("offen, ohne Frist", "open, no deadline") }
    let due = wording.day(dueOn)
    return decision.isDue(on: day)
      ? language("fällig seit \(due)", "due since \(due)") : language("offen bis \(due)", "open until \(due)")
  }
}

extension CouncilDecision {
  /// The shape that docs/json.md describes.
  public var json: JSONValue { .object(facts) }

  /// The same with how its deadline was moved.
  func json(_ moves: [String: [DeadlineMove]]) -> JSONValue {
    var facts = facts
    facts["deadline_moves"] = .array(
      (moves[number] ?? []).map { move in
        .object([
          "from": JSONValue(move.from), "to": JSONValue(move.to), "recorded_on": JSONValue(move.recordedOn),
        ])
      })
    return .object(facts)
  }

  private var facts: [String: JSONValue] {
    [
      "number": .string(number), "kind": .string(kind.rawValue), "text": .string(text),
      "applicant": JSONValue(applicant), "committee": .string(committee.text), "decided_on": JSONValue(decidedOn),
      "due_on": JSONValue(dueOn), "part": .string(part.rawValue), "unit": JSONValue(unit?.text),
      "sub_projects": .array(subProjects.map { .string($0.description) }), "delay": JSONValue(delay),
      "notes": .array(notes.map { .object(["day": JSONValue($0.day), "text": .string($0.text)]) }),
      "done_on": JSONValue(doneOn), "outcome": JSONValue(outcome),
    ]
  }
}
