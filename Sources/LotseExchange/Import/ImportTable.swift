internal import LotseBasics
internal import LotseModel
public import LotseSheets

/// A list whose columns are understood: what each means, and the rows below the headings.
public struct ImportTable: Sendable {
  public let sheet: ReadSheet
  /// The line of the headings; 0 where the file has none of its own, as JSON.
  public let headerLine: Int
  /// As they are written, from the first column on.
  public private(set) var headings: [String]
  public private(set) var columns: [ImportColumn]
  /// Without the rows that are left out; cells are filled in from above where the mapping or joined cells say so.
  public private(set) var rows: [ReadRow]
  /// Visible sheets that are not read, and hidden ones.
  public let otherSheets: [String]
  public let hiddenSheets: [String]
  /// How many euros the 1 of a column of amounts is, where it is more than one.
  private(set) var factors: [Int: Int] = [:]
  /// What was done to the list beyond reading it, for a person to see.
  private(set) var treatment = Treatment()

  struct Treatment: Sendable {
    /// Columns with content but without a heading: index, an example with its line, and what is joined over them.
    var unnamed: [(index: Int, example: String, line: Int, under: String?)] = []
    var skippedLines: [Int] = []
    var sections: [String] = []
    /// How many cells of a column were filled in from above, and whether joined cells say so.
    var filled: [(index: Int, count: Int, isMerged: Bool)] = []
    /// How many rows of headings are read as one.
    var headerRows = 1
  }

  /// Understands a file by a mapping and by our own names. Throws `ImportFlaw`.
  public init(_ file: TableFile, _ mapping: ImportMapping) throws(ImportFlaw) {
    let visible = file.sheets.filter { !$0.isHidden }
    let (sheet, header) = try ImportTable.sheet(of: file, mapping)
    try self.init(sheet, at: header, mapping, others: visible.map(\.name).filter { $0 != sheet.name }, in: file)
  }

  private init(
    _ sheet: ReadSheet, at header: Int, _ mapping: ImportMapping, others: [String], in file: TableFile
  ) throws(ImportFlaw) {
    self.sheet = sheet
    otherSheets = others
    hiddenSheets = file.sheets.filter(\.isHidden).map(\.name)
    headerLine = sheet.rows[header].line
    // Ours have one row of headings; only what people lay out has more.
    let isText = if case .csv = file.format { true } else { file.format == .xlsx || file.format == .ods }
    let found = ListHeadings(sheet, at: header, rows: isText ? mapping.headerRows : 1)
    treatment.headerRows = found.count
    headings = found.texts
    rows = Array(sheet.rows[(header + found.count)...])
    columns = []
    columns = try ImportTable.columns(found, rows, mapping, &treatment)
    for (index, column) in columns.enumerated() {
      guard case .attribute(let attribute) = column, case .money = attribute.form else { continue }
      let named = found.value(index, in: mapping.factors)
      if named == nil, let unit = ListedMoney.foreignUnit(inHeading: headings[index]) {
        throw .foreignUnit(ImportFlaw.Column(index: index, heading: headings[index]), unit)
      }
      let factor = named ?? ListedMoney.factor(inHeading: headings[index])
      if let factor, factor > 1 { factors[index] = factor }
    }
    leaveOut(mapping.skipped)
    fillDown(found, mapping)
    if let attribute = mapping.sections { takeSections(attribute) }
  }

  /// The index of each attribute's column.
  public func column(of wanted: ImportColumn) -> Int? { columns.firstIndex(of: wanted) }

  // MARK: Finding the headings

  private static func sheet(
    of file: TableFile, _ mapping: ImportMapping
  ) throws(ImportFlaw) -> (sheet: ReadSheet, header: Int) {
    if let name = mapping.sheet {
      let exact = file.sheets.first { $0.name == name }
      guard let sheet = exact ?? file.sheets.first(where: { Text.isSameWord($0.name, name) }) else {
        throw .noSuchSheet(name, known: file.sheets.map(\.name))
      }
      guard let header = header(in: sheet, mapping) else { throw .noHeadings(sheet: sheet.name) }
      return (sheet, header)
    }
    for sheet in file.sheets where !sheet.isHidden {
      if let header = header(in: sheet, mapping) { return (sheet, header) }
    }
    throw .noHeadings(sheet: nil)
  }

  /// The row that holds the headings: the one named, else of the first thirty the one with the most known names.
  private static func header(in sheet: ReadSheet, _ mapping: ImportMapping) -> Int? {
    if let line = mapping.headerRow { return sheet.rows.firstIndex { $0.line == line } }
    let known = sheet.rows.prefix(30).enumerated().map { index, row in
      (index, row.cells.count { meaning(of: $0.plainText, mapping) != nil })
    }
    guard let best = known.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }), best.1 > 0 else { return nil }
    return best.0
  }

  private static func meaning(of heading: String, _ mapping: ImportMapping) -> ImportColumn? {
    guard !heading.isEmpty, heading.utf8.count <= ListHeadings.longest else { return nil }
    let bare = CSVTable.undefused(heading)
    let folded = ImportMapping.folded(bare)
    return folded.isEmpty ? nil : mapping.columns[folded] ?? mapping.known(bare)
  }

  private static func columns(
    _ headings: ListHeadings, _ rows: [ReadRow], _ mapping: ImportMapping, _ treatment: inout Treatment
  ) throws(ImportFlaw) -> [ImportColumn] {
    var columns: [ImportColumn] = []
    var places: [ImportColumn: Int] = [:]
    var unknown: [ImportFlaw.Column] = []
    for (index, heading) in headings.texts.enumerated() {
      let place = ImportFlaw.Column(index: index, heading: heading, key: headings.letterKey(index))
      let mapped = headings.value(index, in: mapping.columns)
      let cells = { rows.lazy.compactMap { index < $0.cells.count ? $0.cells[index].plainText : nil } }
      guard let column = mapped ?? mapping.known(heading) else {
        columns.append(.ignored)
        if headings.folded[index].isEmpty, heading.utf8.count <= ListHeadings.longest {
          if let row = rows.first(where: { !ListHeadings.text($0, index).isEmpty }) {
            let example = ListHeadings.text(row, index)
            treatment.unnamed.append((index, example, row.line, headings.covering[index]))
          }
        } else {
          unknown.append(place)
        }
        continue
      }
      if column == .number, mapped == nil, holdsOwnNumbers(cells()) { throw .ownNumbers(place) }
      switch column {
      case .ignored, .derived, .change, .cross: break
      case .number, .attribute:
        if let first = places[column] {
          throw .twice(
            ImportFlaw.Column(index: first, heading: headings.texts[first], key: headings.letterKey(first)), place)
        }
        places[column] = index
      }
      columns.append(column)
    }
    guard unknown.isEmpty else { throw .unknownColumns(unknown) }
    return columns
  }

  /// Whether a column called "Nr." numbers the rows of somebody's list, not our sub-projects.
  static func holdsOwnNumbers(_ texts: some Sequence<String>) -> Bool {
    var hasAny = false
    for text in texts where !text.isEmpty {
      if text.uppercased().hasPrefix("TP") { return false }
      hasAny = true
    }
    return hasAny
  }

  // MARK: Rows

  private mutating func leaveOut(_ patterns: [RowPattern]) {
    guard !patterns.isEmpty else { return }
    let title = column(of: .attribute(.title))
    rows.removeAll { row in
      let marks = ListRows.marks(row, title: title).map { $0.utf8.count <= 2_000 ? ImportMapping.folded($0) : "" }
      let isLeftOut = patterns.contains { $0.matches(line: row.line, texts: marks) }
      if isLeftOut { treatment.skippedLines.append(row.line) }
      return isLeftOut
    }
  }

  /// Whether a cell of the column may have the value above: what tells rows apart never has.
  private func canBeFilled(_ index: Int) -> Bool {
    switch columns[index] {
    case .attribute(.title), .attribute(.externalKey), .number, .change, .ignored, .derived, .cross: false
    // An amount that stands for several rows counts once.
    case .attribute(let attribute): if case .money = attribute.form { false } else { true }
    }
  }

  private mutating func fillDown(_ headings: ListHeadings, _ mapping: ImportMapping) {
    let named = Dictionary(mapping.filledDown.map { ($0, true) }, uniquingKeysWith: { first, _ in first })
    let title = column(of: .attribute(.title))
    var lines: [Int: Int] = [:]
    for area in sheet.merged where area.rows.count > 1 && area.rows.upperBound >= headerLine {
      guard area.columns.count == 1, area.columns.lowerBound < columns.count, canBeFilled(area.columns.lowerBound)
      else {
        continue
      }
      if lines.isEmpty { for (place, row) in rows.enumerated() { lines[row.line - 1] = place } }
      fill(area.columns.lowerBound, isMerged: true, from: area.rows.lowerBound, through: area.rows.upperBound, lines)
    }
    for index in columns.indices where canBeFilled(index) && headings.value(index, in: named) == true {
      var above: (cell: ReadCell, shown: String?)?
      var count = 0
      for place in rows.indices {
        if index < rows[place].cells.count, !ListHeadings.text(rows[place], index).isEmpty {
          above = (rows[place].cells[index], rows[place].shown[index])
        } else if let above, !ListRows.isSection(rows[place], title: title, []) {
          put(above, at: place, index)
          count += 1
        }
      }
      if count > 0 { treatment.filled.append((index, count, false)) }
    }
  }

  private mutating func fill(_ index: Int, isMerged: Bool, from first: Int, through last: Int, _ lines: [Int: Int]) {
    guard let start = lines[first], index < rows[start].cells.count, rows[start].cells[index] != .empty else { return }
    let above = (rows[start].cells[index], rows[start].shown[index])
    var count = 0
    var place = start + 1
    while place < rows.count, rows[place].line - 1 <= last {
      put(above, at: place, index)
      count += 1
      place += 1
    }
    guard count > 0 else { return }
    if let known = treatment.filled.firstIndex(where: { $0.index == index && $0.isMerged }) {
      treatment.filled[known].count += count
    } else {
      treatment.filled.append((index, count, true))
    }
  }

  private mutating func put(_ value: (cell: ReadCell, shown: String?), at place: Int, _ index: Int) {
    while rows[place].cells.count <= index { rows[place].cells.append(.empty) }
    rows[place].cells[index] = value.cell
    rows[place].shown[index] = value.shown
  }

  /// Rows with one text alone name a section; the rows below have its name where they say nothing of their own.
  private mutating func takeSections(_ attribute: Attribute) {
    let index = column(of: .attribute(attribute)) ?? headings.count
    if index == headings.count {
      headings.append(attribute.label.de)
      columns.append(.attribute(attribute))
    }
    let (title, wide) = (column(of: .attribute(.title)), ListRows.wideRows(sheet))
    var section: ReadCell?
    var kept: [ReadRow] = []
    for row in rows {
      if ListRows.isSection(row, title: title, wide), let text = ListRows.marks(row, title: nil).first {
        section = .text(text)
        treatment.sections.append(text)
        continue
      }
      kept.append(row)
      guard let section, ListHeadings.text(row, index).isEmpty else { continue }
      while kept[kept.count - 1].cells.count <= index { kept[kept.count - 1].cells.append(.empty) }
      kept[kept.count - 1].cells[index] = section
    }
    rows = kept
  }
}

extension ReadCell {
  /// What a person would read in the cell; numbers without superfluous digits, days as ISO dates.
  public var plainText: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let number): ReadCell.text(number)
    case .day(let day): day.iso
    case .time(let day, let seconds):
      "\(day.iso) \(ReadCell.padded(seconds / 3600)):\(ReadCell.padded(seconds / 60 % 60))"
    case .flag(let flag): flag ? "ja" : "nein"
    case .error(let text): text
    case .list(let list): list.joined(separator: ", ")
    case .records(let records): MilestoneText.text(records)
    }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
