internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct AddDecision: Command {
  static let configuration = CommandConfiguration(
    leaf: "add",
    abstract: help(
      "Einen Beschluss, Antrag, Prüfauftrag oder eine Anfrage erfassen.",
      "Record a decision, a motion, a question or a review order."),
    discussion: help(
      """
      lotse decision add "Über die E-Akte halbjährlich berichten" --committee AVOS --date 2026-09-03 \
      --number V/1187 --due 2027-03-31 --for TP-0042
      lotse decision add "Kosten der Ausweichstandorte nennen" --kind antrag --applicant "Fraktion A" \
      --committee AVOS --date 2026-09-03 --number A/17 --unit FB10
      """,
      """
      lotse decision add "Report on the e-file twice a year" --committee AVOS --date 2026-09-03 \
      --number V/1187 --due 2027-03-31 --for TP-0042
      lotse decision add "State the costs of the second site" --kind motion --applicant "Group A" \
      --committee AVOS --date 2026-09-03 --number A/17 --unit FB10
      """), aliases: ["neu"])

  @Argument(help: .init(help("Was beschlossen ist.", "What is decided."), valueName: "text")) var text: String
  @Option(help: .init(help("Das Gremium.", "The committee."), valueName: help("gremium", "committee")))
  var committee: String
  @Option(help: .init(help("Beschlossen am.", "Decided on."), valueName: help("tag", "day"))) var date: String
  @Option(help: .init(help("Die Nummer des Beschlusses.", "The council's number."), valueName: help("nr", "no")))
  var number: String
  @Option(help: .init(help("Fällig am.", "Due on."), valueName: help("tag", "day"))) var due: String?
  @Option(
    help: .init(
      help(
        "Teil der Sitzung: öffentlich oder nichtöffentlich (sonst der der erfassten, sonst öffentlich).",
        "Part of the sitting: public or nonpublic (else that of the recorded sitting, else public)."),
      valueName: help("teil", "part")))
  var part: String?
  @Option(
    name: .customLong("for"), parsing: .upToNextOption,
    help: .init(help("Die Teilprojekte, um die es geht.", "The sub-projects that it is about."), valueName: "TP…"))
  var subProjects: [String] = []
  @OptionGroup var more: DecisionOptions
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.settle("decision add", recording, trial.consent) { recorder in
      let key = try recorder.configuration.committee(named: committee, by: .typed).key
      let day = try session.day(date)
      var decision = CouncilDecision(
        number: try Text.line(number, CouncilDecision.numberLabel, limit: 100),
        text: try Text.line(text, CouncilDecision.textLabel, limit: 5000), committee: key, decidedOn: day,
        dueOn: try due.map(session.dueDay),
        part: try part.map { try Part(typed: $0) } ?? recorder.meeting(key, on: day)?.part ?? .public,
        subProjects: try SubProjectNumbers.read(subProjects))
      try more.apply(to: &decision, session, recorder.configuration)
      try recorder.add(decision)
      return RecordChange(before: nil, after: .decision(decision))
    }
  }
}
