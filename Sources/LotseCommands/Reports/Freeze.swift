internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseSheets
internal import LotseStore

struct Freeze: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: help(
      "Einen Bericht einfrieren, der das Haus verlässt.", "Freeze a report that leaves the house."),
    discussion: help(
      """
      lotse report freeze council AVOS --meeting 2026-12-03
      lotse report freeze weekly --week letzte

      Eingefroren werden die Dokumente, ihre Zahlen und womit sie gemacht wurden. Was danach berichtigt wird, ändert einen
      eingefrorenen Bericht nie; die nächste Vorlage sagt, welche Zahlen berichtigt wurden.
      """,
      """
      lotse report freeze council AVOS --meeting 2026-12-03
      lotse report freeze weekly --week last

      Frozen are the documents, their figures and what they were made with. What is corrected afterwards never changes a
      frozen report; the next paper says which figures were corrected.
      """),
    subcommands: [FreezeWeekly.self, FreezeCouncil.self], aliases: ["einfrieren"])
}

struct FreezeWeekly: Command {
  static let configuration = CommandConfiguration(
    leaf: "weekly", abstract: help("Den Wochenbericht einfrieren.", "Freeze the weekly report."),
    discussion: help(
      "lotse report freeze weekly --week letzte",
      "lotse report freeze weekly --week last"),
    aliases: ["woche"])
  @OptionGroup var options: WeeklyOptions
  @OptionGroup var freezing: FreezingOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.freeze(session.weekly(options), freezing, recording)
  }
}

struct FreezeCouncil: Command {
  static let configuration = CommandConfiguration(
    leaf: "council",
    abstract: help("Die Vorlage für ein Gremium einfrieren.", "Freeze the paper for a committee."),
    discussion: help(
      "lotse report freeze council AVOS --meeting 2026-12-03",
      "lotse report freeze council AVOS --meeting 2026-12-03"),
    aliases: ["gremium"])
  @OptionGroup var options: CouncilOptions
  @OptionGroup var freezing: FreezingOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.freeze(session.council(options), freezing, recording)
  }
}

struct FreezingOptions: ParsableArguments {
  @Flag(help: .init(help("Ohne PDF einfrieren.", "Freeze without PDF.")))
  var withoutPDF = false
  @OptionGroup var trial: TrialOptions
}

extension Session {
  /// Keeps a report with all its documents, as one changeset.
  func freeze(_ report: FinishedReport, _ options: FreezingOptions, _ recording: RecordingOptions) throws -> Reply {
    let package = try ReportPackage(of: report, withPDF: !options.withoutPDF, in: self)
    let draft = FrozenReport.Draft(
      title: report.title, subject: report.subject, parameters: report.parameters.text(),
      moment: report.moment, figures: report.json().text(), manifest: package.manifest.text(),
      archive: try ZipArchive.bytes(package.files.map { ($0.name, $0.bytes) }))
    let same = try store().frozenReports(at: latest).last {
      ($0.subject, $0.audience) == (report.subject, report.audience) && !$0.isWithdrawn
        && $0.moment == report.moment
    }
    let remarks =
      report.remarks + package.remarks
      + [
        options.trial.dryRun
          ? language("Würde eingefroren: \(report.title)", "Would be frozen: \(report.title)")
          : language("Eingefroren: \(report.title)", "Frozen: \(report.title)"),
        report.provisional.map { language("Vorläufig: \($0.de)", "Provisional: \($0.en)") },
        same.map { language("Denselben Stand zeigt \($0.number).", "\($0.number) shows the same state.") },
      ].compactMap { $0 }
    return try settle("report freeze", recording, options.trial.consent) { recorder in
      Freezing(number: try recorder.freeze(draft), title: report.title, remarks: remarks)
    }
  }
}

/// A report that is kept; its number is what a script wants.
private struct Freezing: Proposal {
  let number: ReportNumber
  let title: String
  let remarks: [String]
  func lines(_ wording: Wording) -> [String] { [number.description] }
  func summary(_ wording: Wording) -> [String] { remarks }
  func json(_ wording: Wording) -> [String: JSONValue] {
    ["number": .string(number.description), "title": .string(title)]
  }
}
