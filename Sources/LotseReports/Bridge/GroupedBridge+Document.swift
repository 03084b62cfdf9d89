public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension GroupedBridge {
  /// The bridge as a table and a picture; per group where it is divided.
  public func document(_ wording: Wording) -> Document {
    let language = wording.language
    func state(_ moment: Moment) -> String {
      language(
        "\(wording.day(moment.day)) (Änderung \(moment.change))", "\(wording.day(moment.day)) (change \(moment.change))"
      )
    }
    // As the city calls them.
    let uncounted = [Status.cancelled, .merged, .continuous].map { wording.status($0) }.joined(separator: ", ")
    let completed = wording.status(.completed)
    var notes = [
      language(
        "Gesamtzahl = alle außer \(uncounted); davon umgesetzt = \(completed); Anfang + Zugänge − Abgänge = Ende.",
        "Total = all but \(uncounted); of these completed = \(completed); start + what came − what went = end."
      )
    ]
    if groupsOverlap {
      notes.append(wording.groupsOverlap)
    }
    notes += lines.words(language)
    return Document(
      language,
      [
        .heading(1, language("Warum sich die Zahlen geändert haben", "Why the figures changed")),
        .paragraph(language("Von \(state(from)) bis \(state(to))", "From \(state(from)) to \(state(to))")),
      ] + blocks(total, \.bridge, wording) + blocks(totalCompletion, \.completion, wording) + [
        .paragraph(notes.joined(separator: "\n"))
      ], data: data(language))
  }

  /// One of the bridges as a picture, where it moves enough to be seen, and as a table.
  private func blocks<Step: BridgeStep>(
    _ total: Bridge<Step>, _ bridge: KeyPath<Group, Bridge<Step>>, _ wording: Wording
  ) -> [Document.Block] {
    (total.isVisible ? [.chart(total.waterfall(wording.language))] : [])
      + [.table(grouping == nil ? total.table(wording) : table(total, bridge, wording))]
  }

  private func table<Step: BridgeStep>(
    _ total: Bridge<Step>, _ bridge: KeyPath<Group, Bridge<Step>>, _ wording: Wording
  ) -> Table {
    Bridge.table(
      of: groups.map { ($0.label[wording.language], $0[keyPath: bridge]) }, total,
      wording.language("Gruppe", "Group"),
      caption: wording.language("\(Step.name[.de]) je Gruppe", "\(Step.name[.en]) per group"), wording.language)
  }

  /// One row per group and one for the total, with every step.
  private func data(_ language: Language) -> Table {
    func row(
      _ key: String, _ label: String, _ bridge: ScopeBridge, _ completion: CompletionBridge
    ) -> [Table.Cell] {
      [.init(key), .init(label)] + (bridge.figures + completion.figuresOfCompletion).map { .init($0.count) }
    }
    return Table(
      (["key", "label"] + (total.figures + totalCompletion.figuresOfCompletion).map(\.key)).map { .data($0) },
      groups.map { row($0.key, $0.label[language], $0.bridge, $0.completion) },
      total: row("total", language("Gesamt", "Total"), total, totalCompletion))
  }

  /// The shape that docs/json.md describes.
  public func json(_ language: Language) -> JSONValue {
    .object([
      "from": .object(["as_of": JSONValue(from.day), "change": .int(from.change)]),
      "to": .object(["as_of": JSONValue(to.day), "change": .int(to.change)]),
      "by": JSONValue(grouping?.word), "total": total.json, "completion_total": totalCompletion.json,
      "groups": .array(
        groups.map { group in
          .object([
            "key": .string(group.key), "label": .string(group.label[language]), "bridge": group.bridge.json,
            "completion_bridge": group.completion.json,
          ])
        }),
    ])
  }
}

extension Bridge<CompletionStep> {
  /// The figures beside those of the denominator, in columns of their own.
  fileprivate var figuresOfCompletion: [(key: String, count: Int)] {
    figures.map { ($0.key == "completed" ? "completed" : "completed_\($0.key)", $0.count) }
  }
}
