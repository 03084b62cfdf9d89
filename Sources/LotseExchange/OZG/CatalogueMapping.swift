internal import Yams

/// Says which heading of a file stands for which column of an OZG catalogue (YAML; docs/configuration.md).
public struct CatalogueMapping: Sendable {
  private let columns: [(heading: String, column: CatalogueColumn)]

  /// Reads the text of a file. Throws `ConfigurationFlaw`.
  public init(_ text: String) throws {
    let reader = ConfigurationReader()
    let root = try ConfigurationFile.root(text)
    guard let node = try reader.mapping(root, allowing: ["columns"])["columns"] else {
      throw ConfigurationFlaw(root, .missingKey("columns"))
    }
    guard case .mapping(let mapping) = node else { throw ConfigurationFlaw(node, .notAMapping) }
    var columns: [(heading: String, column: CatalogueColumn)] = []
    for (heading, word) in mapping {
      let name = try reader.word(word)
      guard let column = CatalogueColumn(rawValue: name) else {
        throw ConfigurationFlaw(word, .unknownColumn(name, known: CatalogueColumn.allCases.map(\.rawValue)))
      }
      guard column == .situation || !columns.contains(where: { $0.column == column }) else {
        throw ConfigurationFlaw(word, .repeated(name))
      }
      columns.append((try reader.text(heading), column))
    }
    self.columns = columns
  }

  func headings(of column: CatalogueColumn) -> [String] { columns.filter { $0.column == column }.map(\.heading) }

  func isMapped(_ bare: String) -> Bool { columns.contains { CatalogueColumn.bare($0.heading) == bare } }
}
