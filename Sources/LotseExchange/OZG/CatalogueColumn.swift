public import LotseBasics

/// What a column of an OZG catalogue says of a service.
public enum CatalogueColumn: String, CaseIterable, Hashable, Sendable {
  case id, name, topic, situation

  public var label: Phrase {
    switch self {
    case .id: Phrase("OZG-ID", "OZG-ID")
    case .name: Phrase("Name der Leistung", "name of the service")
    case .topic: Phrase("Themenfeld", "topic")
    case .situation: Phrase("Lage", "situation")
    }
  }

  /// The headings by which a column is known, the surest first, without case, blanks and punctuation.
  var headings: [String] {
    switch self {
    case .id: ["ozgid", "ozgleistungsid", "ozgnummer", "ozgnr", "leistungsid", "serviceid", "id"]
    case .name:
      [
        "ozgleistung", "ozgleistungsname", "leistungsname", "namederleistung", "leistung", "leistungsbezeichnung",
        "ozgservice", "servicename", "service", "name", "bezeichnung", "titel", "title",
      ]
    case .topic: ["themenfeld", "ozgthemenfeld", "themenbereich", "thema", "topic", "field"]
    case .situation:
      [
        "lage", "situation", "lebenslage", "geschaftslage", "lebensgeschaftslage", "lebenslagegeschaftslage",
        "lebensundgeschaftslage", "lebensodergeschaftslage", "lifesituation", "businesssituation",
      ]
    }
  }

  static func bare(_ heading: String) -> String { Text.folded(heading).filter { $0.isLetter || $0.isNumber } }
}

/// Where the columns of a catalogue stand in a row of headings; a situation may be spread over several.
struct CatalogueHeadings {
  private(set) var places: [CatalogueColumn: [Int]] = [:]
  /// Columns of which two are equally likely.
  private(set) var doubtful: [CatalogueColumn] = []
  /// Headings that the mapping names and the row does not have.
  private(set) var absent: [String] = []

  init(_ row: [String?], _ mapping: CatalogueMapping?) {
    let bare = row.map { $0.map(CatalogueColumn.bare) ?? "" }
    for column in CatalogueColumn.allCases {
      if let mapped = mapping?.headings(of: column), !mapped.isEmpty {
        let wanted = mapped.map(CatalogueColumn.bare)
        absent += zip(mapped, wanted).filter { !bare.contains($0.1) }.map(\.0)
        places[column] = bare.indices.filter { wanted.contains(bare[$0]) }
        continue
      }
      let free = bare.indices.filter { !(mapping?.isMapped(bare[$0]) ?? false) }
      let found = column.headings.map { heading in free.filter { bare[$0] == heading } }.filter { !$0.isEmpty }
      places[column] = column == .situation ? found.flatMap { $0 }.sorted() : found.first ?? []
    }
    doubtful = CatalogueColumn.allCases.filter { $0 != .situation && self[$0].count > 1 }
  }

  subscript(column: CatalogueColumn) -> [Int] { places[column] ?? [] }

  /// Whether the row has what every catalogue has.
  var isComplete: Bool { absent.isEmpty && !self[.id].isEmpty && !self[.name].isEmpty }
}
