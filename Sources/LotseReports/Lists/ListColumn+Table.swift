public import LotseBasics
public import LotseModel
public import LotsePapers
public import LotseSheets

extension ListColumn {
  /// The table of a list; its rows are made as they are read.
  public static func table(_ items: [Recorded], _ columns: [ListColumn], _ wording: Wording, on day: Day) -> Table {
    Table(
      columns.map { $0.head(wording.language) },
      rows: Table.Rows(items) { item in columns.map { $0.cell(item, wording, on: day) } },
      caption: wording.language("Teilprojekte", "Sub-projects"))
  }

  /// The same for a terminal, of items that need not lie in memory. Throws what reading them throws.
  public static func table(
    _ items: RecordedItems, _ columns: [ListColumn], on page: TextDocument, _ wording: Wording, on day: Day
  ) throws -> TextTable {
    var table = TextTable(columns.map { $0.head(wording.language) }, on: page, wording.language)
    try items.each { item in table.add(columns.map { $0.cell(item, wording, on: day) }) }
    return table
  }

  private func head(_ language: Language) -> Table.Column {
    Table.Column(title(language), isRight ? .right : .left, flexible: isFlexible, key: name)
  }

  private func cell(_ item: Recorded, _ wording: Wording, on day: Day) -> Table.Cell {
    let value = value(item, wording.configuration, on: day)
    switch self {
    case .attribute(.unit): return .init(item.subProject.unit.text)
    case .attribute(.light), .lightProposed:
      return wording.cell(value.text.flatMap(TrafficLight.init(rawValue:)))
    case .attribute(.plannedEnd):
      return .init(item.subProject.plannedEnd, item.subProject.isOverdue(on: day) ? .red : .plain)
    case .attribute(let attribute): return .init(wording.content(attribute, value))
    case .recordedAt:
      let at = item.recordedAt
      return .init(.term(key: at.iso, name: "\(wording.day(at.day)) \(at.clock)"))
    default: return .init(wording.content(.title, value))
    }
  }

  private var isRight: Bool {
    switch self {
    case .attribute(let attribute):
      switch attribute.form {
      case .money, .count: true
      default: false
      }
    case .age, .change: true
    default: false
    }
  }

  private var isFlexible: Bool {
    guard case .attribute(let attribute) = self else { return false }
    switch attribute.form {
    case .line, .text, .field, .milestones, .links, .tags, .places, .term, .choice: return attribute != .light
    default: return false
    }
  }
}

extension Wording {
  /// A value of an attribute as a cell: by its identifier for programs, as `value` words it for people.
  func content(_ attribute: Attribute, _ value: Value) -> CellContent {
    switch value {
    case .none: return .dash
    case .day(let day): return .day(day)
    case .money(let money): return .money(money)
    case .count(let count): return .count(count)
    case .flag(let flag): return .flag(flag)
    case .list(let list):
      guard case .places = attribute.form else { return .list(list) }
      return .term(key: list.joined(separator: "; "), name: self.value(attribute, value))
    case .milestones(let milestones):
      let plain = milestones.map { "\($0.title) (\($0.due.iso)\($0.doneOn.map { ", \($0.iso)" } ?? ""))" }
      return .term(key: plain.joined(separator: "; "), name: self.value(attribute, value))
    case .text(let text):
      switch attribute.form {
      case .field, .unit, .term, .choice: return .term(key: text, name: self.value(attribute, value))
      default: return .text(text)
      }
    }
  }
}
