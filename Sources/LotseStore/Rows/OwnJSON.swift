internal import LotseBasics
internal import LotseModel

/// How the values of a city's own attributes lie in their column: an object per attribute that says what sort of value it
/// is, as in `{"contract_end":{"day":"2027-12-31"}}`, so that a row is understood without the configuration of its day.
enum OwnJSON {
  /// The text of the column; nil where nothing is said. Keys are sorted, so equal content is equal text.
  static func text(_ own: [String: Value]) -> String? {
    guard !own.isEmpty else { return nil }
    return JSONValue.object(
      own.compactMapValues { value in
        sort(value).map { .object([$0.rawValue: JSONValue(value)]) }
      }
    ).line()
  }

  /// The values that the text says. Throws where it is none of ours.
  static func values(_ text: String) throws -> [(OwnAttribute, Value)] {
    guard case .object(let object)? = JSONValue(parsing: text) else { throw Unreadable.notOurs }
    return try object.sorted { $0.key < $1.key }.map { key, said in
      guard case .object(let pair) = said, pair.count == 1, let (word, json) = pair.first,
        let sort = Sort(rawValue: word), OwnAttribute.isKey(key)
      else { throw Unreadable.notOurs }
      return (OwnAttribute(key, holding: try value(sort, json)), try value(sort, json))
    }
  }

  /// Where a value of an attribute stands in the column, for a query.
  static func path(_ attribute: OwnAttribute) -> String { "$.\(attribute.key).\(sort(attribute.kind).rawValue)" }

  /// The sorts of values, by the words in the file.
  enum Sort: String { case text, count, money, day, flag }

  static func sort(_ kind: OwnAttribute.Kind) -> Sort {
    switch kind {
    case .text, .choice: .text
    case .number: .count
    case .money: .money
    case .day: .day
    case .flag: .flag
    }
  }

  private static func sort(_ value: Value) -> Sort? {
    switch value {
    case .text: .text
    case .count: .count
    case .money: .money
    case .day: .day
    case .flag: .flag
    case .none, .list, .milestones: nil
    }
  }

  private static func value(_ sort: Sort, _ json: JSONValue) throws -> Value {
    switch (sort, json) {
    case (.text, .string(let text)) where !text.isEmpty: return .text(text)
    case (.count, .int(let count)) where RecordReader.numbers.contains(count): return .count(count)
    case (.money, .int(let cents)) where SubProjectRow.amounts.contains(cents): return .money(Money(cents: cents))
    case (.day, .string(let text)): return .day(try Day(parsing: text))
    case (.flag, .bool(let flag)): return .flag(flag)
    default: throw Unreadable.notOurs
    }
  }

  private enum Unreadable: Error { case notOurs }
}
