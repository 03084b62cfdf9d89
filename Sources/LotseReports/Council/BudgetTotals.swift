public import LotseBasics
public import LotseModel

/// Planned and spent money of a set, as sums: single budgets would give tenders away, so the public reads a sum only
/// where enough sub-projects stand behind it.
public struct BudgetTotals: Hashable, Sendable {
  public struct Total: Hashable, Sendable {
    public let planned: Money
    public let spent: Money
    /// How many sub-projects have a budget.
    public let count: Int

    init(_ subProjects: [SubProject]) throws(Refusal) {
      let budgeted = subProjects.filter { $0.budgetPlanned != nil || $0.budgetSpent != nil }
      planned = try Refusal.reading { () throws(Unreadable) in try Money.sum(budgeted.compactMap(\.budgetPlanned)) }
      spent = try Refusal.reading { () throws(Unreadable) in try Money.sum(budgeted.compactMap(\.budgetSpent)) }
      count = budgeted.count
    }
  }

  public struct Line: Hashable, Sendable {
    public let field: Key<Field>
    public let total: Total
  }

  /// Nil where fewer than `fewest` have a budget and the public reads it.
  public let total: Total?
  /// By field; for the public none, because what one field lacks would follow from the others.
  public let lines: [Line]

  /// The least number of sub-projects behind a sum that the public reads.
  public static let fewest = 5

  init(_ subProjects: [SubProject], for audience: Audience, _ configuration: CityConfiguration) throws(Refusal) {
    let total = try Total(subProjects)
    self.total = audience == .public && total.count < BudgetTotals.fewest ? nil : total
    let byField = Dictionary(grouping: subProjects, by: \.field)
    lines =
      audience == .public
      ? []
      : try configuration.fields.map { field throws(Refusal) in
        Line(field: field.key, total: try Total(byField[field.key] ?? []))
      }
  }
}
