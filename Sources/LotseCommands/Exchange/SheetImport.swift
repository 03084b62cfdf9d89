internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel

struct ImportSheets: Command {
  static let configuration = CommandConfiguration(
    leaf: "import",
    abstract: help("Ausgefüllte Meldebögen übernehmen.", "Take over update sheets that came back."),
    discussion: help(
      """
      lotse sheet import eingang/*.xlsx
      lotse sheet import eingang

      Verglichen wird, was der Bogen damals sagte, was er jetzt sagt und was die Datei heute sagt. Was im Bogen \
      unverändert blieb, überschreibt nichts; haben beide Seiten Verschiedenes geändert, entscheidet --take.
      """,
      """
      lotse sheet import inbox/*.xlsx
      lotse sheet import inbox

      Compared are what the sheet said then, what it says now and what the file says today. What was left alone in \
      the sheet overwrites nothing; where both sides changed to different values, --take decides.
      """), aliases: ["einlesen"])

  @Argument(
    help: .init(
      help("Die Bögen, oder ein Ordner mit ihnen.", "The sheets, or a folder of them."),
      valueName: help("datei", "file"))) var files: [String]
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

  /// The sheets that a name stands for: those in a folder, by name, or the file itself.
  private static func sheets(_ path: String) throws -> [String] {
    guard let names = RawFile.names(in: path) else { return [path] }
    let folder = path.hasSuffix("/") ? path : path + "/"
    let sheets = names.filter { name in
      // What a spreadsheet program keeps beside an open file is none.
      !name.hasPrefix(".") && !name.hasPrefix("~$")
        && [".xlsx", ".ods"].contains { name.lowercased().hasSuffix($0) }
    }
    guard !sheets.isEmpty else {
      throw Failure(
        .notFound, Phrase("In \(path) liegt kein Meldebogen.", "There is no update sheet in \(path)."),
        hint: Phrase("Gesucht werden .xlsx und .ods.", "Looked for are .xlsx and .ods."))
    }
    return sheets.sorted().map { folder + $0 }
  }

  func reply(in session: Session) throws -> Reply {
    let files = try files.flatMap(ImportSheets.sheets)
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
