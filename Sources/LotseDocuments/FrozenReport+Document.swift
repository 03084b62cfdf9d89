public import LotseModel

extension FrozenReport {
  /// The frozen reports as a list.
  public static func document(_ reports: [FrozenReport], _ wording: Wording) -> Document {
    let language = wording.language
    let rows = reports.map { report -> [Table.Cell] in
      [
        .init(report.number.description), .init(report.kind.label[language]), .init(report.subject),
        .init(wording.day(report.moment.day)), .init(report.title),
      ]
    }
    return Document(
      language,
      [
        .heading(1, language("Eingefrorene Berichte", "Frozen reports")),
        wording.orNone(
          Table(
            [
              .init(language("Nr.", "No.")), .init(language("Art", "Kind")),
              .init(language("Gegenstand", "Subject")), .init(language("Stichtag", "Cut-off date")),
              .init(language("Titel", "Title"), flexible: true),
            ], rows)),
      ])
  }
}
