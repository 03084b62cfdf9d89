internal import ArgumentParser
internal import LotseModel

struct Weekly: Command {
  static let configuration = CommandConfiguration(
    leaf: "weekly",
    abstract: help("Der Wochenbericht.", "The weekly status report."),
    discussion: help(
      """
      lotse report weekly --week 2026-W47 -o wochenbericht.pdf
      lotse report weekly --mail-to leitung@example.org -o wochenbericht.eml
      """,
      """
      lotse report weekly --week 2026-W47 -o weekly.pdf
      lotse report weekly --mail-to head@example.org -o weekly.eml
      """), aliases: ["woche"])

  @OptionGroup var options: WeeklyOptions
  @OptionGroup var delivery: DeliveryOptions
  @OptionGroup var output: ReportOutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output, of: .weekly, delivery)
    return try session.deliver(session.weekly(options), format, delivery, output.shared)
  }
}
