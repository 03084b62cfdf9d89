internal import LotseBasics
internal import LotseModel
internal import LotsePapers

/// Page one: what the figures mean, in sentences, and what is red.
extension WeeklyLayout {
  /// Three to six sentences made from the figures, and whether the strategy is on course.
  var glance: [Document.Block] {
    let sentences = [state, happened, red, late, report.audience == .house ? answers : nil, next].compactMap { $0 }
    return [.list(sentences)] + (report.planAndPace.sentence(wording).map { [.paragraph($0)] } ?? [])
  }

  private var state: String {
    let (now, before) = (report.figures, report.figuresBefore)
    guard let percent = now.percent else {
      return language(
        "Noch gibt es kein Teilprojekt, an dem sich die Umsetzung messen ließe.",
        "There is no sub-project yet to measure completion by.")
    }
    let compared =
      now.completed == before.completed
      ? language("so viele wie in der Vorwoche", "as many as the week before")
      : now.completed > before.completed
        ? language(
          "\(now.completed - before.completed) mehr als in der Vorwoche",
          "\(now.completed - before.completed) more than the week before")
        : language(
          "\(before.completed - now.completed) weniger als in der Vorwoche",
          "\(before.completed - now.completed) fewer than the week before")
    let sum =
      now.denominator == before.denominator
      ? ""
      : language(
        "; die Gesamtzahl ging von \(before.denominator) auf \(now.denominator)",
        "; the total went from \(before.denominator) to \(now.denominator)")
    let of = wording.itemsDative(now.denominator)
    let isOne = now.completed == 1 || now.denominator == 1
    return language(
      "\(now.completed) von \(of) \(isOne ? "ist" : "sind") umgesetzt (\(percent) %), \(compared)\(sum).",
      "\(now.completed) of \(of) \(isOne ? "is" : "are") completed (\(percent)%), \(compared)\(sum).")
  }

  /// What was finished and what moved.
  private var happened: String {
    let done = report.moves.filter { $0.to == .completed && !$0.wasCorrected }.map(\.number)
    let others = Set(report.moves.map(\.number)).subtracting(done).sorted()
    let names = others.count <= 6 ? ": " + others.map(\.description).joined(separator: ", ") : ""
    let added = report.bridge.count(.added)
    var parts: [String] = []
    if !done.isEmpty {
      parts.append(language("Abgeschlossen: \(named(done))", "Completed: \(named(done))"))
    }
    if !others.isEmpty {
      parts.append(
        done.isEmpty
          ? language("\(others.count) mit neuem Status\(names)", "\(others.count) with a new status\(names)")
          : language(
            "\(others.count) weitere mit neuem Status\(names)", "\(others.count) more with a new status\(names)"))
    }
    if added > 0 { parts.append(language("\(added) neu aufgenommen", "\(added) added")) }
    guard !parts.isEmpty else {
      return language(
        "Kein Teilprojekt hat den Status gewechselt, keines kam hinzu.",
        "No sub-project changed its status, none was added.")
    }
    return parts.joined(separator: "; ") + "."
  }

  private var red: String {
    let red = report.red
    let new = report.lightChanges.filter { $0.to == .red }.map(\.number)
    let gone = report.lightChanges.filter { $0.from == .red && !$0.hasExpired }.map(\.number)
    let count = red.count
    var text =
      count == 0
      ? language("Kein Teilprojekt ist rot", "No sub-project is red")
      : count == 1
        ? language("1 Teilprojekt ist rot", "1 sub-project is red")
        : language("\(count) Teilprojekte sind rot", "\(count) sub-projects are red")
    if !new.isEmpty { text += language("; neu: \(named(new))", "; new: \(named(new))") }
    if !gone.isEmpty { text += language("; nicht mehr: \(named(gone))", "; no longer: \(named(gone))") }
    let needed = red.count { $0.decisionNeeded != nil }
    if needed > 0 {
      text +=
        needed == count
        ? count == 1
          ? language("; nötig ist eine Entscheidung", "; it needs a decision")
          : language("; alle \(count) brauchen eine Entscheidung", "; all \(count) need a decision")
        : language(
          "; bei \(needed) ist eine Entscheidung nötig", "; \(needed) \(needed == 1 ? "needs" : "need") a decision")
    }
    return text + deciders + "."
  }

  /// Who has how many of the decisions to take.
  private var deciders: String {
    let bodies = Dictionary(grouping: report.red.compactMap(\.decisionFrom), by: { $0 }).mapValues(\.count)
    guard bodies.count > 1 else { return bodies.keys.first.map { " (\($0))" } ?? "" }
    let order = bodies.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return " (" + order.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + ")"
  }

  private var late: String {
    let milestones = report.overdueMilestones.count
    guard let first = report.overdueEnds.first else {
      return switch milestones {
      case 0: language("Kein Termin ist überschritten.", "Nothing is late.")
      case 1: language("1 Meilenstein ist überfällig.", "1 milestone is overdue.")
      default: language("\(milestones) Meilensteine sind überfällig.", "\(milestones) milestones are overdue.")
      }
    }
    let count = report.overdueEnds.count
    let whose =
      count == 1
      ? Phrase("einem Teilprojekt", "1 sub-project has")
      : Phrase("\(count) Teilprojekten", "\(count) sub-projects have")
    let days = wording.days(report.cutOff - first.day)
    let more =
      milestones > 0
      ? language("; überfällige Meilensteine: \(milestones)", "; overdue milestones: \(milestones)") : ""
    let same = report.overdueEnds.count { $0.day == first.day }
    let others = same > 1 ? Phrase(" und \(same - 1) weitere", " and \(same - 1) more") : Phrase("", "")
    let longest = count == 1 ? Phrase("seit", "for") : Phrase("am längsten seit", "at longest for")
    let dative = wording.daysDative(report.cutOff - first.day)
    return language(
      "Bei \(whose.de) ist das geplante Ende überschritten und kein Abschluss gemeldet, \(longest.de) \(dative) (\(first.number)\(others.de))\(more).",
      "\(whose.en) passed the planned end without a report of completion, \(longest.en) \(days) (\(first.number)\(others.en))\(more)."
    )
  }

  private var answers: String? {
    let silent = report.rollCall.filter { $0.answer == .silent }.map(\.unit.text)
    let all = report.rollCall.count
    guard all > 0 else { return nil }
    let yet = report.isRunning ? language("noch nicht", "not yet") : language("nicht", "not")
    if all == 1, let unit = report.rollCall.first?.unit {
      return silent.isEmpty
        ? language(
          "\(unit), die einzige Einheit mit Offenem, hat gemeldet.",
          "\(unit), the only unit with open items, has reported.")
        : language(
          "\(unit), die einzige Einheit mit Offenem, hat \(yet) gemeldet.",
          "\(unit), the only unit with open items, has \(yet) reported.")
    }
    if silent.isEmpty { return language("Alle \(all) Einheiten haben gemeldet.", "All \(all) units have reported.") }
    if silent.count == all {
      return report.isRunning
        ? language("Noch keine der \(all) Einheiten hat gemeldet.", "None of the \(all) units has reported yet.")
        : language("Keine der \(all) Einheiten hat gemeldet.", "None of the \(all) units has reported.")
    }
    return language(
      "\(silent.count) von \(all) Einheiten \(silent.count == 1 ? "hat" : "haben") \(yet) gemeldet: \(silent.joined(separator: ", "))\(longSilent).",
      "\(silent.count) of \(all) units \(silent.count == 1 ? "has" : "have") \(yet) reported: \(silent.joined(separator: ", "))\(longSilent)."
    )
  }

  /// How many sub-projects nobody has said anything about for long.
  private var longSilent: String {
    guard let first = report.silent.first else { return "" }
    let (count, limit) = (report.silent.count, wording.daysDative(report.configuration.staleAfter))
    let longest = wording.days(report.cutOff - first.informedOn)
    return language(
      "; \(count == 1 ? "1 Teilprojekt" : "\(count) Teilprojekte") seit mehr als \(limit) ohne Meldung, längstens \(longest)",
      "; \(count == 1 ? "1 sub-project" : "\(count) sub-projects") without a report for more than \(wording.days(report.configuration.staleAfter)), at longest \(longest)"
    )
  }

  private var next: String {
    let span = wording.daysDative(report.configuration.lookAhead)
    guard let first = report.upcoming.first else {
      return language("In den nächsten \(span) steht nichts an.", "Nothing is due in the next \(span).")
    }
    let count = report.upcoming.count
    let same = report.upcoming.count { $0.day == first.day }
    let day = wording.day(first.day)
    return language(
      "In den nächsten \(span): \(count == 1 ? "1 Termin" : "\(count) Termine"), zuerst am \(day) \(first.number) \(title(first.number))\(same > 1 ? " und \(same - 1) weitere" : "").",
      "In the next \(span): \(count == 1 ? "1 date" : "\(count) dates"), first on \(day) \(first.number) \(title(first.number))\(same > 1 ? " and \(same - 1) more" : "")."
    )
  }

  /// As many with their titles as a sentence holds, and how many more.
  private func named(_ numbers: [Number]) -> String {
    let shown = numbers.prefix(3).map { "\($0) \(title($0))" }.joined(separator: ", ")
    let more = numbers.count - 3
    return shown + (more > 0 ? language(" und \(more) weitere", " and \(more) more") : "")
  }

  // MARK: What is red, and what was

  /// Every red sub-project, as long as it is red: since when, how late, and who must decide what; one that needs no
  /// decision, what is done about it.
  var reds: [Document.Block] {
    list(
      report.red.map { trouble in
        let needed = trouble.decisionNeeded.map { needed in
          trouble.decisionFrom.map {
            language("Nötig (\($0)): \(needed)", "Needed (\($0)): \(needed)")
          }
            ?? language("Nötig: \(needed)", "Needed: \(needed)")
        }
        return line(trouble, [needed ?? trouble.measure.map { language("Maßnahme: \($0)", "Measure: \($0)") }])
      })
  }

  /// Ratings that expired count as grey; that they were red or yellow is not over by that.
  var expired: [Document.Block] {
    list(report.expiredRatings.map { line($0, []) })
  }

  /// Yellow ones by what is in danger.
  var yellows: [Document.Block] {
    let groups = Dictionary(grouping: report.yellow, by: \.dimension)
    let order: [Dimension?] = Dimension.allCases.map { $0 } + [nil]
    return list(
      order.compactMap { dimension in
        guard let items = groups[dimension] else { return nil }
        let name = dimension?.label[language] ?? language("ohne Angabe", "not stated")
        return "\(name) (\(items.count)): " + items.map { "\($0.number) \($0.title)" }.joined(separator: ", ")
      })
  }

  private func list(_ lines: [String]) -> [Document.Block] {
    [lines.isEmpty ? .paragraph(wording.none) : .list(lines)]
  }

  /// `TP-0042 Wohngeld (FB50): rot seit 12.10.2026, 34 Tage über dem Termin.` and what else there is to say.
  private func line(_ trouble: Trouble, _ more: [String?]) -> String {
    let light = trouble.light.label[language].lowercased()
    let since = trouble.since.map { language(" seit \(wording.day($0))", " since \(wording.day($0))") } ?? ""
    var facts = "\(trouble.number) \(trouble.title) (\(trouble.unit)): \(light)\(since)"
    if trouble.daysLate > 0 {
      let late = Phrase(wording.daysDative(trouble.daysLate), wording.days(trouble.daysLate))
      facts += language(", seit \(late.de) über dem geplanten Ende", ", \(late.en) past the planned end")
    }
    return more.compactMap { $0 }.reduce(facts + ".") { text, part in
      "\(text) \(part)" + (part.last.map { ".!?".contains($0) } == true ? "" : ".")
    }
  }
}
