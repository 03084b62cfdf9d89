internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The sections on where things stand that weekly and council reports share: a chart, and a table of its figures.
extension Progress {
  /// A picture of the status groups and one table of all that is told of a field: how much is completed and what changed,
  /// what is in danger and what is late; spreadsheets have the remaining figures, too.
  func fieldSection(
    comparedWith earlier: Progress?, recent: RecentQuarters? = nil, _ wording: Wording, isDrawn: Bool = true
  ) -> [Document.Block] {
    let language = wording.language
    let workflow = wording.configuration.workflow
    let before = Dictionary(
      (earlier?.groups ?? []).map { ($0.key, $0.figures) }, uniquingKeysWith: { first, _ in first })
    let charted = Progress.charted.filter { $0 != .completed }
    func column(_ group: StatusGroup) -> Table.Column {
      .init(group.label[language].capitalisedFirst, .right, for: group == .underway ? .everyone : .sheets)
    }
    func column(_ light: TrafficLight) -> Table.Column {
      .init(light.label[language], .right, for: light == .red || light == .yellow ? .everyone : .sheets)
    }
    func row(_ label: String, _ key: String?, _ now: Figures, _ before: Figures?) -> [Table.Cell] {
      [.init(label)] + wording.completionCells(now)
        + (earlier == nil ? [] : [.init(.difference(now.completed - (before?.completed ?? 0)))])
        + charted.map { .init(now.count($0, workflow)) } + TrafficLight.reported.map { .init(now[$0]) }
        + [.init(now.overdue), .init(now.open), .init(now.stock)] + (recent?.cells(of: key) ?? [])
    }
    let message = language(
      "\(total.completed) von \(total.denominator) umgesetzt, \(total.count(.underway, workflow)) in Umsetzung",
      "\(total.completed) of \(total.denominator) completed, \(total.count(.underway, workflow)) underway")
    return (isDrawn ? [.chart(chart(message, wording))] : []) + [
      .table(
        Table(
          [.init(language("Themenfeld", "Field"), flexible: true)] + wording.completionColumns
            + (earlier == nil ? [] : [.init("±", .right)]) + charted.map(column) + TrafficLight.reported.map(column)
            + [
              .init(language("Überfällig", "Overdue"), .right),
              .init(language("Offen", "Open"), .right, for: .sheets),
              .init(language("Bestand", "Stock"), .right, for: .sheets),
            ] + (recent?.columns(language) ?? []),
          groups.map { row($0.label[language], $0.key, $0.figures, before[$0.key]) },
          total: row(language("Gesamt", "Total"), nil, total, earlier?.total),
          caption: isDrawn ? language("Zahlen je Themenfeld", "Figures per field") : message))
    ] + beyondDenominator(wording) + [.paragraph(overdueWords(language))]
  }

  private func overdueWords(_ language: Language) -> String {
    language(
      "Rot und Gelb = Ampel der offenen Teilprojekte. Überfällig = Termin überschritten, Abschluss nicht gemeldet.",
      "Red and yellow = lights of open sub-projects. Overdue = planned end passed, completion not reported.")
  }

  /// What of the stock no column of the denominator has; nothing where there is none.
  private func beyondDenominator(_ wording: Wording) -> [Document.Block] {
    let language = wording.language
    let told = [StatusGroup.dropped, .continuous].compactMap { group -> String? in
      let count = total.count(group, wording.configuration.workflow)
      return count == 0 ? nil : "\(group.label[language]) \(count)"
    }
    guard !told.isEmpty else { return [] }
    let list = told.joined(separator: ", ")
    return [
      .paragraph(
        language(
          "Im Bestand, aber nicht in der Gesamtzahl: \(list).",
          "In the stock, but not in the denominator: \(list)."))
    ]
  }

  /// The lights of what is open, and what is overdue.
  func lightSection(_ wording: Wording) -> [Document.Block] {
    let language = wording.language
    func row(_ label: String, _ figures: Figures) -> [Table.Cell] {
      [.init(label)] + TrafficLight.reported.map { .init(figures[$0]) } + [.init(figures.open), .init(figures.overdue)]
    }
    return [
      .chart(lightChart(language("Offene Teilprojekte nach Ampel", "Open sub-projects by light"), wording)),
      .table(
        Table(
          [.init(language("Themenfeld", "Field"), flexible: true)]
            + TrafficLight.reported.map { .init($0.label[language], .right) }
            + [.init(language("Offen", "Open"), .right), .init(language("Überfällig", "Overdue"), .right)],
          groups.map { row($0.label[language], $0.figures) }, total: row(language("Gesamt", "Total"), total),
          caption: language("Ampel je Themenfeld", "Lights per field"))),
      .paragraph(
        language(
          """
          Offen = weder abgeschlossen noch eingestellt oder zusammengeführt, also einschließlich Zurückgestellt (\(total[.onHold])) und Daueraufgabe (\(total[.continuous])).
          Überfällig = Termin überschritten, Abschluss nicht gemeldet.
          """,
          """
          Open = neither completed nor cancelled nor merged, so including those on hold (\(total[.onHold])) and continuous tasks (\(total[.continuous])).
          Overdue = planned end passed, completion not reported.
          """)),
    ]
  }
}

extension Wording {
  /// Completion in a table: `12 von 25 (48 %)` in one cell, and in spreadsheets every figure in one of its own.
  var completionColumns: [Table.Column] {
    let title = language("Umgesetzt", "Completed")
    return [.init(title, .right, for: .pages)]
      + [title, language("von", "of"), "%"].map { .init($0, .right, for: .sheets) }
  }

  func completionCells(_ figures: Figures) -> [Table.Cell] {
    [
      .init(completion(figures)), .init(figures.completed), .init(figures.denominator),
      .init(figures.share),
    ]
  }
}
