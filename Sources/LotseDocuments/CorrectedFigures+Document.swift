internal import LotseModel
internal import LotseReports

extension CorrectedFigures {
  /// What was wrong in the last report: which sub-projects, and each figure as printed and as it should have been.
  func blocks(_ wording: Wording) -> [Document.Block] {
    let language = wording.language
    let rows = lines.map { line -> [Table.Cell] in
      [
        .init(line.field.map(wording.field) ?? language("Gesamt", "Total")), .init(line.figure.label[language]),
        .init(String(line.before)), .init(String(line.after)),
      ]
    }
    let corrected = items.map { item in
      "\(item.number): \(wording.status(item.from)) → "
        + (item.to.map { wording.status($0) } ?? language("Aufnahme zurückgenommen", "addition undone"))
    }
    let table = Table(
      [
        .init(language("Themenfeld", "Field"), flexible: true), .init(language("Kennzahl", "Figure")),
        .init(language("gedruckt", "printed"), .right), .init(language("richtig", "correct"), .right),
      ], rows, caption: language("Berichtigte Zahlen", "Corrected figures"))
    return [
      .paragraph(
        language(
          "Der Bericht \(report) zum \(wording.day(day)) bleibt, wie er war. Seither wurden Fehleinträge berichtigt:",
          "The report \(report) as of \(wording.day(day)) stays as it was. Mistaken entries were corrected since:")),
      .list(corrected),
    ] + (rows.isEmpty ? [] : [.table(table)])
  }

  var json: JSONValue {
    .object([
      "report": .string(report.description), "as_of": JSONValue(day),
      "items": .array(
        items.map {
          .object(["number": JSONValue($0.number), "from": JSONValue($0.from), "to": JSONValue($0.to)])
        }),
      "figures": .array(
        lines.map {
          .object([
            "field": JSONValue($0.field?.text), "figure": .string($0.figure.rawValue), "printed": .int($0.before),
            "correct": .int($0.after),
          ])
        }),
    ])
  }
}
