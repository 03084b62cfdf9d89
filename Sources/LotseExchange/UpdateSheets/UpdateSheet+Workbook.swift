public import LotseBasics
internal import LotseModel
public import LotseSheets

extension UpdateSheet {
  /// The sheet as a spreadsheet: the items, their milestones, a guide, and hidden where it comes from.
  public func workbook(created: Instant) -> Workbook {
    let language = origin.language
    return Workbook(
      title: "\(UpdateSheet.name[language]) \(origin.unit)", language: language,
      organisation: wording.configuration.organisation, created: created,
      sheets: [form, milestoneSheet, guideSheet, originSheet])
  }

  // MARK: The items

  private static let headerRow = 3

  private var form: Worksheet {
    let language = origin.language
    let columns = UpdateSheet.columns
    var sheet = Worksheet(name: UpdateSheet.name[language], columns: columns.map(width))
    sheet.rows = head(
      language(
        "Bitte nur die hellen Zellen ausfüllen. Nichts Neues? Dann in „Keine Änderung“ ein „ja“ wählen. Mehr unter „Anleitung“.",
        "Please fill in the light cells only. Nothing new? Then choose \"yes\" under \"No change\". More under \"Guide\"."
      ))
    // Above the columns that stay empty in most weeks, so that nobody thinks that all of them have to be filled in.
    let usual = columns.count - UpdateSheet.perMove.count - 1
    sheet.rows[2] += Array(repeating: .init(), count: usual - 1)
    sheet.rows[2].append(
      .init(
        .text(
          language(
            "Von hier an nur, wenn Status oder Ampel wechseln oder sich die Angabe geändert hat.",
            "From here on only when status or light change, or when the statement itself has changed.")), .strong))
    sheet.rows.append(columns.map { .init(.text(UpdateSheet.title($0, language)), .heading) })
    for item in items { sheet.rows.append(columns.map { cell($0, item) }) }
    sheet.headerRow = UpdateSheet.headerRow
    sheet.frozenColumns = 2
    sheet.isProtected = true
    sheet.validations = validations
    return sheet
  }

  private func head(_ hint: String) -> [[Worksheet.Cell]] {
    let language = origin.language
    var lines: [[Worksheet.Cell]] = [
      [.init(.text("\(UpdateSheet.name[language]) \(wording.unit(origin.unit))"), .title)],
      [.init(.text(wording.asOf(origin.moment)), .plain)], [.init(.text(hint), .plain)],
    ]
    if let notice = wording.configuration.notice {
      lines[1][0].content = .text("\(wording.asOf(origin.moment)). \(notice)")
    }
    return lines
  }

  private func width(_ column: Column) -> Worksheet.Column {
    switch column {
    case .number: .init(width: 10, isText: true)
    case .title: .init(width: 40, isText: true)
    case .hints: .init(width: 38, isText: true)
    case .seal: .init(width: 14, isHidden: true, isText: true)
    case .unchanged: .init(width: 11, isText: true)
    case .attribute(.note): .init(width: 40, isText: true)
    case .attribute(let attribute):
      .init(
        width: max(14, min(34, ListColumn.attribute(attribute).width)), isText: ListColumn.attribute(attribute).isText)
    }
  }

  private func cell(_ column: Column, _ item: Item) -> Worksheet.Cell {
    let day = origin.moment.day
    switch column {
    case .number: return .init(.text(item.recorded.number.description))
    case .title: return .init(.text(item.recorded.title), .text)
    case .hints: return .init(.text(hints(item.recorded.subProject)), .text)
    case .seal: return .init(.text(item.seal), .faint)
    case .unchanged: return .init(.empty, .input, isUnlocked: true)
    case .attribute(let attribute):
      if UpdateSheet.isForOZG(attribute), item.recorded.kind != .ozgService { return .init(.text("–"), .faint) }
      let value = UpdateSheet.value(attribute, of: item.recorded.subProject, on: day, wording.configuration)
      if case .text(let text) = item.recorded.subProject[attribute], UpdateSheet.isTooLong(text) {
        return .init(content(attribute, value), .text)
      }
      return .init(content(attribute, value), .input, isUnlocked: true)
    }
  }

  private func content(_ attribute: Attribute, _ value: Value) -> CellContent {
    switch value {
    case .none: .empty
    case .day(let day): .day(day)
    case .count(let count): .count(count)
    case .money(let money): .money(money)
    case .text, .flag, .list, .milestones:
      .text(
        CSVTable.kept(CellText(language: origin.language, wording.configuration).text(.attribute(attribute), value)))
    }
  }

  /// What is late, silent or due about an item, and since when Lotse knows what it knows.
  private func hints(_ item: SubProject) -> String {
    let (day, language) = (origin.moment.day, origin.language)
    var hints = [
      language("gemeldet ", "reported ") + wording.day(item.informedOn)
    ]
    if item.isStale(on: day, after: wording.configuration.staleAfter) {
      let silence = wording.days(day - item.informedOn)
      hints[0] += language(" (seit \(day - item.informedOn) Tagen still)", " (silent for \(silence))")
    }
    hints.append(
      language("\(wording.status(item.status)) seit ", "\(wording.status(item.status)) since ")
        + wording.day(item.statusSince))
    if item.isOverdue(on: day) {
      hints.append(
        language("Termin überschritten, Abschluss nicht gemeldet", "planned end passed, completion not reported"))
    }
    let late = item.overdueMilestones(on: day).map(\.title)
    if !late.isEmpty {
      hints.append(language("Meilenstein überfällig: ", "milestone overdue: ") + late.joined(separator: ", "))
    }
    if item.isRatingExpired(on: day, after: wording.configuration.ratingExpiresAfter) {
      hints.append(language("Ampel abgelaufen", "light expired"))
    }
    if let proposed = item.proposedLight(on: day) {
      hints.append(language("Vorschlag Ampel: ", "proposed light: ") + proposed.label[language])
    }
    if let review = item.reviewOn, review <= day { hints.append(language("Wiedervorlage fällig", "review due")) }
    return hints.joined(separator: "; ")
  }

  // MARK: Milestones, guide, origin

  private var milestoneSheet: Worksheet {
    let language = origin.language
    var sheet = Worksheet(
      name: UpdateSheet.milestones[language],
      columns: [
        .init(width: 10, isText: true), .init(width: 40, isText: true), .init(width: 40, isText: true),
        .init(width: 14), .init(width: 14), .init(width: 14, isHidden: true, isText: true),
      ])
    sheet.rows = head(
      language(
        "Erreicht? Dann den Tag eintragen. Verschoben? Dann den neuen Termin unter „Fällig am“.",
        "Done? Then enter the day. Moved? Then enter the new date under \"Due on\"."))
    sheet.rows.append(UpdateSheet.milestoneTitles(language).map { .init(.text($0), .heading) })
    for item in items {
      for (milestone, seal) in item.milestones {
        sheet.rows.append([
          .init(.text(item.recorded.number.description)), .init(.text(item.recorded.title), .text),
          .init(.text(milestone.title), .text), .init(.day(milestone.due), .input, isUnlocked: true),
          .init(.empty, .input, isUnlocked: true), .init(.text(seal), .faint),
        ])
      }
    }
    sheet.headerRow = UpdateSheet.headerRow
    sheet.isProtected = true
    if sheet.rows.count > UpdateSheet.headerRow + 1 {
      let rows = UpdateSheet.headerRow + 1...sheet.rows.count - 1
      sheet.validations = [dayRule(rows, 3...3), dayRule(rows, 4...4)]
    }
    return sheet
  }

  static func milestoneTitles(_ language: Language) -> [String] {
    [
      language("Nr.", "No."), Attribute.title.label[language], language("Meilenstein", "Milestone"),
      language("Fällig am", "Due on"), language("Erreicht am", "Done on"), title(.seal, language),
    ]
  }

  private var originSheet: Worksheet {
    var sheet = Worksheet(name: UpdateSheet.originName, columns: [.init(width: 24), .init(width: 24)])
    sheet.isHidden = true
    sheet.isProtected = true
    let facts = [
      (UpdateSheet.signature, ""), ("file", origin.file), ("change", String(origin.moment.change)),
      ("day", origin.moment.day.iso), ("unit", origin.unit.text), ("language", origin.language.rawValue),
    ]
    sheet.rows = facts.map { [.init(.text($0.0)), .init(.text($0.1))] }
    return sheet
  }

  private var guideSheet: Worksheet {
    let language = origin.language
    var sheet = Worksheet(name: UpdateSheet.guide[language], columns: [.init(width: 34), .init(width: 90)])
    func entry(_ term: String, _ meaning: String, _ style: Worksheet.Style = .strong) {
      sheet.rows.append([.init(.text(term), style), .init(.text(meaning), .text)])
    }
    sheet.rows = [[.init(.text(UpdateSheet.guide[language]), .title)], []]
    for (term, meaning) in UpdateSheet.advice(language) { entry(term, meaning) }
    sheet.rows.append([])
    for light in TrafficLight.allCases {
      entry(light.label[language], light.meaning[language], .light(light.rawValue))
    }
    sheet.rows += [[], [.init(.text(language("Was ein Statuswechsel verlangt", "What a move asks for")), .strong)]]
    let workflow = wording.configuration.workflow
    for rule in workflow.rules {
      let from =
        switch rule.from {
        case .status(let status): wording.status(status)
        case .anyOpen: language("jeder offene", "any open one")
        }
      let to =
        switch rule.to {
        case .status(.merged): ""
        case .status(let status): wording.status(status)
        case .statusHeldBefore: language("der vorherige Status", "the status before")
        }
      if to.isEmpty { continue }
      entry("\(from) → \(to)", rule.requires.map { UpdateSheet.ask($0, language) }.joined(separator: "; "), .text)
    }
    sheet.isProtected = true
    return sheet
  }
}
