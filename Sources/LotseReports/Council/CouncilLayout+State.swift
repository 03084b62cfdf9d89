internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The sections about where things stand: fields, lights, maturity, the curve.
extension CouncilLayout {
  var fields: [Document.Block] {
    report.progress.fieldSection(comparedWith: report.progressBefore, recent: report.recentQuarters, wording)
  }

  var lights: [Document.Block] { report.progress.lightSection(wording) }

  var maturity: [Document.Block] {
    let rows = report.maturity.levels.filter { $0.count > 0 }.map { level -> [Table.Cell] in
      [
        .init(level.model.label[language]), .init(level.model.label(level.level)[language]),
        .init(level.count),
      ]
    }
    let unassessed = language(
      "Nicht bewertet: \(report.maturity.unassessed).", "Not assessed: \(report.maturity.unassessed).")
    guard !rows.isEmpty else { return [.paragraph(report.maturity.unassessed == 0 ? wording.none : unassessed)] }
    return [
      .table(
        Table(
          [
            .init(language("Modell", "Model")), .init(language("Stufe", "Level"), flexible: true),
            .init(language("OZG-Leistungen", "OZG services"), .right),
          ], rows, rowHeader: 1)),
      .paragraph(
        unassessed
          + language(
            " Modelle werden nicht gemischt und Stufen nicht gemittelt.",
            " Models are not mixed, levels are not averaged.")),
    ]
  }

  var curve: [Document.Block] {
    let undated =
      report.curve.undated == 0
      ? ""
      : language(
        " Ohne Tag des Abschlusses, also in keinem Quartal: \(report.curve.undated).",
        " Without a day of completion, so in no quarter: \(report.curve.undated).")
    guard !report.curve.points.isEmpty else { return [.paragraph(wording.none + undated)] }
    let years = Dictionary(grouping: report.curve.points, by: \.quarter.year)
    let rows = years.keys.sorted().map { year -> [Table.Cell] in
      let points = years[year] ?? []
      func cells(_ quarter: Int) -> [Table.Cell] {
        guard let point = points.first(where: { $0.quarter.quarter == quarter }) else {
          return Array(repeating: .init(.empty), count: 3)
        }
        return pair(point.completed, point.planned)
      }
      return [.init(String(year))] + (1...4).flatMap(cells)
        + pair(points.reduce(0) { $0 + $1.completed }, points.reduce(0) { $0 + $1.planned })
    }
    func pair(_ completed: Int, _ planned: Int) -> [Table.Cell] {
      [.init("\(completed) / \(planned)"), .init(completed), .init(planned)]
    }
    func columns(_ name: String) -> [Table.Column] {
      [.init(name, .right, for: .pages)]
        + [language(" abgeschlossen", " completed"), language(" geplant", " planned")].map {
          .init(name + $0, .right, for: .sheets)
        }
    }
    let title = language("Abgeschlossen und geplant", "Completed and planned")
    let running =
      report.runningQuarter.map {
        language(" \($0) ist am Stichtag erst angebrochen.", " \($0) is not over on the cut-off date.")
      }
      ?? ""
    return [
      .chart(report.curve.chart(title, wording)),
      .table(
        Table(
          [.init(language("Jahr", "Year"))] + (1...4).flatMap { columns("Q\($0)") }
            + columns(language("Jahr gesamt", "Year in total")), rows,
          caption: title + language(" (abgeschlossen / geplant)", " (completed / planned)"))),
      .paragraph(
        language(
          "Je Quartal: abgeschlossen / geplant. Abgeschlossen nach dem Tag der Wirksamkeit, geplant nach dem am Stichtag geltenden geplanten Ende.",
          "Per quarter: completed / planned. Completed by the day on which it took effect, planned by the planned end in force on the cut-off date."
        ) + running + undated),
    ] + (report.planAndPace.slippage.map { $0.blocks(wording) } ?? [])
  }
}

extension TrafficLight {
  /// The order in which reports list them: what needs a decision first.
  static let reported: [TrafficLight] = [.red, .yellow, .green, .grey]
}
