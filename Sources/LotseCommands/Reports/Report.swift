internal import ArgumentParser

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: help(
      "Berichte: schreiben, einfrieren, wieder zeigen, nachrechnen.",
      "Reports: write, freeze, show again, recount."),
    discussion: help(
      """
      lotse report weekly
      lotse report council AVOS -o vorlage.html
      """,
      """
      lotse report weekly
      lotse report council AVOS -o paper.html
      """),
    subcommands: [
      Weekly.self, Council.self, FollowUpDecisions.self, Freeze.self, ListReports.self, ShowReport.self,
      VerifyReport.self, ShowOutline.self,
    ], aliases: ["bericht"])
}
