internal import LotseBasics
internal import LotseModel
internal import Yams

extension ConfigurationReader {
  /// The chapter `reports`: plain values, and lists of lines in their order.
  func reports(_ node: Node) throws -> [Entry] {
    let chapter = try mapping(node, allowing: ReportSettings.keys + ReportSettings.lists)
    let values = try ReportSettings.keys.compactMap { key -> Entry? in
      guard let value = chapter[key] else { return nil }
      let text = try key == "sender" ? word(value) : text(value)
      guard key != "sender" || NetAddress.isMail(text) else {
        throw ConfigurationFlaw(value, .openData(.notAMailAddress(text)))
      }
      return Entry(.report, key: key, value: text)
    }
    return try values
      + ReportSettings.lists.flatMap { list in
        try (chapter[list].map(items) ?? []).enumerated().map { index, item in
          Entry(.report, parent: list, key: String(index + 1), value: try text(item))
        }
      }
  }
}

extension ConfigurationFile {
  static func reports(_ entries: [Entry]) -> Node? {
    let values = entries.filter(\.parent.isEmpty).map { pair($0.key, $0.value ?? "") }
    let lists = ReportSettings.lists.compactMap { list -> (Node, Node)? in
      let lines = entries.filter { $0.parent == list }.map { Node($0.value ?? "") }
      return lines.isEmpty ? nil : (Node(list), .sequence(Node.Sequence(lines, .implicit, .block)))
    }
    let pairs = values + lists
    return pairs.isEmpty ? nil : .mapping(Node.Mapping(pairs))
  }
}
