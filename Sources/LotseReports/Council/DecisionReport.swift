public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// What became of the decisions of a committee (Beschlusskontrolle), for its sitting or for half a year: public ones, and
/// for the committee the non-public ones apart from them.
public struct DecisionReport: Sendable {
  public let committee: Committee
  public let audience: Audience
  public let meeting: Meeting?
  /// The day of the report that it is compared with; nil for the first.
  public let start: Day?
  public let end: Moment
  /// What the report is about where that is no sitting, such as half a year.
  public let period: String?
  private let moves: [String: [DeadlineMove]]
  public let controls: [(part: Part, control: DecisionControl)]
  public let configuration: CityConfiguration

  /// What is known now is shown as it stood at the end; `visible` are the sub-projects that may be named.
  public init(
    of committee: Committee, for audience: Audience, meeting: Meeting?, period: String?,
    _ decisions: [CouncilDecision], moves: [String: [DeadlineMove]], after earlier: DecisionControl.Earlier?,
    at end: Moment, naming visible: Set<Number>, _ configuration: CityConfiguration
  ) {
    self.committee = committee
    self.audience = audience
    self.meeting = meeting
    self.period = period
    self.moves = moves
    start = earlier?.day
    self.end = end
    self.configuration = configuration
    controls = (audience == .public ? [Part.public] : Part.allCases).map { part in
      let control = DecisionControl(
        decisions.filter { $0.part == part }, moves: moves, after: earlier, of: committee.key, for: audience,
        naming: visible, on: end.day)
      return (part, control)
    }
  }

  private var all: [CouncilDecision] { controls.flatMap { $0.control.all } }

  public func document(_ language: Language) -> Document {
    let wording = Wording(language, configuration)
    let title = title(language)
    var blocks: [Document.Block] = [.heading(1, title)]
    if let notice = configuration.notice { blocks.append(.notice(notice)) }
    blocks += [.paragraph(scope(wording)), .paragraph(counts(wording))]
    for (part, control) in controls {
      let sections = control.sections(
        wording, on: end.day, level: controls.count > 1 ? 3 : 2, isWhole: true)
      if controls.count > 1 {
        blocks.append(
          .heading(
            2,
            part == .public
              ? language("Öffentlicher Teil", "Public part") : language("Nichtöffentlicher Teil", "Non-public part")))
      }
      blocks += sections.isEmpty ? [.paragraph(wording.none)] : sections
    }
    let table = DecisionTable(wording: wording, day: end.day, moves: moves)
    return Document(
      language, blocks, frame: wording.frame(title: title, at: end, for: audience), data: table.table(all))
  }

  private func title(_ language: Language) -> String {
    let name = committee.label[language]
    if let period {
      return language("Beschlusskontrolle \(period): \(name)", "Decisions followed up, \(period): \(name)")
    }
    guard let meeting else { return language("Beschlusskontrolle: \(name)", "Decisions followed up: \(name)") }
    let day = meeting.heldOn.text(language)
    return language(
      "Beschlusskontrolle zur Sitzung am \(day): \(name)", "Decisions followed up, sitting of \(day): \(name)")
  }

  /// As of when, and since when a decision that is done is told.
  private func scope(_ wording: Wording) -> String {
    let day = wording.day(end.day)
    let language = wording.language
    let first = language("Stand \(day).", "As of \(day).")
    guard let start else { return first }
    let since = wording.day(start)
    return first
      + language(
        " Was erledigt ist, steht in dem ersten Bericht, der es so zeigt, und danach unter „Früher erledigt“; verglichen ist mit dem \(since).",
        " What is done is in the first report that shows it so, and then under \"Done earlier\"; compared with \(since)."
      )
  }

  private func counts(_ wording: Wording) -> String {
    let (due, open) = (controls.sum { $0.due.count }, controls.sum { $0.open.count })
    let (done, settled) = (controls.sum { $0.done.count }, controls.sum { $0.settled.count })
    return wording.language(
      "Fällig \(due) · offen \(open) · neu erledigt \(done) · früher erledigt \(settled)",
      "Due \(due) · open \(open) · newly done \(done) · done earlier \(settled)")
  }

  /// The shape that docs/json.md describes.
  public var json: JSONValue {
    .object([
      "committee": .string(committee.key.text), "audience": .string(audience.rawValue),
      "meeting": JSONValue(meeting?.heldOn), "start": JSONValue(start), "end": JSONValue(end.day),
      "change": .int(end.change),
      "parts": .object(
        Dictionary(uniqueKeysWithValues: controls.map { ($0.part.rawValue, .object($0.control.json)) })),
    ])
  }
}

extension [(part: Part, control: DecisionControl)] {
  fileprivate func sum(_ count: (DecisionControl) -> Int) -> Int { reduce(0) { $0 + count($1.control) } }
}

extension DecisionControl {
  var all: [CouncilDecision] { due + open + done + settled }

  /// The sections that have something to say; `isWhole` with what was told before.
  func sections(
    _ wording: Wording, on day: Day, level: Int, isWhole: Bool = false
  ) -> [Document.Block] {
    let language = wording.language
    let table = DecisionTable(wording: wording, day: day, moves: moves)
    let sections = [
      (language("Fällig", "Due"), due), (language("Offen", "Open"), open),
      (language("Erledigt, erstmals berichtet", "Done, reported for the first time"), done),
      (language("Früher erledigt", "Done earlier"), isWhole ? settled : []),
    ]
    return sections.flatMap { title, decisions -> [Document.Block] in
      decisions.isEmpty ? [] : [.heading(level, "\(title) (\(decisions.count))"), .table(table.table(decisions))]
    }
  }

  var json: [String: JSONValue] {
    func list(_ decisions: [CouncilDecision]) -> JSONValue { .array(decisions.map { $0.json(moves) }) }
    return ["due": list(due), "open": list(open), "done": list(done), "settled": list(settled)]
  }
}
