internal import LotseBasics
internal import LotseModel
internal import Yams

/// What is wrong with a value of the chapter `open-data`.
public enum OpenDataFlaw: Hashable, Sendable {
  case notAMailAddress(String)
  case notAWebAddress(String)
  case unknownLicence(String, known: [String])
  case unknownFrequency(String, known: [String])
  case notAMunicipality(String)
  case notAContributor(String)
}

extension ConfigurationReader {
  /// The chapter `open-data`: plain values, each in its form, and the list of keywords.
  func openData(_ node: Node) throws -> [Entry] {
    let chapter = try mapping(node, allowing: OpenData.keys + [OpenData.keywordList])
    for key in OpenData.required where chapter[key] == nil { throw ConfigurationFlaw(node, .missingKey(key)) }
    let values = try OpenData.keys.compactMap { key in
      try chapter[key].map { Entry(.openData, key: key, value: try openDataValue(key, $0)) }
    }
    var seen = Set<String>()
    let keywords = try chapter[OpenData.keywordList].map(items) ?? []
    return try values
      + keywords.map { item in
        let word = try text(item)
        guard seen.insert(word).inserted else { throw ConfigurationFlaw(item, .repeated(word)) }
        return Entry(.openData, parent: OpenData.keywordList, key: word)
      }
  }

  private func openDataValue(_ key: String, _ node: Node) throws -> String {
    let text = key == "publisher" || key == "description" || key == "title" ? try text(node) : try word(node)
    func flaw(_ flaw: OpenDataFlaw) -> ConfigurationFlaw { ConfigurationFlaw(node, .openData(flaw)) }
    switch key {
    case "url":
      guard NetAddress.isWeb(text), !text.contains("?") else { throw flaw(.notAWebAddress(text)) }
    case "homepage":
      guard NetAddress.isWeb(text) else { throw flaw(.notAWebAddress(text)) }
    case "contact":
      guard NetAddress.isMail(text) else { throw flaw(.notAMailAddress(text)) }
    case "licence":
      guard let licence = Licence(named: text) else {
        throw flaw(.unknownLicence(text, known: Licence.allCases.map(\.rawValue)))
      }
      return licence.rawValue
    case "contributor":
      let name = text.dropFirst(OpenData.contributors.count)
      guard text.hasPrefix(OpenData.contributors), NetAddress.isWeb(text), !name.isEmpty,
        !name.contains(where: { "/?".contains($0) })
      else { throw flaw(.notAContributor(text)) }
    case "municipality":
      guard text.utf8.count == 8, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { throw flaw(.notAMunicipality(text)) }
    case "frequency":
      guard OpenData.Frequency(rawValue: text) != nil else {
        throw flaw(.unknownFrequency(text, known: OpenData.Frequency.allCases.map(\.rawValue)))
      }
    default: break
    }
    return text
  }
}
