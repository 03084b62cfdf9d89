import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotseSheets

/// What a person sees in a cell is known wherever it is not simply the number or the day.
struct CellFormatTests {
  @Test(
    arguments: [
      ("00000", 7.0, "00007"), ("0%", 0.8, "80%"), ("0\\ %", 0.8, "80 %"), ("0.00%", 0.125, "12,50%"),
      ("#,##0.00", 1234.5, "1.234,50"), ("#,##0.00\\ \"€\"", 1234.5, "1.234,50 €"), ("0.00E+00", 100_000, "1,00E+05"),
      ("#,##0.00 [$€-407]", 8500, "8.500,00 €"), ("0.0,\"T€\"", 120_500, "120,5T€"), ("0.00", 0.285, "0,29"),
      ("0", 12, nil), ("General", 12.5, nil), ("@", 12, nil), ("# ?/?", 0.5, nil),
      ("0;[Red]\"minus \"0", -3, "minus 3"),
      ("0.0#", 1.25, "1,25"), ("\"TP-\"0000", 42, "TP-0042"), ("0.00", -1.5, "-1,50"), ("0.0", 9.96, "10,0"),
    ] as [(String, Double, String?)])
  func numbersAreShown(code: String, number: Double, shown: String?) {
    #expect(CellFormat(code: code).shown(number, as: .number(number)) == shown)
  }

  @Test(
    arguments: [
      ("mm/yyyy", "12/2026"), ("mmm yy", "Dez 26"), ("[$-407]mmmm yyyy", "Dezember 2026"), ("dd. mmm", "01. Dez"),
      ("yyyy", "2026"), ("dd.mm.yyyy", nil), ("d. mmmm yyyy", nil), ("m/d/yy", nil), ("yyyy\\-mm\\-dd", nil),
      ("dd.mm.yyyy hh:mm", nil), ("dddd", nil), ("\"KW\" d.m", "KW 1.12"),
    ] as [(String, String?)])
  func daysOfWhichAPartIsMissingAreShown(code: String, shown: String?) throws {
    let day = try Day(parsing: "2026-12-01")
    #expect(CellFormat(code: code).shown(46_357, as: .day(day)) == shown)
  }

  @Test func bothFormatsSayWhatIsShown() throws {
    let sandbox = try Sandbox()
    let styles = "<cellXfs><xf/><xf numFmtId='17'/><xf numFmtId='9'/></cellXfs>"
    let xlsx = TestArchive.xlsx(
      "<row hidden='1'><c s='1'><v>46357</v></c><c s='2'><v>0.8</v></c></row>", styles: styles,
      after: "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>")
    try Data(xlsx.bytes).write(to: sandbox.folder.appending(path: "a.xlsx"))
    let sheet = try TableFile.read(sandbox.path("a.xlsx")).sheets[0]
    #expect(sheet.rows[0].shown == [0: "Dez 26", 1: "80%"])
    #expect(sheet.rows[0].isHidden)
    #expect(sheet.merged == [Area(rows: 0...1, columns: 0...1)])
    let ods = TestArchive.ods(
      """
      <table:table table:name="A"><table:table-column/><table:table-column table:visibility="collapse"/>
      <table:table-row table:visibility="filter"><table:table-cell office:value-type="date" office:date-value="2026-12-01" table:number-rows-spanned="2"><text:p>12/2026</text:p></table:table-cell>
      <table:table-cell office:value-type="percentage" office:value="0.8"><text:p>80 %</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2026-12-01"><text:p>01.12.26</text:p></table:table-cell>
      <table:table-cell office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell></table:table-row></table:table>
      """)
    try Data(ods.bytes).write(to: sandbox.folder.appending(path: "a.ods"))
    let read = try TableFile.read(sandbox.path("a.ods")).sheets[0]
    #expect(read.rows[0].shown == [0: "12/2026", 1: "80 %"])
    #expect(read.rows[0].isHidden)
    #expect(read.hiddenColumns == [1...1])
    #expect(read.merged == [Area(rows: 0...1, columns: 0...0)])
  }
}
