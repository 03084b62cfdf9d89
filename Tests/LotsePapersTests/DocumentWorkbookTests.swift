import Foundation
import LotseBasics
import LotseModel
import LotseReports
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// A report as a workbook: figures that can be computed with, and every sheet says what it is and as of when.
@Suite struct DocumentWorkbookTests {
  private func sheet(_ name: String, of book: Workbook) throws -> Worksheet {
    try #require(book.sheets.first { $0.name == name })
  }

  @Test(arguments: Language.allCases) func itsPackageIsSound(language: Language) throws {
    let bytes = try XLSXDocument.bytes(SampleDocument.paper(language, marking: "<&>\"").workbook())
    #expect(try Python.run(XLSXSoundness.script, on: bytes, named: "a.xlsx").lines == ["checked 23"])
  }

  @Test func everyTableIsASheet() throws {
    let book = SampleDocument.paper().workbook()
    #expect(
      book.sheets.map(\.name) == [
        "Übersicht", "Stand je Themenfeld", "Leere Tabelle", "Liste der Teilprojekte", "Erläuterungen",
      ])
    #expect(book.title == "Sachstand der Digitalstrategie")
    #expect(book.organisation == "Stadt Musterhausen")
    #expect(book.created == SampleDocument.created)
    let fields = try sheet("Stand je Themenfeld", of: book)
    let start = try #require(fields.headerRow)
    #expect(fields.rows[0] == [.init(.text("Stand je Themenfeld"), .title)])
    #expect(fields.rows[1] == [.init(.text("Stand 13.11.2026"))])
    #expect(
      fields.rows[start...start + 4].map { $0.map(\.content) } == [
        [.text("Themenfeld"), .text("Umgesetzt"), .text("von"), .text("%"), .text("Rot"), .text("Bestand")],
        [.text("Umsetzung Onlinezugangsgesetz (OZG)"), .count(12), .count(25), .percent(48), .count(3), .count(28)],
        [.text("Elektronische Akte"), .count(4), .count(11), .percent(36), .count(0), .count(11)],
        [.text("Mobilität"), .count(0), .count(0), .dash, .count(0), .count(0)],
        [.text("Gesamt"), .count(16), .count(36), .percent(44), .count(3), .count(39)],
      ])
    #expect(fields.rows[start + 4].map(\.style) == [.strong, .strong, .strong, .strong, .red, .strong])
    // The figures of the chart stand below; the filter leaves them and the total alone.
    #expect(fields.table?.rows == start...start + 4)
    #expect(fields.filtered?.rows == start...start + 3)
    #expect(fields.frozenColumns == 1)
  }

  @Test func theCoverListsTheSheets() throws {
    let book = SampleDocument.paper(.en, marking: "Not public").workbook()
    let rows = book.sheets[0].rows.map { $0.map(\.content) }
    #expect(book.sheets[0].name == "Overview")
    #expect(rows[0] == [.text("Not public")])
    #expect(rows[1] == [.text("Sachstand der Digitalstrategie")])
    #expect(rows.contains([.text("Vorlage-Nr."), .text("V/1234"), .empty]))
    #expect(
      rows.suffix(5) == [
        [.text("Sheet"), .text("Content"), .text("Rows")],
        [.text("Stand je Themenfeld"), .text("Stand je Themenfeld"), .count(4)],
        [.text("Leere Tabelle"), .text("Leere Tabelle"), .count(0)],
        [.text("Liste der Teilprojekte"), .text("Liste der Teilprojekte"), .count(12)],
        [.text("Explanations"), .text("Kurzfassung"), .empty],
      ])
  }

  /// No text is taken for a figure, whatever it looks like.
  @Test(arguments: ["12", "+3", "−2", "13.11.2026", "2026-11-13", "12.500,50 €", "€12,500.50", "=1+1", "48 %"])
  func textsStayTexts(text: String) throws {
    let table = Table([.init("Nr."), .init("Wert", .right)], [[.init("a"), .init(text)]])
    let book = Document(.de, [.heading(1, "Werte"), .table(table)]).workbook()
    let sheet = try sheet("Werte", of: book)
    #expect(sheet.rows.last?.last?.content == .text(text))
  }

  @Test func lightsHaveWordsAndColours() throws {
    let list = try sheet("Liste der Teilprojekte", of: SampleDocument.paper().workbook())
    let start = try #require(list.headerRow)
    #expect(
      list.rows[(start + 1)...(start + 4)].map { $0[2] } == [
        .init(.text("Grün"), .green), .init(.text("Gelb"), .yellow), .init(.text("Rot"), .red),
        .init(.text("Grau"), .grey),
      ])
    #expect(list.rows[start + 2][3].content == .day(Day("2026-12-31")))
    #expect(list.rows[start + 2][4].content == .count(7))
    #expect(list.hasFilter)
  }

  @Test func definitionsStandAboveIfTheyAreShort() throws {
    let long = String(repeating: "Umgesetzt heißt abgeschlossen. ", count: 20)
    func table(_ text: String) throws -> Worksheet {
      let document = Document(.de, [.heading(1, "Stand"), .paragraph(text), .table(SampleDocument.fields)])
      return try sheet("Stand je Themenfeld", of: document.workbook())
    }
    let above = try table("Umgesetzt heißt abgeschlossen.")
    #expect(above.rows[1].first?.content == .text("Umgesetzt heißt abgeschlossen."))
    let below = try table(long)
    #expect(below.rows.last?.first?.content == .text(long))
    #expect(below.table?.rows.count == 5)
  }

  /// What is said of figures goes with them: below the table in its section, on the cover what comes before all sections,
  /// on a sheet of its own what stands in a section without a table.
  @Test func nothingThatIsSaidIsLost() throws {
    let table = Table([.init("Stufe"), .init("Zahl", .right)], [[.init("3"), .init(7)]])
    let document = Document(
      .de,
      [
        .heading(1, "Sachstand"), .paragraph("Gezählt sind 249 von 385."), .heading(2, "Kurzfassung"),
        .paragraph("Umgesetzt: 1."), .list(["Rot 2", "Gelb 3"]), .heading(2, "Reifegrad"), .paragraph("Je Modell."),
        .table(table), .paragraph("Nicht bewertet: 54."), .heading(2, "Zählweise"), .list(["Grün = im Plan"]),
      ])
    let book = document.workbook()
    func texts(_ sheet: Worksheet) -> [String] {
      sheet.rows.compactMap { if case .text(let text)? = $0.first?.content { text } else { nil } }
    }
    #expect(book.sheets.map(\.name) == ["Übersicht", "Reifegrad", "Erläuterungen"])
    #expect(texts(book.sheets[0]).contains("Gezählt sind 249 von 385."))
    #expect(texts(book.sheets[1]) == ["Reifegrad", "Je Modell.", "Stufe", "3", "Nicht bewertet: 54."])
    #expect(book.sheets[1].table?.rows.count == 2)
    #expect(
      texts(book.sheets[2]) == [
        "Erläuterungen", "Kurzfassung", "Umgesetzt: 1.", "• Rot 2", "• Gelb 3", "Zählweise", "• Grün = im Plan",
      ])
  }

  /// Rank, number of cities and points can be computed with; what is not known is empty.
  @Test func theIndexIsInNumbers() throws {
    let known = try IndexResult.Points(parsing: "71,4")
    let results = [
      IndexResult(year: 2024, area: nil, rank: 43, cities: 82, points: nil, source: "x", quote: nil),
      IndexResult(year: 2025, area: nil, rank: nil, cities: 83, points: known, source: "x", quote: nil),
    ]
    let wording = Wording(.de, Town.configuration)
    let ranking = Ranking(results, at: Moment(change: 1, day: Day("2026-01-01")))
    let book = Document(.de, [.heading(1, "Index"), .table(ranking.table(results, wording))]).workbook()
    #expect(
      book.sheets[1].rows.suffix(3).map { $0.map(\.content) } == [
        [.text("Jahr"), .text("Rang"), .text("von Städten"), .text("Punkte")],
        [.text("2024"), .count(43), .count(82), .dash], [.text("2025"), .dash, .count(83), .hundredths(7_140)],
      ])
    for bytes in [try XLSXDocument.bytes(book), try ODSDocument.bytes(book)] {
      let sandbox = try Sandbox()
      let name = sandbox.path(bytes == (try XLSXDocument.bytes(book)) ? "a.xlsx" : "a.ods")
      try Data(bytes).write(to: URL(filePath: name))
      #expect(try TableFile.read(name).sheets[1].rows.last?.cells.last == .number(71.4))
    }
  }

  /// A name of one word says what it is of; a long one is cut between words.
  @Test func sheetsAreCalledAfterTheirSections() {
    func table(_ caption: String? = nil) -> Document.Block {
      .table(Table([.init("Nr.")], [[.init("1")]], caption: caption))
    }
    let book = Document(
      .de,
      [
        .heading(1, "Bericht"), .heading(2, "Beschlusskontrolle"), .heading(3, "Fällig"), table(),
        .heading(3, "Erledigt seit der letzten Vorlage"), table(), .heading(2, "Entwicklung"),
        .heading(3, "Smart City Index"), table("Gesamt"), table("Bereiche"),
        .heading(2, "Neu, abgeschlossen, zusammengeführt, eingestellt"), table(),
        .heading(2, "Veränderungen seit dem 09.10.2026"), .heading(3, "Abgeschlossen"), table(),
      ]
    ).workbook()
    #expect(
      book.sheets.dropFirst().map(\.name) == [
        "Beschlusskontrolle – Fällig", "Erledigt seit der letzten …", "Smart City Index – Gesamt",
        "Smart City Index – Bereiche", "Neu, abgeschlossen …", "Veränderungen … – Abgeschlossen",
      ])
    #expect(book.sheets[5].rows[0].first?.content == .text("Neu, abgeschlossen, zusammengeführt, eingestellt"))
  }

  /// A chart is not cut by the end of a page; a long table is not made too small for it.
  @Test func sheetsWithChartsGoOnOnePage() {
    func page(_ rows: Int) -> Worksheet.Page {
      Document(.de, [.heading(1, "A"), .chart(SampleDocument.ranks), .table(SampleDocument.items(rows))])
        .workbook().sheets[1].page
    }
    #expect(page(20) == .single)
    #expect(page(300) == .landscape)
  }

  @Test func chartsWithoutATableHaveASheet() throws {
    let document = Document(
      .de,
      [
        .heading(1, "Bericht"), .heading(2, "Ränge"), .chart(SampleDocument.ranks), .heading(2, "Felder"),
        .table(SampleDocument.fields), .table(SampleDocument.fields),
      ])
    let book = document.workbook()
    #expect(book.sheets.map(\.name) == ["Übersicht", "Ränge", "Stand je Themenfeld", "Stand je Themenfeld (2)"])
    #expect(book.sheets.map(\.charts.count) == [0, 1, 0, 0])
  }

  @Test(arguments: ["xlsx", "ods"]) func theFiguresComeBack(format: String) throws {
    let document = SampleDocument.paper(marking: "Nichtöffentlich", rows: 300)
    let book = document.workbook()
    let bytes = try format == "xlsx" ? XLSXDocument.bytes(book) : ODSDocument.bytes(book)
    let sandbox = try Sandbox()
    try Data(bytes).write(to: URL(filePath: sandbox.path("a.\(format)")))
    let file = try TableFile.read(sandbox.path("a.\(format)"))
    #expect(file.sheets.map(\.name) == book.sheets.map(\.name))
    for (sheet, written) in zip(file.sheets, book.sheets) {
      #expect(sheet.rows.first?.cells.first == .text("Nichtöffentlich"))
      let read = Dictionary(uniqueKeysWithValues: sheet.rows.map { ($0.line, $0.cells) })
      for (row, cells) in written.rows.enumerated() {
        for (column, cell) in cells.enumerated() where ![.empty, .dash].contains(cell.content) {
          let came = read[row + 1].flatMap { column < $0.count ? $0[column] : nil }
          #expect(came == expected(cell.content, format), "\(written.name) \(row) \(column)")
        }
      }
    }
  }

  private func expected(_ content: CellContent, _ format: String) -> ReadCell? {
    switch content {
    case .empty, .dash: nil
    case .list(let list): .text(list.joined(separator: ", "))
    case .text(let text), .term(_, let text):
      .text(format == "xlsx" ? text : String(text.map { $0 == "\r\n" ? "\n" : $0 }))
    case .count(let count), .difference(let count): .number(Double(count))
    case .money(let money): .number(Double(money.cents) / 100)
    case .percent(let number), .hundredths(let number): .number(Double(number) / 100)
    case .day(let day): .day(day)
    case .flag(let flag): .flag(flag)
    case .sparkline: .text(content.spoken ?? "")
    }
  }

  /// What is printed says that it is not for the public, in both formats; where nothing is marked, nothing changes.
  @Test func everyPrintedPageIsMarked() throws {
    let script = #"""
      import sys, zipfile, re
      z = zipfile.ZipFile(sys.argv[1])
      if sys.argv[1].endswith("xlsx"):
        print([re.findall("<oddHeader>(.*?)</oddHeader>", z.read(n).decode()) for n in z.namelist() if "worksheets/sheet" in n and n.endswith("xml")])
      else:
        print([re.sub("<.*?>", "", h) for h in re.findall("<style:header[ >].*?</style:header>", z.read("styles.xml").decode())])
      """#
    let marked = SampleDocument.paper(marking: "Nur & intern").workbook()
    #expect(
      try Python.run(script, on: XLSXDocument.bytes(marked), named: "a.xlsx").lines == [
        "[['&amp;C&amp;&quot;Arial,Bold&quot;Nur &amp;&amp; intern'], ['&amp;C&amp;&quot;Arial,Bold&quot;Nur &amp;&amp; intern'], "
          + "['&amp;C&amp;&quot;Arial,Bold&quot;Nur &amp;&amp; intern'], ['&amp;C&amp;&quot;Arial,Bold&quot;Nur &amp;&amp; intern'], "
          + "['&amp;C&amp;&quot;Arial,Bold&quot;Nur &amp;&amp; intern']]"
      ])
    #expect(
      try Python.run(script, on: ODSDocument.bytes(marked), named: "a.ods").lines == [
        "['Nur &amp; intern', 'Nur &amp; intern', 'Nur &amp; intern', 'Nur &amp; intern']"
      ])
    let plain = SampleDocument.paper().workbook()
    #expect(try Python.run(script, on: XLSXDocument.bytes(plain), named: "a.xlsx").lines == ["[[], [], [], [], []]"])
    #expect(try Python.run(script, on: ODSDocument.bytes(plain), named: "a.ods").lines == ["['', '', '', '']"])
  }

  @Test(arguments: Language.allCases) func sameContentSameBytes(language: Language) throws {
    let document = SampleDocument.paper(language, marking: "M")
    #expect(try XLSXDocument.bytes(document.workbook()) == XLSXDocument.bytes(document.workbook()))
    #expect(try ODSDocument.bytes(document.workbook()) == ODSDocument.bytes(document.workbook()))
  }
}
