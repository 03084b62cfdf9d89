import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseSheets

/// What `export` writes as JSON is read back; what is anything else is refused with its place.
struct JSONReadingTests {
  private func read(_ text: String, _ name: String = "f.json") throws -> [ReadRow] {
    try TableFile.read(bytes: Array(text.utf8), named: name).sheets[0].rows
  }

  @Test(arguments: [
    #"{"data":[{"b":"x","a":1},{"c":null,"a":true}],"notice":{"x":[1,{}]},"schema_version":1}"#,
    "\u{FEFF} [ {\"b\" : \"x\", \"a\": 1.0e0},\n{ \"c\":null,\"a\":true } ]\n",
  ])
  func objectsAreRows(text: String) throws {
    #expect(
      try read(text) == [
        ReadRow(line: 1, cells: [.text("b"), .text("a"), .text("c")]),
        ReadRow(line: 2, cells: [.text("x"), .number(1)]),
        ReadRow(line: 3, cells: [.empty, .flag(true), .empty]),
      ])
    #expect(try read(text.replacing("{\"data\":[]", with: ""), "x.JSON").count == 3)
  }

  @Test func linesAreRows() throws {
    let rows = try read("{\"a\":1}\r\n\n{\"a\":\"\",\"b\":[\"x\",\"y\"]}", "f.jsonl")
    #expect(rows.map(\.line) == [1, 1, 3])
    #expect(rows[2].cells == [.empty, .list(["x", "y"])])
    #expect(try read("[{\"a\":1}\n,{\"a\":2}]", "f.ndjson").map(\.line) == [1, 2, 3])
  }

  @Test func listsOfObjectsAreRead() throws {
    let rows = try read(
      #"[{"m":[{"title":"T","due":"2026-11-23","done_on":null},{"due":"2026-11-24","title":"U","done_on":"2026-11-25"}],"l":[]}]"#
    )
    #expect(
      rows[1].cells == [
        .records([
          ["title": "T", "due": "2026-11-23"], ["title": "U", "due": "2026-11-24", "done_on": "2026-11-25"],
        ]), .list([]),
      ])
  }

  @Test func escapesAreRead() throws {
    #expect(try read(#"[{"a":"\"\\\/\b\f\n\r\t\u00e4\uD83D\uDEA6"}]"#)[1].cells == [.text("\"\\/\u{8}\u{C}\n\r\tä🚦")])
  }

  @Test(arguments: [
    ("", TableFlaw(.empty)), (" ", TableFlaw(.notJSON(""), line: 1, column: 2)), ("[]", TableFlaw(.empty)),
    ("3", TableFlaw(.notAList, line: 1, column: 1)), ("{}", TableFlaw(.notAList, line: 1, column: 1)),
    (#"{"schema_version":2,"data":[{"a":1}]}"#, TableFlaw(.notAList, line: 1, column: 2)),
    ("[1]", TableFlaw(.notAList, line: 1, column: 2)), ("[{\"a\":1},]", TableFlaw(.notJSON("]"), line: 1, column: 10)),
    ("[{\"a\":{}}]", TableFlaw(.notAList, line: 1, column: 7)),
    ("[{\"a\":[[]]}]", TableFlaw(.notAList, line: 1, column: 8)),
    ("[{\"a\":[1]}]", TableFlaw(.notAList, line: 1, column: 8)),
    ("[\n{\"ä\" 1}]", TableFlaw(.notJSON("1"), line: 2, column: 6)),
    ("[{\"a\":\"x", TableFlaw(.notJSON(""), line: 1, column: 9)),
    ("[{\"a\":01}]", TableFlaw(.notJSON("01"), line: 1, column: 7)),
    ("[{\"a\":1.}]", TableFlaw(.notJSON("1."), line: 1, column: 7)),
    ("[{\"a\":1e999}]", TableFlaw(.notJSON("1e999"), line: 1, column: 7)),
    ("[{\"a\":9007199254740993}]", TableFlaw(.notJSON("9007199254740993"), line: 1, column: 7)),
    ("[{\"a\":nul}]", TableFlaw(.notJSON("n"), line: 1, column: 7)),
    ("[{\"a\":1,\"a\":2}]", TableFlaw(.notJSON("a"), line: 1, column: 9)),
    ("[{\"a\":\"x\u{1}\"}]", TableFlaw(.notJSON(""), line: 1, column: 9)),
    ("[{\"a\":1}] x", TableFlaw(.notJSON("x"), line: 1, column: 11)),
    (#"[{"a":"\uD800"}]"#, TableFlaw(.notJSON(#"\uD800"#), line: 1, column: 8)),
    (#"[{"a":"\uDC00\uD800"}]"#, TableFlaw(.notJSON(#"\uDC00"#), line: 1, column: 8)),
    (#"[{"a":"\u0000"}]"#, TableFlaw(.nulByte, line: 1, column: 8)),
    (#"[{"a":"\x"}]"#, TableFlaw(.notJSON(#"\x"#), line: 1, column: 8)),
  ])
  func anythingElseIsRefusedWithItsPlace(text: String, flaw: TableFlaw) { #expect(throws: flaw) { try read(text) } }

  @Test func depthIsNoDanger() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: TableFlaw.self) { try read("{\"x\":\(deep)") }
    #expect(throws: TableFlaw.self) { try read(deep) }
    #expect(throws: TableFlaw.self) { try read(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: TableFlaw(.notInEncoding(.utf8, byte: 0xE4), line: 1, column: 3)) {
      try TableFile.read(bytes: Array("[\"".utf8) + [0xE4], named: "f.json")
    }
    #expect(throws: TableFlaw(.nulByte, line: 1, column: 2)) {
      try TableFile.read(bytes: [0x5B, 0, 0x5D], named: "f.json")
    }
  }
}
