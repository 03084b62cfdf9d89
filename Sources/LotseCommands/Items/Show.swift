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
    let redactions = try session.store().redactions(through: moment.change).filter { $0.place.number == number }
    let sheet = SubProjectSheet(item, wording, on: moment.day, titles: titles, redactions: redactions)
    var reply = try session.deliver(
      session.answer(sheet.document, json: sheet.json, at: moment, wording), format, output)
    if state.asOf != nil, format == .text { reply.remarks.append(wording.asOf(moment)) }
    return reply
  }
}
