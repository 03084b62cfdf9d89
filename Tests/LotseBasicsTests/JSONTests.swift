import Foundation
import LotseBasics
import Testing

/// The JSON that Lotse writes is what any reader reads.
@Suite struct JSONTests {
  @Test func everyTextSurvives() throws {
    let texts = [
      "", "\"", "\\", "\n\t\r", "\u{1}\u{1F}", "日本 🚦 Straße", "</script>", "\u{2028}", "a\\\"b", "e\u{301}", "\u{7F}",
    ]
    let value = JSONValue.object([
      "texts": .array(texts.map(JSONValue.string)), "empty": .array([]), "none": .object([:]), "nil": .null,
      "yes": .bool(true), "number": .int(-42), "b\"c": .int(Int.max),
    ])
    let read = try JSONSerialization.jsonObject(with: Data(value.text().utf8)) as? [String: Any]
    #expect(read?["texts"] as? [String] == texts)
    #expect((read?["empty"] as? [Any])?.isEmpty == true)
    #expect((read?["none"] as? [String: Any])?.isEmpty == true)
    #expect(read?["nil"] is NSNull)
    #expect(read?["yes"] as? Bool == true)
    #expect(read?["number"] as? Int == -42)
    #expect(read?["b\"c"] as? Int == Int.max)
    #expect(value.text().hasSuffix("}\n"))
  }

  @Test func keysAreSorted() {
    #expect(JSONValue.object(["b": .int(1), "a": .int(2)]).text() == "{\n  \"a\": 2,\n  \"b\": 1\n}\n")
  }
}
