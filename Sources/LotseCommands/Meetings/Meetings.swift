internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Meetings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting",
    abstract: help("Sitzungen der Gremien führen.", "Keep the sittings of the committees."),
    subcommands: [AddMeeting.self, UpdateMeeting.self, RemoveMeeting.self, ListMeetings.self], aliases: ["sitzung"])
}

/// A committee and the day of its sitting.
struct MeetingArguments: ParsableArguments {
  @Argument(help: .init(help("Das Gremium.", "The committee."), valueName: help("gremium", "committee")))
  var committee: String
  @Argument(help: .init(help("Der Tag der Sitzung.", "The day of the sitting."), valueName: help("tag", "day")))
  var day: String

  func find(in session: Session, _ configuration: CityConfiguration) throws -> (committee: Key<Committee>, day: Day) {
    (try configuration.committee(named: committee).key, try session.day(day))
  }
}

extension Session {
  /// That papers for the sitting are frozen, and stay as they were whatever becomes of it.
  func remarkOnFrozenPapers(for sitting: MeetingArguments) throws -> [String] {
    let moment = try latest
    let (committee, day) = try sitting.find(in: self, try configuration(moment))
    let papers = try store().frozenReports(at: moment).filter {
      $0.subject == .council(committee, on: day)
    }
    guard !papers.isEmpty else { return [] }
    let numbers = papers.map(\.number.description).joined(separator: ", ")
    return [
      language(
        "Eingefrorene Vorlagen zu dieser Sitzung bleiben, wie sie sind: \(numbers).",
        "Frozen papers for this sitting stay as they are: \(numbers).")
    ]
  }
}
