internal import ArgumentParser

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: help(
      "Berichte: schreiben, einfrieren, wieder zeigen, nachrechnen.",
      "Reports: write, freeze, show again, recount."),
    subcommands: [
      Weekly.self, Council.self, FollowUpDecisions.self, Freeze.self, ListReports.self, ShowReport.self,
      VerifyReport.self, ShowOutline.self,
    ], aliases: ["bericht"])
}
