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

  /// One row per report, for programs.
  public static func csv(_ reports: [FrozenReport]) -> String {
    CSVTable.render(
      header: ["number", "kind", "title", "subject", "as_of", "change", "archive_sha256"],
      rows: reports.map { report in
        [
          report.number.description, report.kind.rawValue, CSVTable.defused(report.title),
          CSVTable.defused(report.subject), report.moment.day.iso, String(report.moment.change), report.archiveHash,
        ]
      })
  }
}
