internal import ArgumentParser
internal import LotseModel
internal import LotseStore

struct RemoveMeeting: Command {
  static let configuration = CommandConfiguration(
    leaf: "remove",
    abstract: help(
      "Eine Sitzung zurücknehmen, die nicht stattfindet; der Verlauf bleibt.",
      "Withdraw a sitting that will not take place; its history stays."),
    discussion: help(
      "lotse meeting remove AVOS 2026-12-03",
      "lotse meeting remove AVOS 2026-12-03"),
    aliases: ["entfernen"])

  @OptionGroup var sitting: MeetingArguments
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let papers = try session.frozenPapers(for: sitting)
    return try session.settle("meeting remove", recording, bulk.consent) { recorder in
      let (committee, day) = try sitting.find(in: session, recorder.configuration)
      let meeting = try recorder.existingMeeting(committee, on: day)
      try recorder.withdraw(meeting)
      return MeetingChange(change: RecordChange(before: .meeting(meeting), after: nil), papers: papers)
    }
  }
}
