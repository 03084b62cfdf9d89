internal import ArgumentParser
internal import LotseModel
internal import LotseStore

struct UpdateMeeting: Command {
  static let configuration = CommandConfiguration(
    leaf: "update", abstract: help("Angaben zu einer Sitzung ändern.", "Change what is recorded of a sitting."),
    discussion: help(
      "lotse meeting update AVOS 2026-12-03 --deadline 2026-11-20",
      "lotse meeting update AVOS 2026-12-03 --deadline 2026-11-20"), aliases: ["aendern"])

  @OptionGroup var sitting: MeetingArguments
  @Option(help: .init(help("Stichtag.", "Cut-off date."), valueName: help("tag", "day"))) var cutoff: String?
  @Option(
    help: .init(
      help("Redaktionsschluss; „-“ leert.", "Editorial deadline; \"-\" clears."), valueName: help("tag", "day")))
  var deadline: String?
  @Option(
    help: .init(
      help("Teil der Sitzung: öffentlich oder nichtöffentlich.", "Part of the sitting: public or nonpublic."),
      valueName: help("teil", "part")))
  var part: String?
  @Option(
    help: .init(help("Vorlage-Nr.; „-“ leert.", "Number of the paper; \"-\" clears."), valueName: help("nr", "no")))
  var paperNo: String?
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard [cutoff, deadline, part, paperNo].contains(where: { $0 != nil }) else { throw Session.nothingGiven }
    let papers = try session.frozenPapers(for: sitting)
    return try session.settle("meeting update", recording, bulk.consent) { recorder in
      let (committee, day) = try sitting.find(in: session, recorder.configuration)
      let before = try recorder.existingMeeting(committee, on: day)
      var after = before
      if let cutoff { after.cutOff = try session.day(cutoff) }
      if let deadline { after.deadline = try session.dayOrNone(deadline) }
      if let part { after.part = try Part(typed: part) }
      if let paperNo { after.paperNumber = try session.lineOrNone(paperNo, Meeting.paperNumberLabel) }
      try recorder.save(after)
      return MeetingChange(change: RecordChange(before: .meeting(before), after: .meeting(after)), papers: papers)
    }
  }
}
