internal import LotseBasics
internal import LotseModel
internal import Yams

/// Reads the chapters of a configuration file, each in its own form.
struct ConfigurationReader {
  /// The attributes that the city declared, in the file or before.
  var own: [OwnAttribute] = []

  func chapter(_ name: String, _ node: Node) throws -> [Entry] {
    switch name {
    case "language":
      let text = try word(node)
      guard Language(rawValue: text) != nil else { throw ConfigurationFlaw(node, .notALanguage(text)) }
      return [Entry(.general, key: "language", value: text)]
    case "strategy": return try values(node, .strategy, ["name", "decided", "notice"])
    case "organisation": return try values(node, .organisation, ["name", "office"])
    case "thresholds":
      for (key, value) in try mapping(node, allowing: CityConfiguration.thresholds) {
        guard let days = Int(try word(value)), (1...3650).contains(days) else {
          throw ConfigurationFlaw(value, .notANumberOfDays("\(key): \(try text(value))"))
        }
      }
      return try values(node, .threshold, CityConfiguration.thresholds, word)
    case "fields": return try labelled(node, .field, ["defaults"]) + defaults(node)
    case "attributes": return try attributes(node)
    case "committees": return try labelled(node, .committee)
    case "open-data": return try openData(node)
    case "reports": return try reports(node)
    case "views": return try views(node)
    case "access": return try access(node)
    case "units": return try units(node)
    case "schemes":
      let schemes = try labelled(node, .scheme, ["places"])
      let places = try items(node).flatMap { item -> [Entry] in
        let mapping = try mapping(item, allowing: ["key", "label", "en", "places"])
        guard let list = mapping["places"] else { throw ConfigurationFlaw(item, .missingKey("places")) }
        return try labelled(list, .place, parent: try word(mapping["key"], in: item, "key"))
      }
      return schemes + places
    default: return try workflow(node)
    }
  }

  /// A mapping of plain values; the order is that of `keys`.
  private func values(
    _ node: Node, _ section: Section, _ keys: [String], _ read: ((Node) throws -> String)? = nil
  ) throws -> [Entry] {
    let mapping = try mapping(node, allowing: keys)
    return try keys.compactMap { key in
      try mapping[key].map { Entry(section, key: key, value: try (read ?? text)($0)) }
    }
  }

  /// A list of things with key, label, English label and perhaps a validity.
  func labelled(
    _ node: Node, _ section: Section, _ more: [String] = [], parent: String = ""
  ) throws -> [Entry] {
    var seen = Set<String>()
    return try items(node).map { item in
      let mapping = try mapping(item, allowing: ["key", "label", "en"] + more)
      let key = try word(mapping["key"], in: item, "key")
      guard ConfigurationReader.isKey(key), let keyNode = mapping["key"] else {
        throw ConfigurationFlaw(item, .notAKey(key))
      }
      guard seen.insert(key.lowercased()).inserted else { throw ConfigurationFlaw(keyNode, .repeated(key)) }
      let label = try text(mapping["label"], in: item, "label")
      let validity = Validity(from: try day(mapping["from"]), until: try day(mapping["until"]))
      if let from = validity.from, let until = validity.until, until < from {
        throw ConfigurationFlaw(item, .validityReversed)
      }
      return Entry(
        section, parent: parent, key: key, label: Phrase(label, try mapping["en"].map(text) ?? label),
        validity: validity)
    }
  }

  /// What the fields say of their new sub-projects.
  private func defaults(_ node: Node) throws -> [Entry] {
    try items(node).flatMap { item -> [Entry] in
      let mapping = try mapping(item, allowing: ["key", "label", "en", "defaults"])
      guard let node = mapping["defaults"] else { return [] }
      let known = CityConfiguration.defaultable.map(\.rawValue)
      let defaults = try self.mapping(node, allowing: known)
      return try known.compactMap { key in
        try defaults[key].map {
          Entry(.fieldDefault, parent: try word(mapping["key"], in: item, "key"), key: key, value: try text($0))
        }
      }
    }
  }

  /// The saved views, each with a filter, columns or an order.
  private func views(_ node: Node) throws -> [Entry] {
    var seen = Set<String>()
    return try items(node).flatMap { item -> [Entry] in
      let mapping = try mapping(item, allowing: ["key"] + SavedView.keys)
      let key = try word(mapping["key"], in: item, "key")
      guard seen.insert(key.lowercased()).inserted else { throw ConfigurationFlaw(item, .repeated(key)) }
      guard ConfigurationReader.isKey(key) else { throw ConfigurationFlaw(item, .notAKey(key)) }
      if let filter = mapping["where"], (try? TypedFilter(parsing: try text(filter))) == nil {
        throw ConfigurationFlaw(filter, .notAFilter(try text(filter)))
      }
      for list in [mapping["columns"], mapping["sort"]].compactMap({ $0 }) {
        for name in try text(list).split(separator: ",").map({ Text.seen(String($0.drop { $0 == "-" })) })
        where ListColumn(named: name, in: own) == nil && name != "all" {
          throw ConfigurationFlaw(list, .unknownColumn(name, known: ListColumn.all(and: own).map(\.name)))
        }
      }
      let entries = try SavedView.keys.compactMap { name in
        try mapping[name].map { Entry(.view, parent: key, key: name, value: try text($0)) }
      }
      guard !entries.isEmpty else { throw ConfigurationFlaw(item, .missingKey("where")) }
      return entries
    }
  }

  /// Letters, digits and a few signs, without blanks.
  static func isKey(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_/.".unicodeScalars.contains(scalar)
    }
  }

  /// The units; a successor is another unit of the list, and who has one has a last day.
  private func units(_ node: Node) throws -> [Entry] {
    var units = try labelled(node, .unit, ["from", "until", "successors", "mailbox"])
    let keys = units.map(\.key)
    for (index, item) in try items(node).enumerated() {
      let unit = try mapping(item, allowing: ["key", "label", "en", "from", "until", "successors", "mailbox"])
      let mailbox = try unit["mailbox"].map { node in
        let address = try word(node)
        guard NetAddress.isMail(address) else { throw ConfigurationFlaw(node, .openData(.notAMailAddress(address))) }
        return address
      }
      units[index].value = Entry.value(ofSuccessors: [], mailbox: mailbox)
      guard let list = unit["successors"] else { continue }
      let successors = try items(list).map { successor in
        let key = try word(successor)
        guard keys.contains(key) else { throw ConfigurationFlaw(successor, .unknownSuccessor(key, known: keys)) }
        return key
      }
      guard units[index].validity.until != nil || successors.isEmpty else {
        throw ConfigurationFlaw(list, .successorWithoutEnd)
      }
      if let repeated = successors.first(where: { key in successors.filter { $0 == key }.count > 1 }) {
        throw ConfigurationFlaw(list, .repeated(repeated))
      }
      units[index].value = Entry.value(ofSuccessors: successors, mailbox: mailbox)
      if try follows(units[index], itselfAmong: units) {
        throw ConfigurationFlaw(list, .successionCircle(units[index].key))
      }
    }
    return units
  }

  /// Whether a unit is among its own successors or theirs.
  private func follows(_ unit: Entry, itselfAmong units: [Entry]) throws -> Bool {
    var (seen, next) = (Set<String>(), unit.successors)
    while let key = next.popLast() {
      if key == unit.key { return true }
      if seen.insert(key).inserted { next += units.first { $0.key == key }?.successors ?? [] }
    }
    return false
  }

  // MARK: Nodes

  func mapping(_ node: Node, allowing keys: [String]) throws -> [String: Node] {
    guard case .mapping(let mapping) = node else { throw ConfigurationFlaw(node, .notAMapping) }
    var found: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string.map({ Text.seen($0) }) else { throw ConfigurationFlaw(key, .notAText) }
      guard keys.contains(name) else { throw ConfigurationFlaw(key, .unknownKey(name, known: keys)) }
      found[name] = value
    }
    return found
  }

  func items(_ node: Node) throws -> [Node] {
    guard case .sequence(let sequence) = node else { throw ConfigurationFlaw(node, .notAList) }
    return Array(sequence)
  }

  private func text(_ node: Node?, in parent: Node, _ key: String) throws -> String {
    guard let node else { throw ConfigurationFlaw(parent, .missingKey(key)) }
    return try text(node)
  }

  func text(_ node: Node) throws -> String {
    guard case .scalar(let scalar) = node, Text.isReadable(scalar.string),
      scalar.style != .plain || !["~", "null", "Null", "NULL"].contains(scalar.string),
      Text.isPrintable(scalar.string)
    else { throw ConfigurationFlaw(node, .notAText) }
    return Text.trimmed(scalar.string)
  }

  /// A key, a figure or a word of a closed set: what cannot be seen is no part of it.
  func word(_ node: Node) throws -> String { Text.seen(try text(node)) }

  func word(_ node: Node?, in parent: Node, _ key: String) throws -> String {
    Text.seen(try text(node, in: parent, key))
  }

  private func day(_ node: Node?) throws -> Day? {
    guard let node else { return nil }
    guard let day = Day(exactly: try word(node)) else { throw ConfigurationFlaw(node, .notADay(try text(node))) }
    return day
  }
}
