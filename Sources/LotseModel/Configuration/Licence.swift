/// The open licences of the DCAT-AP.de list, by their identifiers there; the list also knows licences that are not
/// open (non-commercial, no derivatives, closed), and what is published under those is not open data.
/// Source: http://dcat-ap.de/def/licenses/
public enum Licence: String, CaseIterable, Hashable, Sendable {
  case zeroGermany2 = "dl-zero-de/2.0"
  case byGermany2 = "dl-by-de/2.0"
  case byGermany1 = "dl-by-de/1.0"
  case cc0 = "cc-zero"
  case ccBy4 = "cc-by/4.0"
  case ccBy = "cc-by"
  case ccBy3Germany = "cc-by-de/3.0"
  case ccBySa4 = "cc-by-sa/4.0"
  case ccBySa = "cc-by-sa"
  case ccBySa3Germany = "cc-by-sa-de/3.0"
  case publicDomainMark = "ccpdm/1.0"
  case officialWork
  case openDatabase = "odbl"
  case openDataAttribution = "odby"
  case openDataPublicDomain = "odcpddl"
  case geodataFederal = "geonutz/20130319"
  case geodataBerlin = "geoNutz/20131001"
  case freeDocumentation = "gfdl"
  case apache, bsd
  case gpl3 = "gpl/3.0"
  case mozilla
  case otherOpen = "other-open"
  case otherOpenSource = "other-opensource"

  /// Reads an identifier of the list, the address that belongs to it, or the name by which govdata.de knows the data
  /// licence Germany (`dl-de/zero-2-0`); nil for everything else.
  public init?(named text: String) {
    switch text {
    case "dl-de/zero-2-0": self = .zeroGermany2
    case "dl-de/by-2-0": self = .byGermany2
    default:
      let name = text.hasPrefix(Licence.base) ? String(text.dropFirst(Licence.base.count)) : text
      guard let licence = Licence(rawValue: name) else { return nil }
      self = licence
    }
  }

  private static let base = "http://dcat-ap.de/def/licenses/"

  /// The address by which the list identifies the licence.
  public var uri: String { Licence.base + rawValue }

  /// Whether a user must name the source (DCAT-AP.de, convention 35).
  public var asksForAttribution: Bool {
    switch self {
    case .byGermany1, .byGermany2, .ccBy, .ccBy4, .ccBy3Germany, .ccBySa, .ccBySa4, .ccBySa3Germany, .openDatabase,
      .openDataAttribution, .geodataFederal, .geodataBerlin:
      true
    case .zeroGermany2, .cc0, .publicDomainMark, .officialWork, .openDataPublicDomain, .freeDocumentation, .apache,
      .bsd, .gpl3, .mozilla, .otherOpen, .otherOpenSource:
      false
    }
  }
}
