internal import LotseBasics
internal import LotseModel
internal import Yams

extension ConfigurationReader {
  /// The chapter `access`: the address of the proxy, and who is what.
  func access(_ node: Node) throws -> [Entry] {
    let chapter = try mapping(node, allowing: ["proxy", "roles"])
    let proxy = try chapter["proxy"].map { Entry(.access, key: "proxy", value: try word($0)) }
    var seen = Set<String>()
    let roles = try (chapter["roles"].map(items) ?? []).map { item in
      let mapping = try mapping(item, allowing: ["who", "role", "units"])
      guard let whoNode = mapping["who"] else { throw ConfigurationFlaw(item, .missingKey("who")) }
      let who = try text(whoNode)
      guard seen.insert(who.lowercased()).inserted else { throw ConfigurationFlaw(whoNode, .repeated(who)) }
      return Entry(
        .access, parent: CityConfiguration.roleList, key: who,
        value: try role(mapping["role"], mapping["units"], item).word)
    }
    return [proxy].compactMap { $0 } + roles
  }

  private func role(_ word: Node?, _ units: Node?, _ item: Node) throws -> Role {
    if let units {
      guard word == nil else { throw ConfigurationFlaw(item, .roleAndUnits) }
      let keys = try items(units).map { try self.word($0) }
      guard !keys.isEmpty else { throw ConfigurationFlaw(units, .notAList) }
      if let key = keys.first(where: { $0.contains(" ") }) { throw ConfigurationFlaw(units, .notAKey(key)) }
      return .units(keys.map { Key($0) })
    }
    guard let word else { throw ConfigurationFlaw(item, .missingKey("role")) }
    let name = try self.word(word)
    guard Role.words.contains(name), let role = Role(word: name) else {
      throw ConfigurationFlaw(word, .unknownRole(name, known: Role.words))
    }
    return role
  }
}

extension ConfigurationFile {
  static func access(_ entries: [Entry]) -> Node? {
    var pairs = entries.filter(\.parent.isEmpty).map { pair($0.key, $0.value ?? "") }
    let roles = entries.filter { $0.parent == CityConfiguration.roleList }.map { entry -> Node in
      let role: (Node, Node) =
        switch Role(word: entry.value ?? "") {
        case .units(let keys)?:
          (Node("units"), .sequence(Node.Sequence(keys.map { scalar($0.text) }, .implicit, .flow)))
        default: pair("role", entry.value ?? "")
        }
      return .mapping(Node.Mapping([pair("who", entry.key), role]))
    }
    if !roles.isEmpty { pairs.append((Node("roles"), .sequence(Node.Sequence(roles, .implicit, .block)))) }
    return pairs.isEmpty ? nil : .mapping(Node.Mapping(pairs))
  }
}
