public import LotseBasics
public import LotseModel
public import LotsePapers
public import LotseSheets

extension Wording {
  /// `48 von 110 (43 %)`, or `–` where there is nothing to measure against (rule of counting 1).
  public func completion(_ figures: Figures) -> String {
    guard let percent = figures.percent else { return "–" }
    return language(
      "\(figures.completed) von \(figures.denominator) (\(percent) %)",
      "\(figures.completed) of \(figures.denominator) (\(percent)%)")
  }

  /// Of how many sub-projects a part of the truth speaks; nil where it speaks of all.
  func scope(_ stock: Stock, for audience: Audience) -> String? {
    switch audience {
    case .house: nil
    case .nonpublic:
      language(
        "Gezeigt sind \(stock.shown) von \(stock.all) Teilprojekten: die öffentlichen und die nichtöffentlichen, ohne die nur internen.",
        "Shown are \(stock.shown) of \(stock.all) sub-projects: the public and the non-public ones, not the internal ones."
      )
    case .public:
      language(
        "Gezeigt sind die \(stock.shown) öffentlichen von \(stock.all) Teilprojekten.",
        "Shown are the \(stock.shown) public sub-projects of \(stock.all) in all.")
    }
  }

  /// What stands around a report; its date is that of the state it shows, so that it stays the same.
  public func frame(title: String, at moment: Moment, for audience: Audience) -> Document.Frame {
    Document.Frame(
      title: title, organisation: configuration.organisation,
      letterhead: configuration.reports.letterhead, marking: marking(audience), asOf: asOf(moment, for: audience),
      created: Instant(moment.day, hour: 12))
  }

  /// A table, or "keine" where it has no rows: an empty section says so.
  public func orNone(_ table: Table) -> Document.Block { table.rows.isEmpty ? .paragraph(none) : .table(table) }

  func cell(_ light: TrafficLight?) -> Table.Cell {
    light.map { Table.Cell(.term(key: $0.rawValue, name: $0.label[language]), $0.tone) } ?? Table.Cell(.dash)
  }
}

extension Audience {
  /// A title where no page around it does: it says before all else that its report is not for the public.
  public func marked(_ title: String, _ language: Language) -> String {
    self == .nonpublic ? language("[Nichtöffentlich] ", "[Non-public] ") + title : title
  }
}

extension TrafficLight {
  var tone: Table.Tone {
    switch self {
    case .green: .green
    case .yellow: .yellow
    case .red: .red
    case .grey: .faint
    }
  }
}
