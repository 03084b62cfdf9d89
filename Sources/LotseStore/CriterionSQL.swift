internal import GRDB
internal import LotseBasics
internal import LotseModel

/// A criterion as a condition of SQL and the arguments that it names; texts from outside are arguments, never SQL.
struct CriterionSQL {
  private(set) var arguments: [String: any DatabaseValueConvertible] = [:]

  mutating func condition(_ criterion: Criterion) -> String {
    switch criterion {
    case .all(let parts): return joined(parts, " AND ", empty: "1")
    case .any(let parts): return joined(parts, " OR ", empty: "0")
    // What is no status is none of these either, and is found when its row is read.
    case .not(.oneOf(.attribute(.status), let words)): return "v.status NOT IN (\(placeholders(words)))"
    case .not(let part): return "(\(condition(part))) IS NOT TRUE"
    case .oneOf(let column, let values): return oneOf(column, values)
    case .within(let column, let spans):
      // Many numbers are one list: as alternatives they would be an expression that is too deep for SQLite.
      let single = column == .recordedAt ? [] : spans.filter { $0.from != nil && $0.from == $0.through }
      let values = single.compactMap(\.from).map { placeholder($0) }
      let list = values.isEmpty ? [] : ["\(CriterionSQL.expression(column)) IN (\(values.joined(separator: ", ")))"]
      let others = spans.filter { !single.contains($0) }.map { within(column, $0) }
      return "(" + (list + others).joined(separator: " OR ") + ")"
    case .contains(let column, let texts):
      return "("
        + texts.map { has(column, "instr(\(CriterionSQL.key)(#), \(placeholder(Text.key($0)))) > 0") }
        .joined(separator: " OR ") + ")"
    case .present(let column): return present(column)
    case .open: return SubProjectQuery.isOpen
    case .mandatory: return "(v.mandatory_norm IS NOT NULL OR v.mandatory_on IS NOT NULL)"
    case .overdue: return CriterionSQL.expression(.isOverdue)
    case .stale: return CriterionSQL.expression(.isStale)
    case .search(let words): return search(words)
    }
  }

  private static let key = SubProjectQuery.key.name

  private mutating func joined(_ parts: [Criterion], _ joint: String, empty: String) -> String {
    parts.isEmpty ? empty : "(" + parts.map { condition($0) }.joined(separator: joint) + ")"
  }

  private mutating func oneOf(_ column: ListColumn, _ values: [String]) -> String {
    switch column {
    // Leaves out the other statuses. What is no status stays and is found when its row is read: a row that nobody
    // understands must not fall out of one list and break another.
    case .attribute(.status):
      return "v.status NOT IN \(Status.sql { !values.contains($0.rawValue) })"
    case .attribute(.tags):
      return has(column, "\(CriterionSQL.key)(#) IN (\(placeholders(values.map(Text.key))))")
    case .attribute(.dependsOn):
      return has(column, "# IN (\(placeholders(values.compactMap { try? Number(parsing: $0).value })))")
    case .attribute(let attribute):
      switch attribute.form {
      case .line, .text, .milestones:
        return has(column, "\(CriterionSQL.key)(#) IN (\(placeholders(values.map(Text.key))))")
      default: return has(column, "# IN (\(placeholders(values)))")
      }
    default: return has(column, "# IN (\(placeholders(values)))")
    }
  }

  /// The condition of `#`: the column, or any member of a column that is a list.
  private func has(_ column: ListColumn, _ condition: String) -> String {
    guard case .attribute(let attribute) = column else {
      return condition.replacing("#", with: CriterionSQL.expression(column))
    }
    let member: String
    switch attribute.form {
    case .places, .numbers, .tags, .links, .ozgKeys, .ozgTypes: member = "m.value"
    case .milestones: member = "m.value ->> 'title'"
    default: return condition.replacing("#", with: CriterionSQL.expression(column))
    }
    return "EXISTS (SELECT 1 FROM json_each(v.\(attribute.rawValue)) m WHERE \(condition.replacing("#", with: member)))"
  }

  private mutating func within(_ column: ListColumn, _ span: Criterion.Span) -> String {
    if column == .recordedAt { return recorded(span) }
    let expression = CriterionSQL.expression(column)
    switch (span.from, span.through) {
    case (let from?, let through?) where from == through: return "\(expression) = \(placeholder(from))"
    case (let from?, let through?): return "\(expression) BETWEEN \(placeholder(from)) AND \(placeholder(through))"
    case (let from?, nil): return "\(expression) >= \(placeholder(from))"
    case (nil, let through?): return "\(expression) <= \(placeholder(through))"
    case (nil, nil): return "1"
    }
  }

  /// Days of recording are changes: recorded time never runs backwards, so one look at the changes answers for all rows.
  private mutating func recorded(_ span: Criterion.Span) -> String {
    func last(before end: Instant) -> String {
      let end = placeholder(raw: end.milliseconds)
      return "ifnull((SELECT max(id) FROM changeset WHERE recorded_at < \(end)), 0)"
    }
    var parts: [String] = []
    if case .day(let day)? = span.from { parts.append("+v.from_change > \(last(before: .end(of: day - 1)))") }
    if case .day(let day)? = span.through { parts.append("+v.from_change <= \(last(before: .end(of: day)))") }
    return parts.isEmpty ? "1" : "(\(parts.joined(separator: " AND ")))"
  }

  private func present(_ column: ListColumn) -> String {
    switch column {
    case .attribute(.light): "ifnull(\(SubProjectQuery.light), 'grey') <> 'grey'"
    case .attribute(.priority): "v.priority <> 'unset'"
    case .attribute(.reuse): "v.reuse <> 'unknown'"
    default: "\(CriterionSQL.expression(column)) IS NOT NULL"
    }
  }

  private mutating func search(_ words: [String]) -> String {
    let conditions = words.flatMap(Text.needles).map { spellings in
      let found = spellings.flatMap { spelling in
        let name = placeholder(spelling)
        return ["v.search_text", CriterionSQL.bare].map { "instr(\($0), \(name)) > 0" }
      }
      return "(\(found.joined(separator: " OR ")))"
    }
    return conditions.isEmpty ? "1" : "(\(conditions.joined(separator: " AND ")))"
  }

  /// The text to search as it is folded today: versions of earlier releases kept hyphens and what nobody sees.
  private static let bare = "replace(replace(replace(v.search_text, '-', ''), char(173), ''), char(8209), '')"

  private static func expression(_ column: ListColumn) -> String {
    switch column {
    case .number: "v.number"
    case .attribute(.light): SubProjectQuery.light
    case .attribute(.own(let attribute)): "v.\(SubProject.ownColumn) ->> '\(OwnJSON.path(attribute))'"
    case .attribute(let attribute): "v.\(attribute.rawValue)"
    case .lightProposed:
      "CASE WHEN \(SubProjectQuery.isOverdue) THEN 'red' WHEN \(SubProjectQuery.hasOverdueMilestone) THEN 'yellow' END"
    case .due: SubProjectQuery.due
    case .age: "CAST(julianday(:day) - julianday(v.informed_on) AS INTEGER)"
    case .change, .recordedAt: "v.from_change"
    case .isOverdue: "(\(SubProjectQuery.isOverdue) OR \(SubProjectQuery.hasOverdueMilestone))"
    case .isStale: "(\(SubProjectQuery.isOpen) AND v.informed_on < :silence)"
    }
  }

  private mutating func placeholders(_ values: [some DatabaseValueConvertible]) -> String {
    values.map { placeholder(raw: $0) }.joined(separator: ", ")
  }

  private mutating func placeholder(_ text: String) -> String { placeholder(raw: text) }

  private mutating func placeholder(_ value: Value) -> String {
    switch value {
    case .day(let day): placeholder(raw: day.iso)
    case .money(let money): placeholder(raw: money.cents)
    case .count(let count): placeholder(raw: count)
    case .none, .text, .flag, .list, .milestones: placeholder(raw: value.text)
    }
  }

  private mutating func placeholder(raw value: any DatabaseValueConvertible) -> String {
    let name = "value\(arguments.count)"
    arguments[name] = value
    return ":\(name)"
  }
}
