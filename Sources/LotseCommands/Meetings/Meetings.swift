internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Meetings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting",
    abstract: help("Sitzungen der Gremien führen.", "Keep the sittings of the committees."),
    discussion: help(
      """
      lotse meeting add AVOS 2027-03-04 --cutoff 2027-02-26
      lotse meeting list
      """,
      """
      lotse meeting add AVOS 2027-03-04 --cutoff 2027-02-26
      lotse meeting list
      """),
    subcommands: [AddMeeting.self, UpdateMeeting.self, RemoveMeeting.self, ListMeetings.self], aliases: ["sitzung"])
}

/// A committee and the day of its sitting.
struct MeetingArguments: ParsableArguments {
  @Argument(help: .init(help("Das Gremium.", "The committee."), valueName: help("gremium", "committee")))
  var committee: String
  @Argument(help: .init(help("Der Tag der Sitzung.", "The day of the sitting."), valueName: help("tag", "day")))
  var day: String

  func find(in session: Session, _ configuration: CityConfiguration) throws -> (committee: Key<Committee>, day: Day) {
    (try configuration.committee(named: committee, by: .typed).key, try session.day(day))
  }
}

extension Session {
  /// The frozen papers for a sitting, by number.
  func frozenPapers(for sitting: MeetingArguments) throws -> [ReportNumber] {
    let moment = try latest
    let (committee, day) = try sitting.find(in: self, try configuration(moment))
    return try store().frozenReports(at: moment)
      .filter { $0.subject == .council(committee, on: day) && !$0.isWithdrawn }.map(\.number)
  }
}

/// A change to a sitting. Where papers for it are frozen, a sitting that goes or counts up to another day is asked about:
/// they say what was true of it.
struct MeetingChange: Proposal {
  let change: RecordChange
  let papers: [ReportNumber]

  var isEmpty: Bool { change.isEmpty }
  var question: Phrase? {
    guard !papers.isEmpty, cutOff(change.before) != cutOff(change.after) else { return nil }
    return change.after == nil
      ? Phrase("Diese Sitzung zurücknehmen?", "Withdraw this sitting?")
      : Phrase("Den Stichtag verschieben?", "Move the cut-off date?")
  }

  private func cutOff(_ record: CouncilRecord?) -> Day? {
    if case .meeting(let meeting) = record { meeting.cutOff } else { nil }
  }

  func lines(_ wording: Wording) -> [String] { change.lines(wording) }
  func json(_ wording: Wording) -> [String: JSONValue] { change.json(wording) }
  func summary(_ wording: Wording) -> [String] {
    guard !papers.isEmpty else { return [] }
    let numbers = papers.map(\.description).joined(separator: ", ")
    return [
      wording.language(
        "Eingefrorene Vorlagen zu dieser Sitzung bleiben, wie sie sind: \(numbers).",
        "Frozen papers for this sitting stay as they are: \(numbers).")
    ]
  }
}
