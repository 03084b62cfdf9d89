import ArgumentParser
import Foundation
import LotseBasics
import LotseModel
import LotsePapers
import LotseSheets
import TestSupport
import Testing

@testable import LotseCommands

/// The real typesetter, where `make tools` has set it up, takes every document.
@Suite(.serialized) struct PDFTests {
  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static func session(_ more: [String: String] = [:]) throws -> Session? {
    guard FileManager.default.isExecutableFile(atPath: checkout + "/.tools/typst") else {
      print("skipped: no typesetter in .tools; see make tools")
      return nil
    }
    let environment = [
      "LOTSE_SHARE": checkout, "LOTSE_TYPST": checkout + "/.tools/typst", "PATH": "/usr/bin:/bin",
    ]
    return Session(World.bare(environment.merging(more) { $1 }), try CommonOptions.parse([]))
  }

  private static func text(_ bytes: [UInt8]) throws -> String? {
    let sandbox = try Sandbox()
    try Data(bytes).write(to: URL(filePath: sandbox.path("a.pdf")))
    let program = OtherProgram(path: "/usr/bin/pdftotext", environment: [:])
    guard let answer = try? program.run([sandbox.path("a.pdf"), "-"], input: "") else {
      print("skipped: pdftotext is not installed")
      return nil
    }
    return String(decoding: answer.output, as: UTF8.self)
  }

  private static let frame = Document.Frame(
    title: "Sachstand", organisation: "Stadt Musterhausen", letterhead: ["Stadt Musterhausen", "Stab"],
    marking: "Nichtöffentlich", asOf: "Stand 13.11.2026", created: Instant(milliseconds: 1_795_400_000_000))

  private static func charts(_ texts: [String], _ values: [Int?]) -> [Document.Block] {
    [Chart.Kind.stackedBars, .stackedColumns, .columns, .line].flatMap { kind in
      [false, true].map { isReversed in
        .chart(
          Chart(
            kind, title: "Bild", description: "Ein Bild.", categories: texts,
            series: [
              .init(name: "Sockel", values: values, color: nil), .init(name: "eins", values: values, color: "1B4F72"),
              .init(name: texts.first ?? "", values: values.reversed(), color: "F5B041"),
            ], isReversed: isReversed))
      }
    }
  }

  private static func paper(_ texts: [String]) -> Document {
    let cells = texts.map { [Table.Cell($0, .strong), .init("1", .green), .init($0, .faint)] }
    let table = Table(
      [.init("Nr."), .init("Zahl", .right), .init("Titel", flexible: true)], Array(cells.dropLast()), total: cells.last)
    let blocks: [Document.Block] = [
      .heading(2, "Stand"), .fields(texts.map { .init($0, $0) }), .list(texts), .table(table),
    ]
    let each = texts.flatMap { [Document.Block.heading(3, $0), .paragraph($0), .notice($0)] }
    return Document(
      .de, blocks + each + charts(texts, texts.indices.map { $0 % 3 == 2 ? nil : $0 }) + [.signature(texts)],
      frame: frame)
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    guard let session = try PDFTests.session() else { return }
    let paper = PDFTests.paper(["Eins", "Zwei", "Drei"])
    let bytes = try session.pdf(paper).bytes
    let elsewhere = try PDFTests.session(["HOME": "/nirgends", "LOTSE_LANG": "en", "TERM": "dumb"])
    #expect(try elsewhere?.pdf(paper).bytes == bytes)
    guard let text = try PDFTests.text(bytes) else { return }
    for words in ["Stadt Musterhausen · Stand 13.11.2026", "Seite 2 von", "Nichtöffentlich", "Sachstand"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  /// A long paper has a list of contents, a short one has none; the head of a page has the whole title and the marking.
  @Test func longPapersHaveContents() throws {
    guard let session = try PDFTests.session() else { return }
    let title = "Sachstand der Digitalstrategie einer Stadt mit einem recht langen Namen zum Stichtag 13.11.2026"
    func text(_ sections: Int) throws -> String? {
      let blocks = (1...sections).flatMap { [Document.Block.heading(2, "Abschnitt \($0)"), .paragraph("Text")] }
      let frame = Document.Frame(
        title: title, marking: "Nichtöffentlich – nur für den dienstlichen Gebrauch", asOf: "Stand 13.11.2026",
        created: Instant(milliseconds: 1_795_400_000_000))
      let long =
        [Document.Block.heading(1, title)] + blocks + [.signature(["Ort"]), .heading(2, "Anlage"), .paragraph("Ende")]
      return try PDFTests.text(session.pdf(Document(.de, long, frame: frame)).bytes)
    }
    guard let long = try text(12), let short = try text(3) else { return }
    #expect(long.contains("Inhalt") && !short.contains("Inhalt"))
    #expect(long.firstRange(of: "Abschnitt 12 ") != nil)
    let head = short.split(separator: "\u{C}").last ?? ""
    #expect(head.contains(title) && head.contains("Nichtöffentlich – nur für den dienstlichen Gebrauch"))
  }

  @Test func aDocumentOfNothingIsAPage() throws {
    guard let session = try PDFTests.session() else { return }
    #expect(try session.pdf(Document(.de)).remarks.isEmpty)
    #expect(try session.pdf(Document(.en, frame: PDFTests.frame)).bytes.count > 1000)
    let hollow: [Document.Block] = [
      .table(Table([.init("Nr."), .init("Titel")])), .heading(6, "Tief"), .list([""]), .fields([.init("", "")]),
      .signature([""]), .paragraph(""),
    ]
    let bytes = try session.pdf(Document(.de, hollow + PDFTests.charts([], []) + PDFTests.charts(["a"], [nil]))).bytes
    if let text = try PDFTests.text(bytes) {
      #expect(text.contains("keine Einträge") && text.contains("keine Angaben"))
    }
    #expect(try session.pdf(Document(.de, PDFTests.charts(["a", "b"], [0, 0]))).remarks.isEmpty)
  }

  @Test func hostileTextsStandThereAsTheyAre() throws {
    guard let session = try PDFTests.session() else { return }
    let texts = [
      "#set page(width: 1pt)", "$ x $", "\\ Strich", "<script>alert(1)</script>", "*fett* _kursiv_ `code` @ref <label>",
      "// weg /* weg */", "🚦 Ampel", "مرحبا بالعالم", "日本語", "a\u{64B}\u{1ABE}", "\u{202E}abc", "a\nb\n\nc", "   ",
      "\u{7}\u{10FFFD}\u{E000}", "\"\u{301}#panic()\\\u{301}", "\u{13000}\u{1F9FF}\u{30EDD}",
      String(repeating: "w", count: 5000),
    ]
    let (bytes, remarks) = try session.pdf(PDFTests.paper(texts))
    #expect(remarks.count == 1 && remarks.first?.contains("U+10FFFD") == true, "\(remarks)")
    guard let text = try PDFTests.text(bytes) else { return }
    // pdftotext takes the blanks of "$ x $" for spaced letters.
    func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    let said = letters(text)
    for hostile in texts.prefix(6) { #expect(said.contains(letters(hostile)), "\(hostile)") }
  }

  @Test func numbersOfTheWidestRangeAreDrawn() throws {
    guard let session = try PDFTests.session() else { return }
    let values: [Int?] = [0, 1, 1_000_000, nil, 7, 99]
    let texts = values.indices.map { "2026 Q\($0)" }
    let bytes = try session.pdf(Document(.de, PDFTests.charts(texts, values), frame: PDFTests.frame)).bytes
    if let text = try PDFTests.text(bytes) { #expect(text.contains("1.000.000")) }
  }

  /// A small table stays on one page only where a page holds it; pdftotext does not see what runs off it.
  @Test(arguments: [(3, 880), (6, 300), (6, 700), (13, 56), (20, 880), (1, 6000)])
  func noTableRunsOffItsPage(rows: Int, letters: Int) throws {
    guard let session = try PDFTests.session() else { return }
    for atoms in ["Wort ", "WWW", "日本"] {
      let text = String(String(repeating: atoms, count: letters).prefix(letters)) + " Schluss"
      let columns = [Table.Column("Nr.")] + (1...4).map { Table.Column("Spalte \($0)", flexible: true) }
      let cells = (1...rows).map { row in
        [Table.Cell("TP-\(row)")] + Array(repeating: Table.Cell(text, .red), count: 4)
      }
      let document = Document(.de, [.heading(2, "Tabelle"), .table(Table(columns, cells))], frame: PDFTests.frame)
      guard let said = try PDFTests.text(try session.pdf(document).bytes) else { return }
      #expect(said.split(separator: "Schluss", omittingEmptySubsequences: false).count - 1 == rows * 4, "\(atoms)")
      #expect((1...rows).allSatisfy { said.contains("TP-\($0)\n") }, "\(atoms)")
    }
  }
}
