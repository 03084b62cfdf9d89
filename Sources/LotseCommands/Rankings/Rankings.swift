internal import ArgumentParser

struct Rankings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ranking",
    abstract: help("Ergebnisse des Smart City Index führen.", "Keep results of the Smart City Index."),
    subcommands: [AddRanking.self, ShowRanking.self], aliases: ["index"])
}
