public import LotseBasics
internal import LotseModel

extension OpenDataSet {
  /// The metadata as JSON-LD; the same set gives the same bytes.
  public var json: JSONValue {
    var set: [String: JSONValue] = [
      "@context": .object(OpenDataSet.context),
      "@id": .string(id("dataset")), "@type": .string("dcat:Dataset"),
      "dct:identifier": .string(id("dataset")),
      "dct:title": OpenDataSet.german(openData.title),
      "dct:description": OpenDataSet.german(description),
      "dct:publisher": publisher,
      "dcat:contactPoint": contact,
      "dct:issued": OpenDataSet.day(issued), "dct:modified": OpenDataSet.day(modified),
      "dct:language": OpenDataSet.language(language),
      "dct:temporal": .object([
        "@type": .string("dct:PeriodOfTime"), "dcat:endDate": OpenDataSet.day(day),
      ]),
      "dcat:theme": OpenDataSet.resource(OpenDataSet.authority + "data-theme/GOVE"),
      "dcat:keyword": .array(openData.keywords.map(OpenDataSet.german)),
      "dcat:distribution": .array(files.map(distribution)),
    ]
    if let notice {
      set["dct:provenance"] = .object([
        "@type": .string("dct:ProvenanceStatement"), "rdfs:label": OpenDataSet.german(notice),
      ])
    }
    if let frequency = openData.frequency { set["dct:accrualPeriodicity"] = OpenDataSet.resource(frequency.uri) }
    if let contributor = openData.contributor { set["dcatde:contributorID"] = OpenDataSet.resource(contributor) }
    if let municipality = openData.municipality {
      set["dct:spatial"] = OpenDataSet.resource(OpenDataSet.geocoding + "municipalityKey/" + municipality)
      set["dcatde:politicalGeocodingLevelURI"] = OpenDataSet.resource(OpenDataSet.geocoding + "Level/municipality")
    }
    return .object(set)
  }

  private var description: String {
    [openData.description, "Stand: \(day.text(.de)).", notice].compactMap { $0 }.joined(separator: " ")
  }

  private var publisher: JSONValue {
    var agent: [String: JSONValue] = [
      "@id": .string(id("publisher")), "@type": .array([.string("foaf:Agent"), .string("foaf:Organization")]),
      "foaf:name": .string(openData.publisher),
      "dct:type": OpenDataSet.resource("http://purl.org/adms/publishertype/LocalAuthority"),
    ]
    if let homepage = openData.homepage { agent["foaf:homepage"] = OpenDataSet.resource(homepage) }
    return .object(agent)
  }

  private var contact: JSONValue {
    .object([
      "@type": .array([.string("vcard:Kind"), .string("vcard:Organization")]),
      "vcard:fn": .string(openData.publisher), "vcard:hasEmail": OpenDataSet.resource("mailto:" + openData.contact),
    ])
  }

  private func distribution(_ file: File) -> JSONValue {
    // Convention 39: a plain download has its address as both.
    let address = openData.folder + NetAddress.encoded(file.name)
    var distribution: [String: JSONValue] = [
      "@id": .string(address + "#distribution"), "@type": .string("dcat:Distribution"),
      "dct:title": .string(file.name),
      "dcat:accessURL": OpenDataSet.resource(address), "dcat:downloadURL": OpenDataSet.resource(address),
      "dct:license": OpenDataSet.resource(openData.licence.uri),
      "dcat:byteSize": OpenDataSet.literal(String(file.byteSize), "xsd:nonNegativeInteger"),
      "dct:issued": OpenDataSet.day(issued), "dct:modified": OpenDataSet.day(modified),
      "dct:language": OpenDataSet.language(language),
      // Convention 22: a distribution that is passed on has a status.
      "adms:status": OpenDataSet.resource(OpenDataSet.authority + "distribution-status/COMPLETED"),
    ]
    if let type = file.format.fileType { distribution["dct:format"] = OpenDataSet.resource(type) }
    if let type = file.format.mediaType {
      distribution["dcat:mediaType"] = OpenDataSet.resource("https://www.iana.org/assignments/media-types/" + type)
    }
    if let attribution = openData.attribution {
      distribution["dcatde:licenseAttributionByText"] = OpenDataSet.german(attribution)
    }
    if let sha256 = file.sha256 {
      distribution["spdx:checksum"] = .object([
        "@type": .string("spdx:Checksum"),
        "spdx:algorithm": OpenDataSet.resource("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
        "spdx:checksumValue": OpenDataSet.literal(sha256, "xsd:hexBinary"),
      ])
    }
    return .object(distribution)
  }

  private func id(_ fragment: String) -> String { openData.folder + "#" + fragment }

  private static func resource(_ uri: String) -> JSONValue { .object(["@id": .string(uri)]) }

  private static func literal(_ text: String, _ type: String) -> JSONValue {
    .object(["@type": .string(type), "@value": .string(text)])
  }

  private static func german(_ text: String) -> JSONValue {
    .object(["@language": .string("de"), "@value": .string(text)])
  }

  private static func day(_ day: Day) -> JSONValue { literal(day.iso, "xsd:date") }

  private static func language(_ language: Language) -> JSONValue {
    let code =
      switch language {
      case .de: "DEU"
      case .en: "ENG"
      }
    return resource(authority + "language/" + code)
  }

  private static let authority = "http://publications.europa.eu/resource/authority/"
  private static let geocoding = "http://dcat-ap.de/def/politicalGeocoding/"

  private static let context: [String: JSONValue] = [
    "adms": .string("http://www.w3.org/ns/adms#"),
    "dcat": .string("http://www.w3.org/ns/dcat#"),
    "dcatde": .string("http://dcat-ap.de/def/dcatde/"),
    "dct": .string("http://purl.org/dc/terms/"),
    "foaf": .string("http://xmlns.com/foaf/0.1/"),
    "rdfs": .string("http://www.w3.org/2000/01/rdf-schema#"),
    "spdx": .string("http://spdx.org/rdf/terms#"),
    "vcard": .string("http://www.w3.org/2006/vcard/ns#"),
    "xsd": .string("http://www.w3.org/2001/XMLSchema#"),
  ]
}
