internal import LotseBasics
internal import LotseModel
internal import LotseSheets

extension Progress {
  /// The status groups that make up the denominator, in the order in which they are drawn.
  static let charted: [StatusGroup] = [.completed, .underway, .notBegun, .onHold]

  /// Stacked bars by status group, one per group of the progress.
  func chart(_ title: String, _ wording: Wording) -> Chart {
    let language = wording.language
    return chart(
      title,
      description: title + language(", gestapelte Balken. Umgesetzt: ", ", stacked bars. Completed: ")
        + completions(wording) + language("; gesamt ", "; total ") + wording.completion(total) + ".", wording)
  }

  /// The same with other words for those who do not see it.
  func chart(_ title: String, description: String, _ wording: Wording) -> Chart {
    let language = wording.language
    let workflow = wording.configuration.workflow
    return Chart(
      .stackedBars, title: title, description: description, categories: groups.map { $0.label[language] },
      series: Progress.charted.map { group in
        Chart.Series(
          name: group.label[language].capitalisedFirst, values: groups.map { $0.figures.count(group, workflow) },
          color: group.color)
      })
  }

  /// The completion of every group, in one line.
  func completions(_ wording: Wording) -> String {
    groups.map { "\($0.label[wording.language]) \(wording.completion($0.figures))" }.joined(separator: "; ")
  }

  /// Stacked bars of the lights of open sub-projects, what needs a decision first.
  func lightChart(_ title: String, _ wording: Wording) -> Chart {
    let language = wording.language
    return Chart(
      .stackedBars, title: title,
      description: title + language(", gestapelte Balken. Gesamt: ", ", stacked bars. Total: ")
        + TrafficLight.reported.map { "\($0.label[language]) \(total[$0])" }.joined(separator: ", ")
        + language(". Rot je Themenfeld: ", ". Red per field: ")
        + groups.map { "\($0.label[language]) \($0.figures[.red])" }.joined(separator: "; ") + ".",
      categories: groups.map { $0.label[language] },
      series: TrafficLight.reported.map { light in
        Chart.Series(name: light.label[language], values: groups.map { $0.figures[light] }, color: light.color)
      })
  }
}

extension CompletionCurve {
  /// Columns side by side: what was completed in each quarter, and what was planned to be.
  func chart(_ title: String, _ wording: Wording) -> Chart {
    let language = wording.language
    let most = points.map(\.completed).max() ?? 0
    let best = most == 0 ? [] : points.filter { $0.completed == most }.map(\.quarter.description)
    return Chart(
      .columns, title: title,
      description: title
        + language(
          ", Säulen je Quartal. Insgesamt abgeschlossen: \(points.reduce(0) { $0 + $1.completed })",
          ", columns per quarter. Completed in all: \(points.reduce(0) { $0 + $1.completed })")
        + (best.isEmpty
          ? ""
          : language(", am meisten in ", ", most in ")
            + language.enumerated(best, atMost: 3) + ": \(most)") + ".",
      categories: points.map(\.quarter.description),
      series: [
        .init(
          name: language("Abgeschlossen", "Completed"), values: points.map(\.completed),
          color: StatusGroup.completed.color),
        .init(name: language("Geplant", "Planned"), values: points.map(\.planned), color: StatusGroup.onHold.color),
      ])
  }
}

extension TrafficLight {
  /// Red, green, blue; apart also for the colour-blind and in grey, where red is darkest and grey lightest.
  var color: String {
    switch self {
    case .red: "922B21"
    case .yellow: "F4C542"
    case .green: "3D9970"
    case .grey: "D5D8DC"
    }
  }
}

extension StatusGroup {
  /// Red, green, blue; apart also for the colour-blind and in grey.
  var color: String {
    switch self {
    case .completed: "1B4F72"
    case .underway: "5DADE2"
    case .notBegun: "D6DBDF"
    case .onHold: "F5B041"
    case .continuous: "7D3C98"
    case .dropped: "909497"
    }
  }
}
