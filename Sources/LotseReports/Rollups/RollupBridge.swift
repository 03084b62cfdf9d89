public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// Why both numbers of completion of many cities differ between two cut-off dates, by municipality. A municipality that
/// reported for one of them only comes or goes as a whole: nothing stands in for what it did not say.
public struct RollupBridge: Sendable {
  public let from: RollupView
  public let to: RollupView
  let groups: [(key: String, scope: ScopeBridge, completion: CompletionBridge)]
  public let total: ScopeBridge
  public let totalCompletion: CompletionBridge
  let joined: [String]
  let left: [String]

  /// The standings of both dates by municipality.
  public init(
    _ from: RollupView, _ earlier: [String: [Standing]], _ to: RollupView, _ later: [String: [Standing]]
  ) {
    self.from = from
    self.to = to
    let before = Set(from.municipalities(.reported).map(\.key))
    let after = Set(to.municipalities(.reported).map(\.key))
    joined = after.subtracting(before).sorted()
    left = before.subtracting(after).sorted()
    // Only who reads of all sub-projects knows that one that is there for the first time was added, and did not just
    // become visible.
    let isWhole = from.audience == .house && to.audience == .house
    groups = before.union(after).sorted().map { key in
      let (old, new) = (earlier[key] ?? [], later[key] ?? [])
      let isComparable = isWhole && before.contains(key) && after.contains(key)
      let was = isComparable ? old : old + RollupBridge.unseen(new, besides: old)
      let isNow = isComparable ? new : new + RollupBridge.unseen(old, besides: new)
      return (key, ScopeBridge(from: was, to: isNow), CompletionBridge(from: was, to: isNow))
    }
    total = RollupBridge.sum(groups.map(\.scope))
    totalCompletion = RollupBridge.sum(groups.map(\.completion))
  }

  /// Those that another state has beside these, as it has them, but not counted.
  private static func unseen(_ others: [Standing], besides these: [Standing]) -> [Standing] {
    let known = Set(these.map(\.number))
    return others.filter { !known.contains($0.number) }.map { Standing(number: $0.number, status: $0.status) }
  }

  private static func sum<Step: BridgeStep>(_ bridges: [Bridge<Step>]) -> Bridge<Step> {
    var steps: [Step: [Number]] = [:]
    for bridge in bridges { steps.merge(bridge.steps, uniquingKeysWith: +) }
    return Bridge(
      start: bridges.map(\.start).reduce(0, +), end: bridges.map(\.end).reduce(0, +), steps: steps)
  }

  public var document: Document {
    let language = to.language
    let heading = RollupGrouping.municipality.label[language]
    func named<Step>(_ bridges: [(String, Bridge<Step>)]) -> [(label: String, bridge: Bridge<Step>)] {
      bridges.map { (label: left.contains($0.0) ? from.name($0.0) : to.name($0.0), bridge: $0.1) }
    }
    var blocks: [Document.Block] = [
      .paragraph(
        language(
          "Vom \(from.cutOff.text(.de)) zum \(to.cutOff.text(.de)).", "From \(from.cutOff) to \(to.cutOff)."))
    ]
    blocks += (from.sentences + to.sentences).map { .paragraph($0) }
    for (keys, view, words) in [
      (joined, to, language("Neu dabei: ", "New: ")), (left, from, language("Nicht mehr dabei: ", "No longer there: ")),
    ] where !keys.isEmpty {
      blocks.append(.paragraph(words + keys.map { view.name($0) }.joined(separator: ", ") + "."))
    }
    blocks += [
      .heading(2, CompletionStep.question[language]),
      .table(
        Bridge.table(
          of: named(groups.map { ($0.key, $0.completion) }), totalCompletion, heading,
          caption: CompletionStep.question[language], language)),
      .heading(2, ScopeStep.question[language]),
      .table(
        Bridge.table(
          of: named(groups.map { ($0.key, $0.scope) }), total, heading, caption: ScopeStep.question[language],
          language)),
      .paragraph(to.scope),
    ]
    return to.document(
      language("Veränderung der Kommunen", "Change of the municipalities"), blocks,
      asOf: language(
        "\(from.cutOff.text(.de)) bis \(to.cutOff.text(.de))", "\(from.cutOff) to \(to.cutOff)"))
  }

  public var json: JSONValue {
    func figures<Step>(_ bridge: Bridge<Step>) -> JSONValue {
      .object(Dictionary(latest: bridge.figures.map { ($0.key, .int($0.count)) }))
    }
    return .object([
      "from": JSONValue(from.cutOff), "to": JSONValue(to.cutOff), "joined": .array(joined.map { .string($0) }),
      "left": .array(left.map { .string($0) }), "scope": figures(total), "completion": figures(totalCompletion),
      "groups": .array(
        groups.map {
          .object([
            "municipality": .string($0.key), "scope": figures($0.scope), "completion": figures($0.completion),
          ])
        }),
    ])
  }
}
