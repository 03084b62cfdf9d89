public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension FrozenReport.Entry {
  /// The frozen reports as a list.
  public static func document(_ reports: [FrozenReport.Entry], _ wording: Wording) -> Document {
    let language = wording.language
    let rows = reports.map { report -> [Table.Cell] in
      let withdrawn = report.isWithdrawn ? language("\nzurückgenommen", "\nwithdrawn") : ""
      return [
        .init(report.number.description), .init(report.subject.kind.label[language]), .init(report.subject.description),
        .init(report.audience.label[language] + withdrawn), .init(wording.day(report.moment.day)),
        .init(wording.day(report.frozenAt.day)),
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
              .init(language("Gegenstand", "Subject")), .init(language("Für", "For")),
              .init(language("Stichtag", "As of")), .init(language("Eingefroren", "Frozen")),
            ], rows)),
      ])
  }

  /// One row per report, for programs.
  public static func csv(_ reports: [FrozenReport.Entry]) -> String {
    CSVTable.render(
      header: [
        "number", "kind", "title", "subject", "audience", "language", "as_of", "change", "frozen_on", "is_withdrawn",
        "archive_sha256",
      ],
      rows: reports.map { report in
        [
          report.number.description, report.subject.kind.rawValue, CSVTable.defused(report.title),
          CSVTable.defused(report.subject.description), report.audience.rawValue, report.language.rawValue,
          report.moment.day.iso,
          String(report.moment.change), report.frozenAt.day.iso, String(report.isWithdrawn), report.archiveHash,
        ]
      })
  }

  public var json: JSONValue {
    .object([
      "number": .string(number.description), "kind": .string(subject.kind.rawValue), "title": .string(title),
      "subject": .string(subject.description), "audience": .string(audience.rawValue),
      "language": .string(language.rawValue),
      "as_of": JSONValue(moment.day), "change": .int(moment.change), "frozen_on": JSONValue(frozenAt.day),
      "is_withdrawn": .bool(isWithdrawn), "archive_sha256": .string(archiveHash),
    ])
  }
}

extension Audience {
  var label: Phrase {
    switch self {
    case .house: Phrase("Haus", "the house")
    case .nonpublic: Phrase("nichtöffentlich", "non-public")
    case .public: Phrase("öffentlich", "public")
    }
  }
}
