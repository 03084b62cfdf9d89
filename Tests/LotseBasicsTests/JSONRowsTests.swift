import LotseBasics
import Testing

@Suite struct JSONRowsTests {
  private static let texts = ["", "ä", "\"", "\\", "\n\t\r", "\u{1}", "ein Text", "日本"]

  private static func objects(_ count: Int) -> [[JSONValue]] {
    (0..<count).map { index in
      [
        .int(index - 1), .string(texts[index % texts.count]), index.isMultiple(of: 3) ? .null : .bool(true),
        .array(texts.prefix(index % 4).map(JSONValue.string)),
        .array([.object(["b": .int(1), "a": .null])]),
      ]
    }
  }

  private static let keys = ["number", "title", "flag", "list", "älter"]

  private static func rows(_ objects: [[JSONValue]]) -> JSONRows {
    JSONRows(keys) { take in for object in objects { try take(object) } }
  }

  /// As they would come out of one value.
  private static func array(_ objects: [[JSONValue]]) -> [JSONValue] {
    objects.map { .object(Dictionary(uniqueKeysWithValues: zip(keys, $0))) }
  }

  @Test(arguments: [0, 1, 2, 500], [nil, "Muster \"x\""])
  func theyAreWhatTheValueWouldBe(count: Int, notice: String?) throws {
    let objects = JSONRowsTests.objects(count)
    for filter in [nil, JSONValue.object(["field": .array([.string("ozg")])])] {
      let whole = JSONValue.envelope(.array(JSONRowsTests.array(objects)), notice: notice, filter: filter).text()
      let bytes = try JSONRowsTests.rows(objects).envelope(notice: notice, filter: filter).bytes()
      #expect(String(decoding: bytes, as: UTF8.self) == whole)
    }
    let lines = JSONRowsTests.array(objects).map { $0.line() + "\n" }.joined()
    #expect(String(decoding: try JSONRowsTests.rows(objects).lines.bytes(), as: UTF8.self) == lines)
  }

  @Test func aKeyThatComesTwiceCountsOnce() throws {
    let rows = JSONRows(["a", "b", "a"]) { try $0([.int(1), .int(2), .int(3)]) }
    #expect(String(decoding: try rows.lines.bytes(), as: UTF8.self) == "{\"a\":1,\"b\":2}\n")
  }

  @Test(arguments: [1, 7, 1 << 16])
  func piecesAreTheWhole(size: Int) throws {
    let pieces = JSONRowsTests.rows(JSONRowsTests.objects(300)).lines
    var (bytes, largest) = ([UInt8](), 0)
    try pieces.each(size) {
      bytes += $0
      largest = max(largest, $0.count)
    }
    #expect(bytes == (try pieces.bytes()))
    #expect(largest < size + 400)
  }

  @Test func whatFailsInBetweenIsThrown() {
    struct Broken: Error {}
    let pieces = Pieces { take in
      try take([1])
      throw Broken()
    }
    #expect(throws: Broken.self) { try pieces.each { _ in } }
  }
}
