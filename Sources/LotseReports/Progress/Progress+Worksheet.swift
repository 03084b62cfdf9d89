internal import LotseBasics
public import LotseModel
public import LotseSheets

extension Progress {
  /// A sheet of its own for a workbook that already has sheets of those names; `place` is where it will stand, from 0.
  public func worksheet(unlike names: [String], at place: Int, asOf: String, _ wording: Wording) -> Worksheet {
    let language = wording.language
    let workflow = wording.configuration.workflow
    let groups = Progress.charted
    let others: [StatusGroup] = [.continuous, .dropped]
    let headings =
      [language("Themenfeld", "Field")] + groups.map { $0.label[language].capitalisedFirst }
      + [language("Nenner", "Denominator"), language("Umgesetzt", "Completed")]
      + others.map { $0.label[language].capitalisedFirst } + [language("Bestand", "Stock")]
    func row(_ label: String, _ figures: Figures, _ style: Worksheet.Style) -> [Worksheet.Cell] {
      [.init(.text(label), style)]
        + groups.map { .init(.count(figures.count($0, workflow)), style) }
        + [
          .init(.count(figures.denominator), style),
          figures.percent.map { .init(.percent($0), style) } ?? .init(.text("–"), style),
        ] + others.map { .init(.count(figures.count($0, workflow)), style) }
        + [.init(.count(figures.stock), style)]
    }
    let name = Worksheet.name(language("Umsetzungsstand", "Progress"), unlike: names)
    var sheet = Worksheet(name: name, columns: [.init(width: 46)] + headings.dropFirst().map { _ in .init(width: 15) })
    sheet.rows = [
      [.init(.text(language("Umsetzungsstand je Themenfeld", "Progress per field")), .title)],
      [.init(.text(asOf), .plain)], [.init(.text(wording.definition), .faint)], [],
      headings.map { .init(.text($0), .heading) },
    ]
    sheet.headerRow = sheet.rows.count - 1
    sheet.rows += self.groups.map { row($0.label[language], $0.figures, .plain) }
    sheet.rows.append(row(language("Gesamt", "Total"), total, .strong))
    if !self.groups.isEmpty {
      sheet.charts = [
        Worksheet.PlacedChart(
          drawing(wording), sheet: place, headerRow: sheet.headerRow ?? 0, categoryColumn: 0,
          seriesColumns: Array(1...groups.count), row: sheet.rows.count + 1, column: 0)
      ]
    }
    return sheet
  }

  private func drawing(_ wording: Wording) -> Chart {
    let language = wording.language
    return chart(
      language("Umsetzungsstand je Themenfeld", "Progress per field"),
      description: language("Umgesetzt je Themenfeld: ", "Completed per field: ") + completions(wording)
        + ". " + language("Gesamt: ", "Total: ") + wording.completion(total) + ".", wording)
  }
}
