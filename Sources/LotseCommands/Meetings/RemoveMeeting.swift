internal import ArgumentParser
internal import LotseModel
internal import LotseStore

struct RemoveMeeting: Command {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: help(
      "Eine Sitzung zurücknehmen, die nicht stattfindet; der Verlauf bleibt.",
      "Withdraw a sitting that will not take place; its history stays."), aliases: ["entfernen"])

  @OptionGroup var sitting: MeetingArguments
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    var reply = try session.settle("meeting remove", recording.message, trial.consent) { recorder in
      let (committee, day) = try sitting.find(in: session, recorder.configuration)
      let meeting = try recorder.existingMeeting(committee, on: day)
      try recorder.withdraw(meeting)
      return RecordChange(before: .meeting(meeting), after: nil)
    }
    reply.remarks = try session.remarkOnFrozenPapers(for: sitting) + reply.remarks
    return reply
  }
}
