public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// Completion of many cities on one cut-off date, divided into groups.
public struct RollupProgress: Sendable {
  public struct Group: Sendable {
    public let key: String
    public let figures: Figures
  }

  public let view: RollupView
  public let grouping: RollupGrouping
  public let groups: [Group]
  public let total: Figures

  public init(_ tallies: [Tally], by grouping: RollupGrouping, _ view: RollupView) {
    self.view = view
    self.grouping = grouping
    let byKey = Dictionary(grouping: tallies, by: \.key)
    let order: [String] =
      switch grouping {
      case .kind: Kind.allCases.map(\.rawValue)
      case .status: Status.allCases.map(\.rawValue)
      case .municipality, .field: byKey.keys.sorted()
      }
    groups = order.compactMap { key in byKey[key].map { Group(key: key, figures: Figures($0)) } }
    total = Figures(tallies)
  }

  public var document: Document {
    let language = view.language
    return view.document(
      language("Umsetzungsstand der Kommunen", "Progress of the municipalities"),
      view.sentences.map { .paragraph($0) } + [
        .table(table), .paragraph("\(view.scope)\n\(Wording.definition[language])"),
      ])
  }

  private var table: Table {
    let language = view.language
    let completed = language("Umgesetzt", "Completed")
    func row(_ key: String, _ label: String, _ figures: Figures) -> [Table.Cell] {
      let whole = figures.denominator
      let underway = figures.byStatus.filter(\.key.isUnderway).values.reduce(0, +)
      return [
        .init(key), .init(label),
        .init(
          whole == 0 ? .dash : .text(language("\(figures.completed) von \(whole)", "\(figures.completed) of \(whole)"))),
        .init(figures.completed), .init(whole), .init(figures.percent.map { .percent($0) } ?? .dash),
        .init(Table.Bar(done: figures.completed, underway: underway, all: whole)), .init(figures.stock),
        .init(figures.overdue), .init(figures[.red]),
      ]
    }
    return Table(
      [
        .data("key"), .init(grouping.label[language], flexible: true, key: "label"),
        .init(completed, .right, for: .pages), .init(completed, .right, key: "completed", for: [.sheets, .programs]),
        .init(language("von", "of"), .right, key: "denominator", for: [.sheets, .programs]),
        .init("%", .right, for: .people), .init(language("█ fertig ▒ läuft", "█ done ▒ under way"), for: .screens),
        .init(language("Bestand", "Stock"), .right, key: "stock"),
        .init(language("Überfällig", "Overdue"), .right, key: "overdue"),
        .init(TrafficLight.red.label[language], .right, key: "red"),
      ], groups.map { row($0.key, view.label($0.key, grouping), $0.figures) },
      total: row("total", language("Gesamt", "Total"), total), caption: language("Umsetzungsstand", "Progress"),
      rowHeader: 1)
  }

  public var json: JSONValue {
    func figures(_ figures: Figures) -> [String: JSONValue] {
      [
        "completed": .int(figures.completed), "denominator": .int(figures.denominator),
        "percent": JSONValue(figures.percent), "stock": .int(figures.stock), "overdue": .int(figures.overdue),
        "status": .object(
          Dictionary(latest: figures.byStatus.map { ($0.key.rawValue, .int($0.value)) })),
        "lights": .object(
          Dictionary(latest: figures.byLight.map { ($0.key.rawValue, .int($0.value)) })),
      ]
    }
    return .object([
      "cut_off": JSONValue(view.cutOff), "audience": .string(view.audience.rawValue),
      "by": .string(grouping.rawValue), "municipalities": view.participationJSON,
      "groups": .array(
        groups.map { group in
          .object(
            figures(group.figures).merging([
              "key": .string(group.key), "label": .string(view.label(group.key, grouping)),
            ]) { $1 })
        }), "total": .object(figures(total)),
    ])
  }
}
