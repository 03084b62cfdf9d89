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
public struct ExportedList {
  public let items: RecordedItems
  public let columns: [ListColumn]
  public let wording: Wording
  public let moment: Moment
  /// Whether it holds only what the public may read.
  public let isPublic: Bool

  public init(
    _ items: RecordedItems, _ columns: [ListColumn], _ wording: Wording, at moment: Moment, isPublic: Bool = false
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
      RecordedItems(view.map { Recorded($0, change: 0, recordedAt: Instant(moment.day, hour: 0)) }), columns, wording,
      at: moment, isPublic: true)
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

  public func csv(_ profile: CSVProfile) -> Pieces {
    switch profile {
    case .open: return csv(CellText(language: nil, wording.configuration), header: columns.map(\.name))
    case .excelDE:
      return csv(
        CellText(language: .de, wording.configuration), header: columns.map { $0.title(.de) },
        delimiter: UInt8(ascii: ";"), prefix: "\u{FEFF}")
    }
  }

  private func csv(
    _ cells: CellText, header: [String], delimiter: UInt8 = UInt8(ascii: ","), prefix: String = ""
  ) -> Pieces {
    CSVTable.pieces(header: header, delimiter: delimiter, newline: "\r\n", prefix: prefix) { take in
      try items.each { item in try take(columns.map { CSVTable.defused(cells.text($0, value($0, item))) }) }
    }
  }

  /// One object per sub-project; with all columns it is the one that `list -O json` writes.
  public var objects: JSONRows {
    if columns == ListColumn.everything(in: wording.configuration) {
      return ListColumn.objects(items, wording, on: moment.day)
    }
    return ListColumn.objects(items, columns, wording, on: moment.day)
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
    case .choice(let own):
      let label = own.choice(text)[language]
      return if case .one(text) = own.glossary.find(label, .whole) { label } else { text }
    default: return text
    }
  }

  private func label(_ type: (some Term).Type, _ text: String, _ language: Language) -> String {
    type.init(rawValue: text)?.label[language] ?? text
  }
}
