internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct MoveStatus: Command {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: help("Teilprojekte im Arbeitsablauf weiterbewegen.", "Move sub-projects through the workflow."),
    discussion: help(
      """
      lotse status TP-0042 geplant --decision V/1234 --planned-end 30.06.2027
      lotse status TP-0042 zurückgestellt --reason haushalt --review-on 01.02.2027

      Was ein Wechsel verlangt, zeigen „lotse workflow“ und „lotse show TP-0042“.
      """,
      """
      lotse status TP-0042 planned --decision V/1234 --planned-end 2027-06-30
      lotse status TP-0042 on-hold --reason budget --review-on 2027-02-01

      What a move asks for: "lotse workflow" and "lotse show TP-0042".
      """),
    aliases: ["stand"])

  @Argument(
    help: .init(
      help("Die Nummern, zuletzt der neue Status.", "The numbers, and the new status last."), valueName: "TP… STATUS"))
  var words: [String]
  @Option(
    help: .init(
      help("Seit wann es gilt (sonst heute).", "Since when it holds (else today)."), valueName: help("tag", "day")))
  var on: String?
  @Option(
    help: .init(
      help("Grund: \(MoveStatus.codes).", "Reason: \(MoveStatus.codes)."), valueName: "code"))
  var reason: String?
  @Option(help: .init(help("Begründung in Worten.", "The reason in words."), valueName: "text")) var because: String?
  @Option(
    help: .init(help("Aufnehmendes Teilprojekt, beim Zusammenführen.", "The successor, for merged."), valueName: "TP"))
  var into: String?
  @Flag(
    help: .init(
      help("Berichtigt einen falschen Eintrag; verlangt --because.", "Corrects a mistaken entry; asks for --because.")))
  var correction = false
  @OptionGroup(title: help("Was Wechsel verlangen", "What moves ask for")) var work: WorkOptions
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  private static let codes = vocabulary(ReasonCode.self)

  func reply(in session: Session) throws -> Reply {
    guard words.count > 1, let last = words.last else {
      throw Failure(
        .usage, Phrase("Es fehlt die Nummer oder der neue Status.", "The number or the new status is missing."),
        hint: Phrase("So: lotse status TP-0042 geplant …", "Like this: lotse status TP-0042 planned …"))
    }
    let numbers = try words.dropLast().map { try Number(parsing: $0) }
    return try session.change("status", recording, bulk.consent) { recorder in
      try numbers.map { try recorder.subProject($0) }
    } each: { subProject, recorder in
      let configuration = recorder.configuration
      for assignment in try session.assignments(work.given, in: configuration) {
        try subProject.set(assignment.attribute, to: assignment.value)
      }
      let move = try move(to: try configuration.workflow.status(named: last, by: .typed), session, configuration)
      try subProject.apply(move, by: configuration.workflow, today: recorder.today)
    }
  }

  private func move(to status: Status, _ session: Session, _ configuration: CityConfiguration) throws -> Move {
    func text(_ attribute: Attribute, _ text: String?) throws -> String? {
      try text.flatMap { try Assignment(attribute, reading: $0, in: configuration).value.text }
    }
    guard into == nil || status == .merged else {
      throw Failure(
        .usage, Phrase("--into gehört zu „\(Status.merged.label.de)“.", "--into belongs to \"merged\"."),
        hint: Phrase(
          "Weglassen, oder: lotse status TP… zusammengeführt --into TP-….",
          "Leave it out, or: lotse status TP… merged --into TP-…."))
    }
    var move = Move(to: status)
    move.on = try on.map(session.day)
    move.reasonCode = try reason.map { try ReasonCode(typed: $0) }
    move.reason = try text(.reason, because)
    move.decision = try text(.decision, work.decision)
    move.approvedBy = try text(.approvedBy, work.approvedBy)
    move.successor = try into.map { try Number(parsing: $0) }
    move.isCorrection = correction
    return move
  }
}
