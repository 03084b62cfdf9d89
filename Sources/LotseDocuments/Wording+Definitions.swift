public import LotseModel
internal import LotseReports

extension Wording {
  /// What completion is counted of, printed beside every figure of it.
  public var definition: String {
    language(
      "Umgesetzt = Abgeschlossen von allen ohne Eingestellt, Zusammengeführt und Daueraufgabe; Prozente abgerundet.",
      "Completed = those completed, out of all but the cancelled, merged and continuous ones; percentages are rounded down."
    )
  }

  /// `Stand 22.11.2026, Änderung 3412`.
  public func asOf(_ moment: Moment) -> String {
    language(
      "Stand \(day(moment.day)), Änderung \(moment.change)", "As of \(day(moment.day)), change \(moment.change)")
  }

  /// The same for an audience: the public reads the day alone.
  func asOf(_ moment: Moment, for audience: Audience) -> String {
    audience == .public ? language("Stand \(day(moment.day))", "As of \(day(moment.day))") : asOf(moment)
  }

  /// What every page says that is not for the public.
  func marking(_ audience: Audience) -> String? {
    audience == .nonpublic
      ? language("Nichtöffentlich – nur für den dienstlichen Gebrauch", "Non-public – for official use only") : nil
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
  func frame(title: String, at moment: Moment, for audience: Audience) -> Document.Frame {
    Document.Frame(
      title: title, organisation: configuration.organisation,
      letterhead: configuration.reports.letterhead, marking: marking(audience), asOf: asOf(moment, for: audience),
      created: Instant(moment.day, hour: 12))
  }

  /// What the colours mean; every report prints it.
  public var lightLegend: [String] {
    TrafficLight.allCases.map { "\($0.label[language]) = \($0.meaning[language])" }
  }

  /// What must be said beside groups that an item may belong to several of.
  var groupsOverlap: String {
    language(
      "Ein Teilprojekt kann mehreren Gruppen angehören; die Summe der Gruppen ist nicht die Gesamtzahl.",
      "A sub-project may belong to several groups; the groups do not add up to the total.")
  }

  var none: String { language("keine", "none") }

  /// A table, or "keine" where it has no rows: an empty section says so.
  func orNone(_ table: Table) -> Document.Block { table.rows.isEmpty ? .paragraph(none) : .table(table) }

  func cell(_ light: TrafficLight?) -> Table.Cell {
    light.map { Table.Cell($0.label[language], $0.tone) } ?? Table.Cell("–")
  }
}
