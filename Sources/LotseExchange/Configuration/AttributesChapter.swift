internal import LotseBasics
internal import LotseModel
internal import Yams

extension ConfigurationReader {
  /// The chapter `attributes`: what the city records beyond what all cities do, and the words of its choices.
  func attributes(_ node: Node) throws -> [Entry] {
    let items = try self.items(node)
    var labels = Set<String>()
    let attributes = try zip(labelled(node, .attribute, ["type", "public", "choices"]), items).map { entry, item in
      guard let mapping = item.mapping else { throw ConfigurationFlaw(item, .notAMapping) }
      let keyNode = mapping["key"] ?? item
      guard OwnAttribute.isKey(entry.key) else { throw ConfigurationFlaw(keyNode, .notAnAttributeKey(entry.key)) }
      for (name, node) in [(entry.key, keyNode), (entry.label.de, mapping["label"]), (entry.label.en, mapping["en"])] {
        if let taken = ConfigurationReader.taken(name) {
          throw ConfigurationFlaw(node ?? item, .takenName(name, taken))
        }
      }
      if let label = [entry.label.de, entry.label.en].first(where: { Text.key($0).isEmpty || $0.contains("=") }) {
        throw ConfigurationFlaw(mapping["label"] ?? item, .notAWord(label))
      }
      let folded = Set([entry.key, entry.label.de, entry.label.en].map(Text.key))
      guard labels.isDisjoint(with: folded) else {
        throw ConfigurationFlaw(mapping["label"] ?? item, .repeated(entry.label.de))
      }
      labels.formUnion(folded)
      var attribute = entry
      attribute.value = try OwnAttribute.value(kind(mapping["type"], item), isPublic: isYes(mapping["public"]))
      return attribute
    }
    let choices = try zip(attributes, items).flatMap { attribute, item -> [Entry] in
      let list = item.mapping?["choices"]
      guard OwnAttribute(attribute, choices: [])?.kind == .choice else {
        if let list { throw ConfigurationFlaw(list, .choicesOfNoChoice(attribute.key)) }
        return []
      }
      guard let list else { throw ConfigurationFlaw(item, .missingKey("choices")) }
      let choices = try labelled(list, .choice, parent: attribute.key)
      guard !choices.isEmpty else { throw ConfigurationFlaw(list, .notAList) }
      var words = Set<String>()
      for (choice, node) in zip(choices, try self.items(list)) {
        let names = Set([choice.key, choice.label.de, choice.label.en].map(Text.key))
        // What says nothing, clears; and a sum has a row of its own.
        if let name = [choice.key, choice.label.de, choice.label.en].first(where: {
          Text.key($0).isEmpty || ["total", "gesamt"].contains(Text.key($0))
        }) {
          throw ConfigurationFlaw(node, .notAWord(name))
        }
        guard words.isDisjoint(with: names) else { throw ConfigurationFlaw(node, .repeated(choice.label.de)) }
        words.formUnion(names)
      }
      return choices
    }
    return attributes + choices
  }

  /// What has the name already: in lists, where one filters or counts, in JSON, or as a word of filters.
  private static func taken(_ name: String) -> Named? {
    if case .one(let column) = ListColumn.glossary.find(name, .whole) { return column.named }
    if case .one(let word) = FilterWord.short.find(name, .whole) { return word.named }
    if case .one(let grouping) = Grouping.glossary(in: CityConfiguration([])).find(name, .whole) {
      return Named(grouping.word, Phrase(grouping.word, grouping.word))
    }
    let word = Text.key(name)
    let reserved = [
      "light_set", "next_moves", "redactions", "row", "all", "alle", "and", "or", "not", "und", "oder", "nicht",
    ]
    if let found = reserved.first(where: { Text.key($0) == word }) { return Named(found, Phrase(found, found)) }
    return ImportColumn.known(name) == nil ? nil : Named(name, Phrase(name, name))
  }

  private func kind(_ node: Node?, _ item: Node) throws -> OwnAttribute.Kind {
    guard let node else { throw ConfigurationFlaw(item, .missingKey("type")) }
    let word = try word(node)
    guard case .one(let kind) = OwnAttribute.Kind.glossary.find(word, .whole) else {
      throw ConfigurationFlaw(node, .unknownType(word, known: OwnAttribute.Kind.allCases.map(\.rawValue)))
    }
    return kind
  }

  private func isYes(_ node: Node?) throws -> Bool {
    guard let node else { return false }
    guard let isYes = Assignment.flag(try word(node)) else {
      throw ConfigurationFlaw(node, .notYesOrNo(try text(node)))
    }
    return isYes
  }
}

extension ConfigurationFile {
  static func attributes(_ configuration: CityConfiguration) -> Node? {
    guard !configuration.own.isEmpty else { return nil }
    let nodes = configuration.own.map { attribute -> Node in
      var pairs = named(Named(attribute.key, attribute.label)) + [pair("type", attribute.kind.rawValue)]
      if attribute.isPublic { pairs.append(pair("public", "yes")) }
      guard attribute.kind == .choice else { return .mapping(Node.Mapping(pairs, .implicit, .flow)) }
      let choices = attribute.choices.map { Node.mapping(Node.Mapping(named($0), .implicit, .flow)) }
      pairs.append((Node("choices"), .sequence(Node.Sequence(choices, .implicit, .block))))
      return .mapping(Node.Mapping(pairs, .implicit, .block))
    }
    return .sequence(Node.Sequence(nodes, .implicit, .block))
  }
}
