internal import LotseBasics
public import LotseModel
public import LotseSheets

/// An update sheet as it came back from a unit.
public struct ReturnedSheet: Sendable {
  /// One row of the form: what its cells say, and the mark it was sent out with.
  public struct Row: Sendable {
    public var listed: ListedRow
    public let seal: String
    public let saysNoChange: Bool
  }

  /// One row of the sheet of milestones.
  public struct ListedMilestone: Sendable {
    public let line: Int
    public let number: Number
    public let title: String
    public let due: Value
    public let doneOn: Value
    public let seal: String
  }

  public enum Flaw: Error, Hashable, Sendable {
    /// The file has no hidden sheet that says where it comes from.
    case notAnUpdateSheet
    /// The form or one of its columns is gone.
    case lacks(String)
    /// The form has a column that it did not go out with.
    case hasExtra(String)
  }

  public let origin: UpdateSheet.Origin
  public let format: TableFile.Format
  public let table: ImportTable
  public let rows: [Row]
  public let milestones: [ListedMilestone]
  /// What cannot be read in the sheet of milestones; its columns are those of `milestoneHeadings`.
  public let milestoneProblems: [RowProblem]

  /// The sub-projects that the sheet has rows of.
  public var numbers: [Number] { rows.compactMap(\.listed.number) }

  public var milestoneSheet: String { UpdateSheet.milestones[origin.language] }
  public var milestoneHeadings: [String] { UpdateSheet.milestoneTitles(origin.language) }

  /// Reads a returned file by the configuration of today. Throws `Flaw`.
  public init(_ file: TableFile, _ configuration: CityConfiguration) throws(Flaw) {
    origin = try ReturnedSheet.origin(of: file)
    format = file.format
    let language = origin.language
    let mapping = ReturnedSheet.mapping(language)
    do throws(ImportFlaw) {
      table = try ImportTable(file, mapping)
    } catch {
      throw ReturnedSheet.flaw(error, in: file, language)
    }
    let headings = table.headings
    func index(_ column: UpdateSheet.Column) throws(Flaw) -> Int {
      let title = UpdateSheet.title(column, language)
      guard let index = headings.firstIndex(of: title) else { throw .lacks(title) }
      return index
    }
    let (seal, unchanged) = (try index(.seal), try index(.unchanged))
    for column in UpdateSheet.columns { _ = try index(column) }
    if let extra = table.treatment.unnamed.first { throw .hasExtra(Area.columnName(extra.index)) }
    var reader = RowReader(table, file.format, mapping, configuration)
    reader.takesSerialDays = true
    rows = table.rows.compactMap { row in
      func text(_ index: Int) -> String { index < row.cells.count ? row.cells[index].plainText : "" }
      if row.cells.allSatisfy(\.plainText.isEmpty) { return nil }
      var listed = reader.read(row)
      let saysNoChange = ReturnedSheet.isYes(text(unchanged))
      if saysNoChange == nil {
        listed.problems.append(
          RowProblem(.sheet(.neitherYesNorNo), line: row.line, column: unchanged, value: text(unchanged)))
      }
      return Row(listed: listed, seal: text(seal), saysNoChange: saysNoChange ?? false)
    }
    (milestones, milestoneProblems) = try ReturnedSheet.milestones(file, language)
  }

  /// Whether the cell "no change" says yes; nil where it says neither yes nor no.
  static func isYes(_ text: String) -> Bool? {
    switch Text.folded(text).filter({ !$0.isWhitespace }) {
    case "ja", "j", "yes", "y", "x", "keineanderung", "nochange": true
    case "", "nein", "n", "no", "-", "–": false
    default: nil
    }
  }

  private static func origin(of file: TableFile) throws(Flaw) -> UpdateSheet.Origin {
    guard let sheet = file.sheets.first(where: { $0.name == UpdateSheet.originName }),
      sheet.rows.first?.cells.first?.plainText == UpdateSheet.signature
    else { throw .notAnUpdateSheet }
    var facts: [String: String] = [:]
    for row in sheet.rows where row.cells.count > 1 { facts[row.cells[0].plainText] = row.cells[1].plainText }
    guard let mark = facts["file"], let change = facts["change"].flatMap({ Int($0) }), let unit = facts["unit"],
      let day = facts["day"].flatMap({ Day(exactly: $0) }), let language = facts["language"].flatMap(Language.init)
    else { throw .notAnUpdateSheet }
    return UpdateSheet.Origin(
      file: mark, moment: Moment(change: change, day: day), unit: Key(unit), language: language)
  }

  /// What of the form is gone, or what was added to it.
  private static func flaw(_ flaw: ImportFlaw, in file: TableFile, _ language: Language) -> Flaw {
    let sheet = file.sheets.first { $0.name == UpdateSheet.name[language] }
    let titles = UpdateSheet.columns.map { UpdateSheet.title($0, language) }
    let rows = sheet?.rows.map { $0.cells.map(\.plainText) } ?? []
    let headings = rows.max { left, right in left.count(where: titles.contains) < right.count(where: titles.contains) }
    guard let headings, headings.contains(where: titles.contains) else { return .lacks(UpdateSheet.name[language]) }
    if let title = titles.first(where: { !headings.contains($0) }) { return .lacks(title) }
    switch flaw {
    case .unknownColumns(let columns):
      return .hasExtra(columns.first.map { $0.heading.isEmpty ? $0.letter : $0.heading } ?? "")
    case .twice(_, let column): return .hasExtra(column.heading)
    case .ownNumbers(let column), .foreignUnit(let column, _): return .lacks(column.heading)
    case .noSuchSheet, .noHeadings, .noRows: return .lacks(UpdateSheet.name[language])
    }
  }

  private static func mapping(_ language: Language) -> ImportMapping {
    var mapping = ImportMapping()
    mapping.sheet = UpdateSheet.name[language]
    mapping.headerRows = 1
    for column in UpdateSheet.columns {
      let meaning: ImportColumn =
        switch column {
        case .number: .number
        case .attribute(let attribute): .attribute(attribute)
        case .title, .hints, .seal, .unchanged: .ignored
        }
      mapping.columns[ImportMapping.folded(UpdateSheet.title(column, language))] = meaning
      // A dash stands where a cell has no meaning for the item, and people type one for "nothing"; in a text that the
      // file knows it may be the text.
      if case .attribute(let attribute) = column {
        switch attribute.form {
        case .line where !UpdateSheet.fresh.contains(attribute), .text where !UpdateSheet.fresh.contains(attribute):
          break
        default: mapping.words[attribute] = [ImportMapping.folded("–"): ""]
        }
      }
    }
    return mapping
  }

  private static func milestones(
    _ file: TableFile, _ language: Language
  ) throws(Flaw) -> ([ListedMilestone], [RowProblem]) {
    let name = UpdateSheet.milestones[language]
    let titles = UpdateSheet.milestoneTitles(language)
    guard let sheet = file.sheets.first(where: { $0.name == name }),
      let header = sheet.rows.firstIndex(where: { $0.cells.map(\.plainText).starts(with: titles) })
    else { throw .lacks(name) }
    var (found, problems): ([ListedMilestone], [RowProblem]) = ([], [])
    for row in sheet.rows[(header + 1)...] {
      func text(_ index: Int) -> String { index < row.cells.count ? row.cells[index].plainText : "" }
      if row.cells.allSatisfy(\.plainText.isEmpty) { continue }
      guard let number = try? Number(parsing: text(0)) else {
        problems.append(RowProblem(.sheet(.tamperedMilestone(text(2))), line: row.line, column: 0, value: text(0)))
        continue
      }
      func day(_ index: Int) -> Value {
        let seen = Text.seen(text(index))
        if seen.isEmpty || ["-", "–"].contains(seen) { return .none }
        let shown = row.shown[index]
        if shown == nil, let day = try? Day(written: text(index)) {
          guard let year = day.typedYear else { return .day(day) }
          problems.append(
            RowProblem(.refusal(.unreadable(.typedYear(year))), line: row.line, column: index, value: text(index)))
          return .none
        }
        if case .number(let number) = row.cells[index], let day = Day(serial: number) { return .day(day) }
        problems.append(
          RowProblem(
            .refusal(.unreadable(.day(shown ?? text(index)))), line: row.line, column: index,
            value: shown ?? text(index)))
        return .none
      }
      found.append(
        ListedMilestone(
          line: row.line, number: number, title: text(2), due: day(3), doneOn: day(4), seal: text(5)))
    }
    return (found, problems)
  }
}
