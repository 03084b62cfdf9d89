internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct AddMeeting: Command {
  static let configuration = CommandConfiguration(
    leaf: "add",
    abstract: help("Eine Sitzung mit ihrem Stichtag erfassen.", "Record a sitting with its cut-off date."),
    discussion: help(
      "lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-13 --paper-no V/1234",
      "lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-13 --paper-no V/1234"), aliases: ["neu"])

  @OptionGroup var sitting: MeetingArguments
  @Option(
    help: .init(
      help("Stichtag: der Tag, dessen Ende die Vorlage zeigt.", "Cut-off date: the day whose end the paper shows."),
      valueName: help("tag", "day")))
  var cutoff: String
  @Option(help: .init(help("Redaktionsschluss.", "Editorial deadline."), valueName: help("tag", "day")))
  var deadline: String?
  @Option(
    help: .init(
      help("Teil der Sitzung: öffentlich oder nichtöffentlich.", "Part of the sitting: public or nonpublic."),
      valueName: help("teil", "part")))
  var part = Part.public.rawValue
  @Option(help: .init(help("Vorlage-Nr.", "Number of the paper."), valueName: help("nr", "no"))) var paperNo: String?
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.settle("meeting add", recording, trial.consent) { recorder in
      let (committee, day) = try sitting.find(in: session, recorder.configuration)
      let meeting = Meeting(
        committee: committee, heldOn: day, cutOff: try session.day(cutoff), deadline: try deadline.map(session.day),
        part: try Part(typed: part), paperNumber: try paperNo.map { try Text.line($0, Meeting.paperNumberLabel) })
      try recorder.add(meeting)
      return RecordChange(before: nil, after: .meeting(meeting))
    }
  }
}
