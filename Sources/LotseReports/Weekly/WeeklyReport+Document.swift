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

  var frame: Document.Frame {
    wording.frame(
      title: language("Wochenbericht \(report.week.text(.de))", "Weekly report \(report.week.text(.en))")
        + ": \(report.configuration.strategyName)",
      at: report.end, for: report.audience)
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
    return [
      .paragraph(
        [
          [configuration.organisation, configuration.office].compactMap { $0 }.joined(separator: ", "),
          language(
            "Berichtswoche \(monday) bis \(sunday). \(asOf).", "Week of \(monday) to \(sunday). \(asOf)."),
          running, wording.definition, wording.scope(report.stock, for: report.audience) ?? "",
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
      row(language("Termin überschritten, unbestätigt", "Planned end passed, unconfirmed"), now.overdue, before.overdue)
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
      return [
        .init(move.number.description), .init(title(move.number)),
        .init("\(wording.status(move.from)) → \(wording.status(move.to))"),
        .init(sentence(why)),
      ]
    }
    return [
      wording.orNone(
        Table(
          [
            .init(language("Nr.", "No.")), .init(language("Titel", "Title"), flexible: true),
            .init(language("Wechsel", "Move"), flexible: true), .init(language("Begründung", "Reason"), flexible: true),
          ], rows))
    ]
  }

  var scope: [Document.Block] {
    let added = report.bridge.steps[.added] ?? []
    let isUnmoved = report.bridge.steps.values.allSatisfy(\.isEmpty)
    if isUnmoved, completed.isEmpty { return [.paragraph(wording.none)] }
    let unmoved = language("Die Gesamtzahl bleibt \(report.bridge.end).", "The total stays \(report.bridge.end).")
    return [isUnmoved ? .paragraph(unmoved) : .table(report.bridge.table(wording))]
      + (added.isEmpty
        ? [] : [.paragraph(language("Neu:", "New:")), .list(added.map { "\($0) \(title($0))" })]) + completed
  }

  private var completed: [Document.Block] {
    let done = report.moves.filter { $0.to == .completed }
    guard !done.isEmpty else { return [] }
    return [
      .paragraph(language("Abgeschlossen:", "Completed:")),
      .list(
        done.map {
          "\($0.number) \(title($0.number)), \(wording.day($0.on))" + ($0.grounds.map { ": \($0.text)" } ?? "")
        }),
    ]
  }

  var lights: [Document.Block] {
    let rows = report.lightChanges.map { change -> [Table.Cell] in
      var why = [
        labelled(language("Betrifft", "Concerns"), change.dimension?.label[language]),
        labelled(wording.label(.measure), change.measure),
      ]
      if let needed = change.decisionNeeded, let from = change.decisionFrom, change.to == .red {
        why.append(language("Nötig: \(needed) (\(from))", "Needed: \(needed) (\(from))"))
      }
      if change.hasExpired { why = [language("Bewertung abgelaufen", "rating expired")] }
      return [
        .init(change.number.description), .init(title(change.number)),
        .init("\(change.from.label[language]) → \(change.to.label[language])", change.to.tone),
        .init(sentence(why)),
      ]
    }
    return [
      wording.orNone(
        Table(
          [
            .init(language("Nr.", "No.")), .init(language("Titel", "Title"), flexible: true),
            .init(language("Ampel", "Light")),
            .init(language("Worum es geht", "What it is about"), flexible: true),
          ], rows))
    ]
  }

  var better: [Document.Block] {
    let rows = report.betterThanProposed.map { item -> [Table.Cell] in
      [
        .init(item.number.description), .init(item.title),
        wording.cell(item.light(on: report.cutOff, expiringAfter: report.configuration.ratingExpiresAfter)),
        wording.cell(item.proposedLight(on: report.cutOff)), .init(item.ratingReason),
      ]
    }
    return [
      wording.orNone(
        Table(
          [
            .init(language("Nr.", "No.")), .init(language("Titel", "Title"), flexible: true),
            .init(language("gesetzt", "set")),
            .init(language("Vorschlag", "proposed")), .init(language("Begründung", "Reason"), flexible: true),
          ], rows))
    ]
  }
}
