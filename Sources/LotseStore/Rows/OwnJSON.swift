internal import LotseBasics
internal import LotseModel

/// How the values of a city's own attributes lie in their column: an object per attribute that says what sort of value it
/// is, as in `{"contract_end":{"day":"2027-12-31"}}`, so that a row is understood without the configuration of its day.
enum OwnJSON {
  /// The text of the column; nil where nothing is said. Keys are sorted, so equal content is equal text.
  static func text(_ own: [OwnAttribute: Value]) -> String? {
    guard !own.isEmpty else { return nil }
    let members = own.map { ($0.key.key, JSONValue.object([word($0.key.kind): JSONValue($0.value)])) }
    return JSONValue.object(Dictionary(latest: members)).line()
  }

  /// The values that the text says. Throws where it is none of ours.
  static func values(_ text: String) throws -> [(OwnAttribute, Value)] {
    guard case .object(let object)? = JSONValue(parsing: text) else { throw Unreadable.notOurs }
    return try object.sorted { $0.key < $1.key }.map { key, said in
      guard case .object(let pair) = said, pair.count == 1, let (word, json) = pair.first, let kind = kinds[word],
        OwnAttribute.isKey(key)
      else { throw Unreadable.notOurs }
      return (OwnAttribute(recorded: key, kind), try value(kind, json))
    }
  }

  /// Where a value of an attribute stands in the column, for a query.
  static func path(_ attribute: OwnAttribute) -> String { "$.\(attribute.key).\(word(attribute.kind))" }

  /// What a kind is called in the file.
  static func word(_ kind: OwnAttribute.Kind) -> String {
    switch kind {
    case .text: "text"
    case .choice: "choice"
    case .number: "count"
    case .money: "money"
    case .day: "day"
    case .flag: "flag"
    }
  }

  static let kinds = Dictionary(latest: OwnAttribute.Kind.allCases.map { (word($0), $0) })

  private static func value(_ kind: OwnAttribute.Kind, _ json: JSONValue) throws -> Value {
    switch (kind, json) {
    case (.text, .string(let text)) where !text.isEmpty, (.choice, .string(let text)) where !text.isEmpty:
      return .text(text)
    case (.number, .int(let count)) where RecordReader.numbers.contains(count): return .count(count)
    case (.money, .int(let cents)) where SubProjectRow.amounts.contains(cents): return .money(Money(cents: cents))
    case (.day, .string(let text)): return .day(try Day(parsing: text))
    case (.flag, .bool(let flag)): return .flag(flag)
    default: throw Unreadable.notOurs
    }
  }

  private enum Unreadable: Error { case notOurs }
}
