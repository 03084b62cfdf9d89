import Foundation
import TestSupport
import Testing

@testable import LotseSheets

/// Comma-separated values are read as RFC 4180 and Python read them, whatever separates them.
struct CSVReadingTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws -> TableFile {
    try TableFile.read(bytes: Array(text.utf8), options)
  }

  /// The texts of all rows.
  private func texts(_ file: TableFile) -> [[String]] {
    file.sheets[0].rows.map { row in
      row.cells.map { cell in
        guard case .text(let text) = cell else { return "" }
        return text
      }
    }
  }

  @Test(arguments: [
    ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
    ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
    (" aaa, b ,c\r\n", [[" aaa", " b ", "c"]]),
    ("\"aaa\",\"bbb\",\"ccc\"\r\nz,y,x", [["aaa", "bbb", "ccc"], ["z", "y", "x"]]),
    ("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nz,y,x", [["aaa", "b\r\nbb", "ccc"], ["z", "y", "x"]]),
    ("\"aaa\",\"b\"\"bb\",\"ccc\"", [["aaa", "b\"bb", "ccc"]]),
    ("\"a,b\",c\rd,e\n\n,,\n\"\"\n1,2,", [["a,b", "c"], ["d", "e"], ["1", "2", ""]]),
    ("a,b 5\" c\n\"x\"y\"z,\"\"\"\"", [["a", "b 5\" c"], ["xy\"z", "\""]]),
    ("a,b\u{301}\n\u{301},\u{FE0F}c", [["a", "b\u{301}"], ["\u{301}", "\u{FE0F}c"]]),
  ])
  func rfc4180(text: String, rows: [[String]]) throws { #expect(texts(try read(text)) == rows) }

  @Test func linesAreCountedWithinQuotesToo() throws {
    let rows = try read("\u{FEFF}a;b\r\n\r\n\"x\ry\r\nz\";1\n2;3").sheets[0].rows
    #expect(rows.map(\.line) == [1, 3, 6])
    #expect(try read("sep=|\r\na;b|c;d").sheets[0].rows == [ReadRow(line: 2, cells: [.text("a;b"), .text("c;d")])])
  }

  @Test(arguments: [
    ("a;b;c\n1,5;2,5;3,5", ";"), ("a,b,c\n1.5,2.5,3.5", ","), ("a\tb\n1,2\t3", "\t"), ("a|b|c\n1;2|3|4", "|"),
    ("\"a;b\",c\n\"d;e\",f", ","), ("Titel\nHaus, Hof\nBaum\nWald", ";"),
    ("Liste, Stand 2025\n\na;b;c\n1;2,0;3\n4;5,0;6", ";"),
    ("a;b\n\"x,\ny,z\";1\n\"q,r\";2", ";"), ("sep=,\na;b,c;d", ","), ("\"sep=|\"\na;b|c;d", "|"), ("nur eins", ";"),
    ("a;b", ";"), ("a,b;c,d\ne,f g,h", ","), ("x;\"offen, ohne\ny;z", ";"),
  ])
  func delimitersAreFound(text: String, delimiter: Character) throws {
    let bytes = Array(text.utf8)
    let found = bytes.withUnsafeBufferPointer { CSVDelimiter.named(in: $0)?.delimiter ?? CSVDelimiter.found(in: $0) }
    #expect(found == delimiter.asciiValue)
  }

  @Test func aDelimiterThatIsNamedCounts() throws {
    let file = try read("a;b,c", ReadingOptions(delimiter: UInt8(ascii: ",")))
    #expect(texts(file) == [["a;b", "c"]])
    #expect(file.format == .csv(delimiter: UInt8(ascii: ","), encoding: .utf8))
  }

  @Test func encodingsAreFound() throws {
    let units = Array("Ä\t🚦\r\n".utf16)
    let utf16: [UInt8] = [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let swapped: [UInt8] = [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    for bytes in [utf16, swapped, Array("Ä\t🚦".utf8), Array("\u{FEFF}Ä\t🚦".utf8)] {
      let file = try TableFile.read(bytes: bytes)
      #expect(texts(file) == [["Ä", "🚦"]])
      #expect(file.format == .csv(delimiter: UInt8(ascii: "\t"), encoding: .utf8))
    }
    let windows = try TableFile.read(bytes: [0xC4, 0x3B, 0x80, 0x3B, 0x9F, 0x3B, 0xFF])
    #expect(texts(windows) == [["Ä", "€", "Ÿ", "ÿ"]])
    #expect(windows.format == .csv(delimiter: UInt8(ascii: ";"), encoding: .windows1252))
    #expect(texts(try TableFile.read(bytes: [0xC3, 0xA4], ReadingOptions(encoding: .windows1252))) == [["Ã¤"]])
  }

  @Test(arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
  func bytesWithoutACharacterAreRefused(byte: UInt8) {
    let bytes = Array("a\r\nb;".utf8) + [0xE4, byte]
    #expect(throws: TableFlaw(.notInEncoding(.windows1252, byte: byte), line: 2, column: 4)) {
      try TableFile.read(bytes: bytes, ReadingOptions(encoding: .windows1252))
    }
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80], [0x80], [0xF0, 0x9F, 0x9A],
      [0xFF],
    ] as [[UInt8]])
  func wrongUTF8IsRefusedWithItsPlace(wrong: [UInt8]) {
    let bytes = Array("ä;x\nüü;".utf8) + wrong
    #expect(throws: TableFlaw(.notInEncoding(.utf8, byte: wrong.first), line: 2, column: 4)) {
      try TableFile.read(bytes: bytes, ReadingOptions(encoding: .utf8))
    }
  }

  @Test func utf8IsJudgedAsSwiftDoes() {
    var dice = Dice(7)
    let lead: [UInt8] = [
      0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5,
    ]
    for _ in 0..<50_000 {
      let bytes = (0..<Int.random(in: 1...12, using: &dice)).map { _ in dice.pick(lead) }
      let isRight = bytes.withUnsafeBufferPointer { UTF8Check.firstWrong($0) } == nil
      #expect(isRight == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }

  @Test func whatIsNoTableIsRefused() {
    #expect(throws: TableFlaw(.empty)) { try read("") }
    #expect(throws: TableFlaw(.empty)) { try read("\n\n;;\n") }
    #expect(throws: TableFlaw(.nulByte, line: 2, column: 1)) { try read("a\n\0") }
    #expect(throws: TableFlaw(.unclosedQuote, line: 2, column: 2)) { try read("a;b\nc;\"d\ne;f") }
    let long = String(repeating: "x", count: 1 << 20)
    #expect(throws: TableFlaw(.cellTooLong(1024), line: 1, column: 2)) { try read("a;\(long)y;z\n") }
    #expect(throws: Never.self) { try read("a;\(long)\n") }
    #expect(throws: TableFlaw(.cellTooLong(1024), line: 1, column: 1)) {
      try read("\"" + String(repeating: "\"\"", count: 1 << 21) + "\"")
    }
    #expect(throws: TableFlaw(.tooManyColumns(16_384), line: 1)) { try read(String(repeating: ";", count: 16_384)) }
    #expect(throws: TableFlaw(.tooManyRows(2_000_000), line: 2_000_001)) {
      try read(String(repeating: "a\n", count: 2_000_001))
    }
  }

  @Test func pythonReadsTheSame() throws {
    let sandbox = try Sandbox()
    var dice = Dice(4180)
    let pieces = [
      ";", ",", "\t", "|", "\"", "\"", "\"\"", "\n", "\r", "\r\n", "a", " ", "ä", "日", "🚦", "x y", "1,5", "é",
    ]
    let documents = (0..<20_000).map { _ in
      let delimiter = dice.pick([";", ",", "\t", "|"])
      let row = (0..<Int.random(in: 1...24, using: &dice)).map { _ in dice.chance(25) ? delimiter : dice.pick(pieces) }
      return [delimiter, row.joined()]
    }
    try JSONSerialization.data(withJSONObject: documents).write(to: sandbox.folder.appending(path: "in.json"))
    let script = """
      import csv, io, json, sys
      read = [list(csv.reader(io.StringIO(t, newline=''), delimiter=d)) for d, t in json.load(open(sys.argv[1]))]
      json.dump([[r for r in rows if any(r)] for rows in read], open(sys.argv[2], 'w'))
      """
    guard try run("python3", ["-c", script, sandbox.path("in.json"), sandbox.path("out.json")]) else {
      print("skipped: python3 is not installed")
      return
    }
    let answer = try JSONSerialization.jsonObject(with: Data(contentsOf: sandbox.folder.appending(path: "out.json")))
    let expected = try #require(answer as? [[[String]]])
    var compared = 0
    for (document, rows) in zip(documents, expected) {
      let options = ReadingOptions(delimiter: document[0].utf8.first)
      do {
        let ours = texts(try read(document[1], options))
        if ours != rows { Issue.record("\(document): \(ours) instead of \(rows)") }
        compared += 1
      } catch let flaw as TableFlaw {
        // Python takes a quote that is never closed; there, and in an empty file, nothing is compared.
        #expect(flaw.reason == .unclosedQuote || (flaw.reason == .empty && rows.isEmpty), "\(document)")
      }
    }
    #expect(compared > 10_000)
  }
}

/// Runs a program and tells whether it is there and ended well.
func run(_ program: String, _ arguments: [String]) throws -> Bool {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus == 0
}
