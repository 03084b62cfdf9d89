public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension Forecast {
  /// Whether the whole can be told, or nothing is left to tell.
  public var isAnswered: Bool { total.outlook != nil || total.remaining == 0 }

  /// The outlook in sentences that carry their assumption, and the pace that it rests on; per group where it is divided.
  public func document(_ wording: Wording, _ plan: PlanAndPace) -> Document {
    let language = wording.language
    var blocks: [Document.Block] = [
      .heading(1, language("Ausblick nach bisherigem Tempo", "Outlook at the pace so far")),
      .paragraph(wording.asOf(moment)), .paragraph(sentence(wording)),
    ]
    if let sentence = plan.sentence(wording) { blocks.append(.paragraph(sentence)) }
    if grouping != nil {
      blocks.append(.table(table(wording)))
    } else if !total.pace.isEmpty {
      blocks += [.chart(chart(language)), .table(months(language))]
    }
    if let slippage = plan.slippage { blocks += slippage.blocks(wording) }
    return Document(language, blocks + [.paragraph(notes(wording).joined(separator: "\n"))], data: data(language))
  }

  /// What is to be expected of the whole, with the assumption in the same sentence; or why nothing can be said.
  public func sentence(_ wording: Wording) -> String {
    let language = wording.language
    let completion = language("Umgesetzt: ", "Completed: ") + wording.completion(total.figures) + ". "
    guard total.figures.stock > 0 else {
      return language("Es gibt noch nichts, was zu zählen wäre.", "There is nothing to count yet.")
    }
    guard total.figures.denominator > 0 else {
      return completion
        + language(
          "Nichts wird gezählt: Alles ist eingestellt, zusammengeführt oder Daueraufgabe.",
          "Nothing is counted: everything is cancelled, merged or continuous.")
    }
    guard total.remaining > 0 else {
      return completion + language("Nichts ist mehr offen.", "Nothing remains.")
    }
    guard let outlook = total.outlook else { return completion + lack(total, language) }
    let (low, median, high) = (outlook.finished.low, outlook.finished.median, outlook.finished.high)
    let count = total.pace.count
    let ahead =
      monthsAhead == 1
      ? language("1 voller Monat", "1 full month")
      : language("\(monthsAhead) volle Monate", "\(monthsAhead) full months")
    let finished =
      low == high
      ? "\(low)"
      : language("\(low) bis \(high), in der Mitte \(median),", "\(low) to \(high), in the middle \(median),")
    return completion
      + language(
        """
        Wenn jeder künftige Monat einem der letzten \(count) gleicht (\(total.completions) Abschlüsse von \(firstMonth(total).text(.de)) bis \(lastMonth.text(.de))) und nichts hinzukommt, sind von den \(total.remaining) übrigen bis \(wording.day(until)) (\(ahead)) \(finished) umgesetzt und alle \(end(outlook.end, language)).
        """,
        """
        If every month to come is like one of the last \(count) (\(total.completions) completions from \(firstMonth(total).text(.en)) to \(lastMonth.text(.en))) and nothing is added, then of the \(total.remaining) remaining \(finished) are completed by \(wording.day(until)) (\(ahead)), and all of them \(end(outlook.end, language)).
        """)
  }

  private func lack(_ group: Group, _ language: Language) -> String {
    let (months, completions) = (group.pace.count, group.completions)
    if months < Forecast.leastMonths {
      return language(
        """
        Zu wenig Verlauf für einen Ausblick: \(months) volle Monate seit dem ersten Abschluss; nötig sind \(Forecast.leastMonths).
        """,
        """
        Too little history for an outlook: \(months) full months since the first completion; \(Forecast.leastMonths) are needed.
        """)
    }
    return language(
      """
      Zu wenig Verlauf für einen Ausblick: \(completions) Abschlüsse in den letzten \(months) vollen Monaten; nötig sind \(Forecast.leastCompletions).
      """,
      """
      Too little history for an outlook: \(completions) completions in the last \(months) full months; \(Forecast.leastCompletions) are needed.
      """)
  }

  private func firstMonth(_ group: Group) -> CalendarMonth { lastMonth - (group.pace.count - 1) }

  /// `zwischen 03/2028 und 06/2029 (Mitte 09/2028)`, or not before a month.
  private func end(_ range: Range<CalendarMonth>, _ language: Language) -> String {
    func month(_ month: CalendarMonth) -> String { told(month, language) }
    if isBeyond(range.low) { return language("nicht vor \(month(range.low))", "not before \(month(range.low))") }
    return isBeyond(range.high)
      ? language(
        "frühestens \(month(range.low)), in der Mitte \(month(range.median))",
        "at the earliest \(month(range.low)), in the middle \(month(range.median))")
      : language(
        "zwischen \(month(range.low)) und \(month(range.high)), in der Mitte \(month(range.median))",
        "between \(month(range.low)) and \(month(range.high)), in the middle \(month(range.median))")
  }

  private func isBeyond(_ month: CalendarMonth) -> Bool {
    month - CalendarMonth(containing: moment.day) > Forecast.horizon
  }

  private func told(_ month: CalendarMonth, _ language: Language) -> String {
    isBeyond(month) ? language("nach ", "after ") + (month - 1).text(language) : month.text(language)
  }

  private func notes(_ wording: Wording) -> [String] {
    let language = wording.language
    var notes = [wording.definition]
    if ([total] + groups).contains(where: { $0.outlook != nil }) {
      notes.insert(
        language(
          """
          Spanne: darin liegen 8 von 10 der \(Money.grouped(Forecast.draws, by: ".")) Ziehungen aus den Monaten des Fensters (fester Anfangswert \(Forecast.seed)); Monate zählen nach dem tatsächlichen Ende, der angebrochene zählt weder hier noch dort. Pläne, Zuwachs und Schwierigkeit sind nicht eingerechnet.
          """,
          """
          Range: 8 of 10 of the \(Money.grouped(Forecast.draws, by: ",")) drawings from the months of the window (fixed seed \(Forecast.seed)) lie in it; months go by the actual end, the one under way counts on neither side. Plans, growth and difficulty are not taken into account.
          """), at: 0)
    }
    if let grouping, case .scheme = grouping {
      notes.append(wording.groupsOverlap)
    }
    return notes
  }

  private func months(_ language: Language) -> Table {
    Table(
      [.init(language("Monat", "Month")), .init(language("Abgeschlossen", "Completed"), .right)],
      total.pace.enumerated().map { index, count in
        [.init((firstMonth(total) + index).text(language)), .init(count)]
      }, total: [.init(language("Summe", "Sum")), .init(total.completions)],
      caption: language("Abgeschlossen je Monat", "Completed per month"))
  }

  private func chart(_ language: Language) -> Chart {
    let months = total.pace.indices.map { (firstMonth(total) + $0).text(language) }
    return Chart(
      .columns, title: language("Abgeschlossen je Monat", "Completed per month"),
      description: language("Säulen je Monat: ", "Columns per month: ")
        + zip(months, total.pace).map { "\($0) \($1)" }.joined(separator: ", ") + ".",
      categories: months,
      series: [.init(name: language("abgeschlossen", "completed"), values: total.pace, color: "1B4F72")])
  }

  private func table(_ wording: Wording) -> Table {
    let language = wording.language
    func row(_ group: Group) -> [Table.Cell] {
      let rest: [Table.Cell] =
        if let outlook = group.outlook {
          [
            .init("\(outlook.finished.low)–\(outlook.finished.high) (\(outlook.finished.median))"),
            .init(outlook.finished.low), .init(outlook.finished.median), .init(outlook.finished.high),
            .init(span(outlook.end, language)),
          ]
        } else {
          [
            .init(
              group.remaining == 0 ? .dash : .text(language("zu wenig Verlauf", "too little history")), .faint),
            .init(.dash), .init(.dash), .init(.dash), .init(.dash, .faint),
          ]
        }
      return [
        .init(group.label[language]), .init(group.remaining),
        .init("\(group.completions) / \(group.pace.count)"), .init(group.completions), .init(group.pace.count),
      ] + rest
    }
    let by = language("bis \(wording.day(until))", "by \(wording.day(until))")
    return Table(
      [
        .init(language("Gruppe", "Group"), flexible: true), .init(language("übrig", "left"), .right),
        .init(language("Abschl./Mon.", "compl./months"), .right, for: .pages),
        .init(language("Abschlüsse", "completions"), .right, for: .sheets),
        .init(language("Monate", "months"), .right, for: .sheets), .init(by, .right, for: .pages),
        .init(by + language(", mindestens", ", at least"), .right, for: .sheets),
        .init(by + language(", Mitte", ", middle"), .right, for: .sheets),
        .init(by + language(", höchstens", ", at most"), .right, for: .sheets),
        .init(language("alle fertig", "all done"), flexible: true),
      ], groups.map(row), total: row(total),
      caption: language("Ausblick je Gruppe: Spanne und (Mitte)", "Outlook per group: range and (middle)"))
  }

  /// `03/2028–06/2029 (09/2028)`.
  private func span(_ range: Range<CalendarMonth>, _ language: Language) -> String {
    if isBeyond(range.low) { return told(range.low, language) }
    return "\(told(range.low, language)) – \(told(range.high, language)) (\(told(range.median, language)))"
  }

  /// One row per group and one for the total, every figure in a column of its own.
  private func data(_ language: Language) -> Table {
    func row(_ group: Group) -> [Table.Cell] {
      let (finished, end) = (group.outlook?.finished, group.outlook?.end)
      func month(_ month: CalendarMonth?) -> Table.Cell { .init(month.flatMap { isBeyond($0) ? nil : $0.iso }) }
      return [
        .init(group.key), .init(group.label[language]), .init(group.figures.denominator),
        .init(group.figures.completed), .init(group.remaining), .init(group.pace.count), .init(group.completions),
        .init(until), .init(finished?.low), .init(finished?.median), .init(finished?.high), month(end?.low),
        month(end?.median), month(end?.high),
      ]
    }
    return Table(
      [
        "key", "label", "denominator", "completed", "remaining", "months", "completions", "until", "finished_low",
        "finished_median", "finished_high", "end_low", "end_median", "end_high",
      ].map { .data($0) }, groups.map(row), total: row(total))
  }

  /// The shape that docs/json.md describes.
  public func json(_ language: Language, _ plan: PlanAndPace) -> JSONValue {
    .object([
      "plan_and_pace": plan.json,
      "as_of": JSONValue(moment.day), "change": .int(moment.change), "by": JSONValue(grouping?.word),
      "until": JSONValue(until), "months_ahead": .int(monthsAhead), "last_month": .string(lastMonth.iso),
      "draws": .int(Forecast.draws), "seed": .int(Int(Forecast.seed)),
      "groups": .array(groups.map { json($0, language) }), "total": json(total, language),
    ])
  }

  private func json(_ group: Group, _ language: Language) -> JSONValue {
    func month(_ month: CalendarMonth) -> JSONValue { isBeyond(month) ? .null : .string(month.iso) }
    let outlook = group.outlook.map { outlook in
      JSONValue.object([
        "finished": .object([
          "low": .int(outlook.finished.low), "median": .int(outlook.finished.median),
          "high": .int(outlook.finished.high),
        ]),
        "end": .object([
          "low": month(outlook.end.low), "median": month(outlook.end.median), "high": month(outlook.end.high),
        ]),
      ])
    }
    return .object([
      "key": .string(group.key), "label": .string(group.label[language]),
      "denominator": .int(group.figures.denominator), "completed": .int(group.figures.completed),
      "remaining": .int(group.remaining), "pace": .array(group.pace.map { .int($0) }), "outlook": outlook ?? .null,
    ])
  }
}
