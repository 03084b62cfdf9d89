public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension Progress {
  /// The table of groups with bars, the total, and of what and as of when it is counted.
  public func document(_ wording: Wording, since: Comparison? = nil) -> Document {
    let language = wording.language
    var columns: [Table.Column] = [
      .init(heading(wording), flexible: true),
      .init(language("Umgesetzt", "Completed"), .right), .init("%", .right),
      .init(language("█ fertig ▒ läuft", "█ done ▒ under way")),
      .init(language("Bestand", "Stock"), .right),
    ]
    if since != nil { columns.insert(.init("±", .right), at: 2) }
    var rows = groups.map { group in
      row(group.label[language], group.figures, before: since?.before.figures(group.key), wording, since != nil)
    }
    rows.append(row(language("Gesamt", "Total"), total, before: since?.before.total, wording, since != nil))
    var blocks: [Document.Block] = [
      .heading(
        1,
        language(
          "Umsetzungsstand \(wording.configuration.strategyName)", "Progress of \(wording.configuration.strategyName)")),
      .paragraph(wording.asOf(moment)),
      .table(Table(columns, rows, hasTotal: true)),
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
    return Document(language, blocks + [.paragraph((notes + succession(language)).joined(separator: "\n"))])
  }

  /// What a unit that ended left to others; told wherever one of either is in the table.
  private func succession(_ language: Language) -> [String] {
    successions.map { line in
      let units = line.ended.map { unit in
        let (day, keys) = (unit.validity.until, unit.successors.map(\.text).joined(separator: ", "))
        return language(
          "\(unit.key) bestand bis \(day?.text(.de) ?? "–"), Nachfolge \(keys)",
          "\(unit.key) existed until \(day?.text(.en) ?? "–"), followed by \(keys)")
      }.joined(separator: "; ")
      return units
        + (joinsSuccessions
          ? language(": zusammen gezählt.", ": counted together.")
          : language(": getrennt gezählt, zusammen mit --succession.", ": counted apart, together with --succession."))
    }
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
    }
  }

  private func row(
    _ label: String, _ figures: Figures, before: Figures?, _ wording: Wording, _ isCompared: Bool
  ) -> [Table.Cell] {
    let language = wording.language
    let underway = figures.count(.underway, wording.configuration.workflow)
    var cells = [
      Table.Cell(label),
      Table.Cell(
        figures.denominator == 0
          ? "–"
          : language(
            "\(figures.completed) von \(figures.denominator)", "\(figures.completed) of \(figures.denominator)")),
      Table.Cell(figures.percent.map { language("\($0) %", "\($0)%") } ?? "–"),
      Table.Cell("", bar: .init(done: figures.completed, underway: underway, all: figures.denominator)),
      Table.Cell(String(figures.stock)),
    ]
    if isCompared { cells.insert(Table.Cell(Digits.signed(figures.completed - (before?.completed ?? 0))), at: 2) }
    return cells
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
      language("Termin überschritten, unbestätigt: ", "Planned end passed, unconfirmed: ") + String(total.overdue),
    ].joined(separator: "\n")
  }

  /// A comparison with an earlier recorded state; it always carries the scope bridge (rule of counting 5).
  public struct Comparison: Sendable {
    public let before: Progress
    public let bridge: ScopeBridge

    public init(before: Progress, bridge: ScopeBridge) {
      self.before = before
      self.bridge = bridge
    }

    func blocks(now: Figures, _ wording: Wording) -> [Document.Block] {
      let language = wording.language
      let day = wording.day(before.moment.day)
      return [
        .heading(2, language("Veränderung seit \(day)", "Change since \(day)")),
        .paragraph(
          language("Umgesetzt: ", "Completed: ")
            + "\(wording.completion(before.total)) → \(wording.completion(now))"),
        .table(bridge.table(wording)),
      ]
    }
  }

  /// One row per group and one for the total, for programs: keys, counts and percent.
  public func csv(_ language: Language) -> String {
    let counts = [
      "stock", "completed", "cancelled", "merged", "continuous", "denominator", "percent", "open", "overdue",
    ]
    func row(_ key: String, _ label: String, _ figures: Figures) -> [String] {
      [key, CSVTable.defused(label)]
        + counts.map { if case .int(let count)? = figures.json[$0] { String(count) } else { "" } }
        + Status.allCases.map { String(figures[$0]) } + TrafficLight.allCases.map { String(figures[$0]) }
    }
    return CSVTable.render(
      header: ["key", "label"] + counts + Status.allCases.map(\.rawValue) + TrafficLight.allCases.map(\.rawValue),
      rows: groups.map { row($0.key, $0.label[language], $0.figures) }
        + [row("total", language("Gesamt", "Total"), total)])
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
        "groups": .array(
          since.before.groups.map { .object($0.figures.json.merging(["key": .string($0.key)]) { $1 }) }),
      ])
    }
    return .object(data)
  }
}

extension Figures {
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

extension ScopeBridge {
  /// The bridge as people check it: start, every step with its numbers, end.
  func table(_ wording: Wording) -> Table {
    let language = wording.language
    let name = language("Nenner am Anfang", "Denominator at the start")
    let steps = Step.allCases.filter { count($0) > 0 || [.added, .merged, .cancelled, .madeContinuous].contains($0) }
    return Table(
      [
        .init(language("Nenner-Brücke", "Scope bridge")), .init(language("Zahl", "Count"), .right),
        .init(language("Teilprojekte", "Sub-projects"), flexible: true),
      ],
      [[.init(name), .init(String(start)), .init("")]]
        + steps.map { step in
          [
            .init((step.sign > 0 ? "+ " : "− ") + step.label[language]), .init(String(count(step))),
            .init((self.steps[step] ?? []).map(\.description).joined(separator: ", ")),
          ]
        } + [[.init(language("Nenner am Ende", "Denominator at the end")), .init(String(end)), .init("")]],
      hasTotal: true)
  }

  var json: JSONValue {
    var object: [String: JSONValue] = ["start": .int(start), "end": .int(end)]
    for step in Step.allCases {
      object[step.rawValue] = .array((steps[step] ?? []).map { .string($0.description) })
    }
    return .object(object)
  }
}
