internal import LotseBasics
public import LotseModel
internal import LotseSheets

/// How many sub-projects of each field were completed in the last eight quarters that are over, by the day on which that
/// took effect (rule of counting 6); those without such a day are in none.
public struct RecentQuarters: Hashable, Sendable {
  /// Oldest first.
  public let quarters: [CompletionCurve.Quarter]
  /// One count per quarter, by field; fields in which nothing was completed then are not in it.
  public let byField: [String: [Int]]
  public let total: [Int]

  public init(_ snapshot: Snapshot) {
    let quarters = CompletionCurve.Quarter.last(QualityOfRecord.quarters, on: snapshot.moment.day)
    let places = Dictionary(uniqueKeysWithValues: zip(quarters, 0...))
    let none = quarters.map { _ in 0 }
    var byField: [String: [Int]] = [:]
    var total = none
    for item in snapshot.subProjects where item.status == .completed {
      guard let day = item.actualEnd, let place = places[CompletionCurve.Quarter(containing: day)] else { continue }
      byField[item.field.text, default: none][place] += 1
      total[place] += 1
    }
    self.quarters = quarters
    self.byField = byField
    self.total = total
  }

  /// Of one field, or of all of them.
  func counts(of field: String?) -> [Int] {
    guard let field else { return total }
    return byField[field] ?? quarters.map { _ in 0 }
  }
}

extension RecentQuarters {
  /// A picture in the line where there is room for it; in spreadsheets every quarter in a column of its own. The highest
  /// bar is the strongest quarter of its row.
  func columns(_ language: Language) -> [Table.Column] {
    let period = [quarters.first, quarters.last].compactMap { $0?.description }.joined(separator: " – ")
    return [.init(language("Abschlüsse \(period)", "Completions \(period)"), for: [.web, .papers])]
      + quarters.map { .init($0.description, .right, for: .sheets) }
  }

  func cells(of field: String?) -> [Table.Cell] {
    let counts = counts(of: field)
    return [.init(.sparkline(counts))] + counts.map { .init($0) }
  }

  var json: JSONValue {
    .object([
      "quarters": .array(quarters.map { .string($0.description) }),
      "completed_by_field": .object(byField.mapValues { .array($0.map(JSONValue.int)) }),
      "completed": .array(total.map(JSONValue.int)),
    ])
  }
}
