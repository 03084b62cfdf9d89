internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The section about what is not on plan: why it is listed, and what is done about it.
extension CouncilLayout {
  /// First what is to be decided, then every deviation with its facts and texts, worst first; spreadsheets have a table.
  var deviations: [Document.Block] {
    guard !report.deviations.isEmpty else { return [.paragraph(criterion), .paragraph(wording.none)] }
    let groups = [
      (TrafficLight.red.label[language], report.deviations.filter { $0.light == .red }),
      (TrafficLight.yellow.label[language], report.deviations.filter { $0.light == .yellow }),
      (language("Nur Termine verstrichen", "Only dates passed"), report.deviations.filter { !$0.isRated }),
    ].filter { !$0.1.isEmpty }
    let needed = report.deviations.compactMap { deviation in
      deviation.item.decisionNeeded.map { "\(name(deviation)): \($0)" + from(deviation.item) }
    }
    let totals = groups.map { "\($0.0) \($0.1.count)" }.joined(separator: " · ")
    return [.paragraph(criterion), .paragraph(totals)]
      + (needed.isEmpty
        ? [] : [.heading(3, language("Entscheidungen nötig", "Decisions needed")), .list(needed)])
      + groups.flatMap { title, deviations -> [Document.Block] in
        [.heading(3, "\(title) (\(deviations.count))"), .list(deviations.map(text))]
      } + (isPublic ? [.paragraph(withheld)] : []) + [.table(deviationTable)]
  }

  private func name(_ deviation: Deviation) -> String { "\(deviation.item.number) \(deviation.item.title)" }

  private func from(_ item: SubProject) -> String { item.decisionFrom.map { " (\($0))" } ?? "" }

  /// One line of facts, and what is done about it.
  private func text(_ deviation: Deviation) -> String {
    let item = deviation.item
    let light =
      deviation.isRated ? nil : language("Ampel \(deviation.light.label.de)", "light \(deviation.light.label.en)")
    let proposed = deviation.proposed.flatMap { proposed in
      proposed == deviation.light ? nil : language("Vorschlag \(proposed.label.de)", "proposed \(proposed.label.en)")
    }
    let facts = ["\(name(deviation)) (\(item.unit))", light, proposed].compactMap { $0 } + dates(deviation)
    var sentences = [facts.joined(separator: "; ")]
    if let dimension = item.dimension?.label[language] {
      sentences.append(language("Betrifft: \(dimension)", "Concerns: \(dimension)"))
    }
    if !isPublic {
      sentences += [
        deviation.isBetterThanProposed
          ? language(
            "Besser bewertet, weil: \(item.ratingReason ?? "–")", "Rated better because: \(item.ratingReason ?? "–")")
          : nil,
        item.measure.map { language("Maßnahme: \($0)", "Measure: \($0)") },
        item.decisionNeeded.map { language("Nötig: \($0)\(from(item))", "Needed: \($0)\(from(item))") },
      ].compactMap { $0 }
    }
    return sentences.map { $0.last.map { ".!?".contains($0) } == true ? $0 : $0 + "." }.joined(separator: " ")
  }

  private func dates(_ deviation: Deviation) -> [String] {
    let day = report.end.day
    let end = deviation.isOverdue ? deviation.item.plannedEnd : nil
    return
      (end.map { end in
        let (date, days) = (wording.day(end), wording.daysDative(day - end))
        return [
          language(
            "geplantes Ende \(date) seit \(days) überschritten",
            "planned end \(date) passed \(wording.days(day - end)) ago")
        ]
      } ?? [])
      + deviation.overdueMilestones.map { milestone in
        let due = wording.day(milestone.due)
        return language(
          "Meilenstein „\(milestone.title)“ war am \(due) fällig", "milestone \"\(milestone.title)\" was due on \(due)")
      }
  }

  /// For spreadsheets, where somebody sorts and filters.
  private var deviationTable: Table {
    let rows = report.deviations.map { deviation -> [Table.Cell] in
      let item = deviation.item
      return [
        .init(item.number.description), title(item), .init(item.unit.text), wording.cell(deviation.light),
        wording.cell(deviation.proposed), .init(dates(deviation).joined(separator: "\n")),
      ]
        + (isPublic
          ? []
          : [
            .init(item.dimension?.label[language]), .init(item.measure), .init(item.decisionNeeded),
            .init(item.decisionFrom),
          ])
    }
    let names =
      [
        language("Nr.", "No."), language("Titel", "Title"), language("Einheit", "Unit"), language("Ampel", "Light"),
        language("Vorschlag", "Proposed"), language("Termine", "Dates"),
      ]
      + (isPublic
        ? []
        : [
          language("Betrifft", "Concerns"), language("Maßnahme", "Measure"),
          language("Nötige Entscheidung", "Decision needed"), language("von", "from"),
        ])
    return Table(names.map { .init($0, flexible: true, for: .sheets) }, rows)
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
}
