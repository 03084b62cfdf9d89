/// What the city decided about its open data: the chapter `open-data` of the configuration.
public struct OpenData: Hashable, Sendable {
  /// The folder on the web in which the files are published; ends with a slash.
  public let folder: String
  public let licence: Licence
  /// The role mailbox that answers questions.
  public let contact: String
  /// Who publishes, in the legal sense (DCAT-AP.de, convention 36).
  public let publisher: String
  public let homepage: String?
  /// How users name the source, where the licence asks for it or the city wishes it.
  public let attribution: String?
  /// The provider's own URI in the list http://dcat-ap.de/def/contributors/.
  public let contributor: String?
  /// The official municipality key, eight digits.
  public let municipality: String?
  public let frequency: Frequency?
  public let title: String
  public let description: String
  public let keywords: [String]

  /// How often the files are published anew, from the frequency table of the EU vocabularies.
  public enum Frequency: String, CaseIterable, Hashable, Sendable {
    case daily, weekly, biweekly, monthly, bimonthly, quarterly
    case semiannual, annual, irregular

    public var uri: String {
      let code =
        switch self {
        case .semiannual: "ANNUAL_2"
        case .irregular: "IRREG"
        default: rawValue.uppercased()
        }
      return "http://publications.europa.eu/resource/authority/frequency/" + code
    }
  }

  /// Why there are no metadata to write.
  public enum Lack: Error, Hashable, Sendable, CaseIterable {
    /// The configuration has no chapter `open-data`.
    case chapter
    /// Neither `open-data` names a publisher nor `organisation` a name.
    case publisher
  }

  /// The plain keys of the chapter, in the order in which they are written.
  public static let keys = [
    "url", "licence", "contact", "publisher", "homepage", "attribution", "contributor", "municipality", "frequency",
    "title", "description",
  ]
  public static let required = ["url", "licence", "contact"]
  /// The key of the list of keywords, and the parent of their entries.
  public static let keywordList = "keywords"
  public static let contributors = "http://dcat-ap.de/def/contributors/"
  static let defaultKeywords = ["Digitalisierung", "Digitalstrategie", "Onlinezugangsgesetz", "OZG", "Verwaltung"]
}

extension CityConfiguration {
  /// The chapter `open-data` with what follows from the rest of the configuration. Throws `OpenData.Lack`.
  public func openData() throws(OpenData.Lack) -> OpenData {
    guard let url = value(.openData, "url"), let contact = value(.openData, "contact"),
      let licence = value(.openData, "licence").flatMap(Licence.init(named:))
    else { throw .chapter }
    guard let publisher = value(.openData, "publisher") ?? organisation else { throw .publisher }
    let strategy = value(.strategy, "name").map { "Digitalstrategie „\($0)“" } ?? "Digitalstrategie"
    let keywords = entries.of(.openData).filter { $0.parent == OpenData.keywordList }.map(\.key)
    return OpenData(
      folder: url.hasSuffix("/") ? url : url + "/", licence: licence, contact: contact, publisher: publisher,
      homepage: value(.openData, "homepage"),
      attribution: value(.openData, "attribution") ?? (licence.asksForAttribution ? publisher : nil),
      contributor: value(.openData, "contributor"), municipality: value(.openData, "municipality"),
      frequency: value(.openData, "frequency").flatMap(OpenData.Frequency.init),
      title: value(.openData, "title") ?? "Teilprojekte der \(strategy)",
      description: value(.openData, "description")
        ?? "Die öffentlichen Teilprojekte der \(strategy) mit Themenfeld, Einheit, Status, Ampel, Terminen und Ergebnis. "
        + "Herausgeber: \(publisher).",
      keywords: keywords.isEmpty ? OpenData.defaultKeywords : keywords)
  }
}

extension CityConfiguration {
  /// The official municipality key; nil where the configuration names none.
  public var municipality: String? { value(.openData, "municipality") }
}
