internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The sections about what happened, what was decided and what comes.
extension CouncilLayout {
  func title(_ item: SubProject) -> Table.Cell { .init(item.title) }

  func columns(_ last: [Table.Column]) -> [Table.Column] {
    [.init(language("Nr.", "No.")), .init(language("Titel", "Title"), flexible: true)] + last
  }

  var changes: [Document.Block] {
    blocks(report.completionBridge, report.completionBridges) + blocks(report.bridge, report.bridges)
  }

  /// A bridge as a sentence, as a picture where it moves enough to be seen, and per field.
  private func blocks<Step: BridgeStep>(_ total: Bridge<Step>?, _ fields: [String: Bridge<Step>]) -> [Document.Block] {
    guard let total else { return [] }
    let groups = report.progress.groups.compactMap { group in fields[group.key].map { (group.label[language], $0) } }
    let sentence = Document.Block.paragraph(total.sentence(language))
    if total.isUnmoved, groups.allSatisfy(\.1.isUnmoved) { return [sentence] }
    return [
      sentence
    ] + (total.isVisible ? [.chart(total.waterfall(language))] : []) + [
      .table(
        Bridge.table(
          of: groups, total, language("Themenfeld", "Field"),
          caption: language("\(Step.name[.de]) je Themenfeld", "\(Step.name[.en]) per field"), language))
    ]
  }

  var completed: [Document.Block] {
    let rows = report.transitions(to: [.completed]).map { transition -> [Table.Cell] in
      let item = transition.item
      return [
        .init(item.number.description), title(item), .init(item.actualEnd ?? item.statusSince), .init(item.result),
      ]
    }
    return [
      wording.orNone(
        Table(
          columns([
            .init(language("Abschluss", "Completed")), .init(language("Ergebnis", "Result"), flexible: true),
          ]), rows))
    ]
  }

  var added: [Document.Block] {
    let rows = report.added.map { item -> [Table.Cell] in
      [
        .init(item.number.description), title(item), .init(wording.field(item.field)),
        .init(wording.status(item.status)),
      ]
    }
    return [
      wording.orNone(
        Table(
          columns([.init(language("Themenfeld", "Field"), flexible: true), .init("Status")]), rows))
    ]
  }

  var started: [Document.Block] {
    func lines(_ transitions: [CouncilReport.Transition]) -> [String] {
      transitions.map { transition in
        "\(transition.item.number) \(transition.item.title): \(wording.status(transition.from)) → \(wording.status(transition.to))"
      }
    }
    let all = lines(report.started) + lines(report.resumed)
    return [all.isEmpty ? .paragraph(wording.none) : .list(all)]
  }

  /// Only what went red or yellow, or came from there, by what became what; the end of a rating is no news of the work.
  var lightChanges: [Document.Block] {
    let titles = Dictionary(latest: report.items.map { ($0.number, $0.title) })
    let telling: Set<TrafficLight> = [.red, .yellow]
    let changes = report.lightChanges.filter { !$0.hasExpired && !telling.isDisjoint(with: [$0.from, $0.to]) }
    var lines: [String] = []
    var rest = changes[...]
    while let first = rest.first {
      let same = rest.filter { ($0.from, $0.to) == (first.from, first.to) }
      rest.removeAll { ($0.from, $0.to) == (first.from, first.to) }
      lines.append(
        "\(first.from.label[language]) → \(first.to.label[language]) (\(same.count)): "
          + same.map { "\($0.number) \(titles[$0.number] ?? "")" }.joined(separator: ", "))
    }
    return [lines.isEmpty ? .paragraph(wording.none) : .list(lines)]
  }

  var left: [Document.Block] {
    let rows = report.transitions(to: [.onHold, .cancelled, .merged, .continuous]).map { transition -> [Table.Cell] in
      let item = transition.item
      let why = [
        item.mergedInto.map { language("in \($0)", "into \($0)") } ?? "", wording.reason(item.reasonCode, item.reason),
        item.decision ?? "",
      ].filter { !$0.isEmpty }.joined(separator: "; ")
      return [
        .init(item.number.description), title(item),
        .init("\(wording.status(transition.from)) → \(wording.status(transition.to))"),
      ] + (isPublic ? [] : [.init(why.isEmpty ? nil : why)])
    }
    return [
      wording.orNone(
        Table(
          columns(
            [.init(language("Wechsel", "Move"), flexible: true)]
              + (isPublic ? [] : [.init(language("Begründung", "Reason"), flexible: true)])), rows))
    ]
  }

  // MARK: Decisions

  var decisions: [Document.Block] {
    let sections = report.decisions.sections(wording, on: report.end.day, level: 3)
    return sections.isEmpty ? [.paragraph(wording.none)] : sections
  }

  func decisionTable(_ decisions: [CouncilDecision]) -> Document.Block {
    .table(DecisionTable(wording: wording, day: report.end.day, moves: report.decisions.moves).table(decisions))
  }

  // MARK: Outlook and annex

  var outlook: [Document.Block] {
    let rows = report.upcoming.map { item -> [Table.Cell] in
      [
        .init(item.plannedEnd), .init(item.number.description), title(item), .init(item.unit.text),
        .init(wording.status(item.status)),
      ]
    }
    return [
      wording.orNone(
        Table(
          [.init(language("Geplantes Ende", "Planned end"))]
            + columns([.init(language("Einheit", "Unit")), .init("Status")]), rows, rowHeader: 1))
    ]
  }

  /// The list of sub-projects, field by field; what the public may read is decided by the view, which columns are shown here.
  var items: [Document.Block] {
    let day = report.end.day
    let order = Dictionary(
      configuration.fields.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ item: SubProject) -> (Int, String, Number) {
      (order[item.field] ?? Int.max, item.field.text, item.number)
    }
    let rows = report.items.sorted { place($0) < place($1) }.map { item -> [Table.Cell] in
      [
        .init(item.number.description), title(item), .init(wording.field(item.field)), .init(item.unit.text),
        .init(wording.status(item.status)),
        wording.cell(item.light(on: day, expiringAfter: configuration.ratingExpiresAfter)),
        end(of: item),
      ]
    }
    let table = Table(
      columns([
        .init(language("Themenfeld", "Field"), flexible: true), .init(language("Einheit", "Unit")), .init("Status"),
        .init(language("Ampel", "Light")), .init(language("Ende", "End")),
      ]), rows, isDirectory: true, groupedBy: 2)
    guard !rows.isEmpty else { return [.paragraph(wording.none)] }
    return [
      .paragraph(
        language(
          "Ende = bei abgeschlossenen der Tag des Abschlusses, bei offenen das geplante Ende, bei zusammengeführten das Teilprojekt, in dem sie aufgegangen sind.",
          "End = the day of completion of those completed, the planned end of those open, the successor of those merged."
        )), .table(table),
    ]
  }

  private func end(of item: SubProject) -> Table.Cell {
    switch item.status {
    case .merged: .init(item.mergedInto.map { "→ \($0)" })
    case .cancelled: .init(.dash)
    case .completed: .init(item.actualEnd)
    default: .init(item.plannedEnd)
    }
  }
}
