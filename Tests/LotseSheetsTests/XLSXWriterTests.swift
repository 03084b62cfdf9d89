import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotseSheets

/// Excel is strict and does not run here: the order and the references that it demands are checked part by part.
@Suite struct XLSXWriterTests {
  @Test(arguments: Language.allCases) func sameContentSameBytes(language: Language) throws {
    let book = SampleWorkbook.book(language)
    #expect(try XLSXDocument.bytes(book) == XLSXDocument.bytes(book))
  }

  @Test(arguments: Language.allCases) func thePackageIsSound(language: Language) throws {
    let bytes = try XLSXDocument.bytes(SampleWorkbook.book(language))
    #expect(try Python.run(XLSXSoundness.script, on: bytes, named: "a.xlsx").lines == ["checked 19"])
  }

  /// Texts come back as they were, decoded by the rule for `_xHHHH_` and nothing else.
  @Test func everyTextSurvives() throws {
    let script = #"""
      import sys, zipfile, re, json, xml.etree.ElementTree as E
      z = zipfile.ZipFile(sys.argv[1]); S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
      texts = [si.find(S + "t") for si in E.fromstring(z.read("xl/sharedStrings.xml"))]
      def value(t):
        if t.text != t.text.strip(" \t\r\n") and t.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve": return "LOST"
        return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), t.text)
      sheet = E.fromstring(z.read("xl/worksheets/sheet4.xml"))
      cells = list(sheet.iter(S + "c"))
      assert all(c.get("t") == "s" and c.find(S + "f") is None for c in cells)
      print(json.dumps([value(texts[int(c.find(S + "v").text)]) for c in cells]))
      """#
    let answer = try Python.run(script, on: XLSXDocument.bytes(SampleWorkbook.book()), named: "a.xlsx")
    let read = try JSONDecoder().decode([String].self, from: Data(answer.text.utf8))
    #expect(read.map { Array($0.utf8) } == SampleWorkbook.hostile.map { Array($0.utf8) })
  }

  @Test func openpyxlReadsWhatWasMeant() throws {
    guard try Python.has("openpyxl") else { return }
    let script = #"""
      import sys, zipfile, openpyxl
      b = openpyxl.load_workbook(sys.argv[1])
      print([s.title for s in b], [s.sheet_state for s in b][-2:])
      s = b["Teilprojekte"]
      print(s["D3"].value, s["D3"].number_format, s["E3"].value, s["E3"].number_format, s["F2"].value, s["G3"].value)
      print(s["H2"].hyperlink.target, s["H2"].hyperlink.location, s.freeze_panes, s.auto_filter.ref, s.column_dimensions["G"].hidden)
      print(s["A1"].font.b, s["A1"].fill.fgColor.rgb, s.print_title_rows, s.page_setup.orientation, s.page_setup.fitToHeight)
      f = b["Meldung"]
      print(f.protection.sheet, f.protection.password, f.protection.selectLockedCells, f["A5"].protection.locked, f["C5"].protection.locked)
      for v in f.data_validations.dataValidation: print(v.type, v.sqref, v.formula1[:30], v.formula2, v.promptTitle, v.error)
      o = b["Fortschritt"]
      print(int(o["E6"].value), o["E7"].value, o["E7"].number_format, o.merged_cells.ranges)
      c = o._charts[0]; print(c.barDir, c.grouping, c.y_axis.crosses, c.x_axis.scaling.orientation, [int(p.v) for p in c.ser[0].val.numRef.numCache.pt])
      p = b.properties; print(p.title, "|", p.creator, "|", p.language, p.created, p.modified)
      print(zipfile.ZipFile(sys.argv[1]).read("xl/drawings/drawing1.xml").decode().split('descr="')[1].split('"')[0])
      """#
    let answer = try Python.run(script, on: XLSXDocument.bytes(SampleWorkbook.book()), named: "a.xlsx")
    #expect(
      answer.lines == [
        "['Fortschritt', 'Teilprojekte', 'Meldung', \"It's a -test-- 50 %\", 'Verborgen', 'Auswahllisten'] ['hidden', 'hidden']",
        #"2024-10-21 00:00:00 dd\.mm\.yyyy 12345.67 #,##0.00\ "€" True 1"#,
        "https://example.org/a%20b?x=ü teil%202 C2 A1:H61 True",
        "True FF1F3864 $1:$1 landscape 0",
        "True None False True False",
        "list C5:C16 \"In Umsetzung,In Pilotierung,Z None Status So geht es nicht.",
        "list D5:D16 'Auswahllisten'!$A$1:$A$40 None Grund So geht es nicht.",
        "date E5:E16 45292 48944 Planende So geht es nicht.",
        "whole F5:F16 0 100 Quote So geht es nicht.",
        "textLength G5:G16 500 None Bemerkung So geht es nicht.",
        #"0 0.25 0\ % {<MergedCellRange A3:F3>}"#,
        "bar stacked max maxMin [120, 30, 4, 0]",
        "Fortschritt & Stand <1> | Stadt Musterhausen, Stabsstelle | de-DE 2026-11-23 02:13:20 2026-11-23 02:13:20",
        "Gestapelte Balken: OZG 120 von 251 umgesetzt, &quot;Mobilität&quot; 0 von 12.",
      ])
  }

  /// Thousands of texts of few letters and many forms, again and again: each has one place, by its bytes.
  @Test func equalTextsShareAPlaceAndOthersDoNot() {
    var (dice, strings, places) = (Dice(1), XLSXStringsWriter(), [[UInt8]: Int]())
    let parts = ["é", "e\u{301}", "<", "&lt;", "_x0041_", "A", "\u{1}", " ", "\n", "ab", "\u{FFFE}", "ß"]
    for _ in 0..<30_000 {
      let text = (0..<Int.random(in: 0...4, using: &dice)).map { _ in dice.pick(parts) }.joined()
      let place = strings.place(of: text)
      let earlier = places.updateValue(place ?? -1, forKey: Array(text.utf8))
      #expect(earlier == nil || earlier == place, "\(text.debugDescription)")
    }
    #expect(places.count > 5_000 && Set(places.values) == Set(0..<places.count))
  }

  /// Beyond the table of shared texts, the texts stand in their cells.
  @Test func manyLongTexts() throws {
    var sheet = Worksheet(name: "Lang", columns: [.init(width: 20)])
    sheet.furtherRows = .init(count: 700) { take in
      for row in 0..<700 { try take([.init(.text("\(row) " + String(repeating: "x", count: 30_000)))]) }
    }
    let book = Workbook(title: "", language: .de, created: SampleWorkbook.created, sheets: [sheet])
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1]); sheet = z.read("xl/worksheets/sheet1.xml").decode()
      shared = z.read("xl/sharedStrings.xml").decode().count("<si>")
      print(shared + sheet.count("<is><t>"), sheet.count("<is><t>699 xxx"), 500 < shared < 700)
      """
    let answer = try Python.run(script, on: XLSXDocument.bytes(book), named: "a.xlsx")
    #expect(answer.lines == ["700 1 True"])
  }

  @Test func whatNoSheetCanHoldIsRefused() throws {
    func book(_ sheets: [Worksheet]) -> Workbook {
      Workbook(title: "", language: .de, created: SampleWorkbook.created, sheets: sheets)
    }
    let long = Worksheet(name: "A", rows: [[], [.init(), .init(.text(String(repeating: "x", count: 32_768)))]])
    #expect(throws: SpreadsheetFailure.textTooLong(sheet: "A", row: 1, column: 1)) {
      try XLSXDocument.bytes(book([long]))
    }
    #expect(throws: SpreadsheetFailure.noSheets) { try XLSXDocument.bytes(book([])) }
    let wide = Worksheet(name: "A", columns: Array(repeating: .init(width: 5), count: 16_385))
    #expect(throws: SpreadsheetFailure.tooManyColumns(sheet: "A")) { try ODSDocument.bytes(book([wide])) }
    var tall = Worksheet(name: "A")
    tall.furtherRows = .init(count: 1_048_577) { _ in }
    #expect(throws: SpreadsheetFailure.tooManyRows(sheet: "A")) { try ODSDocument.bytes(book([tall])) }
  }
}
