import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange
@testable import LotseSheets

/// What people type, paste and save is read as they meant it, and what was done is said.
struct ListReadingTests {
  private static let configuration = Town.configuration

  private func sheet(_ rows: [[ReadCell]], shown: [Int: [Int: String]] = [:], merged: [Area] = []) -> ReadSheet {
    var sheet = ReadSheet(
      name: "A",
      rows: rows.enumerated().filter { !$1.allSatisfy { $0 == .empty } }.map { index, cells in
        ReadRow(line: index + 1, cells: cells, shown: shown[index] ?? [:])
      })
    sheet.merged = merged
    return sheet
  }

  private func read(
    _ sheet: ReadSheet, _ format: TableFile.Format = .xlsx, _ edit: (inout ImportMapping) -> Void = { _ in }
  ) throws -> (rows: [ListedRow], remarks: [String]) {
    var mapping = ImportMapping()
    edit(&mapping)
    let file = TableFile(format: format, sheets: [sheet])
    let table = try ImportTable(file, mapping)
    var reader = RowReader(table, format, mapping, Self.configuration)
    return (table.rows.map { reader.read($0) }, ImportRemarks(file, table, .de).all.map(\.de))
  }

  private func texts(_ words: [String]) -> [ReadCell] { words.map { $0.isEmpty ? .empty : .text($0) } }

  @Test func cellsOfTextsAreReadAsTheyAreShown() throws {
    let day = ReadCell.day(try Day(parsing: "2026-12-01"))
    let rows: [[ReadCell]] = [
      texts([
        "Titel", "Maßnahme", "Fremdschlüssel", "Ergebnis", "Geplantes Ende", "Budget geplant", "Status", "Begründung",
      ]),
      [.text("A"), .number(0.8), .number(7), .flag(true), day, .number(0.5), .number(0.8), day],
    ]
    let shown = [1: [1: "80 %", 2: "00007", 4: "12/2026", 5: "50%", 6: "80 %"]]
    let (read, remarks) = try read(sheet(rows, shown: shown)) {
      $0.words = [.status: ["80 %": "implementation"]]
    }
    let listing = read[0].listing
    #expect(listing[.measure]?.text == "80 %")
    #expect(listing[.externalKey]?.text == "00007")
    #expect(listing[.result]?.text == "WAHR")
    #expect(listing[.status]?.text == "implementation")
    #expect(listing[.reason]?.text == "01.12.2026")
    // Neither the day of "12/2026" nor a share of a budget is made up.
    #expect(read[0].problems.map(\.value) == ["12/2026", "0.5"])
    #expect(remarks.contains { $0.contains("Spalte B „Maßnahme“: 1 Zelle") && $0.contains("„80 %“ in Zeile 2") })
  }

  @Test func aLineBreakInACellIsABlankOrStays() throws {
    for line in ["a\nb", "a\r\nb", "a\rb", "a \n b", "\na\n\nb\n"] {
      let (read, _) = try read(
        sheet([texts(["Titel", "Kurzbeschreibung", "Schlagwörter"]), texts([line, line, line])]))
      #expect(read[0].problems.isEmpty)
      #expect(read[0].listing[.title]?.text == "a b")
      #expect(read[0].listing[.tags] == .list(["a b"]))
      #expect(read[0].listing[.summary]?.text?.contains("\n") == true)
      #expect(read[0].listing[.summary]?.text?.contains("\r") == false)
    }
  }

  @Test func guardAndUnguardAreOnePair() throws {
    let nasty = [
      "=1+1", "+49", "-5 °C", "@x", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "'=1", "''=1", "'x", "x", "", "' -1",
      "\u{A0}=1",
    ]
    for text in nasty {
      let guarded = CSVTable.defused(text)
      #expect(CSVTable.undefused(guarded) == text, "\(text)")
      #expect(CSVTable.undefused(CSVTable.kept(text)) == text, "\(text)")
      let first = guarded.drop { $0 == " " || $0 == "\u{A0}" }.first
      #expect(first.map { !"=+-@\t＝＋－＠".contains($0) } ?? true, "\(text)")
    }
    // A guarded text of a CSV that came back as a workbook, and the other way round.
    for format in [TableFile.Format.xlsx, .ods, .csv(delimiter: 0x3B, encoding: .utf8)] {
      let (read, _) = try read(sheet([texts(["Titel"]), texts(["'=1+1"]), texts(["''=1+1"])]), format)
      #expect(read.map { $0.listing[.title]?.text } == ["=1+1", "'=1+1"])
    }
    let json = try read(sheet([texts(["title"]), texts(["'=1+1"])]), .json)
    #expect(json.rows[0].listing[.title]?.text == "'=1+1")
  }

  @Test func refusedRowsAreGuardedOnce() throws {
    let refused = RefusedRows(
      headings: ["=x"], heading: "Grund",
      rows: [([.text("=cmd|' /C calc'!A0")], "=y"), ([.text("'=1")], ""), ([.text("＝1")], "")])
    let text = String(
      decoding: try refused.bytes(
        .csv(delimiter: 0x3B, encoding: .utf8), title: "", .de, created: Instant(milliseconds: 0)),
      as: UTF8.self)
    #expect(text == "\u{FEFF}'=x;Grund\n'=cmd|' /C calc'!A0;'=y\n'=1;\n'＝1;\n")
  }

  @Test func twoRowsOfHeadingsAreReadAsOne() throws {
    let rows = [
      texts(["Liste", "", "", ""]), texts(["Titel", "Termin", "", "Info"]), texts(["", "Beginn", "Ende", ""]),
      texts(["A", "01.01.2026", "31.12.2026", "x"]), texts(["B", "", "", ""]),
    ]
    let (read, remarks) = try read(sheet(rows)) {
      $0.columns = [
        "termin / beginn": .attribute(.plannedStart), "termin / ende": .attribute(.plannedEnd), "info": .ignored,
      ]
    }
    #expect(read.map(\.line) == [4, 5])
    #expect(read[0].listing[.plannedEnd]?.day?.iso == "2026-12-31")
    #expect(remarks.contains("Überschriften: Zeilen 2 bis 3, als eine gelesen."))
    // A first item that says little is an item.
    let plain = try self.read(sheet([texts(["Titel", "Status"]), texts(["A", ""]), texts(["B", "geplant"])]))
    #expect(plain.rows.count == 2)
  }

  @Test func joinedCellsHoldForAllTheirRows() throws {
    let rows = [texts(["Einheit", "Titel"]), texts(["FB33", "A"]), texts(["", "B"]), texts(["", "C"])]
    let merged = [Area(rows: 1...2, columns: 0...0), Area(rows: 2...3, columns: 1...1)]
    let (read, remarks) = try read(sheet(rows, merged: merged))
    #expect(read.map { $0.listing[.unit]?.text } == ["FB33", "FB33", nil])
    #expect(read.map { $0.listing[.title]?.text } == ["A", "B", "C"], "a title is never filled in")
    #expect(remarks == ["Spalte A „Einheit“: 1 Zelle von oben aufgefüllt (verbundene Zellen)."])
    let filled = try self.read(sheet(rows)) { $0.filledDown = ["einheit"] }
    #expect(filled.rows.map { $0.listing[.unit]?.text } == ["FB33", "FB33", "FB33"])
    let letter = try self.read(sheet(rows)) { $0.filledDown = ["a"] }
    #expect(letter.rows.map { $0.listing[.unit]?.text } == ["FB33", "FB33", "FB33"])
  }

  @Test func sumsAreNoSubProjects() throws {
    let (read, remarks) = try read(
      sheet([
        texts(["Titel"]), texts(["A"]), texts(["Summe"]), texts(["GESAMT:"]), texts(["Summe 2026"]),
        texts(["Summerschool"]),
      ]))
    #expect(read.map { $0.problems.map(\.flaw) } == [[], [.sumRow], [.sumRow], [], []])
    #expect(remarks == ["Zeile 5 sieht nach einer Summe aus („Summe 2026“); auslassen: skip_rows."])
    let skipped = try self.read(sheet([texts(["Titel"]), texts(["Summe"]), texts(["Stand: 1.1."]), texts(["B"])])) {
      $0.skipped = [RowPattern("summe"), RowPattern("Stand: *"), .line(9)]
    }
    #expect(skipped.rows.map(\.line) == [4])
    #expect(skipped.remarks == ["Ausgelassen (skip_rows): 2 Zeilen, ab Zeile 2."])
  }

  @Test func amountsHaveTheUnitOfTheirColumnOrTheirOwn() throws {
    let rows: [[ReadCell]] = [
      texts(["Titel", "Kosten (in T€)"]), [.text("A"), .number(120.5)], [.text("B"), .text("300")],
      [.text("C"), .text("8.500 €")], [.text("D"), .number(120_500)], [.text("E"), .number(12)],
    ]
    let shown = [4: [1: "120,5"], 5: [1: "12 T€"]]
    let (read, remarks) = try read(sheet(rows, shown: shown)) {
      $0.columns = ["kosten (in t€)": .attribute(.budgetPlanned)]
    }
    #expect(
      read.map { $0.listing[.budgetPlanned]?.money?.cents } == [12_050_000, 30_000_000, 850_000, 12_050_000, 1_200_000])
    #expect(remarks == ["Spalte B „Kosten (in T€)“: Beträge mal 1.000."])
    let mapped = try self.read(sheet(rows, shown: shown)) {
      $0.columns = ["b": .attribute(.budgetPlanned)]
      $0.factors = ["b": 1]
    }
    #expect(mapped.rows[0].listing[.budgetPlanned]?.money?.cents == 12_050)
  }

  @Test(
    arguments: [
      ("31.12.26", "2026-12-31"), (" 31.12.2026 ", "2026-12-31"), ("\u{A0}2026-12-31\t", "2026-12-31"),
      ("31. 12. 2026", "2026-12-31"), ("31.12.2026 12:30", "2026-12-31"), ("2026-12-31T12:30:00Z", "2026-12-31"),
      ("29.02.2028", "2028-02-29"), ("29.02.2027", nil), ("31.12", nil), ("31 12 2026", nil), ("12:30", nil), ("", nil),
    ] as [(String, String?)])
  func daysAreReadInOneWay(text: String, day: String?) throws {
    #expect((try? Day(written: text))?.iso == day)
    #expect((try? Assignment(.plannedEnd, reading: text, in: Self.configuration))?.value.day?.iso == day)
    let (read, _) = try read(sheet([texts(["Titel", "Geplantes Ende"]), texts(["A", text])]))
    #expect(read[0].listing[.plannedEnd]?.day?.iso == day)
  }

  @Test(arguments: ["31.12.1899", "01.01.2200", "1899-12-31", "0026-12-31", "29.02.2400"])
  func yearsOutsideAreCalledSo(text: String) {
    #expect(throws: Unreadable.yearOutside(text)) { try Day(written: text) }
  }

  @Test func endlessMappingsAreRefused() throws {
    func reason(_ text: String) -> ConfigurationFlaw.Reason? {
      do { _ = try ImportMapping(text) } catch { return (error as? ConfigurationFlaw)?.reason }
      do { _ = try ConfigurationFile(text) } catch { return (error as? ConfigurationFlaw)?.reason }
      return nil
    }
    let letters = "abcdefghij".map(String.init)
    var laughs = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (before, letter) in zip(letters, letters.dropFirst()) {
      laughs += "\(letter): &\(letter) [\(Array(repeating: "*" + before, count: 10).joined(separator: ","))]\n"
    }
    #expect(reason(laughs + "? *j\n: 1\n") == .tooManyReferences)
    #expect(reason(String(repeating: "# x\n", count: 300_000)) == .tooLarge(1024))
    #expect(reason("columns:\n" + (0..<40).map { "  \"Nr. \($0) *)\": title\n" }.joined()) != .tooManyReferences)
    #expect(throws: (any Error).self) { try CatalogueMapping(laughs) }
    let few = try ImportMapping("ignore: &a [x]\nfill_down: *a\n")
    #expect(few.filledDown == ["x"])
  }

  @Test func newKeysOfAMappingAreChecked() throws {
    func reason(_ text: String) -> ConfigurationFlaw.Reason? {
      do { _ = try ImportMapping(text) } catch { return (error as? ConfigurationFlaw)?.reason }
      return nil
    }
    #expect(reason("factors:\n  Kosten: viel\n") == .notAFactor("viel"))
    #expect(reason("header_rows: 0\n") == .notARow("0"))
    #expect(reason("skip_rows:\n  - [a]\n") == .notAText)
    if case .unknownAttribute? = reason("sections: farbe\n") {} else { Issue.record("sections") }
    if case .unknownAttribute? = reason("crosses:\n  farbe:\n    rot: red\n") {} else { Issue.record("crosses") }
    let mapping = try ImportMapping("factors:\n  A: T€\n  B: 1.000\n  C: Mio. €\nskip_rows: [7, \"7\"]\n")
    #expect(mapping.factors == ["a": 1_000, "b": 1_000, "c": 1_000_000])
    #expect(mapping.skipped == [.line(7), .text("7")])
  }

  @Test func objectsThatAreNoMilestonesAreRefused() throws {
    for record in [
      ["title": "T", "due": "2026-02-30"], ["title": "T"], ["title": "T", "due": "2026-11-23", "x": "y"],
    ] {
      let (read, _) = try read(
        sheet([texts(["title", "milestones"]), [.text("A"), .records([record])]]), .json)
      guard case .refusal(.value(.notAMilestone))? = read[0].problems.first?.flaw else {
        Issue.record("\(record)")
        continue
      }
    }
  }

  @Test func anItemOfWhichOnlyTheTitleIsKnownIsNoSection() throws {
    let rows = [
      texts(["Projekt", "Kosten", "Stand"]), texts(["Handlungsfeld 1", "", ""]), texts(["A", "", ""]),
      texts(["B", "5", "x"]),
    ]
    let (read, remarks) = try read(sheet(rows)) {
      $0.columns = ["projekt": .attribute(.title), "kosten": .ignored, "stand": .ignored]
      $0.sections = .tags
    }
    #expect(read.map { $0.listing[.title]?.text } == ["A", "B"])
    #expect(read.map { $0.listing[.tags] } == [.list(["Handlungsfeld 1"]), .list(["Handlungsfeld 1"])])
    #expect(remarks == ["Abschnitte: „Handlungsfeld 1“."])
  }
}
