internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Check: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "check",
    abstract: help(
      "Prüfen, was nachzufassen ist; Rückgabewert 1, wenn es etwas gibt.",
      "Check what needs following up; exits with 1 when there is something."),
    discussion: help(
      "lotse check --summary\nlotse check --unit FB33", "lotse check --summary\nlotse check --unit FB33"),
    aliases: ["pruefen"])

  static let flags: Set = ["summary"]

  @Option(
    help: .init(
      help("Nur diese Befunde, wie check sie nennt; der Anfang genügt.", "Only these checks: \(Check.rules)."),
      valueName: help("befund", "rule")))
  var rule: [String] = []
  @Flag(help: .init(help("Nur wie viel wovon.", "Only how much of what."))) var summary = false
  @Argument(help: .numbers) var numbers: [String] = []
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  private static let rules = Finding.Rule.allCases.map(\.rawValue).joined(separator: ", ")

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let wanted = try rule.flatMap { $0.split(separator: ",") }.map { try rule(named: String($0)) }
    let (moment, wording) = try session.view(asOf)
    let selection = try session.selection(session.filter.asked(for: numbers), at: moment, wording.configuration)
    let store = try session.store()
    let selected: Set<Number>? =
      selection.isEverything
      ? nil : Set(try store.states(selection, at: moment, wording.configuration, reading: []).map(\.number))
    var search = FindingSearch(on: moment.day, wording.configuration, try store.catalogue(at: moment), only: wanted)
    var (shown, all) = (0, 0)
    try session.eachState(at: moment, reading: Finding.attributes) { item in
      search.look(at: item, isAskedFor: selected?.contains(item.number) ?? true)
      all += 1
      if item.visibility == .public { shown += 1 }
    }
    let decisions = try store.decisions(at: moment).filter { decision in
      selected.map { !$0.isDisjoint(with: decision.subProjects) } ?? true
    }
    let findings = search.findings(and: Finding.due(decisions, on: moment.day))
    let warnings =
      wanted.isEmpty && selection.isEverything
      ? try warningsOfPapers(at: moment, of: Stock(shown: shown, all: all), in: session) : []
    if findings.isEmpty, format == .text {
      let nothing = wording.language("Keine Befunde. \(wording.asOf(moment))", "No findings. \(wording.asOf(moment))")
      return Reply(remarks: [nothing] + warnings)
    }
    var reply = try session.deliver(
      session.answer(
        Finding.document(findings, summaryOnly: summary, wording, at: moment),
        json: summary ? FindingCount.json(FindingCount.all(findings)) : Finding.json(findings), at: moment, wording,
        of: selection), format, output)
    reply.code = findings.isEmpty ? 0 : Failure.Code.no.rawValue
    reply.remarks += moves(of: findings, in: wording) + warnings
    return reply
  }

  /// That the public paper of a sitting to come would say next to nothing.
  private func warningsOfPapers(at moment: Moment, of stock: Stock, in session: Session) throws -> [String] {
    guard try session.store().meetings(at: moment).contains(where: { $0.heldOn >= moment.day && $0.part == .public })
    else { return [] }
    return session.remarks(on: stock, for: .public)
  }

  /// How open items come to a unit that exists: one command for each unit that ended, where one will do.
  private func moves(of findings: [Finding], in wording: Wording) -> [String] {
    let ended = Set(findings.filter { $0.rule == .unitExpired }.compactMap(\.unit))
    return wording.configuration.units.filter { ended.contains($0.key) }.map { unit in
      let to = unit.successors.map(\.text)
      if to.count > 1 {
        let all = to.joined(separator: ", ")
        return wording.language(
          "Umsetzen aus \(unit.key), je nach Teilprojekt (\(all)): lotse update TP… --unit EINHEIT",
          "Move from \(unit.key), item by item (\(all)): lotse update TP… --unit UNIT")
      }
      return wording.language(
        "Umsetzen: lotse update --where einheit=\(unit.key) --where offen --unit \(to.first ?? "EINHEIT")",
        "Move them: lotse update --where unit=\(unit.key) --where open --unit \(to.first ?? "UNIT")")
    }
  }

  private func rule(named text: String) throws -> Finding.Rule {
    try Glossary(Finding.Rule.allCases.map { (Named($0.rawValue, $0.label), [], $0) }).asked(
      text, Phrase("Eine Prüfung „\(text)“ gibt es nicht.", "There is no check \"\(text)\"."))
  }
}
