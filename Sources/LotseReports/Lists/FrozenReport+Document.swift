public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension FrozenReport.Entry {
  /// The frozen reports as a list.
  public static func document(_ reports: [FrozenReport.Entry], _ wording: Wording) -> Document {
    let table = table(reports, wording.language)
    return Document(
      wording.language,
      [.heading(1, wording.language("Eingefrorene Berichte", "Frozen reports")), wording.orNone(table)], data: table)
  }

  /// The same for programs, which docs/json.md describes.
  public static func json(_ reports: [FrozenReport.Entry], _ language: Language) -> JSONValue {
    table(reports, language).objects
  }

  private static func table(_ reports: [FrozenReport.Entry], _ language: Language) -> Table {
    Table(
      [
        .init(language("Nr.", "No."), key: "number"), .init(language("Art", "Kind"), key: "kind"), .data("title"),
        .init(language("Gegenstand", "Subject"), key: "subject"), .init(language("Für", "For"), key: "audience"),
        .data("language"), .init(language("Stichtag", "As of"), key: "as_of"), .data("change"),
        .init(language("Eingefroren", "Frozen"), key: "frozen_on"), .data("is_withdrawn"), .data("archive_sha256"),
      ],
      reports.map { report in
        let withdrawn = report.isWithdrawn ? language("\nzurückgenommen", "\nwithdrawn") : ""
        return [
          .init(report.number.description),
          .init(.term(key: report.subject.kind.rawValue, name: report.subject.kind.label[language])),
          .init(report.title),
          .init(.term(key: report.subject.description, name: report.subject.text(language))),
          .init(.term(key: report.audience.rawValue, name: report.audience.label[language] + withdrawn)),
          .init(report.language.rawValue), .init(report.moment.day), .init(report.moment.change),
          .init(report.frozenAt.day), .init(.flag(report.isWithdrawn)), .init(report.archiveHash),
        ]
      })
  }
}

extension Audience {
  public var label: Phrase {
    switch self {
    case .house: Phrase("Haus", "the house")
    case .nonpublic: Phrase("nichtöffentlich", "non-public")
    case .public: Phrase("öffentlich", "public")
    }
  }
}
