public import LotseModel

/// How mature the OZG services are, per model version; versions are never mixed, levels never averaged (rule of
/// counting 7).
public struct MaturityCount: Hashable, Sendable {
  public struct Level: Hashable, Sendable {
    public let model: MaturityModel
    public let level: Int
    public let count: Int
  }

  /// Every level of each model in which anything was assessed.
  public let levels: [Level]
  /// OZG services of the denominator that nobody assessed.
  public let unassessed: Int

  init(_ subProjects: [SubProject]) {
    let services = subProjects.filter { $0.kind == .ozgService && $0.status.isCounted }
    let assessed = Dictionary(grouping: services.compactMap(\.maturity), by: \.model)
    levels = MaturityModel.allCases.flatMap { model -> [Level] in
      guard let found = assessed[model] else { return [] }
      return model.levels.map { level in Level(model: model, level: level, count: found.count { $0.level == level }) }
    }
    unassessed = services.count { $0.maturity == nil }
  }
}
