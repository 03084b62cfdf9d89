public import LotseBasics
public import LotseModel
internal import LotseSheets

/// How a list is written as CSV.
public enum CSVProfile: String, CaseIterable, Sendable {
  /// As a German Excel opens it by a double click: semicolons, decimal comma, days as TT.MM.JJJJ, words, byte order mark.
  case excelDE = "excel-de"
  /// For programs and open data: RFC 4180, ISO dates, identifiers, no byte order mark.
  case open
}

/// Sub-projects as a list that `import` reads back without a difference.
public struct ExportedList: Sendable {
  public let items: [Recorded]
  public let columns: [ListColumn]
  public let wording: Wording
  public let moment: Moment
  /// Whether it holds only what the public may read.
  public let isPublic: Bool

  public init(
    _ items: [Recorded], _ columns: [ListColumn], _ wording: Wording, at moment: Moment, isPublic: Bool = false
  ) {
    self.items = items
    self.columns = columns
    self.wording = wording
    self.moment = moment
    self.isPublic = isPublic
  }

  /// What the public may read of some of all sub-projects, by the permissions of the day on which the list is made;
  /// nothing of who recorded it and when. Throws `Refusal`.
  public init(
    publicOf items: [Recorded], only numbers: Set<Number>, _ columns: [ListColumn], _ wording: Wording,
    at moment: Moment, permissions: [Number: Visibility]?
  ) throws(Refusal) {
    let all = Snapshot(
      moment: moment, configuration: wording.configuration, subProjects: items.map(\.subProject))
    let view = try all.permitted(by: permissions).publicView().subProjects.filter { numbers.contains($0.number) }
    self.init(
      view.map { Recorded($0, change: 0, recordedAt: Instant(moment.day, hour: 0)) }, columns, wording, at: moment,
      isPublic: true)
  }

  /// `Stand 22.11.2026, Änderung 3412`; the public reads the day alone.
  public var asOf: String {
    isPublic
      ? wording.language("Stand \(wording.day(moment.day))", "As of \(wording.day(moment.day))") : wording.asOf(moment)
  }

  func value(_ column: ListColumn, _ item: Recorded) -> Value {
    column.value(item, wording.configuration, on: moment.day)
  }

  // MARK: Text formats

  public func csv(_ profile: CSVProfile) -> String {
    switch profile {
    case .open:
      let cells = CellText(language: nil, wording.configuration)
      return CSVTable.render(header: columns.map(\.name), rows: rows(cells), newline: "\r\n")
    case .excelDE:
      let cells = CellText(language: .de, wording.configuration)
      return "\u{FEFF}"
        + CSVTable.render(
          header: columns.map { $0.title(.de) }, rows: rows(cells), delimiter: UInt8(ascii: ";"), newline: "\r\n")
    }
  }

  /// One row after another, so that a long list need not lie in memory as texts.
  private func rows(_ cells: CellText) -> some Sequence<[String]> {
    items.lazy.map { item in columns.map { CSVTable.defused(cells.text($0, value($0, item))) } }
  }

  /// One object per sub-project; with all columns it is the one that `list -O json` writes.
  public var objects: [JSONValue] {
    items.map { item in
      if columns == ListColumn.everything { return ListColumn.json(item, wording, on: moment.day) }
      return .object(
        Dictionary(columns.map { ($0.name, JSONValue(value($0, item))) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}

/// A value as the text of a cell from which it is read back: in words of a language, or as identifiers.
struct CellText {
  let language: Language?
  let configuration: CityConfiguration

  init(language: Language?, _ configuration: CityConfiguration) {
    self.language = language
    self.configuration = configuration
  }

  func text(_ column: ListColumn, _ value: Value) -> String {
    switch value {
    case .none: ""
    case .day(let day): language.map(day.text) ?? day.iso
    case .money(let money): language == .de ? money.plain.replacing(".", with: ",") : money.plain
    case .count(let count): String(count)
    case .flag(let flag): language.map { flag ? $0("ja", "yes") : $0("nein", "no") } ?? (flag ? "true" : "false")
    case .list(let list): list.joined(separator: column == .attribute(.links) ? " " : ", ")
    case .milestones(let milestones): MilestoneText.text(milestones, language ?? .en)
    case .text(let text): word(column, text)
    }
  }

  /// The label of a term or field, where it is read back as the same; else the identifier.
  private func word(_ column: ListColumn, _ text: String) -> String {
    guard let language, case .attribute(let attribute) = column else { return text }
    switch attribute.form {
    case .field:
      let label = configuration.label(Key<Field>(text))[language]
      return (try? configuration.field(named: label).key.text) == text ? label : text
    case .term where attribute == .status || attribute == .heldStatus:
      guard let status = Status(rawValue: text) else { return text }
      let label = configuration.workflow.label(status)[language]
      return (try? configuration.workflow.status(named: label)) == status ? label : text
    case .term(let type): return label(type, text, language)
    default: return text
    }
  }

  private func label(_ type: (some Term).Type, _ text: String, _ language: Language) -> String {
    type.init(rawValue: text)?.label[language] ?? text
  }
}
