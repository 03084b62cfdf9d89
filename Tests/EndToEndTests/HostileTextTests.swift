import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Every text that a document can hold comes back as it was given; every other is refused with one sentence.
@Suite struct HostileTextTests {
  /// The texts of `hostile-texts.json`, from which also `check-documents` makes its documents; a pair is a text that is
  /// repeated.
  private static func texts(_ kind: String) throws -> [String] {
    let file = Binary.checkout.appending(path: "Tests/hostile-texts.json")
    let lists = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: [Any]]
    return try #require(lists?[kind]).map { item in
      if let pair = item as? [Any], let text = pair.first as? String, let count = pair.last as? Int {
        return String(repeating: text, count: count)
      }
      return try #require(item as? String)
    }
  }

  private static func list(_ titles: [String]) throws -> Data {
    let rows = titles.map { ["title": $0, "field": "ozg", "kind": "tool", "unit": "FB33"] }
    return try JSONSerialization.data(withJSONObject: rows)
  }

  @Test func whatIsAcceptedComesBackAsItWas() throws {
    let binary = try Binary.withSmallCity()
    let texts = try HostileTextTests.texts("accepted")
    #expect(texts.contains { $0.count > 5_000 } && texts.count > 50)
    try HostileTextTests.list(texts).write(to: URL(filePath: binary.sandbox.path("liste.json")))
    try binary.must("lotse import liste.json --yes")
    let answer = try JSONSerialization.jsonObject(with: Data(binary.must("lotse list -O json").utf8)) as? [String: Any]
    let titles = try #require(answer?["data"] as? [[String: Any]]).compactMap { $0["title"] as? String }
    // Scalar by scalar, because strings with the same look count as equal.
    let kept = texts.map { Array(Text.trimmed($0).unicodeScalars) }
    #expect(titles.map { Array($0.unicodeScalars) } == kept)
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))
  }

  @Test func aLineBreakInATitleIsABlank() throws {
    let binary = try Binary.withSmallCity()
    let texts = try HostileTextTests.texts("on one line")
    try HostileTextTests.list(texts).write(to: URL(filePath: binary.sandbox.path("liste.json")))
    try binary.must("lotse import liste.json --yes")
    for text in texts { try binary.must("lotse add --field ozg --kind tool --unit FB33 -- '\(text)'") }
    let titles = try binary.must("lotse list -O csv --columns title").split(whereSeparator: \.isNewline).dropFirst()
    #expect(titles.count == 2 * texts.count && Set(titles) == ["a b"])
  }

  @Test func whatIsRefusedCostsOneSentence() throws {
    let binary = try Binary.withSmallCity()
    for text in try HostileTextTests.texts("refused") {
      let name = text.prefix(5).unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
      try HostileTextTests.list([text]).write(to: URL(filePath: binary.sandbox.path("liste.json")))
      let imported = try binary.shell("lotse import liste.json --yes")
      #expect(imported.code == 65, "\(name): \(imported.error)")
      if !text.contains("\0") {
        let word = "'" + text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
        let added = try binary.shell("lotse add --field ozg --kind tool --unit FB33 -- \(word)")
        #expect(added.code == 65, "\(name): \(added.error)")
        let lines = added.error.split(separator: "\n")
        #expect(lines.count == 2 && lines.first?.hasPrefix("Fehler: ") == true, "\(name): \(added.error)")
        #expect(lines.last?.hasPrefix("Hinweis: ") == true, "\(name): \(added.error)")
        #expect(added.error.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      }
    }
    #expect(try binary.must("lotse list --count") == "0\n")
  }
}
