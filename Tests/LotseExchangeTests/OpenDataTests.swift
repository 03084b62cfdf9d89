import Foundation
import LotseBasics
import LotseExchange
import LotseModel
import TestSupport
import Testing

/// Metadata of published files say what DCAT-AP.de asks for, with the addresses of its vocabularies.
@Suite struct OpenDataTests {
  private static let chapter = [
    Entry(.organisation, key: "name", value: "Stadt Musterstadt"),
    Entry(.openData, key: "url", value: "https://daten.example.org/strategie"),
    Entry(.openData, key: "licence", value: "dl-zero-de/2.0"),
    Entry(.openData, key: "contact", value: "digitalisierung@example.org"),
  ]

  private static func set(
    _ more: [Entry] = [], without key: String? = nil, language: Language = .de,
    files: [OpenDataSet.File] = [
      OpenDataSet.File(
        name: "öffentlich 1.csv", format: .csv, byteSize: 1234, sha256: String(repeating: "0f", count: 32))
    ]
  ) throws -> OpenDataSet {
    let given = Set(more.map(\.identity))
    let entries = (Town.configuration.entries + chapter).filter { $0.key != key && !given.contains($0.identity) }
    return try OpenDataSet(
      files, as: Moment(change: 7, day: Day("2026-11-23")), CityConfiguration(entries + more), in: language,
      issued: Day("2026-01-05"), modified: Day("2026-11-23"))
  }

  private static func read(_ set: OpenDataSet) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(set.json.text().utf8)) as? [String: Any])
  }

  private static func id(_ value: Any?) -> String? { (value as? [String: Any])?["@id"] as? String }
  private static func text(_ value: Any?) -> String? { (value as? [String: Any])?["@value"] as? String }

  @Test func theMandatoryPropertiesAreThere() throws {
    let data = try OpenDataTests.read(try OpenDataTests.set())
    #expect(data["@type"] as? String == "dcat:Dataset")
    #expect(data["@id"] as? String == "https://daten.example.org/strategie/#dataset")
    #expect(OpenDataTests.text(data["dct:title"]) == "Teilprojekte der Digitalstrategie „Probe.Digital“")
    #expect(OpenDataTests.text(data["dct:description"])?.hasSuffix("Stand: 23.11.2026.") == true)
    let publisher = try #require(data["dct:publisher"] as? [String: Any])
    #expect(publisher["foaf:name"] as? String == "Stadt Musterstadt")
    #expect(publisher["@type"] as? [String] == ["foaf:Agent", "foaf:Organization"])
    let contact = try #require(data["dcat:contactPoint"] as? [String: Any])
    #expect(contact["@type"] as? [String] == ["vcard:Kind", "vcard:Organization"])
    #expect(OpenDataTests.id(contact["vcard:hasEmail"]) == "mailto:digitalisierung@example.org")
    for (key, day) in [("dct:issued", "2026-01-05"), ("dct:modified", "2026-11-23")] {
      #expect(OpenDataTests.text(data[key]) == day)
      #expect((data[key] as? [String: Any])?["@type"] as? String == "xsd:date")
    }
    #expect(OpenDataTests.text((data["dct:temporal"] as? [String: Any])?["dcat:endDate"]) == "2026-11-23")
    #expect(OpenDataTests.id(data["dcat:theme"]) == "http://publications.europa.eu/resource/authority/data-theme/GOVE")
    #expect(OpenDataTests.id(data["dct:language"]) == "http://publications.europa.eu/resource/authority/language/DEU")
    #expect((data["dcat:keyword"] as? [Any])?.count == 5)
    let absent = [
      "dct:provenance", "dct:spatial", "dcatde:politicalGeocodingURI", "dcatde:contributorID",
      "dct:accrualPeriodicity",
    ]
    for key in absent { #expect(data[key] == nil, "\(key)") }

    let file = try #require((data["dcat:distribution"] as? [[String: Any]])?.first)
    let address = "https://daten.example.org/strategie/%C3%B6ffentlich%201.csv"
    #expect(file["@type"] as? String == "dcat:Distribution")
    #expect(
      OpenDataTests.id(file["dcat:accessURL"]) == address && OpenDataTests.id(file["dcat:downloadURL"]) == address)
    #expect(file["dct:title"] as? String == "öffentlich 1.csv")
    #expect(OpenDataTests.id(file["dct:license"]) == "http://dcat-ap.de/def/licenses/dl-zero-de/2.0")
    #expect(file["dcatde:licenseAttributionByText"] == nil)
    #expect(
      OpenDataTests.id(file["dct:format"]) == "http://publications.europa.eu/resource/authority/file-type/CSV")
    #expect(OpenDataTests.id(file["dcat:mediaType"]) == "https://www.iana.org/assignments/media-types/text/csv")
    #expect(OpenDataTests.text(file["dcat:byteSize"]) == "1234")
    #expect(
      OpenDataTests.id(file["adms:status"])
        == "http://publications.europa.eu/resource/authority/distribution-status/COMPLETED")
    let sum = try #require(file["spdx:checksum"] as? [String: Any])
    #expect(OpenDataTests.id(sum["spdx:algorithm"]) == "http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
    #expect(OpenDataTests.text(sum["spdx:checksumValue"]) == String(repeating: "0f", count: 32))
  }

  @Test func whatIsConfiguredIsSaid() throws {
    let data = try OpenDataTests.read(
      try OpenDataTests.set(
        [
          Entry(.strategy, key: "notice", value: "Musterdaten: erfunden."),
          Entry(.openData, key: "publisher", value: "Amt für \"Daten\""),
          Entry(.openData, key: "homepage", value: "https://www.example.org/"),
          Entry(.openData, key: "contributor", value: "http://dcat-ap.de/def/contributors/musterstadt"),
          Entry(.openData, key: "municipality", value: "01234567"),
          Entry(.openData, key: "frequency", value: "semiannual"),
          Entry(.openData, key: "title", value: "Vorhaben"),
          Entry(.openData, key: "description", value: "Alles."),
          Entry(.openData, parent: "keywords", key: "url"), Entry(.openData, parent: "keywords", key: "OZG"),
        ], language: .en))
    #expect(OpenDataTests.text(data["dct:title"]) == "Vorhaben")
    #expect(OpenDataTests.text(data["dct:description"]) == "Alles. Stand: 23.11.2026. Musterdaten: erfunden.")
    let provenance = try #require(data["dct:provenance"] as? [String: Any])
    #expect(OpenDataTests.text(provenance["rdfs:label"]) == "Musterdaten: erfunden.")
    let publisher = try #require(data["dct:publisher"] as? [String: Any])
    #expect(publisher["foaf:name"] as? String == "Amt für \"Daten\"")
    #expect(OpenDataTests.id(publisher["foaf:homepage"]) == "https://www.example.org/")
    #expect(OpenDataTests.id(data["dcatde:contributorID"]) == "http://dcat-ap.de/def/contributors/musterstadt")
    let place = "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/01234567"
    #expect(data["dcatde:politicalGeocodingURI"] == nil, "retired")
    #expect(OpenDataTests.id(data["dct:spatial"]) == place)
    #expect(
      OpenDataTests.id(data["dct:accrualPeriodicity"])
        == "http://publications.europa.eu/resource/authority/frequency/ANNUAL_2")
    #expect(OpenDataTests.id(data["dct:language"]) == "http://publications.europa.eu/resource/authority/language/ENG")
    #expect((data["dcat:keyword"] as? [Any])?.map(OpenDataTests.text) == ["url", "OZG"])
    #expect(data["@id"] as? String == "https://daten.example.org/strategie/#dataset")
  }

  @Test(arguments: Licence.allCases)
  func aLicenceThatAsksForTheSourceNamesIt(licence: Licence) throws {
    let data = try OpenDataTests.read(
      try OpenDataTests.set([Entry(.openData, key: "licence", value: licence.rawValue)]))
    let file = try #require((data["dcat:distribution"] as? [[String: Any]])?.first)
    #expect(OpenDataTests.id(file["dct:license"]) == "http://dcat-ap.de/def/licenses/" + licence.rawValue)
    let named = OpenDataTests.text(file["dcatde:licenseAttributionByText"])
    #expect(named == (licence.asksForAttribution ? "Stadt Musterstadt" : nil))
    #expect(Licence(named: licence.uri) == licence)
    if licence.rawValue.contains("by") { #expect(licence.asksForAttribution) }
    if licence.rawValue.contains("zero") { #expect(!licence.asksForAttribution) }
  }

  @Test func everyAddressIsOneAndEveryPrefixIsDeclared() throws {
    let files = OpenDataSet.Format.allCases.map {
      OpenDataSet.File(name: "a b.\($0.rawValue)", format: $0, byteSize: 0)
    }
    let data = try OpenDataTests.read(try OpenDataTests.set(files: files))
    let context = try #require(data["@context"] as? [String: String])
    var addresses = 0
    func walk(_ value: Any) {
      if let list = value as? [Any] { list.forEach(walk) }
      guard let object = value as? [String: Any] else { return }
      for (key, inner) in object where key != "@context" {
        if key == "@id" {
          let text = inner as? String ?? ""
          addresses += 1
          let bare = text.split(separator: "#", maxSplits: 1).first.map(String.init) ?? ""
          #expect(URL(string: text) != nil && (NetAddress.isWeb(bare) || text.hasPrefix("mailto:")), "\(text)")
        } else if !key.hasPrefix("@") {
          #expect(context[String(key.prefix { $0 != ":" })] != nil, "\(key)")
          walk(inner)
        }
      }
    }
    walk(data)
    for (prefix, address) in context { #expect(address.hasSuffix("#") || address.hasSuffix("/"), "\(prefix)") }
    #expect(addresses > 50)
    #expect((data["dcat:distribution"] as? [Any])?.count == 7)
  }

  @Test func theSameSetGivesTheSameBytes() throws {
    let (one, two) = (try OpenDataTests.set(), try OpenDataTests.set())
    #expect(one.json.text() == two.json.text())
  }

  @Test(arguments: OpenData.required)
  func withoutTheChapterThereAreNoMetadata(key: String) throws {
    #expect(throws: OpenData.Lack.chapter) { try OpenDataTests.set(without: key) }
  }

  @Test func somebodyMustPublish() throws {
    let entries = OpenDataTests.chapter.filter { $0.section != .organisation }
    #expect(throws: OpenData.Lack.publisher) { try CityConfiguration(entries).openData() }
    #expect(throws: OpenData.Lack.chapter) { try Town.configuration.openData() }
  }

  @Test func theColumnsOfThePublicAreItsAttributes() {
    let columns = ListColumn.all(and: Town.configuration.own)
    let inside: Set<ListColumn> = [.lightProposed, .isStale, .age, .recordedAt, .change]
    for column in columns {
      if case .attribute(let attribute) = column {
        #expect(column.isPublic == attribute.isPublic)
      } else {
        #expect(column.isPublic == !inside.contains(column))
      }
    }
    let published = ListColumn.published(in: Town.configuration)
    #expect(published.filter { !$0.isPublic }.isEmpty)
    #expect(published.count == 1 + Attribute.published.count + Town.configuration.own.count { $0.isPublic })
  }
}
