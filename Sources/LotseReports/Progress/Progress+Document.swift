public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension Progress {
  /// The table of groups with bars, the total, and of what and as of when it is counted.
  public func document(_ wording: Wording, since: Comparison? = nil) -> Document {
    let language = wording.language
    var blocks: [Document.Block] = [
      .heading(
        1,
        language(
          "Umsetzungsstand \(wording.configuration.strategyName)", "Progress of \(wording.configuration.strategyName)")),
      .paragraph(wording.asOf(moment)),
      .table(table(wording, since)),
      .paragraph(headline(wording)),
    ]
    if let since { blocks += since.blocks(now: total, wording) }
    var notes = [wording.definition]
    if groupsOverlap {
      notes.append(wording.groupsOverlap)
    }
    if grouping == .year {
      notes.append(
        language(
          "Jahr = Jahr des Abschlusses, sonst des geplanten Endes.",
          "Year = year of completion, else of the planned end."))
    }
    notes += lines.words(language)
    return Document(language, blocks + [.paragraph(notes.joined(separator: "\n"))])
  }

  private func figures(_ key: String) -> Figures { groups.first { $0.key == key }?.figures ?? Figures() }

  private func heading(_ wording: Wording) -> String {
    let language = wording.language
    return switch grouping {
    case .field: Attribute.field.label[language]
    case .unit: Attribute.unit.label[language]
    case .kind: Attribute.kind.label[language]
    case .status: Attribute.status.label[language]
    case .priority: Attribute.priority.label[language]
    case .visibility: Attribute.visibility.label[language]
    case .year: language("Jahr", "Year")
    case .scheme(let key): wording.configuration.schemes.first { $0.key == key }?.label[language] ?? key
    case .own(let attribute): wording.label(.own(attribute))
    }
  }

  private func table(_ wording: Wording, _ since: Comparison?) -> Table {
    let language = wording.language
    let completed = language("Umgesetzt", "Completed")
    func row(_ key: String, _ label: String, _ figures: Figures, _ before: Figures?) -> [Table.Cell] {
      let whole = figures.denominator
      let share = language("\(figures.completed) von \(whole)", "\(figures.completed) of \(whole)")
      let underway = figures.count(.underway, wording.configuration.workflow)
      return [
        .init(key), .init(label), .init(whole == 0 ? .dash : .text(share)), .init(figures.completed), .init(whole),
      ] + (since == nil ? [] : [.init(.difference(figures.completed - (before?.completed ?? 0)))])
        + [
          .init(figures.share), .init(Table.Bar(done: figures.completed, underway: underway, all: whole)),
          .init(figures.stock),
        ] + figures.data.map { .init($0.content) }
    }
    return Table(
      [
        .data("key"), .init(heading(wording), flexible: true, key: "label"), .init(completed, .right, for: .pages),
        .init(completed, .right, for: .sheets), .init(language("von", "of"), .right, for: .sheets),
      ] + (since == nil ? [] : [.init("±", .right, for: .people)])
        + [
          .init("%", .right, for: .people), .init(language("█ fertig ▒ läuft", "█ done ▒ under way"), for: .screens),
          .init(language("Bestand", "Stock"), .right, key: "stock"),
        ] + total.data.map { .data($0.key) },
      groups.map { row($0.key, $0.label[language], $0.figures, since?.before.figures($0.key)) },
      total: row("total", language("Gesamt", "Total"), total, since?.before.total), rowHeader: 1)
  }

  private func headline(_ wording: Wording) -> String {
    let language = wording.language
    let groups = StatusGroup.allCases.map { group in
      "\(group.label[language]) \(total.count(group, wording.configuration.workflow))"
    }
    let lights = TrafficLight.allCases.map { "\($0.label[language]) \(total[$0])" }
    return [
      language("Bestand \(total.stock): ", "Stock \(total.stock): ") + groups.joined(separator: " · "),
      language("Ampel der offenen Teilprojekte: ", "Lights of open sub-projects: ") + lights.joined(separator: " · "),
      language("Termin überschritten, Abschluss nicht gemeldet: ", "Planned end passed, completion not reported: ")
        + String(total.overdue),
    ].joined(separator: "\n")
  }

  /// A comparison with an earlier recorded state; it always carries both bridges (rule of counting 5).
  public struct Comparison: Sendable {
    public let before: Progress
    public let bridge: ScopeBridge
    public let completion: CompletionBridge

    /// The standings are those of the selection in the two states.
    public init(before: Progress, from earlier: [Standing], to later: [Standing]) {
      self.before = before
      bridge = ScopeBridge(from: earlier, to: later, leaving: .names)
      completion = CompletionBridge(from: earlier, to: later, leaving: .names)
    }

    func blocks(now: Figures, _ wording: Wording) -> [Document.Block] {
      let language = wording.language
      let day = wording.day(before.moment.day)
      return [
        .heading(2, language("Veränderung seit \(day)", "Change since \(day)")),
        .paragraph(
          language("Umgesetzt: ", "Completed: ")
            + "\(wording.completion(before.total)) → \(wording.completion(now))"),
        .table(bridge.table(wording)), .table(completion.table(wording)),
      ]
    }
  }

  /// The shape that docs/json.md describes.
  public func json(_ language: Language, since: Comparison? = nil) -> JSONValue {
    var data: [String: JSONValue] = [
      "as_of": JSONValue(moment.day), "change": .int(moment.change), "by": .string(grouping.word),
      "groups": .array(
        groups.map { group in
          .object(
            group.figures.json.merging(["key": .string(group.key), "label": .string(group.label[language])]) { $1 })
        }),
      "total": .object(total.json.merging(["key": .null, "label": .string(language("Gesamt", "Total"))]) { $1 }),
    ]
    if let since {
      data["since"] = .object([
        "as_of": JSONValue(since.before.moment.day), "change": .int(since.before.moment.change),
        "total": .object(since.before.total.json), "bridge": since.bridge.json,
        "completion_bridge": since.completion.json,
        "groups": .array(
          since.before.groups.map { .object($0.figures.json.merging(["key": .string($0.key)]) { $1 }) }),
      ])
    }
    return .object(data)
  }
}

extension Figures {
  /// Completion in whole percents.
  var share: CellContent { percent.map { .percent($0) } ?? .dash }

  /// What programs read beside the stock; status and light by their identifiers.
  var data: [(key: String, content: CellContent)] {
    let counts = [
      ("completed", completed), ("cancelled", self[.cancelled]), ("merged", self[.merged]),
      ("continuous", self[.continuous]), ("denominator", denominator),
    ]
    let states = Status.allCases.map { ($0.rawValue, self[$0]) } + TrafficLight.allCases.map { ($0.rawValue, self[$0]) }
    return counts.map { ($0, .count($1)) } + [("percent", share)]
      + ([("open", open), ("overdue", overdue)] + states).map { ($0, .count($1)) }
  }

  var json: [String: JSONValue] {
    [
      "stock": .int(stock), "completed": .int(completed), "cancelled": .int(self[.cancelled]),
      "merged": .int(self[.merged]), "continuous": .int(self[.continuous]), "denominator": .int(denominator),
      "percent": JSONValue(percent), "open": .int(open), "overdue": .int(overdue),
      "by_status": .object(
        Dictionary(uniqueKeysWithValues: Status.allCases.map { ($0.rawValue, .int(self[$0])) })),
      "by_light": .object(
        Dictionary(uniqueKeysWithValues: TrafficLight.allCases.map { ($0.rawValue, .int(self[$0])) })),
    ]
  }
}
