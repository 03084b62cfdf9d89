public import LotseModel

extension Wording {
  /// What completion is counted of, printed beside every figure of it.
  public var definition: String {
    language(
      "Umgesetzt = Abgeschlossen von allen ohne Eingestellt, Zusammengeführt und Daueraufgabe; Prozente abgerundet.",
      "Completed = completed of all without cancelled, merged and continuous; percentages rounded down.")
  }

  /// `Stand 22.11.2026, Änderung 3412`.
  public func asOf(_ moment: Moment) -> String {
    language(
      "Stand \(day(moment.day)), Änderung \(moment.change)", "As of \(day(moment.day)), change \(moment.change)")
  }

  /// What the colours mean; every report prints it.
  public var lightLegend: [String] {
    TrafficLight.allCases.map { "\($0.label[language]) = \($0.meaning[language])" }
  }

  var none: String { language("keine", "none") }

  /// A table, or "keine" where it has no rows: an empty section says so.
  func orNone(_ table: Table) -> Document.Block { table.rows.isEmpty ? .paragraph(none) : .table(table) }

  func cell(_ light: TrafficLight?) -> Table.Cell {
    light.map { Table.Cell($0.label[language], $0.tone) } ?? Table.Cell("–")
  }
}
