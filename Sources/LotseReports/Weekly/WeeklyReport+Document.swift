public import LotseBasics
internal import LotseModel
public import LotsePapers
internal import LotseSheets

extension WeeklyReport {
  /// The report laid out as the outline says, in the order of the product's definition unless a city changed it. Empty
  /// sections are named in one line; where a city's outline has no place for it, each says "keine".
  public func document(_ language: Language, _ outline: Outline<WeeklyPart>) -> Document {
    let layout = WeeklyLayout(report: self, wording: Wording(language, configuration))
    return Document(
      language,
      outline.blocks(values: layout.values, none: layout.wording.none, naming: layout.naming, layout.blocks),
      frame: layout.frame, data: data)
  }

  /// The values that the outline of a weekly report may name.
  public static let outlineValues = ["week", "strategy", "marking", "notice", "look_ahead", "stale_after"]
}

/// Lays out a weekly report; counts nothing.
struct WeeklyLayout {
  let report: WeeklyReport
  let wording: Wording
  var language: Language { wording.language }

  var values: [String: String] {
    let configuration = report.configuration
    return [
      "week": report.week.text(language), "strategy": configuration.strategyName,
      "marking": wording.marking(report.audience) ?? "", "notice": configuration.notice ?? "",
      "look_ahead": wording.days(configuration.lookAhead),
      "stale_after": wording.daysDative(configuration.staleAfter),
    ]
  }

  /// Its first page is the report for whoever has no more time, so no contents stand on it.
  var frame: Document.Frame {
    var frame = wording.frame(
      title: language("Wochenbericht \(report.week.text(.de))", "Weekly report \(report.week.text(.en))")
        + ": \(report.configuration.strategyName)",
      at: report.end, for: report.audience)
    frame.hasContents = false
    frame.isDense = true
    return frame
  }

  /// A sub-project in one column on pages, with what there is to say of it, so that rows stay low and the report short;
  /// in several in spreadsheets.
  func itemColumns(withUnit: Bool = false) -> [Table.Column] {
    [
      .init(language("Teilprojekt", "Sub-project"), flexible: true, for: .pages),
      .init(language("Nr.", "No."), for: .sheets), .init(language("Titel", "Title"), flexible: true, for: .sheets),
    ] + (withUnit ? [.init(language("Einheit", "Unit"), for: .sheets)] : [])
  }

  func itemCells(
    _ number: Number, _ title: String, _ unit: Key<Unit>? = nil, saying text: String = ""
  ) -> [Table.Cell] {
    let name = "\(number) \(title)" + (unit.map { " (\($0))" } ?? "")
    return [.init(text.isEmpty ? name : "\(name): \(text)"), .init(number.description), .init(title)]
      + (unit.map { [.init($0.text)] } ?? [])
  }

  var period: [Document.Block] {
    let configuration = report.configuration
    let (monday, sunday) = (wording.day(report.week.monday), wording.day(report.week.sunday))
    let asOf = wording.asOf(report.end, for: report.audience)
    let running =
      report.isRunning
      ? language(
        "Vorläufig: Die Woche läuft noch; was bis \(sunday) noch gemeldet wird, fehlt hier.",
        "Provisional: the week is not over; what is reported until \(sunday) is not in here yet.") : ""
    let house = [configuration.organisation, configuration.office].compactMap { $0 }.joined(separator: ", ")
    let span = language(
      "Berichtswoche \(monday) bis \(sunday). \(asOf).", "Week of \(monday) to \(sunday). \(asOf).")
    return [
      .paragraph(
        [
          (house.isEmpty ? "" : house + ". ") + span, running, wording.definition,
          wording.scope(report.stock, for: report.audience) ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "\n"))
    ]
  }

  /// The sections in which nothing stands, in one line.
  func naming(_ titles: [String]) -> [Document.Block] {
    let all = titles.joined(separator: "; ")
    return [.paragraph(language("Ohne Eintrag: \(all).", "Nothing to tell: \(all)."))]
  }

  func title(_ number: Number) -> String { report.titles[number] ?? "" }

  var headline: [Document.Block] {
    let (now, before) = (report.figures, report.figuresBefore)
    let workflow = report.configuration.workflow
    func row(_ label: String, _ now: Int, _ before: Int) -> [Table.Cell] {
      [.init(label), .init(now), .init(.difference(now - before))]
    }
    var rows = StatusGroup.allCases.map { group in
      row(group.label[language], now.count(group, workflow), before.count(group, workflow))
    }
    rows.append(row(language("Bestand", "Stock"), now.stock, before.stock))
    rows += TrafficLight.allCases.map { light in
      row(language("Ampel \(light.label.de)", "Light \(light.label.en)"), now[light], before[light])
    }
    rows.append(
      row(
        language("Termin überschritten, Abschluss nicht gemeldet", "Planned end passed, completion not reported"),
        now.overdue, before.overdue)
    )
    return [
      .paragraph(
        language(
          "Umgesetzt: \(wording.completion(now)); Vorwoche: \(wording.completion(before)).",
          "Completed: \(wording.completion(now)); week before: \(wording.completion(before)).")),
      .table(
        Table(
          [
            .init(language("Kennzahl", "Figure"), flexible: true), .init(language("Zahl", "Count"), .right),
            .init(language("zur Vorwoche", "change on the week before"), .right),
          ], rows)),
    ]
  }

  /// Parts joined by semicolons, or by blanks after a part that ends like a sentence.
  private func sentence(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.reduce("") { text, part in
      text.isEmpty ? part : text + (text.last == "." ? " " : "; ") + part
    }
  }

  /// `Ergebnis: …`; nothing for nothing.
  private func labelled(_ label: String, _ text: String?) -> String {
    text.map { $0.isEmpty ? "" : "\(label): \($0)" } ?? ""
  }

  var moves: [Document.Block] {
    let rows = report.moves.map { move -> [Table.Cell] in
      let why = [
        move.wasCorrected ? language("(inzwischen berichtigt)", "(corrected since)") : "",
        move.mergedInto.map { language("in \($0) \(title($0))", "into \($0) \(title($0))") } ?? "",
        labelled(language("Grund", "Reason"), wording.reason(move.reasonCode, move.reason)),
        move.grounds.map { labelled(wording.label($0.attribute), $0.text) } ?? "",
      ]
      return [.init("\(wording.status(move.from)) → \(wording.status(move.to))")]
        + itemCells(move.number, title(move.number), saying: sentence(why)) + [.init(sentence(why))]
    }
    return [
      wording.orNone(
        Table(
          [.init(language("Wechsel", "Move"))] + itemColumns()
            + [.init(language("Begründung", "Reason"), flexible: true, for: .sheets)], rows, rowHeader: 1))
    ]
  }

  var scope: [Document.Block] {
    guard !report.bridge.isUnmoved || !report.completionBridge.isUnmoved else { return [.paragraph(wording.none)] }
    let added = report.bridge.steps[.added] ?? []
    return [
      .list([report.completionBridge.sentence(language), report.bridge.sentence(language)])
    ]
      + (added.isEmpty
        ? [] : [.paragraph(language("Neu:", "New:")), .list(added.map { "\($0) \(title($0))" })])
  }

  var lights: [Document.Block] {
    let rows = report.lightChanges.map { change -> [Table.Cell] in
      var why = [
        labelled(language("Betrifft", "Concerns"), change.dimension?.label[language]),
        labelled(wording.label(.measure), change.measure),
      ]
      if change.hasExpired { why = [language("Bewertung abgelaufen", "rating expired")] }
      let said = sentence(why)
      // What a red one needs stands on page one.
      if let needed = change.decisionNeeded, let from = change.decisionFrom, change.to == .red {
        why.append(language("Nötig: \(needed) (\(from))", "Needed: \(needed) (\(from))"))
      }
      return [.init("\(change.from.label[language]) → \(change.to.label[language])", change.to.tone)]
        + itemCells(change.number, title(change.number), saying: said) + [.init(sentence(why))]
    }
    return [
      wording.orNone(
        Table(
          [.init(language("Ampel", "Light"))] + itemColumns()
            + [.init(language("Worum es geht", "What it is about"), flexible: true, for: .sheets)], rows, rowHeader: 1))
    ]
  }

  var better: [Document.Block] {
    let rows = report.betterThanProposed.map { item -> [Table.Cell] in
      [
        wording.cell(item.light(on: report.cutOff, expiringAfter: report.configuration.ratingExpiresAfter)),
        wording.cell(item.proposedLight(on: report.cutOff)),
      ]
        + itemCells(
          item.number, item.title, saying: item.ratingReason ?? language("ohne Begründung", "no reason given")) + [
          .init(item.ratingReason)
        ]
    }
    return [
      wording.orNone(
        Table(
          [.init(language("Ampel", "Light")), .init(language("Vorschlag", "Proposed"))] + itemColumns()
            + [.init(language("Begründung", "Reason"), flexible: true, for: .sheets)], rows, rowHeader: 2))
    ]
  }
}
