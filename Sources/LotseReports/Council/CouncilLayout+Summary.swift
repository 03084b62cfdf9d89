internal import LotseBasics
internal import LotseModel
internal import LotsePapers

/// Page one: what the figures mean, and what the committee is asked for.
extension CouncilLayout {
  var summary: [Document.Block] {
    let (now, before) = (report.progress.total, report.progressBefore?.total)
    let workflow = configuration.workflow
    var first = language("Umgesetzt: \(wording.completion(now))", "Completed: \(wording.completion(now))")
    if let before, let start = report.start {
      first += language(
        "; am \(wording.day(start.day)): \(wording.completion(before))",
        "; on \(wording.day(start.day)): \(wording.completion(before))")
    }
    var points = [
      StatusGroup.allCases.map { "\($0.label[language])\u{A0}\(now.count($0, workflow))" }.joined(separator: " · "),
      language("Ampel der offenen Teilprojekte und Daueraufgaben: ", "Lights of open and continuous sub-projects: ")
        + TrafficLight.allCases.map { "\($0.label[language])\u{A0}\(now[$0])" }.joined(separator: " · ")
        + language(" (nicht bewertet oder abgelaufen)", " (not rated or expired)"),
    ]
    if !red.isEmpty { points.append(language("Rot: ", "Red: ") + named(red)) }
    points.append(late(now.overdue))
    if report.bridge != nil {
      let done = report.transitions(to: [.completed]).map(\.item)
      points.append(
        language(
          "Seit der letzten Vorlage abgeschlossen: \(done.count)", "Completed since the last paper: \(done.count)")
          + numbers(done)
          + language("; neu aufgenommen: \(report.added.count)", "; newly added: \(report.added.count)")
          + numbers(report.added))
    }
    if !isPublic, let silent { points.append(silent) }
    if let first = report.upcoming.first {
      let (count, day) = (report.upcoming.count, wording.day(report.horizon))
      points.append(
        language(
          "Bis \(day) \(count == 1 ? "soll 1 Teilprojekt" : "sollen \(count) Teilprojekte") enden, zuerst am \(wording.day(first.plannedEnd)): \(first.number) \(first.title)",
          "\(count == 1 ? "1 sub-project is" : "\(count) sub-projects are") planned to end by \(day), first on \(wording.day(first.plannedEnd)): \(first.number) \(first.title)"
        ))
    }
    if let change = report.corrections?.change(.group(.completed)), change != 0 {
      points.append(
        language(
          "Fehleinträge der letzten Vorlage berichtigt: umgesetzt \(Digits.signed(change))",
          "Mistaken entries of the last paper corrected: completed \(Digits.signed(change))"))
    }
    if !report.decisions.due.isEmpty {
      points.append(
        language(
          "Fällige Beschlüsse und Aufträge: \(report.decisions.due.count)",
          "Decisions and orders due: \(report.decisions.due.count)"))
    }
    return [.paragraph(first + "."), .list(points)]
      + (report.planAndPace.sentence(wording).map { [.paragraph($0)] } ?? []) + [.paragraph(wording.definition)]
  }

  private var red: [SubProject] { report.deviations.filter { $0.light == .red }.map(\.item) }

  /// How many passed their planned end, since when the first, and which these are.
  private func late(_ count: Int) -> String {
    let overdue = report.deviations.filter(\.isOverdue).map(\.item)
    let text = language(
      "Termin überschritten, Abschluss nicht gemeldet: \(count)",
      "Planned end passed, completion not reported: \(count)")
    guard let first = overdue.compactMap(\.plannedEnd).min() else { return text }
    let longest = overdue.filter { $0.plannedEnd == first }.sorted { $0.number < $1.number }
    let days = report.end.day - first
    return text
      + language(", am längsten seit \(wording.daysDative(days))", ", at longest for \(wording.days(days))")
      + numbers(longest)
  }

  /// How many nobody has said anything about for long; the public does not read when somebody did.
  private var silent: String? {
    let limit = configuration.staleAfter
    let count = report.items.count { $0.isStale(on: report.end.day, after: limit) }
    guard count > 0 else { return nil }
    return language(
      "Seit mehr als \(wording.daysDative(limit)) ohne Meldung: \(count)",
      "Without a report for more than \(wording.days(limit)): \(count)")
  }

  /// As many numbers as a line holds, in brackets.
  private func numbers(_ items: [SubProject]) -> String {
    guard !items.isEmpty else { return "" }
    let more = items.count > 8 ? language(" und \(items.count - 8) weitere", " and \(items.count - 8) more") : ""
    return " (" + items.prefix(8).map(\.number.description).joined(separator: ", ") + more + ")"
  }

  /// As many with title and unit as stand on a first page.
  private func named(_ items: [SubProject]) -> String {
    let more = items.count > 6 ? language(" und \(items.count - 6) weitere", " and \(items.count - 6) more") : ""
    return items.prefix(6).map { "\($0.number) \($0.title) (\($0.unit))" }
      .joined(separator: ", ") + more
  }

  /// What a clerk can take over: to take note, and what is to be decided. Which decisions a sub-project needs is a matter of
  /// the non-public part.
  var requests: [Document.Block] {
    let day = wording.day(report.end.day)
    let note = language(
      "Der Ausschuss nimmt den Sachstand der Strategie zum \(day) zur Kenntnis.",
      "The committee takes note of the state of the strategy as of \(day).")
    let needed = red.compactMap { item -> String? in
      guard !isPublic, let needed = item.decisionNeeded else { return nil }
      let from = item.decisionFrom.map { " (\($0))" } ?? ""
      return "\(item.number) \(item.title)\(from): \(needed)"
    }
    let due = report.decisions.due.map { decision -> String in
      let day = wording.day(decision.dueOn)
      let unit = decision.unit.map { " (\($0))" } ?? ""
      let delay = decision.delay.map { language(" Grund der Verzögerung: \($0)", " Reason of the delay: \($0)") } ?? ""
      return language(
        "\(decision.kind.label.de) \(decision.number)\(unit), fällig am \(day): \(decision.text)\(delay)",
        "\(decision.kind.label.en) \(decision.number)\(unit), due on \(day): \(decision.text)\(delay)")
    }
    return [.paragraph(note)]
      + (needed.isEmpty
        ? []
        : [
          .paragraph(
            language("Zu den roten Teilprojekten ist zu entscheiden:", "Of the red sub-projects is to be decided:")),
          .list(needed),
        ])
      + (due.isEmpty
        ? [] : [.paragraph(language("Fällige Beschlüsse und Aufträge:", "Decisions and orders due:")), .list(due)])
  }
}
