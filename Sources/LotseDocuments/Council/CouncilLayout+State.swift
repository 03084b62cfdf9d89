internal import LotseModel
internal import LotseReports

/// The sections about where things stand: fields, lights, maturity, the curve, the index, money.
extension CouncilLayout {
  var fields: [Document.Block] { report.progress.fieldSection(comparedWith: report.progressBefore, wording) }

  var lights: [Document.Block] { report.progress.lightSection(wording) }

  var maturity: [Document.Block] {
    let rows = report.maturity.levels.map { level -> [Table.Cell] in
      [
        .init(level.model.label[language]), .init(level.model.label(level.level)[language]),
        .init(String(level.count)),
      ]
    }
    return [
      .table(
        Table(
          [
            .init(language("Modell", "Model")), .init(language("Stufe", "Level"), flexible: true),
            .init(language("OZG-Leistungen", "OZG services"), .right),
          ], rows, rowHeader: 1)),
      .paragraph(
        language(
          "Nicht bewertet: \(report.maturity.unassessed). Modelle werden nicht gemischt und Stufen nicht gemittelt.",
          "Not assessed: \(report.maturity.unassessed). Models are not mixed, levels are not averaged.")),
    ]
  }

  var curve: [Document.Block] {
    guard !report.curve.points.isEmpty else { return [.paragraph(wording.none)] }
    let years = Dictionary(grouping: report.curve.points, by: \.quarter.year)
    let rows = years.keys.sorted().map { year -> [Table.Cell] in
      let points = years[year] ?? []
      func cell(_ quarter: Int) -> Table.Cell {
        guard let point = points.first(where: { $0.quarter.quarter == quarter }) else { return .init("") }
        return pair(point.completed, point.planned)
      }
      return [.init(String(year))] + (1...4).map(cell) + [
        pair(points.reduce(0) { $0 + $1.completed }, points.reduce(0) { $0 + $1.planned })
      ]
    }
    func pair(_ completed: Int, _ planned: Int) -> Table.Cell {
      .init("\(completed) / \(planned)", values: [.count(completed), .count(planned)])
    }
    func column(_ name: String) -> Table.Column {
      .init(
        name, .right, parts: [name + language(" abgeschlossen", " completed"), name + language(" geplant", " planned")])
    }
    let title = language("Abgeschlossen und geplant", "Completed and planned")
    return [
      .chart(report.curve.chart(title, wording)),
      .table(
        Table(
          [.init(language("Jahr", "Year"))] + (1...4).map { column("Q\($0)") }
            + [column(language("Jahr gesamt", "Year in total"))], rows,
          caption: title + language(" (abgeschlossen / geplant)", " (completed / planned)"))),
      .paragraph(
        language(
          "Je Quartal: abgeschlossen / geplant. Abgeschlossen nach dem Tag der Wirksamkeit, geplant nach dem heute geltenden geplanten Ende, beides soweit am Stichtag bekannt.",
          "Per quarter: completed / planned. Completed by the day on which it took effect, planned by the planned end as it stands, both as known on the cut-off date."
        )),
    ]
  }

  var finances: [Document.Block]? {
    let budget = report.budget
    guard let total = budget.total, total.count > 0 else { return nil }
    func row(_ label: String, _ total: BudgetTotals.Total) -> [Table.Cell] {
      [
        .init(label), .init(String(total.count)), .init(total.planned.text(language)),
        .init(total.spent.text(language)),
      ]
    }
    let title = language("Mittel der gezählten Teilprojekte", "Funds of the sub-projects counted")
    return [
      .table(
        Table(
          [
            .init(language("Themenfeld", "Field"), flexible: true),
            .init(language("mit Budget", "with a budget"), .right), .init(language("geplant", "planned"), .right),
            .init(language("verausgabt", "spent"), .right),
          ], budget.lines.map { row(wording.field($0.field), $0.total) } + [row(language("Gesamt", "Total"), total)],
          hasTotal: true, caption: title))
    ]
  }
}

extension TrafficLight {
  /// The order in which reports list them: what needs a decision first.
  static let reported: [TrafficLight] = [.red, .yellow, .green, .grey]
}
