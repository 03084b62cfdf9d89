import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange

/// Rows of a package are the same whoever reads them: the quick reader takes what Lotse wrote, and leaves all else to the one
/// that understands all JSON.
@Suite struct HandOverRowsTests {
  private static let today = Day("2026-11-23")

  /// A package of random sub-projects as Lotse hands them over.
  private static func package(_ seed: Int) throws -> (
    rows: [[String: JSONValue]], handOver: ([UInt8]) throws -> HandOver
  ) {
    var dice = Dice(seed)
    let rows = (1...40).map { number -> [String: JSONValue] in
      let item = dice.subProject(number, in: Town.configuration, today: today)
      let values = item.handedOver(by: "01001000", on: today, ratingExpiresAfter: 28)
      return Dictionary(latest: zip(HandOverColumn.all, values).map { ($0.name, $1) }).filter { $0.value != .null }
    }
    var counts: [String: Int] = [:]
    for row in rows { counts["\(row["field"]?.string ?? "") \(row["status"]?.string ?? "")", default: 0] += 1 }
    return (
      rows,
      { bytes in
        let labels = Town.configuration
        func list(_ known: [(String, Phrase)]) -> JSONValue {
          .array(known.map { .object(["key": .string($0.0), "de": .string($0.1.de), "en": .string($0.1.en)]) })
        }
        let told: [JSONValue] = counts.sorted { $0.key < $1.key }.map { key, count in
          let words = key.split(separator: " ").map(String.init)
          return .object(["field": .string(words[0]), "status": .string(words[1]), "count": .int(count)])
        }
        let uncounted = ["cancelled", "merged", "continuous"]
        func sum(_ fits: (String) -> Bool) -> Int {
          counts.reduce(0) { $0 + (fits(String($1.key.split(separator: " ")[1])) ? $1.value : 0) }
        }
        let manifest = JSONValue.object([
          "format": .string("lotse-hand-over"), "schema": .int(1), "municipality": .string("01001000"),
          "name": .string("Musterstadt"), "audience": .string("house"), "cut_off": JSONValue(today), "change": .int(1),
          "chain": .string(String(repeating: "0", count: 64)), "notice": .null, "counts": .array(told),
          "fields": list(labels.fields.map { ($0.key.text, $0.label) }),
          "units": list(labels.units.map { ($0.key.text, $0.label) }),
          "rows": .object([
            "name": .string("rows.jsonl"), "bytes": .int(bytes.count), "sha256": .string(SHA256.sum(bytes)),
          ]),
          "total": .object([
            "rows": .int(rows.count), "completed": .int(sum { $0 == "completed" }),
            "denominator": .int(sum { !uncounted.contains($0) }),
          ]),
        ])
        return try HandOver(manifest: Array(manifest.text().utf8))
      }
    )
  }

  private static func values(_ rows: HandedOverRows) -> [String] {
    rows.cells.map { cell in
      switch cell {
      case .none: "–"
      case .count(let count): "\(count)"
      case .text: "»\(rows.text(cell) ?? "")«"
      }
    }
  }

  /// How people and programs may write the same objects.
  private enum Writing: CaseIterable {
    case ours, withBlanks, unsorted, escaped, withBlankLines

    func line(_ row: [String: JSONValue]) -> String {
      switch self {
      case .ours: return JSONValue.object(row).line()
      case .withBlanks: return JSONValue.object(row).line().replacing(#"":"#, with: #"" : "#)
      case .unsorted:
        let members = row.sorted { $0.key > $1.key }.map { JSONValue.string($0.key).line() + ":" + $0.value.line() }
        return "{" + members.joined(separator: ",") + "}"
      case .escaped: return JSONValue.object(row).line().replacing("i", with: #"\u0069"#)
      case .withBlankLines: return JSONValue.object(row).line() + "\n \t"
      }
    }
  }

  @Test(arguments: 1...8)
  func whoeverReadsThemFindsTheSame(seed: Int) throws {
    let (rows, handOver) = try HandOverRowsTests.package(seed)
    var first: [String]?
    for writing in Writing.allCases {
      let bytes = Array((rows.map(writing.line).joined(separator: "\n") + "\n").utf8)
      let told = try handOver(bytes)
      let quick = HandOverRowsTests.values(try HandOverRows(bytes, of: told).rows)
      #expect(quick == HandOverRowsTests.values(try HandOverRows(bytes, of: told, isQuick: false).rows), "\(writing)")
      #expect(quick == first ?? quick, "\(writing)")
      first = quick
    }
    let first0 = try #require(first)
    #expect(first0.count == rows.count * HandedOverRows.width)
  }

  /// Ours are read by the quick reader: else nobody would notice that it takes none.
  @Test func oursAreReadQuickly() throws {
    let (rows, _) = try HandOverRowsTests.package(1)
    let plain = rows.filter { !JSONValue.object($0).line().contains("\\") }
    #expect(!plain.isEmpty)
    for row in plain {
      let bytes = Array(JSONValue.object(row).line().utf8)
      let isRead = bytes.withUnsafeBufferPointer { buffer in
        var line = HandOverLine(buffer, buffer.indices)
        return line.row() != nil
      }
      #expect(isRead, "\(JSONValue.object(row).line())")
    }
  }

  /// What is damaged is refused by both with the same words, and read by neither.
  @Test(arguments: 1...6)
  func whatIsDamagedIsRefusedAlike(seed: Int) throws {
    let (rows, handOver) = try HandOverRowsTests.package(seed)
    var dice = Dice(seed + 100)
    let whole = Array((rows.map(Writing.ours.line).joined(separator: "\n") + "\n").utf8)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...2, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0...2, using: &dice) {
        case 0: bytes[place] = dice.pick(Array("\"\\{}[],:0aä \n".utf8) + [0, 0xFF])
        case 1: bytes.remove(at: place)
        default: bytes.insert(dice.pick(Array("\"\\{}[],:0 ".utf8)), at: place)
        }
      }
      let told = try handOver(bytes)
      func read(_ isQuick: Bool) -> String {
        do throws(HandOverFlaw) {
          return HandOverRowsTests.values(try HandOverRows(bytes, of: told, isQuick: isQuick).rows).joined()
        } catch {
          return "\(error)"
        }
      }
      #expect(read(true) == read(false))
    }
  }
}
