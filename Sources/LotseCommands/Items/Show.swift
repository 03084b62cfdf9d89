internal import ArgumentParser
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Show: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: help(
      "Alles zu einem Teilprojekt, mit den möglichen nächsten Schritten.",
      "Everything about a sub-project, with its possible next moves."),
    discussion: help(
      """
      lotse show TP-0042
      lotse show TP-0042 --as-of gestern
      """,
      """
      lotse show TP-0042
      lotse show TP-0042 --as-of yesterday
      """),
    aliases: ["zeigen"])

  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: "TP")) var number: String
  @OptionGroup var state: AsOfOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let number = try Number(parsing: number)
    let format = try session.format(output)
    let (moment, wording) = try session.view(state.asOf)
    let item = try session.store().subProject(number, at: moment)
    let referred = item.dependsOn + [item.follows, item.mergedInto].compactMap { $0 }
    let titles = try session.store().titles(referred, at: moment)
    let sheet = SubProjectSheet(item, wording, on: moment.day, titles: titles)
    var reply = try session.deliver(
      session.answer(sheet.document, json: sheet.json, at: moment, wording), format, output)
    if state.asOf != nil, format == .text { reply.remarks.append(wording.asOf(moment)) }
    return reply
  }
}
