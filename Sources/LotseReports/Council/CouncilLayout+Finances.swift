internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The section about money: by field for the house and the committee, one sum for the public.
extension CouncilLayout {
  var finances: [Document.Block] {
    guard let total = report.budget.total else {
      return [
        .paragraph(
          language(
            "Öffentlich wird eine Summe der Mittel erst genannt, wenn sie mindestens \(BudgetTotals.fewest) Teilprojekte umfasst.",
            "A sum of funds is published only where it covers at least \(BudgetTotals.fewest) sub-projects."))
      ]
    }
    guard total.count > 0 else {
      return [
        .paragraph(
          language(
            "Mittel sind für keines der gezeigten Teilprojekte erfasst.",
            "No funds are recorded for any of the sub-projects shown."))
      ]
    }
    return [.paragraph(isPublic ? publicSum(total) : included(total))] + (isPublic ? [] : [table(total)])
  }

  private func included(_ total: BudgetTotals.Total) -> String {
    language(
      "Mittel = Budgets aller gezeigten Teilprojekte, für die eines erfasst ist (\(total.count) von \(report.stock.shown)), über die ganze Laufzeit und gleich welchen Stands.",
      "Funds = budgets of all sub-projects shown for which one is recorded (\(total.count) of \(report.stock.shown)), over their whole duration and whatever their state."
    )
  }

  private func publicSum(_ total: BudgetTotals.Total) -> String {
    let (planned, spent) = (total.planned.text(language), total.spent.text(language))
    return included(total)
      + language(
        " Zusammen geplant: \(planned), verausgabt: \(spent). Beträge je Themenfeld werden nicht veröffentlicht.",
        " Planned in all: \(planned), spent: \(spent). Amounts per field are not published.")
  }

  private func table(_ total: BudgetTotals.Total) -> Document.Block {
    func row(_ label: String, _ total: BudgetTotals.Total) -> [Table.Cell] {
      [
        .init(label), .init(total.count), .init(.money(total.planned)), .init(.money(total.spent)),
      ]
    }
    return .table(
      Table(
        [
          .init(language("Themenfeld", "Field"), flexible: true),
          .init(language("mit Budget", "with a budget"), .right),
          .init(language("geplant", "planned"), .right), .init(language("verausgabt", "spent"), .right),
        ],
        report.budget.lines.map { row(wording.field($0.field), $0.total) },
        total: row(language("Gesamt", "Total"), total),
        caption: language("Mittel der gezeigten Teilprojekte", "Funds of the sub-projects shown")))
  }
}
