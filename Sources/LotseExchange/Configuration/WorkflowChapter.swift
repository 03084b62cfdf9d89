internal import LotseBasics
internal import LotseModel
internal import Yams

extension ConfigurationReader {
  /// The chapter `workflow`: the statuses and the moves between them, which must serve.
  func workflow(_ node: Node) throws -> [Entry] {
    let chapter = try mapping(node, allowing: ["statuses", "moves"])
    guard let statuses = chapter["statuses"] else { throw ConfigurationFlaw(node, .missingKey("statuses")) }
    guard let moves = chapter["moves"] else { throw ConfigurationFlaw(node, .missingKey("moves")) }
    let stateNodes = try items(statuses)
    let states = try stateNodes.map(state)
    for (index, state) in states.enumerated() where states[..<index].contains(where: { $0.status == state.status }) {
      throw ConfigurationFlaw(stateNodes[index], .repeated(state.status.rawValue))
    }
    let ruleNodes = try items(moves)
    let workflow = Workflow(states: states, rules: try ruleNodes.map(rule))
    if let flaw = workflow.flaws.first {
      let place: Node =
        switch flaw {
        case .unused(_, let rule), .leavesFinal(_, let rule), .pointless(_, let rule), .repeated(let rule):
          ruleNodes[rule]
        case .unreachable(let status), .noWayOut(let status):
          stateNodes[states.firstIndex { $0.status == status } ?? 0]
        case .missing: statuses
        }
      throw ConfigurationFlaw(place, .workflow(flaw))
    }
    return workflow.entries
  }

  private func state(_ node: Node) throws -> Workflow.State {
    let mapping = try mapping(node, allowing: ["status", "label", "en", "group"])
    let status = try status(mapping["status"], in: node, "status")
    let label = try mapping["label"].map(text) ?? status.label.de
    let english = try mapping["en"].map(text) ?? status.label.en
    guard let groupNode = mapping["group"] else { return Workflow.State(status, label: Phrase(label, english)) }
    guard let group = StatusGroup(rawValue: try word(groupNode)) else {
      throw ConfigurationFlaw(
        groupNode, .unknownGroup(try text(groupNode), known: StatusGroup.allCases.map(\.rawValue)))
    }
    return Workflow.State(status, label: Phrase(label, english), group: group)
  }

  private func rule(_ node: Node) throws -> Workflow.Rule {
    let mapping = try mapping(node, allowing: ["from", "to", "requires", "why", "en"])
    let from: Workflow.Origin =
      try mapping["from"].map(word) == "any-open" ? .anyOpen : .status(try status(mapping["from"], in: node, "from"))
    let to: Workflow.Target =
      try mapping["to"].map(word) == "held-before"
      ? .statusHeldBefore : .status(try status(mapping["to"], in: node, "to"))
    let requires = try mapping["requires"].map(items)?.map { item in
      guard let requirement = Requirement(rawValue: try word(item)) else {
        throw ConfigurationFlaw(
          item, .unknownRequirement(try text(item), known: Requirement.allCases.map(\.rawValue)))
      }
      return requirement
    }
    let why = try mapping["why"].map(text) ?? ""
    return Workflow.Rule(
      from, to, requires: requires ?? [], why: Phrase(why, try mapping["en"].map(text) ?? why))
  }

  private func status(_ node: Node?, in parent: Node, _ key: String) throws -> Status {
    let name = try word(node, in: parent, key)
    guard let status = Status(rawValue: name) else {
      throw ConfigurationFlaw(node ?? parent, .unknownStatus(name, known: Status.allCases.map(\.rawValue)))
    }
    return status
  }
}
