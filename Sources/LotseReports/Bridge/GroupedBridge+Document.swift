public import LotseBasics
public import LotseModel
public import LotsePapers
public import LotseSheets

extension GroupedBridge {
  /// The bridge as a table and a picture; per group where it is divided.
  public func document(_ wording: Wording) -> Document {
    let language = wording.language
    func state(_ moment: Moment) -> String {
      language(
        "\(wording.day(moment.day)) (Änderung \(moment.change))", "\(wording.day(moment.day)) (change \(moment.change))"
      )
    }
    var notes = [
      language(
        "Nenner = alle ohne Eingestellt, Zusammengeführt und Daueraufgabe; Anfang + Zugänge − Abgänge = Ende.",
        "Denominator = all without cancelled, merged and continuous; start + what came − what went = end.")
    ]
    if groupsOverlap {
      notes.append(wording.groupsOverlap)
    }
    notes += lines.words(language)
    return Document(
      language,
      [
        .heading(1, language("Nenner-Brücke", "Scope bridge")),
        .paragraph(language("Von \(state(from)) bis \(state(to))", "From \(state(from)) to \(state(to))")),
        .chart(total.waterfall(language)),
        .table(grouping == nil ? total.table(wording) : table(wording)),
        .paragraph(notes.joined(separator: "\n")),
      ], data: data(language))
  }

  /// The steps that occur in some group, and those that everybody asks for.
  private var steps: [ScopeBridge.Step] {
    let always: [ScopeBridge.Step] = [.added, .merged, .cancelled, .madeContinuous]
    return ScopeBridge.Step.allCases.filter { step in
      always.contains(step) || groups.contains { $0.bridge.count(step) > 0 } || total.count(step) > 0
    }
  }

  private func table(_ wording: Wording) -> Table {
    let language = wording.language
    func row(_ label: String, _ bridge: ScopeBridge) -> [Table.Cell] {
      [.init(label), .init(bridge.start)]
        + steps.map { step in
          let count = bridge.count(step)
          return .init(count == 0 ? .dash : .difference(step.sign * count))
        } + [.init(bridge.end)]
    }
    return Table(
      [.init(language("Gruppe", "Group"), flexible: true), .init(language("Anfang", "Start"), .right)]
        + steps.map { .init($0.shortLabel[language], .right) } + [.init(language("Ende", "End"), .right)],
      groups.map { row($0.label[language], $0.bridge) }, total: row(language("Gesamt", "Total"), total),
      caption: language("Nenner-Brücke je Gruppe", "Scope bridge per group"))
  }

  /// One row per group and one for the total, with every step.
  private func data(_ language: Language) -> Table {
    func row(_ key: String, _ label: String, _ bridge: ScopeBridge) -> [Table.Cell] {
      [.init(key), .init(label)] + bridge.figures.map { .init($0.count) }
    }
    return Table(
      (["key", "label"] + total.figures.map(\.key)).map { .data($0) },
      groups.map { row($0.key, $0.label[language], $0.bridge) },
      total: row("total", language("Gesamt", "Total"), total))
  }

  /// The shape that docs/json.md describes.
  public func json(_ language: Language) -> JSONValue {
    .object([
      "from": .object(["as_of": JSONValue(from.day), "change": .int(from.change)]),
      "to": .object(["as_of": JSONValue(to.day), "change": .int(to.change)]),
      "by": JSONValue(grouping?.word), "total": total.json,
      "groups": .array(
        groups.map { group in
          .object([
            "key": .string(group.key), "label": .string(group.label[language]), "bridge": group.bridge.json,
          ])
        }),
    ])
  }
}

extension ScopeBridge.Step {
  /// The step as the head of a narrow column.
  var shortLabel: Phrase {
    switch self {
    case .added: Phrase("neu", "added")
    case .reopened: Phrase("wieder", "reopened")
    case .movedIn: Phrase("hierher", "in")
    case .movedOut: Phrase("fort", "out")
    case .merged: Phrase("zus.gef.", "merged")
    case .cancelled: Phrase("eingest.", "cancelled")
    case .madeContinuous: Phrase("Daueraufg.", "continuous")
    case .withdrawn: Phrase("zurückgen.", "undone")
    }
  }
}

extension ScopeBridge {
  /// Start, every step and end, as programs read them.
  var figures: [(key: String, count: Int)] {
    [("start", start)] + Step.allCases.map { ($0.rawValue, count($0)) } + [("end", end)]
  }

  /// The bridge as a waterfall: the start, every step that occurs, the end.
  public func waterfall(_ language: Language) -> Chart {
    let steps = Step.allCases.filter { count($0) > 0 }
    var level = start
    var lift = [0]
    for step in steps {
      let next = level + step.sign * count(step)
      lift.append(min(level, next))
      level = next
    }
    func values(_ sign: Int) -> [Int?] { [0] + steps.map { $0.sign == sign ? count($0) : 0 } + [0] }
    let told = steps.map { "\(count($0)) \($0.label[language])" }
    let between = told.isEmpty ? language("keine Bewegung", "no movement") : told.joined(separator: ", ")
    return Chart(
      .stackedColumns, title: language("Nenner-Brücke", "Scope bridge"),
      description: language(
        "Nenner von \(start) auf \(end): \(between).", "Denominator from \(start) to \(end): \(between)."),
      categories: [language("Anfang", "Start")] + steps.map { $0.label[language] } + [language("Ende", "End")],
      series: [
        .init(name: language("Sockel", "Base"), values: lift + [0], color: nil),
        .init(
          name: language("Nenner", "Denominator"), values: [start] + steps.map { _ in 0 } + [end], color: "1B4F72"),
        .init(name: language("Zugang", "In"), values: values(1), color: "5DADE2"),
        .init(name: language("Abgang", "Out"), values: values(-1), color: "F5B041"),
      ])
  }
}
