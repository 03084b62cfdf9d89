public import LotseBasics
public import LotseModel
public import LotseSheets

/// A table to start the sub-projects from that the catalogue's uncovered services lack: `import` takes it once field
/// and unit are filled in.
public struct MissingServices: Sendable {
  public let services: [OZGService]
  /// The day whose state the catalogue shows.
  public let datedOn: Day
  public let language: Language

  public init(_ services: [OZGService], of datedOn: Day, _ language: Language) {
    self.services = services
    self.datedOn = datedOn
    self.language = language
  }

  static let attributes: [Attribute] = [.title, .ozgID, .kind, .field, .unit, .summary]

  private func value(_ attribute: Attribute, of service: OZGService) -> String {
    switch attribute {
    case .title: service.name
    case .ozgID: service.id
    case .kind: Kind.ozgService.rawValue
    case .summary: summary(service)
    default: ""
    }
  }

  /// `Themenfeld: Familie & Kind. Lage: Geburt. OZG-Katalog vom 30.06.2023.`
  private func summary(_ service: OZGService) -> String {
    let day = datedOn.text(language)
    let parts = [
      service.topic.map { language("Themenfeld: \($0).", "Topic: \($0).") },
      service.situation.map { language("Lage: \($0).", "Situation: \($0).") },
      language("OZG-Katalog vom \(day).", "OZG catalogue of \(day)."),
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  public var table: Table {
    Table(
      MissingServices.attributes.map { .init($0.label[language], key: $0.rawValue) },
      services.map { service in MissingServices.attributes.map { .init(value($0, of: service)) } })
  }

  /// The same as a sheet, with headings in words and the cells to fill in marked.
  public func workbook(created: Instant, organisation: String?) -> Workbook {
    let title = language("OZG-Leistungen ohne Teilprojekt", "OZG services without a sub-project")
    let headings = MissingServices.attributes.map { Worksheet.Cell(.text($0.label[language]), .heading) }
    let rows = services.map { service in
      MissingServices.attributes.map { attribute -> Worksheet.Cell in
        let text = value(attribute, of: service)
        return text.isEmpty ? Worksheet.Cell(.empty, .input) : Worksheet.Cell(.text(CSVTable.kept(text)), .text)
      }
    }
    var sheet = Worksheet(
      name: Worksheet.name(title), columns: [48, 10, 14, 14, 12, 60].map { Worksheet.Column(width: $0, isText: true) },
      rows: [headings] + rows)
    sheet.headerRow = 0
    sheet.hasFilter = true
    return Workbook(title: title, language: language, organisation: organisation, created: created, sheets: [sheet])
  }
}
