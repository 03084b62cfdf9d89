public import LotseBasics
internal import LotseModel
public import LotseSheets

extension ExportedList {
  /// The list as a spreadsheet: the sub-projects, on request a sheet per field, and the legend. Its rows are made as they
  /// are written.
  public func workbook(sheetPerField: Bool, created: Instant) throws -> Workbook {
    var (byField, units) = ([Key<Field>: Int](), Set<Key<Unit>>())
    try items.each(reading: [.field, .unit]) { item in
      byField[item.field, default: 0] += 1
      units.insert(item.unit)
    }
    let count = byField.values.reduce(0, +)
    let language = wording.language
    var book = Workbook(
      title: language("Teilprojekte", "Sub-projects") + " – " + wording.configuration.strategyName, language: language,
      organisation: wording.configuration.organisation, created: created)
    book.sheets = [list(count, name: language("Teilprojekte", "Sub-projects"))]
    if sheetPerField {
      for field in wording.configuration.fields {
        let name = Worksheet.name(field.label[language], unlike: book.sheets.map(\.name))
        book.sheets.append(list(byField[field.key] ?? 0, name: name) { $0.field == field.key })
      }
    }
    book.sheets.append(legendSheet(count, units, unlike: book.sheets.map(\.name)))
    return book
  }

  private func list(
    _ count: Int, name: String, where belongs: @escaping (Recorded) -> Bool = { _ in true }
  ) -> Worksheet {
    let cells = CellText(language: wording.language, wording.configuration)
    var sheet = Worksheet(name: name, columns: columns.map { Worksheet.Column(width: $0.width, isText: $0.isText) })
    sheet.rows.append(columns.map { .init(.text($0.title(wording.language)), .heading) })
    sheet.furtherRows = Worksheet.FurtherRows(count: count) { take in
      try items.each { item in
        if belongs(item) { try take(columns.map { cell($0, value($0, item), cells) }) }
      }
    }
    sheet.headerRow = 0
    sheet.frozenColumns = columns.starts(with: [.number, .attribute(.title)]) ? 2 : columns.first == .number ? 1 : 0
    sheet.hasFilter = true
    return sheet
  }

  private func cell(_ column: ListColumn, _ value: Value, _ cells: CellText) -> Worksheet.Cell {
    switch value {
    case .none: return .init()
    case .day(let day): return .init(.day(day))
    case .money(let money): return .init(.money(money))
    case .count(let count): return .init(.count(count))
    case .text(let text):
      if ExportedList.isTooLong(text) { return .init() }
      let content = CellContent.text(CSVTable.kept(cells.text(column, value)))
      if column == .attribute(.light) || column == .lightProposed { return .init(content, .light(text)) }
      return .init(content, column.isLong ? .text : .plain)
    case .flag, .list, .milestones:
      return .init(.text(CSVTable.kept(cells.text(column, value))), column.isLong ? .text : .plain)
    }
  }

  /// Whether a text is beyond what a cell of Excel holds. It stays out of the list, and an import leaves the value alone.
  private static func isTooLong(_ text: String) -> Bool {
    text.utf8.count > Worksheet.longestText && text.utf16.count > Worksheet.longestText
  }

  /// What is told about the texts that stayed out of a workbook, column by column.
  public func remarksOnLongTexts() throws -> [Phrase] {
    let texts = columns.filter { column in
      if case .attribute(let attribute) = column, case .text = attribute.form { true } else { false }
    }
    var remarks = [[Phrase]](repeating: [], count: texts.count)
    try items.each(reading: texts.flatMap(\.attributes)) { item in
      for (index, column) in texts.enumerated() {
        guard case .text(let text) = value(column, item), ExportedList.isTooLong(text) else { continue }
        remarks[index].append(
          Phrase(
            "\(item.number), \(column.title(.de)): länger, als eine Zelle fasst (32.767 Zeichen); bleibt in der Liste leer. Vollständig: CSV oder JSON.",
            "\(item.number), \(column.title(.en)): longer than a cell holds (32,767 characters); left empty in the list. In full: CSV or JSON."
          ))
      }
    }
    return remarks.flatMap(\.self)
  }

  // MARK: Legend

  private func legendSheet(_ count: Int, _ used: Set<Key<Unit>>, unlike names: [String]) -> Worksheet {
    let language = wording.language
    let configuration = wording.configuration
    var sheet = Worksheet(
      name: Worksheet.name(language("Legende", "Legend"), unlike: names), columns: [.init(width: 28), .init(width: 90)])
    func heading(_ text: String) { sheet.rows += [[], [.init(.text(text), .strong)]] }
    func entry(_ term: String, _ meaning: String, _ style: Worksheet.Style = .plain) {
      sheet.rows.append([.init(.text(term), style), .init(.text(meaning), .text)])
    }
    sheet.rows.append([.init(.text(configuration.strategyName), .title)])
    if let notice = configuration.notice { entry(language("Hinweis", "Notice"), notice) }
    entry(language("Stichtag", "Cut-off date"), asOf)
    entry(language("Umfang", "Scope"), wording.scope(count, isPublic: isPublic))
    entry(language("Zählregel", "Rule of counting"), wording.definition)
    heading(language("Ampel", "Traffic light"))
    for light in TrafficLight.allCases { entry(light.label[language], light.meaning[language], .light(light.rawValue)) }
    heading(language("Status", "Status"))
    for state in configuration.workflow.states { entry(state.label[language], state.group.label[language]) }
    heading(language("Einheiten", "Units"))
    for unit in configuration.units where used.contains(unit.key) { entry(unit.key.text, unit.label[language]) }
    return sheet
  }
}

extension Wording {
  /// What a list holds: how many, and whether only what the public may read.
  func scope(_ count: Int, isPublic: Bool) -> String {
    isPublic
      ? language(
        "\(count) öffentliche Teilprojekte, öffentliche Angaben", "\(count) public sub-projects, public attributes")
      : language("\(count) Teilprojekte", "\(count) sub-projects")
  }
}

extension Worksheet.Style {
  /// The fill of a light; the word stands in the cell.
  static func light(_ identifier: String) -> Worksheet.Style {
    switch TrafficLight(rawValue: identifier) {
    case .green: .green
    case .yellow: .yellow
    case .red: .red
    case .grey: .grey
    case nil: .plain
    }
  }
}

extension ListColumn {
  /// Whether the text may be long and wraps.
  var isLong: Bool {
    guard case .attribute(let attribute) = self else { return false }
    switch attribute.form {
    case .line, .text, .field, .milestones, .links, .tags, .places: return true
    default: return false
    }
  }

  /// Whether its cells hold texts: neither days nor anything that is counted.
  var isText: Bool {
    guard case .attribute(let attribute) = self else { return self == .number }
    switch attribute.form {
    case .day, .money, .count: return false
    default: return true
    }
  }

  /// In characters: what the usual content takes.
  var width: Int {
    guard case .attribute(let attribute) = self else { return self == .recordedAt ? 24 : 12 }
    switch attribute {
    case .title: return 44
    case .summary, .scope, .result, .note: return 50
    case .field: return 34
    case .kind, .status, .heldStatus: return 22
    case .unit: return 11
    default: break
    }
    switch attribute.form {
    case .day: return 14
    case .money: return 17
    case .count, .flag: return 12
    case .number: return 12
    case .line, .text, .milestones, .links: return 36
    default: return 20
    }
  }
}
