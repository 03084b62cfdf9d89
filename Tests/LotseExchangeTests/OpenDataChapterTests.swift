import LotseBasics
import LotseExchange
import LotseModel
import Testing

/// The chapter `open-data` is read strictly and written back without a difference.
@Suite struct OpenDataChapterTests {
  private static let complete = """
    open-data:
      url: https://daten.example.org/strategie/
      licence: dl-by-de/2.0
      contact: digitalisierung@example.org
      publisher: 'Stadt: "Muster" #1'
      homepage: https://www.example.org/?a=b
      attribution: Stadt Musterstadt, 2026
      contributor: http://dcat-ap.de/def/contributors/musterstadt
      municipality: 01234567
      frequency: weekly
      title: 123
      description: ja
      keywords: [OZG, 'no', "2026-01-01", url]

    """

  @Test func whatIsWrittenIsReadWithoutADifference() throws {
    let read = try ConfigurationFile(OpenDataChapterTests.complete)
    let configuration = CityConfiguration(read.entries)
    #expect(read.chapters == ["open-data"])
    #expect(read.entries.count == OpenData.keys.count + 4)
    let data = try configuration.openData()
    #expect(
      data.municipality == "01234567" && data.title == "123" && data.keywords == ["OZG", "no", "2026-01-01", "url"])
    let again = try ConfigurationFile(ConfigurationFile.text(configuration))
    #expect(configuration.changes(to: CityConfiguration(again.entries)).isEmpty)
    #expect(again.entries == read.entries)
  }

  @Test(arguments: [
    ("dl-de/zero-2-0", Licence.zeroGermany2), ("dl-de/by-2-0", .byGermany2), ("cc-zero", .cc0),
    ("http://dcat-ap.de/def/licenses/cc-by/4.0", .ccBy4),
  ])
  func aLicenceIsKnownByItsNames(text: String, licence: Licence) throws {
    let file = try ConfigurationFile(
      "open-data: {url: 'https://example.org', contact: a@example.org, licence: '\(text)'}")
    #expect(file.entries.first { $0.key == "licence" }?.value == licence.rawValue)
  }

  private static let required = "  url: https://example.org/\n  licence: cc-zero\n  contact: a@example.org\n"

  /// One line after the required ones, and the flaw in line 5.
  private static let lines: [(String, Int, ConfigurationFlaw.Reason)] = [
    ("homepage: www.example.org", 13, .openData(.notAWebAddress("www.example.org"))),
    ("homepage: https://müller.example/", 13, .openData(.notAWebAddress("https://müller.example/"))),
    ("homepage: https://example.org/a b", 13, .openData(.notAWebAddress("https://example.org/a b"))),
    ("homepage: https://user@example.org/", 13, .openData(.notAWebAddress("https://user@example.org/"))),
    ("homepage: https://example.org/%4", 13, .openData(.notAWebAddress("https://example.org/%4"))),
    ("homepage: ftp://example.org", 13, .openData(.notAWebAddress("ftp://example.org"))),
    ("homepage: https://localhost", 13, .openData(.notAWebAddress("https://localhost"))),
    ("municipality: '0511400'", 17, .openData(.notAMunicipality("0511400"))),
    ("contributor: musterstadt", 16, .openData(.notAContributor("musterstadt"))),
    (
      "contributor: http://dcat-ap.de/def/contributors/", 16,
      .openData(.notAContributor("http://dcat-ap.de/def/contributors/"))
    ),
    ("keywords: OZG", 13, .notAList),
    ("keywords: [OZG, OZG]", 19, .repeated("OZG")),
    ("title: ''", 10, .notAText),
    ("title: [a]", 10, .notAText),
  ]

  @Test(arguments: OpenDataChapterTests.lines.indices)
  func everyFlawIsNamedWithItsPlace(row: Int) throws {
    let (line, column, reason) = OpenDataChapterTests.lines[row]
    let text = "open-data:\n\(OpenDataChapterTests.required)  \(line)\n"
    let flaw = #expect(throws: ConfigurationFlaw.self) { try ConfigurationFile(text) }
    #expect(flaw?.reason == reason)
    #expect(flaw?.line == 5 && flaw?.column == column, "\(line): \(String(describing: flaw))")
  }

  @Test(arguments: [
    "a", "@example.org", "a@", "a@b", "a b@example.org", "a@example.org.", "a..b@example.org", ".a@example.org",
    "a@@example.org", "büro@example.org", "a@exämple.org", "a@example.123", "mailto:a@example.org", "A <a@example.org>",
    "a@-example.org",
  ])
  func aMailAddressHasTheFormOfOne(text: String) throws {
    let flaw = #expect(throws: ConfigurationFlaw.self) {
      try ConfigurationFile("open-data: {url: 'https://example.org', licence: cc-zero, contact: '\(text)'}")
    }
    #expect(flaw?.reason == .openData(.notAMailAddress(text)))
  }

  @Test(arguments: ["open.data+strategie@stadt-muster.example.org", "FB10_1@example.co"])
  func mailAddressesAreTaken(text: String) { #expect(NetAddress.isMail(text)) }

  @Test func wordsOfClosedListsAreNamed() throws {
    let licence = #expect(throws: ConfigurationFlaw.self) {
      try ConfigurationFile(
        "open-data:\n  url: https://example.org\n  contact: a@example.org\n  licence: cc-by-nc/4.0\n")
    }
    let known = Licence.allCases.map(\.rawValue)
    #expect(licence?.reason == .openData(.unknownLicence("cc-by-nc/4.0", known: known)))
    #expect(licence?.line == 4 && licence?.column == 12)
    let frequency = #expect(throws: ConfigurationFlaw.self) {
      try ConfigurationFile("open-data:\n\(OpenDataChapterTests.required)  frequency: often\n")
    }
    let words = OpenData.Frequency.allCases.map(\.rawValue)
    #expect(frequency?.reason == .openData(.unknownFrequency("often", known: words)))
  }

  @Test(arguments: OpenData.required)
  func requiredKeysAreAskedFor(key: String) throws {
    let text =
      "open-data:\n"
      + OpenDataChapterTests.required.split(separator: "\n").filter { !$0.contains(key + ":") }
      .joined(separator: "\n")
    let flaw = #expect(throws: ConfigurationFlaw.self) { try ConfigurationFile(text) }
    #expect(flaw?.reason == .missingKey(key))
    #expect(flaw?.line == 2 && flaw?.column == 3)
  }

  @Test func anUnknownKeyIsNamed() throws {
    let flaw = #expect(throws: ConfigurationFlaw.self) {
      try ConfigurationFile("open-data:\n\(OpenDataChapterTests.required)  lizenz: cc-zero\n")
    }
    #expect(flaw?.reason == .unknownKey("lizenz", known: OpenData.keys + ["keywords"]))
    #expect(flaw?.line == 5 && flaw?.column == 3)
  }
}
