internal import ArgumentParser
internal import LotseBasics
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

  @OptionGroup var items: NumberArguments
  @OptionGroup(title: help("Filter", "Filter")) var filter: SelectionOptions
  @OptionGroup var state: AsOfOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let asked = try filter.asked(for: items.numbers)
    guard !asked.isEmpty else { throw AskedFilter.nothing("show") }
    let format = try session.format(output)
    let (moment, wording) = try session.view(state.asOf)
    let store = try session.store()
    let found: [Recorded]
    var selection = Selection()
    if asked.namesItems {
      found = try asked.named().map { try store.subProject($0, at: moment) }
    } else {
      selection = try session.selection(asked, at: moment, wording.configuration)
      found = try store.subProjects(selection, at: moment, wording.configuration)
    }
    let redactions = try store.redactions(through: moment.change)
    let sheets = try found.map { item in
      let referred = item.dependsOn + [item.follows, item.mergedInto].compactMap { $0 }
      return SubProjectSheet(
        item, wording, on: moment.day, titles: try store.titles(referred, at: moment),
        redactions: redactions.filter { $0.place.number == item.number })
    }
    // Of one that is named, programs get the object itself.
    let isOne = asked.namesItems && found.count == 1
    var reply = try session.deliver(
      session.answer(
        SubProjectSheet.document(sheets, wording, on: moment.day),
        json: isOne ? sheets[0].json : .array(sheets.map(\.json)), at: moment, wording, of: selection,
        tellsFilter: format != .text), format, output)
    if format == .text {
      if let filter = wording.filter(selection) { reply.remarks.append(filter) }
      if state.asOf != nil { reply.remarks.append(wording.asOf(moment)) }
    }
    return reply
  }
}
