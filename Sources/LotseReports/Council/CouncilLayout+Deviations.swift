internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The section about what is not on plan: why it is listed, and what is done about it.
extension CouncilLayout {
  var deviations: [Document.Block] {
    let rows = report.deviations.map { deviation -> [Table.Cell] in
      let item = deviation.item
      return [
        .init(item.number.description), title(item), .init(item.unit.text), wording.cell(deviation.light),
        wording.cell(deviation.proposed), .init(occasion(deviation)),
      ] + (isPublic ? [] : [.init(steps(item))])
    }
    let table = Table(
      columns(
        [
          .init(language("Einheit", "Unit")), .init(language("Ampel", "Light")),
          .init(language("Vorschlag", "Proposed")), .init(language("Anlass", "Occasion"), flexible: true),
        ]
          + (isPublic
            ? []
            : [.init(language("Maßnahme und nötige Entscheidung", "Measure and decision needed"), flexible: true)])),
      rows)
    return [.paragraph(criterion), wording.orNone(table)] + (isPublic && !rows.isEmpty ? [.paragraph(withheld)] : [])
  }

  private var criterion: String {
    language(
      "Aufgeführt ist jedes offene Teilprojekt, das rot oder gelb bewertet ist oder dessen geplantes Ende oder ein Meilenstein verstrichen ist. Vorschlag = was Lotse daraus ableitet: Rot nach dem geplanten Ende, Gelb nach einem Meilenstein.",
      "Listed is every open sub-project that is rated red or yellow, or whose planned end or one of whose milestones has passed. Proposed = what Lotse derives from that: red after the planned end, yellow after a milestone."
    )
  }

  private var withheld: String {
    language(
      "Dimension und Begründung der Ampel, Maßnahmen und nötige Entscheidungen stehen im nichtöffentlichen Teil.",
      "Dimension of the light and reasons for it, measures and decisions needed are in the non-public part.")
  }

  /// Which dates have passed; for a committee also what the light is about, and why it is better than proposed.
  private func occasion(_ deviation: Deviation) -> String? {
    let item = deviation.item
    var lines: [String] = []
    if let dimension = item.dimension?.label[language] {
      lines.append(language("Betrifft: \(dimension)", "Concerns: \(dimension)"))
    }
    if deviation.isOverdue {
      let end = wording.day(item.plannedEnd)
      lines.append(language("Geplantes Ende \(end) ist vorbei", "Planned end \(end) has passed"))
    }
    lines += deviation.overdueMilestones.map { milestone in
      let due = wording.day(milestone.due)
      return language(
        "Meilenstein „\(milestone.title)“ war am \(due) fällig", "Milestone \"\(milestone.title)\" was due on \(due)")
    }
    if !isPublic, deviation.isBetterThanProposed {
      let reason = item.ratingReason ?? "–"
      lines.append(language("Besser bewertet, weil: \(reason)", "Rated better because: \(reason)"))
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private func steps(_ item: SubProject) -> String? {
    let needed = item.decisionNeeded.map { needed in
      language("Nötig: \(needed)", "Needed: \(needed)") + (item.decisionFrom.map { " (\($0))" } ?? "")
    }
    let lines = [item.measure, needed].compactMap { $0 }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
