internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct MoveStatus: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "status",
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
  @OptionGroup var grounds: MoveOptions
  @Flag(
    help: .init(
      help("Berichtigt einen falschen Eintrag; verlangt --because.", "Corrects a mistaken entry; asks for --because.")))
  var correction = false
  @OptionGroup(title: help("Was Wechsel verlangen", "What moves ask for")) var work: WorkOptions
  @Option(help: .set) var set: [String] = []
  @Flag(name: [.customShort("e"), .long], help: .edit) var edit = false
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard let last = words.last else { throw MoveStatus.incomplete }
    let asked = try session.filter.asked(for: Array(words.dropLast()))
    guard !asked.isEmpty else { throw MoveStatus.incomplete }
    var work = work
    work.result = try session.written(
      work.result, inEditor: edit, Attribute.result.label, before: session.present(.result, of: asked))
    return try session.change("status", recording, bulk.consent) { recorder in
      try session.chosen(asked, recorder)
    } each: { subProject, recorder in
      let configuration = recorder.configuration
      try session.set(work.given + configuration.given(by: set), of: &subProject, in: configuration)
      var move = try grounds.move(
        to: try configuration.workflow.status(named: last, by: .typed), work, on: on, session, configuration)
      move.isCorrection = correction
      try subProject.apply(move, by: configuration.workflow, today: recorder.today)
    }
  }

  private static let incomplete = Failure(
    .usage, Phrase("Es fehlt die Nummer oder der neue Status.", "The number or the new status is missing."),
    hint: Phrase("So: lotse status TP-0042 geplant …", "Like this: lotse status TP-0042 planned …"))
}
