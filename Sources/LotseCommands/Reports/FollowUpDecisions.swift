internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

struct FollowUpDecisions: Command {
  static let configuration = CommandConfiguration(
    leaf: "decisions",
    abstract: help(
      "Beschlusskontrolle: was aus Beschlüssen, Anträgen und Anfragen wurde.",
      "What became of decisions, motions and questions."),
    discussion: help(
      """
      lotse report decisions AVOS -o beschlusskontrolle.docx
      lotse report decisions AVOS --half-year 2026-H1 --nonpublic

      Fälliges und Offenes steht in jedem Bericht, Erledigtes in dem ersten, der es so zeigt, und danach unter „Früher
      erledigt“. Mit --nonpublic folgt der nichtöffentliche Teil für sich.
      """,
      """
      lotse report decisions AVOS -o decisions.docx
      lotse report decisions AVOS --half-year 2026-H1 --nonpublic

      What is due or open is in every report, what is done in the first that shows it so, and then under "Done earlier".
      With --nonpublic the non-public part follows apart.
      """), aliases: ["beschluesse"])

  @OptionGroup var sitting: SittingOptions
  @Option(
    help: .init(
      help("Statt für eine Sitzung für ein halbes Jahr.", "For half a year instead of a sitting."),
      valueName: "2026-H1"))
  var halfYear: String?
  @Option(
    help: .init(
      help(
        "Erledigtes seit dem Stand eines Tages oder einer Änderung (sonst seit der letzten Sitzung).",
        "What was done since the state of a day or a change (else since the last sitting)."),
      valueName: help("stand", "state")))
  var since: String?
  @Flag(name: .customLong("public"), help: .isPublic) var isPublic = false
  @Flag(name: .customLong("nonpublic"), help: .isNonpublic) var isNonpublic = false
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: ReportOutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output.shared, among: ReportKind.formats)
    let audience = try Audience(isPublic: isPublic, isNonpublic: isNonpublic, otherwise: .public)
    let half = try halfYear.map { text in
      guard sitting.meeting == nil, since == nil, asOf == nil else {
        throw Failure(
          .usage,
          Phrase(
            "--half-year geht nicht mit --meeting, --since oder --as-of.",
            "--half-year excludes --meeting, --since and --as-of."),
          hint: Phrase("Nur eines davon angeben.", "Give one of them only."))
      }
      guard let half = HalfYear(text) else {
        throw Failure(
          .usage, Phrase("„\(text)“ ist kein halbes Jahr.", "\"\(text)\" is not half a year."),
          hint: Phrase("So: 2026-H1 oder 2026-H2.", "Like this: 2026-H1 or 2026-H2."))
      }
      return half
    }
    var occasion = try session.occasion(sitting, since: since, asOf: asOf, audience)
    if let half { occasion = try session.occasion(occasion.committee, in: half) }
    let store = try session.store()
    let latest = try session.latest
    let visible = try session.snapshot(at: occasion.end, permitted: session.permitted(for: audience))
      .view(for: audience)
    let report = DecisionReport(
      of: occasion.committee, for: audience, meeting: occasion.meeting, period: half?.text(session.language),
      try store.decisions(at: latest), moves: try store.deadlineMoves(at: latest),
      after: try occasion.start.map { .init(try store.decisions(at: $0.moment), on: $0.moment.day) },
      at: occasion.end, naming: Set(visible.subProjects.map(\.number)), visible.configuration)
    let answer = Answer(
      document: { report.document(session.language) }, json: { report.json }, notice: visible.configuration.notice)
    var reply = try session.deliver(answer, format, output.shared, for: audience.readers)
    if half == nil { reply.remarks += session.remarks(occasion.committee, occasion.meeting, audience) }
    return reply
  }
}

extension Session {
  /// Half a year of a committee, as far as it is over; what was done before it began was told before.
  fileprivate func occasion(_ committee: Committee, in half: HalfYear) throws -> Occasion {
    let today = try today
    guard half.firstDay <= today else {
      throw Failure(
        .refused, Phrase("Das \(half.text(.de)) hat noch nicht begonnen.", "The \(half.text(.en)) has not begun."),
        hint: Phrase("Ein früheres nennen.", "Name an earlier one."))
    }
    let store = try store()
    let last = min(half.lastDay, today)
    var start: Moment?
    do {
      start = try store.moment(.day(half.firstDay - 1), today: half.firstDay - 1)
    } catch StoreError.beforeFirstChange {
      // The file is younger: nothing was told before.
    }
    return Occasion(
      committee: committee, meeting: nil, end: try store.moment(.day(last), today: last),
      start: start.map { ($0, nil) }, corrected: nil)
  }
}
