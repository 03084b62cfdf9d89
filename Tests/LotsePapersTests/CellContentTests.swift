import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// One value gives every format: what a cell holds is the same figure, word or day in each of them, in both languages.
@Suite struct CellContentTests {
  private static let contents: [CellContent] = [
    .empty, .dash, .text("Wohngeld"), .text("=1+1"), .text("+49"), .text("a|b;\"c\",\nd"),
    .term(key: "on-hold", name: "Zurückgestellt"), .term(key: "", name: "keine"), .term(key: "@x", name: "=2"),
    .list([]), .list(["a", "b"]), .list(["=x", "b"]), .count(0), .count(-7), .count(1_234_567), .difference(3),
    .difference(-2), .difference(0), .money(Money(cents: 1_250_050)), .money(Money(cents: -99)), .hundredths(7_140),
    .hundredths(5), .percent(48), .percent(0), .day(Day("2026-11-13")), .flag(true), .flag(false),
    .sparkline([0, 3, 1, 12, 0, 5, 6, 12]), .sparkline([0, 0]), .sparkline([]), .sparkline([Int.max, 1]),
  ]

  private static func document(_ content: CellContent, _ language: Language) -> Document {
    let table = Table(
      [.init("Was", key: "what"), .init("Wert", .right, key: "value")], [[.init("Zeile"), .init(content)]],
      caption: "Werte")
    return Document(language, [.heading(1, "Werte"), .table(table)])
  }

  /// The number that the content stands for.
  private static func figure(_ content: CellContent) -> Int? {
    switch content {
    case .count(let number), .difference(let number), .percent(let number), .hundredths(let number): number
    case .money(let money): money.cents
    case .empty, .dash, .text, .term, .list, .day, .flag, .sparkline: nil
    }
  }

  /// The same, out of a text in which only digits and a sign tell it.
  private static func figure(in text: String) -> Int? {
    let digits = text.unicodeScalars.filter { ("0"..."9").contains($0) }
    guard let number = Int(String(String.UnicodeScalarView(digits))) else { return nil }
    return text.contains("−") || text.contains("-") ? -number : number
  }

  private static let cases = contents.flatMap { content in Language.allCases.map { (content, $0) } }

  @Test(arguments: cases) func pagesSayIt(content: CellContent, language: Language) {
    let words = content.text(language)
    let document = CellContentTests.document(content, language)
    let text = TextDocument(width: 120, hasColor: false).render(document)
    let markdown = MarkdownDocument.render(document)
    for line in words.split(separator: "\n") {
      #expect(text.contains(line))
      #expect(markdown.contains(MarkdownDocument.escaped(String(line))))
    }
    if case .hundredths = content { return }
    if let figure = CellContentTests.figure(content) {
      #expect(CellContentTests.figure(in: words) == figure)
    }
  }

  @Test(arguments: cases) func programsReadIt(content: CellContent, language: Language) throws {
    let document = CellContentTests.document(content, language)
    let records = try CSVReader.records(document.csv).map(\.fields)
    #expect(records == [["what", "value"], ["Zeile", content.plain]])
    guard case .table(let table)? = document.blocks.last, case .array(let objects) = table.objects,
      case .object(let object)? = objects.first
    else { throw Gone() }
    #expect(object.keys.sorted() == ["value", "what"] && object["value"] == content.json)
    if let figure = CellContentTests.figure(content) {
      #expect(object["value"] == .int(figure))
      let decimals = content.plain.split(separator: ".").dropFirst().first?.count ?? 0
      let isHundredths = if case .hundredths = content { true } else { false }
      #expect(CellContentTests.figure(in: content.plain).map { isHundredths && decimals == 1 ? $0 * 10 : $0 } == figure)
    }
    // What a spreadsheet would run never stands at the start of words.
    if CellContentTests.figure(content) == nil {
      #expect(!["=", "+", "-", "@"].contains { content.plain.hasPrefix($0) })
    }
  }

  private struct Gone: Error {}

  @Test(arguments: cases) func spreadsheetsHoldIt(content: CellContent, language: Language) throws {
    let book = CellContentTests.document(content, language).workbook()
    for (format, bytes) in [("xlsx", try XLSXDocument.bytes(book)), ("ods", try ODSDocument.bytes(book))] {
      let sandbox = try Sandbox()
      try Data(bytes).write(to: URL(filePath: sandbox.path("a.\(format)")))
      let row = try #require(try TableFile.read(sandbox.path("a.\(format)")).sheets.last?.rows.last?.cells)
      let read = row.count > 1 ? row[1] : .empty
      switch content {
      case .empty, .dash, .list([]), .sparkline([]): #expect(read == .empty)
      case .text, .term, .list: #expect(read == .text(content.words ?? ""))
      case .sparkline: #expect(read == .text(content.spoken ?? ""))
      case .count(let number), .difference(let number): #expect(read == .number(Double(number)))
      case .money, .hundredths, .percent:
        #expect(read == .number(Double(CellContentTests.figure(content) ?? 0) / 100))
      case .day(let day): #expect(read == .day(day))
      case .flag(let flag): #expect(read == .flag(flag))
      }
    }
  }

  /// Rows that are made as they are read come out as rows that stand ready do, and may be gone through again.
  @Test func rowsAreMadeAsTheyAreRead() {
    let columns: [Table.Column] = [.init("Nr.", .right), .data("square"), .init("Balken", for: .screens)]
    let row: @Sendable (Int) -> [Table.Cell] = { [.init($0), .init($0 * $0), .init(.empty)] }
    let made = Table(columns, rows: Table.Rows(1...1_000, row), total: row(0))
    let ready = Table(columns, (1...1_000).map(row), total: row(0))
    for table in [made, ready] {
      #expect(CSVTable.render(table) == CSVTable.render(ready))
      #expect(table.read(by: .papers).lines.map(\.count) == Array(repeating: 1, count: 1_001))
      #expect(table.objects == made.objects && !table.rows.isEmpty)
    }
  }

  /// No bar is higher than that of the greatest count, a count is never drawn as none, and the order of bars is theirs.
  @Test(arguments: [[0, 1, 2, 3, 4, 5, 6, 7], [0, 0, 0], [1, 1_000], [5], [3, 0, 3], [Int.max, Int.max - 1, 0]])
  func barsAreAsHighAsTheirCounts(counts: [Int]) {
    let bars = CellContent.sparkline(counts).text(.de).unicodeScalars.map { Int($0.value) - 0x2581 }
    #expect(bars.count == counts.count && bars.allSatisfy { (0...7).contains($0) })
    for (one, other) in zip(bars, counts).flatMap({ one in zip(bars, counts).map { (one, $0) } }) {
      if one.1 <= other.1 { #expect(one.0 <= other.0) }
    }
    #expect(zip(bars, counts).allSatisfy { ($0 == 0) == ($1 == 0) })
    if let most = counts.max(), most > 0 { #expect(bars.max() == 7) }
  }
}
