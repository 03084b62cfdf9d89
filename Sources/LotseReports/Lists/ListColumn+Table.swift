public import LotseBasics
public import LotseModel
internal import LotsePapers
public import LotseSheets

extension ListColumn {
  /// The table of a list.
  public static func table(_ items: [Recorded], _ columns: [ListColumn], _ wording: Wording, on day: Day) -> Table {
    Table(
      columns.map { column in
        Table.Column(column.title(wording.language), column.isRight ? .right : .left, flexible: column.isFlexible)
      },
      items.map { item in columns.map { $0.cell(item, wording, on: day) } })
  }

  private func cell(_ item: Recorded, _ wording: Wording, on day: Day) -> Table.Cell {
    let value = value(item, wording.configuration, on: day)
    switch self {
    case .attribute(.unit): return .init(item.unit.text)
    case .attribute(.light):
      return wording.cell(value.text.flatMap(TrafficLight.init(rawValue:)))
    case .lightProposed: return wording.cell(value.text.flatMap(TrafficLight.init(rawValue:)))
    case .attribute(.plannedEnd):
      return .init(wording.day(item.plannedEnd), item.subProject.isOverdue(on: day) ? .red : .plain)
    case .attribute(let attribute): return .init(wording.value(attribute, value))
    case .recordedAt: return .init("\(wording.day(item.recordedAt.day)) \(item.recordedAt.clock)")
    default: return .init(wording.value(.title, value))
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
    case .line, .text, .field, .milestones, .links, .tags, .places, .term: return attribute != .light
    default: return false
    }
  }

  /// The value as a program reads it: identifiers, ISO dates, amounts with a point; lists separated by semicolons.
  public func plain(_ item: Recorded, _ configuration: Configuration, on day: Day) -> String {
    switch value(item, configuration, on: day) {
    case .none: ""
    case .text(let text): CSVTable.defused(text)
    case .day(let day): day.iso
    case .money(let money): money.plain
    case .count(let count): String(count)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let list): CSVTable.defused(list.joined(separator: "; "))
    case .milestones(let milestones):
      CSVTable.defused(
        milestones.map { "\($0.title) (\($0.due.iso)\($0.doneOn.map { ", \($0.iso)" } ?? ""))" }.joined(separator: "; ")
      )
    }
  }
}
