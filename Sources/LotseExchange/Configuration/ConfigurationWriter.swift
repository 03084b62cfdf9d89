internal import LotseBasics
public import LotseModel
internal import Yams

extension ConfigurationFile {
  /// The configuration as a file that applies without a difference.
  public static func text(_ configuration: CityConfiguration) throws -> String {
    let grouped = Dictionary(grouping: configuration.entries, by: \.section)
    func entries(_ section: Section) -> [Entry] { grouped[section] ?? [] }
    func values(_ section: Section) -> Node? {
      let pairs = entries(section).map { pair($0.key, $0.value ?? "") }
      return pairs.isEmpty ? nil : .mapping(Node.Mapping(pairs))
    }
    var chapters: [(Node, Node)] = []
    func add(_ name: String, _ node: Node?) { if let node { chapters.append((Node(name), node)) } }

    add("language", entries(.general).first { $0.key == "language" }.map { Node($0.value ?? "de") })
    add("strategy", values(.strategy))
    add("organisation", values(.organisation))
    add("thresholds", values(.threshold))
    add(
      "fields",
      list(
        entries(.field).map { field in
          let defaults = entries(.fieldDefault).filter { $0.parent == field.key }.map { pair($0.key, $0.value ?? "") }
          let node = Node.mapping(Node.Mapping(defaults, .implicit, .flow))
          return mapping(field, and: defaults.isEmpty ? [] : [(Node("defaults"), node)])
        }))
    add(
      "schemes",
      list(
        entries(.scheme).map { scheme in
          let places = entries(.place).filter { $0.parent == scheme.key }.map { mapping($0) }
          return mapping(scheme, and: [(Node("places"), list(places) ?? empty)])
        }))
    add("units", list(entries(.unit).map { mapping($0) }))
    add("committees", list(entries(.committee).map { mapping($0) }))
    add("attributes", attributes(configuration))
    add("open-data", openData(entries(.openData)))
    add("reports", reports(entries(.report)))
    add(
      "views",
      list(
        configuration.views.map { view in
          .mapping(
            Node.Mapping(
              [pair("key", view.name)] + view.entries.map { pair($0.key, $0.value ?? "") }, .implicit, .block))
        }))
    add("access", access(entries(.access)))
    if !entries(.status).isEmpty { add("workflow", node(configuration.workflow)) }
    return try Yams.serialize(
      node: .mapping(Node.Mapping(chapters)), width: 110, allowUnicode: true, sortKeys: false)
  }

  /// A workflow as a configuration file of its own.
  public static func text(_ workflow: Workflow) throws -> String {
    try Yams.serialize(
      node: .mapping(Node.Mapping([(Node("workflow"), node(workflow))])), width: 110, allowUnicode: true,
      sortKeys: false)
  }

  private static func openData(_ entries: [Entry]) -> Node? {
    var pairs = entries.filter(\.parent.isEmpty).map { pair($0.key, $0.value ?? "") }
    let keywords = entries.filter { $0.parent == OpenData.keywordList }.map { scalar($0.key) }
    if !keywords.isEmpty {
      pairs.append((Node(OpenData.keywordList), .sequence(Node.Sequence(keywords, .implicit, .flow))))
    }
    return pairs.isEmpty ? nil : .mapping(Node.Mapping(pairs))
  }

  private static var empty: Node { .sequence(Node.Sequence([])) }

  static func pair(_ key: String, _ value: String) -> (Node, Node) { (Node(key), scalar(value)) }

  /// A key and what it is called, in English where that is another word.
  static func named(_ named: Named) -> [(Node, Node)] {
    let pairs = [pair("key", named.key), pair("label", named.label.de)]
    return named.label.en == named.label.de ? pairs : pairs + [pair("en", named.label.en)]
  }

  /// A text that is not taken for a number, a date or a truth value when it is read again stays a plain text either
  /// way, because every scalar is read as text.
  static func scalar(_ text: String) -> Node { Node(text) }

  private static func list(_ nodes: [Node]) -> Node? {
    nodes.isEmpty ? nil : .sequence(Node.Sequence(nodes, .implicit, .block))
  }

  private static func mapping(_ entry: Entry, and more: [(Node, Node)] = []) -> Node {
    var pairs = named(Named(entry.key, entry.label))
    if let from = entry.validity.from { pairs.append(pair("from", from.iso)) }
    if let until = entry.validity.until { pairs.append(pair("until", until.iso)) }
    if entry.section == .unit, !entry.successors.isEmpty {
      pairs.append((Node("successors"), .sequence(Node.Sequence(entry.successors.map(scalar), .implicit, .flow))))
    }
    if entry.section == .unit, let mailbox = entry.mailbox { pairs.append(pair("mailbox", mailbox)) }
    return .mapping(Node.Mapping(pairs + more, .implicit, more.isEmpty ? .flow : .block))
  }

  private static func node(_ workflow: Workflow) -> Node {
    let states = workflow.states.map { state in
      Node.mapping(
        Node.Mapping(
          [
            pair("status", state.status.rawValue), pair("label", state.label.de), pair("en", state.label.en),
            pair("group", state.group.rawValue),
          ], .implicit, .flow))
    }
    let rules = workflow.rules.map { rule in
      let requires = Node.sequence(Node.Sequence(rule.requires.map { Node($0.rawValue) }, .implicit, .flow))
      return Node.mapping(
        Node.Mapping(
          [
            pair("from", rule.from.word), pair("to", rule.to.word), (Node("requires"), requires),
            pair("why", rule.why.de), pair("en", rule.why.en),
          ], .implicit, .block))
    }
    return .mapping(
      Node.Mapping([(Node("statuses"), list(states) ?? empty), (Node("moves"), list(rules) ?? empty)]))
  }
}
