internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

extension CorrectedFigures {
  /// What was wrong in the last report: which sub-projects, and each figure as printed and as it should have been.
  func blocks(_ wording: Wording) -> [Document.Block] {
    let language = wording.language
    let rows = lines.map { line -> [Table.Cell] in
      [
        .init(line.field.map(wording.field) ?? language("Gesamt", "Total")), .init(line.figure.label[language]),
        .init(line.before), .init(line.after),
      ]
    }
    let table = Table(
      [
        .init(language("Themenfeld", "Field"), flexible: true), .init(language("Kennzahl", "Figure")),
        .init(language("gedruckt", "printed"), .right), .init(language("richtig", "correct"), .right),
      ], rows, caption: language("Berichtigte Zahlen", "Corrected figures"))
    let on = wording.day(day)
    let stays =
      paper.map { paper in
        language(
          "Die Vorlage \(paper) (\(report)) zum \(on) bleibt, wie sie war.",
          "The paper \(paper) (\(report)) as of \(on) stays as it was.")
      }
      ?? language(
        "Der Bericht \(report) zum \(on) bleibt, wie er war.", "The report \(report) as of \(on) stays as it was.")
    return [
      .paragraph(
        stays
          + language(" Seither wurden Fehleinträge berichtigt:", " Mistaken entries were corrected since:")),
      .list(items.map { "\($0.number): \(words($0, wording))" }), .table(table),
    ]
  }

  /// What the figures saw otherwise of a sub-project.
  private func words(_ item: Item, _ wording: Wording) -> String {
    let language = wording.language
    guard let after = item.after else { return language("Aufnahme zurückgenommen", "addition undone") }
    let before = item.before
    func changed(_ label: Phrase, _ text: (SubProject) -> String) -> String? {
      let (old, new) = (text(before), text(after))
      return old == new ? nil : "\(label[language]): \(old) → \(new)"
    }
    let expiry = wording.configuration.ratingExpiresAfter
    return [
      changed(Attribute.status.label) { wording.status($0.status) },
      changed(Attribute.light.label) { $0.light(on: day, expiringAfter: expiry)?.label[language] ?? "–" },
      changed(Attribute.plannedEnd.label) { $0.plannedEnd.map(wording.day) ?? "–" },
      changed(Attribute.field.label) { wording.field($0.field) },
    ].compactMap { $0 }.joined(separator: "; ")
  }

  var json: JSONValue {
    .object([
      "report": .string(report.description), "paper": JSONValue(paper), "as_of": JSONValue(day),
      "items": .array(
        items.map {
          .object([
            "number": JSONValue($0.number), "from": JSONValue($0.before.status), "to": JSONValue($0.after?.status),
          ])
        }),
      "figures": .array(
        lines.map {
          .object([
            "field": JSONValue($0.field?.text), "figure": .string($0.figure.key), "printed": .int($0.before),
            "correct": .int($0.after),
          ])
        }),
    ])
  }
}

extension CorrectedFigures.Figure {
  var label: Phrase {
    switch self {
    case .stock: Phrase("Bestand", "stock")
    case .denominator: Phrase("Gesamtzahl", "total")
    case .group(let group): group.label
    case .open: Phrase("offen", "open")
    case .light(let light): Phrase("Ampel \(light.label.de)", "light \(light.label.en)")
    case .overdue:
      Phrase("Termin überschritten, Abschluss nicht gemeldet", "planned end passed, completion not reported")
    }
  }

  var key: String {
    switch self {
    case .stock: "stock"
    case .denominator: "denominator"
    case .group(let group): group.rawValue
    case .open: "open"
    case .light(let light): "light_\(light.rawValue)"
    case .overdue: "overdue"
    }
  }
}
