internal import ArgumentParser
internal import LotseModel

struct Decisions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decision",
    abstract: help(
      "Beschlüsse der Gremien verfolgen, auch Anträge und Anfragen.",
      "Follow up decisions of the committees, motions and questions."),
    discussion: help(
      """
      lotse decision add "Wohngeld zuerst" --committee AVOS --date 2026-09-03 --number V/26/101
      lotse decision list
      """,
      """
      lotse decision add "Housing benefit first" --committee AVOS --date 2026-09-03 --number V/26/101
      lotse decision list
      """),
    subcommands: [
      AddDecision.self, UpdateDecision.self, NoteDecision.self, FinishDecision.self, RemoveDecision.self,
      ListDecisions.self,
    ],
    aliases: ["beschluss"])
}

/// The numbers of sub-projects, apart or separated by commas; `-` stands for none.
struct SubProjectNumbers {
  static func read(_ texts: [String]) throws -> [Number] {
    let words = texts.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
    return words == ["-"] ? [] : try words.map { try Number(parsing: $0) }
  }
}
