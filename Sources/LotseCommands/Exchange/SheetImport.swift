internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel

struct ImportSheets: Command {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: help("Ausgefüllte Meldebögen übernehmen.", "Take over update sheets that came back."),
    discussion: help(
      """
      lotse sheet import eingang/*.xlsx

      Verglichen wird, was der Bogen damals sagte, was er jetzt sagt und was die Datei heute sagt. Was im Bogen \
      unverändert blieb, überschreibt nichts; haben beide Seiten Verschiedenes geändert, entscheidet --take.
      """,
      """
      lotse sheet import inbox/*.xlsx

      Compared are what the sheet said then, what it says now and what the file says today. What was left alone in \
      the sheet overwrites nothing; where both sides changed to different values, --take decides.
      """), aliases: ["einlesen"])

  @Argument(help: .init(help("Die Bögen.", "The sheets."), valueName: help("datei", "file"))) var files: [String]
  @OptionGroup var merging: MergeOptions
  @Flag(
    help: .init(
      help(
        "Bögen ohne Widersprüche und Fehler übernehmen, die anderen nicht.",
        "Take the sheets without conflicts and faults, leave the others.")))
  var skipBad = false
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let sides = try merging.sides()
    let moment = try session.latest
    let configuration = try session.configuration(moment)
    var sheets: [SheetTaker] = []
    var refused: [Failure] = []
    let progress = ProgressLine(session.world, session.language("Meldebögen", "Update sheets"))
    for (index, file) in files.enumerated() {
      progress.show(file, index + 1, of: files.count)
      defer { progress.clear() }
      do {
        let taker = try SheetTaker(file, configuration, upTo: moment, sides, session)
        progress.clear()
        for remark in taker.remarks { session.tell("\(file): \(remark[session.language])") }
        sheets.append(taker)
      } catch let failure as Failure {
        refused.append(failure)
      }
    }
    if files.count == 1, let failure = refused.first { throw failure }
    for failure in refused { session.tell(failure.message(session.language)) }
    guard refused.isEmpty || (skipBad && !sheets.isEmpty) else {
      throw Failure(
        refused.count == 1 ? refused[0].code : .refused,
        Phrase(
          "\(refused.count) von \(files.count) Dateien sind nicht zu übernehmen; nichts wurde geschrieben.",
          "\(refused.count) of \(files.count) files cannot be taken over; nothing was written."),
        hint: refused.count == 1
          ? refused[0].hint
          : Phrase("Berichtigen, oder die übrigen mit --skip-bad.", "Correct them, or take the others with --skip-bad.")
      )
    }
    try sides.check(against: Set(sheets.flatMap(\.sheet.numbers)))
    let run = SheetRun(sheets: sheets, skipsBad: skipBad, session: session, unread: refused)
    return try run.reply(bulk.consent, recording)
  }
}
