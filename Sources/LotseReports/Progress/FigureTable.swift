internal import LotseBasics
internal import LotseModel
internal import LotseSheets

/// The figures of a report one to a row: section, key, figure, value. The first three tell each row from all others.
struct FigureTable {
  private var rows: [[Table.Cell]] = []

  var table: Table { Table(["section", "key", "figure", "value"].map { .data($0) }, rows) }

  /// `about` says what the figures are of, as of when, and what must not be overlooked.
  init(_ about: (name: String, value: CellContent?)...) {
    for (name, value) in about { if let value { add("report", "", name, value) } }
  }

  private mutating func add(_ section: String, _ key: String, _ figure: String, _ value: CellContent) {
    rows.append([.init(section), .init(key), .init(figure), .init(value)])
  }

  mutating func add(_ section: String, _ key: String, _ figures: [(String, Int?)]) {
    for (figure, value) in figures { add(section, key, figure, value.map { .count($0) } ?? .dash) }
  }

  mutating func add(_ section: String, _ progress: Progress) {
    for group in progress.groups { add(section, group.key, group.figures) }
    add(section, "total", progress.total)
  }

  mutating func add(_ section: String, _ key: String, _ figures: Figures) {
    add(
      section, key,
      [
        ("stock", figures.stock), ("denominator", figures.denominator), ("completed", figures.completed),
        ("percent", figures.percent), ("open", figures.open), ("overdue", figures.overdue),
      ]
        + Status.allCases.filter { $0 != .completed }.map { ($0.rawValue, figures[$0]) }
        + TrafficLight.allCases.map { ($0.rawValue, figures[$0]) })
  }
}
