internal import ArgumentParser
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ListMeetings: Command {
  static let configuration = CommandConfiguration(
    leaf: "list", abstract: help("Sitzungen auflisten.", "List sittings."),
    discussion: help(
      "lotse meeting list --committee AVOS --from 2026-01-01", "lotse meeting list --committee AVOS --from 2026-01-01"),
    aliases: ["liste"])

  @Option(help: .committee) var committee: [String] = []
  @Option(help: .init(help("Ab diesem Tag.", "From this day."), valueName: help("tag", "day"))) var from: String?
  @Option(help: .init(help("Bis zu diesem Tag.", "Until this day."), valueName: help("tag", "day"))) var to: String?
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let isMeant = try wording.configuration.isAmong(committee)
    let (start, end) = (try from.map(session.day), try to.map(session.day))
    let meetings = try session.store().meetings(at: moment).filter { meeting in
      isMeant(meeting.committee) && (start.map { $0 <= meeting.heldOn } ?? true)
        && (end.map { meeting.heldOn <= $0 } ?? true)
    }
    let list = MeetingList(meetings, at: moment)
    return try session.deliver(
      session.answer(list.document(wording), json: list.json, at: moment, wording), format, output)
  }
}
