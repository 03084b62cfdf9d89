internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Milestones: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "milestone", abstract: help("Meilensteine führen.", "Keep milestones."),
    discussion: help(
      """
      lotse milestone add TP-0042 "Vergabe" --due 2027-01-31
      lotse milestone done TP-0042 "Vergabe"
      """,
      """
      lotse milestone add TP-0042 "Tender" --due 2027-01-31
      lotse milestone done TP-0042 "Tender"
      """),
    subcommands: [AddMilestone.self, FinishMilestone.self, MoveMilestone.self, RemoveMilestone.self],
    aliases: ["meilenstein"])
}

struct AddMilestone: Command {
  static let configuration = CommandConfiguration(
    leaf: "add", abstract: help("Einen Meilenstein setzen.", "Add a milestone."),
    discussion: help(
      "lotse milestone add TP-0042 \"Vergabe\" --due 31.01.2027",
      "lotse milestone add TP-0042 \"Tender\" --due 2027-01-31"),
    aliases: ["neu"])
  @OptionGroup var item: MilestoneArguments
  @Option(help: .init(help("Termin.", "Due on."), valueName: help("tag", "day"))) var due: String
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let due = try session.dueDay(due)
    return try item.change(in: session, recording, trial) { subProject, title, _ in
      try subProject.addMilestone(Milestone(title: title, due: due))
    }
  }
}

struct FinishMilestone: Command {
  static let configuration = CommandConfiguration(
    leaf: "done", abstract: help("Einen Meilenstein als erreicht melden.", "Report a milestone as done."),
    discussion: help(
      "lotse milestone done TP-0042 \"Vergabe\"",
      "lotse milestone done TP-0042 \"Tender\""),
    aliases: ["erreicht"])
  @OptionGroup var item: MilestoneArguments
  @Option(help: .init(help("Erreicht am (sonst heute).", "Done on (else today)."), valueName: help("tag", "day")))
  var on: String?
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let on = try on.map(session.day)
    return try item.change(in: session, recording, trial) { subProject, title, today in
      try subProject.finishMilestone(title, on: on ?? today, today: today)
    }
  }
}

struct MoveMilestone: Command {
  static let configuration = CommandConfiguration(
    leaf: "move", abstract: help("Einen Meilenstein verschieben.", "Move a milestone."),
    discussion: help(
      "lotse milestone move TP-0042 \"Vergabe\" --to +4w",
      "lotse milestone move TP-0042 \"Tender\" --to +4w"),
    aliases: ["verschieben"]
  )
  @OptionGroup var item: MilestoneArguments
  @Option(help: .init(help("Neuer Termin.", "New date."), valueName: help("tag", "day"))) var to: String
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let to = try session.dueDay(to)
    return try item.change(in: session, recording, trial) { subProject, title, _ in
      try subProject.moveMilestone(title, to: to)
    }
  }
}

struct RemoveMilestone: Command {
  static let configuration = CommandConfiguration(
    leaf: "remove", abstract: help("Einen Meilenstein entfernen.", "Remove a milestone."),
    discussion: help(
      "lotse milestone remove TP-0042 \"Vergabe\"",
      "lotse milestone remove TP-0042 \"Tender\""),
    aliases: ["entfernen"]
  )
  @OptionGroup var item: MilestoneArguments
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try item.change(in: session, recording, trial) { subProject, title, _ in try subProject.removeMilestone(title) }
  }
}

/// The sub-project and the milestone's title (its beginning or its place in the list will do once it exists).
struct MilestoneArguments: ParsableArguments {
  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: "TP")) var number: String
  @Argument(
    help: .init(
      help(
        "Titel des Meilensteins, sein Anfang oder seine Stelle (1, 2 …).",
        "The milestone's title, its beginning or its place (1, 2 …)."), valueName: help("titel", "title")))
  var title: String

  func change(
    in session: Session, _ recording: RecordingOptions, _ trial: TrialOptions,
    _ edit: (inout SubProject, String, Day) throws -> Void
  ) throws -> Reply {
    let number = try Number(parsing: number)
    return try session.change("milestone", recording, trial.consent) {
      [try $0.subProject(number)]
    } each: { item, recorder in
      let line = try Assignment.line(title, for: .milestones)
      try edit(&item, line, recorder.today)
      item.inform(on: recorder.today)
    }
  }
}
