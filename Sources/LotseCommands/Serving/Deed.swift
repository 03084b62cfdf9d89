internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports

/// Something that a form records: a command, with the fields of the form for its options.
struct Deed {
  /// The words of the command.
  let words: [String]
  /// The fields that are options, by the option's name.
  let options: [String]
  /// Whether it sets attributes, and so what the city declared of its own.
  var setsAttributes: Bool { options.contains("summary") }
  /// The fields that are options without a value.
  var flags: [String] = []
  /// The fields whose values stand without an option, behind the number.
  var positionals: [String] = []
  /// The page that it is done on; nil for that of a sub-project, whose number then goes before the other values.
  var page: String?
  /// Whether only the office does it.
  var isOffice = false

  /// What can be done, by the word that a form sends.
  static let all: [String: Deed] = [
    "confirm": Deed(words: ["confirm", "--yes"], options: []),
    "note": Deed(words: ["note"], options: [], positionals: ["text"]),
    "rate": Deed(
      words: ["rate"], options: ["dimension", "measure", "decision-needed", "decision-from", "because"],
      positionals: ["light"]),
    "status": Deed(
      words: ["status", "--yes"],
      options: ["on", "reason", "because", "into"] + Deed.work + ["decision", "approved-by"], positionals: ["to"]),
    "milestone-done": Deed(words: ["milestone", "done"], options: ["on"], positionals: ["milestone"]),
    "spent": Deed(words: ["update", "--yes"], options: ["budget-spent"]),
    "milestone-add": Deed(words: ["milestone", "add"], options: ["due"], positionals: ["title"], isOffice: true),
    "milestone-move": Deed(words: ["milestone", "move"], options: ["to"], positionals: ["milestone"], isOffice: true),
    "milestone-remove": Deed(words: ["milestone", "remove"], options: [], positionals: ["milestone"], isOffice: true),
    "update": Deed(words: ["update", "--yes"], options: Deed.updated, isOffice: true),
    "add": Deed(words: ["add"], options: Deed.attributes, positionals: ["title"], page: "add", isOffice: true),
    "decision-add": Deed(
      words: ["decision", "add"], options: Deed.decision + ["number"], positionals: ["text"], page: "decisions",
      isOffice: true),
    "decision-update": Deed(
      words: ["decision", "update"], options: Deed.decision + ["text"], positionals: ["which"], page: "decisions",
      isOffice: true),
    "decision-note": Deed(
      words: ["decision", "note"], options: ["on"], positionals: ["which", "note"], page: "decisions", isOffice: true),
    "decision-done": Deed(
      words: ["decision", "done"], options: ["on", "outcome"], positionals: ["which"], page: "decisions",
      isOffice: true),
    "decision-remove": Deed(
      words: ["decision", "remove"], options: [], positionals: ["which"], page: "decisions", isOffice: true),
    "meeting-add": Deed(
      words: ["meeting", "add"], options: Deed.meeting, positionals: ["committee", "day"], page: "meetings",
      isOffice: true),
    "meeting-update": Deed(
      words: ["meeting", "update", "--yes"], options: Deed.meeting, positionals: ["committee", "day"],
      page: "meetings", isOffice: true),
    "meeting-remove": Deed(
      words: ["meeting", "remove", "--yes"], options: [], positionals: ["committee", "day"], page: "meetings",
      isOffice: true),
    "redact": Deed(words: ["redact", "--yes"], options: ["reason"], positionals: ["attribute"], isOffice: true),
    "view-save": Deed(
      words: ["view", "save"], options: Reading.filters + Reading.officeFilters + ["columns", "sort"],
      flags: Reading.flags, positionals: ["name"], page: "list", isOffice: true),
    "view-remove": Deed(words: ["view", "remove"], options: [], positionals: ["name"], page: "list", isOffice: true),
    "freeze-weekly": Deed(
      words: ["report", "freeze", "weekly"], options: ["week"], flags: ["public"], page: "reports", isOffice: true),
    "freeze-council": Deed(
      words: ["report", "freeze", "council"], options: ["meeting"], flags: ["nonpublic"], positionals: ["committee"],
      page: "reports", isOffice: true),
    "ranking-add": Deed(
      words: ["ranking", "add"], options: ["area", "rank", "of", "points", "source", "quote"], flags: ["replace"],
      positionals: ["year"], page: "ranking", isOffice: true),
    "ranking-remove": Deed(
      words: ["ranking", "remove"], options: ["area"], positionals: ["year"], page: "ranking", isOffice: true),
  ]

  private static let work = [
    "planned-end", "actual-start", "actual-end", "scope", "pilot-place", "coverage-reached", "coverage-target",
    "result",
    "evidence", "review-on", "next-step-on", "maturity-model", "maturity-level", "maturity-on", "maturity-basis",
    "maturity-reason",
  ]
  static let attributes = [
    "summary", "field", "kind", "unit", "priority", "planned-start", "planned-end", "budget-planned", "tags",
    "visibility", "contact", "mandatory-norm", "mandatory-on",
  ]
  /// All that `update` sets, first what a new sub-project is asked for.
  static let updated: [String] = {
    let first = ["title"] + attributes
    let all = Attribute.allCases.filter { $0.owner == .update }.map { String($0.option.dropFirst(2)) }
    return first + all.filter { !first.contains($0) && $0 != "note" }
  }()
  private static let decision = [
    "committee", "date", "due", "part", "for", "kind", "applicant", "unit", "delay",
  ]
  private static let meeting = ["cutoff", "deadline", "part", "paper-no"]

  /// The command line that a form stands for. What was typed goes behind `=` or behind `--`, so that it is never taken
  /// for an option.
  func line(for number: Number?, _ own: [OwnAttribute], _ given: (String) -> String?) -> [String] {
    let set = (setsAttributes ? own : []).compactMap { attribute in
      given(Attribute.own(attribute).fieldName).map { "--set=\(attribute.key)=\($0)" }
    }
    let named = options.compactMap { option in given(option).map { "--\(option)=\($0)" } } + set
    let ticked = flags.filter { given($0) != nil }.map { "--\($0)" }
    let bare = positionals.map { given($0) ?? "" }
    return words + named + ticked + ["--"] + (page == nil ? [number.map(\.description) ?? ""] : []) + bare
  }

  /// What the command of a line answers, as `lotse` would take it.
  static func reply(to line: [String], in session: Session) throws -> Reply {
    let (command, filter) = try parsed(line)
    session.filter = filter
    defer { session.filter = GivenFilters() }
    return try command.reply(in: session)
  }

  private static func parsed(_ line: [String]) throws -> (any Command, GivenFilters) {
    do {
      if let leaf = try Lotse.Leaf(line),
        let command = try leaf.parsed() ?? Lotse.parseAsRoot(leaf.arguments) as? any Command
      {
        return (command, leaf.filter)
      }
    } catch {
      let said = Lotse.message(for: error)
      throw Failure(.usage, Phrase(ParserWords.error(said), said))
    }
    throw Failure(
      .usage, Phrase("Das lässt sich so nicht aufzeichnen.", "This cannot be recorded like that."),
      hint: Phrase("Die Angaben prüfen.", "Check what was entered."))
  }
}
