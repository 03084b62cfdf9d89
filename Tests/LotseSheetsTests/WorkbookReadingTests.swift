import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotseSheets

/// Workbooks are read as a person sees them, whoever wrote the file.
struct WorkbookReadingTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  private func rows(_ archive: TestArchive) throws -> [ReadRow] { try read(archive).sheets[0].rows }

  private func cells(_ archive: TestArchive) throws -> [ReadCell] { try rows(archive).first?.cells ?? [] }

  private func read(_ archive: TestArchive) throws -> TableFile {
    let sandbox = try Sandbox()
    try Data(archive.bytes).write(to: sandbox.folder.appending(path: "f.bin"))
    return try TableFile.read(sandbox.path("f.bin"))
  }

  @Test(arguments: ["openpyxl.xlsx", "openpyxl-1904.xlsx", "xlsxwriter.xlsx", "libreoffice.xlsx", "libreoffice.ods"])
  func everyWriterIsRead(name: String) throws {
    let file = try TableFile.read(Self.fixtures.appending(path: name).path)
    #expect(file.format == (name.hasSuffix("ods") ? .ods : .xlsx))
    #expect(file.sheets.map(\.name).starts(with: ["Projekte", "Versteckt"]))
    #expect(file.sheets.map(\.isHidden).starts(with: [false, true]))
    #expect(file.sheets.dropFirst(2).allSatisfy { $0.name == "Sehr" && $0.isHidden })
    let rows = file.sheets[0].rows
    #expect(rows.map(\.line) == [1, 2, 3, 5, 6])
    let header = ["Nummer", "Titel", "Ampel", "Beginn", "Zeitpunkt", "Betrag", "Anteil", "Pflicht", "Formel"]
    #expect(rows[0].cells == header.map(ReadCell.text))
    #expect(
      rows[1].cells.prefix(7) == [
        .text("TP-0001"), .text("Straße & Öl <neu>\nzweite Zeile"), .text("grün"), .day(Day("2026-11-23")),
        .time(Day("2026-11-23"), seconds: 45_015), .number(1234.56), .number(0.25),
      ])
    #expect(
      rows[2].cells.prefix(6) == [
        .text("TP-0002"), .text(" mit  Blanks "), .empty, .day(Day("2024-02-29")), .empty, .number(-7),
      ])
    // LibreOffice makes numbers of the truth values of other programs.
    #expect([[.flag(true), .flag(false)], [.number(1), .number(0)]].contains([rows[1].cells[7], rows[2].cells[7]]))
    if name.hasPrefix("openpyxl") {
      #expect(rows[1].cells.count == 8, "a formula that nobody calculated has no value")
    } else {
      #expect(rows[1].cells[8] == .number(2469.12))
      #expect(rows[2].cells[8] == .error("#DIV/0!"))
    }
    #expect(rows[3].cells[1] == .text("日本🚦"))
    #expect(rows[3].cells[3] == (name.contains("1904") ? .number(-1401) : .day(Day("1900-03-01"))))
    #expect(rows[4].cells == [.text("Verbunden")])
    #expect(file.sheets[1].rows == [ReadRow(line: 2, cells: [.empty, .text("geheim")])])
  }

  @Test func sharedAndRichTextsAreWhole() throws {
    let strings = """
      <si><t> a </t></si><si><t xml:space="preserve"> b </t></si>
      <si><r><rPr><b/></rPr><t>x_x000D_</t></r><r><t>y_x005F_x0041_</t></r><rPh sb="0" eb="1"><t>nein</t></rPh></si>
      <si><t>&lt;&#228;&#x1F6A6;<![CDATA[<!DOCTYPE &amp;]]></t></si><si><t/></si><si><t>_xD83D__xDEA6_ _xD83D_</t></si>
      """
    let row = (0..<6).map { "<c t='s'><v>\($0)</v></c>" }.joined()
    #expect(
      try cells(.xlsx("<row>\(row)<c><v>1</v></c></row>", strings: strings)) == [
        .text("a"), .text(" b "), .text("x\ry_x0041_"), .text("<ä🚦<!DOCTYPE &amp;"), .empty,
        .text("_xD83D__xDEA6_ _xD83D_"), .number(1),
      ])
  }

  @Test func everyTypeOfCellIsRead() throws {
    let row = """
      <row r='3'><c r='B3' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c><c t='b'><v>1</v></c>
      <c r='E3' t='e'><v>#REF!</v></c><c t='str'><f>A1</f><v>f</v></c><c><f t='shared' si='0'/><v>-1.5E2</v></c>
      <c t='d'><v>2026-11-23T01:00:00Z</v></c><c><f>1+1</f></c><c><v>0x10</v></c><c t='str'><v></v></c></row><row><c><v>9</v></c></row>
      """
    let read = try rows(.xlsx(row))
    #expect(
      read.first?.cells == [
        .empty, .text("inline"), .flag(true), .empty, .error("#REF!"), .text("f"), .number(-150),
        .time(Day("2026-11-23"), seconds: 3600), .empty, .text("0x10"),
      ])
    #expect(read.map(\.line) == [3, 4])
  }

  @Test(arguments: [
    ("", "61", "1900-03-01"), ("", "60", "1900-02-28"), ("", "59", "1900-02-28"), ("", "1", "1900-01-01"),
    ("", "46349", "2026-11-23"), ("<workbookPr date1904='true'/>", "0", "1904-01-01"),
    ("<workbookPr date1904='1'/>", "44887", "2026-11-23"),
  ])
  func daysCountFromTheirEpoch(workbook: String, serial: String, day: String) throws {
    let archive = TestArchive.xlsx(
      "<row><c s='1'><v>\(serial)</v></c></row>", styles: "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>",
      workbook: workbook)
    #expect(try cells(archive) == [.day(try Day(parsing: day))])
  }

  @Test func daysBeyondEveryPlanAreTexts() throws {
    let styles = "<cellXfs><xf/><xf numFmtId='22'/></cellXfs>"
    let row = ["2958465", "2958466", "-1", "0", "0.5", "46349.999999"].map { "<c s='1'><v>\($0)</v></c>" }.joined()
    #expect(
      try cells(.xlsx("<row>\(row)</row>", styles: styles)) == [
        .text("9999-12-31"), .number(2_958_466), .number(-1), .number(0), .text("12:00"), .day(Day("2026-11-24")),
      ])
  }

  @Test(arguments: [
    ("General", NumberFormat.number), ("0.00", .number), ("#,##0.00 \"dmy\"", .number), ("[Red]0;[Red]-0", .number),
    ("#,##0.00 [$€-407]", .number), ("0.00E+00", .number), ("\\d0", .number), ("_d0*h", .number), ("@", .number),
    ("[$-407]d. mmmm yyyy", .day), ("dd.mm.yyyy hh:mm", .day), ("mmm", .day), ("[Green]yyyy", .day), ("h:mm", .clock),
    ("mm:ss.0", .clock), ("[h]:mm:ss", .duration), ("[mm]:ss", .duration), ("h:mm AM/PM", .clock), ("0;dd", .number),
    ("\"Tag \"d", .day), ("DD/MM/YY", .day),
  ])
  func formatsTellDaysFromNumbers(code: String, format: NumberFormat) { #expect(NumberFormat(code: code) == format) }

  @Test func timesWithoutADayAreTexts() throws {
    let styles = """
      <numFmts><numFmt numFmtId='164' formatCode='[h]:mm'/><numFmt numFmtId='14' formatCode='0.0'/></numFmts>
      <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='20'/><xf numFmtId='164'/><xf numFmtId='14'/></cellXfs>
      """
    let row = "<c><v>0.5</v></c><c s='1'><v>1.510416666</v></c><c s='2'><v>3</v></c><c s='9'><v>4</v></c>"
    #expect(
      try cells(.xlsx("<row>\(row)</row>", styles: styles)) == [.text("12:00"), .text("36:15"), .number(3), .number(4)])
  }

  @Test func strictAndPrefixedWorkbooksAreRead() throws {
    #expect(
      try cells(
        .xlsx(
          "<row><c><v>1</v></c></row>", namespace: "http://purl.oclc.org/ooxml/spreadsheetml/main",
          target: "/xl/./worksheets/../worksheets/s.xml"))
        == [.number(1)])
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    #expect(try cells(.xlsx("<x:row xmlns:x='\(main)'><x:c><x:v>1</x:v></x:c></x:row>")) == [.number(1)])
    #expect(try cells(.xlsx("<x:row xmlns:x='u'><x:c><x:v>1</x:v></x:c></x:row>")) == [])
  }

  @Test func odsRepeatsSpansAndBlanks() throws {
    let read = try read(
      .ods(
        """
        <table:tracked-changes><table:table-cell><text:p>gelöscht</text:p></table:table-cell></table:tracked-changes>
        <table:table table:name="Eins" table:style-name="ta1"><table:shapes><draw:frame><text:p>Bild</text:p></draw:frame></table:shapes>
        <table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="string">
        <text:p>  a<text:s text:c="2"/>b
           <text:span>c</text:span></text:p><text:p>d<text:tab/>e<text:line-break/>f</text:p><office:annotation><text:p>Notiz</text:p></office:annotation>
        </table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row></table:table-header-rows>
        <table:table-row-group><table:table-row table:number-rows-repeated="2"><table:covered-table-cell><text:p>unten</text:p></table:covered-table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p></table:table-cell>
        <table:table-cell office:value-type="currency" office:value="12.5"/><table:table-cell office:value-type="date" office:date-value="2026-11-23"/>
        <table:table-cell office:value-type="date" office:date-value="2026-11-23T12:30:00"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell office:value-type="time" office:time-value="PT12H30M00S"/><table:table-cell office:value-type="string" office:string-value="wert"><text:p>x</text:p></table:table-cell>
        <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#NV</text:p></table:table-cell>
        </table:table-row></table:table-row-group>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="float" office:value="7"/></table:table-row></table:table>
        <table:table table:name="Zwei" table:style-name="ta2"/>
        """,
        styles:
          "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>"
      ))
    #expect(read.sheets.map(\.name) == ["Eins", "Zwei"])
    #expect(read.sheets.map(\.isHidden) == [false, true])
    let rows = read.sheets[0].rows
    #expect(rows.map(\.line) == [1, 2, 3, 1_048_004])
    #expect(rows[0].cells == [.text("a  b c\nd\te\nf"), .text("a  b c\nd\te\nf")])
    #expect(
      rows[1].cells == [
        .empty, .number(0.25), .number(12.5), .day(Day("2026-11-23")), .time(Day("2026-11-23"), seconds: 45_000),
        .flag(true), .text("12:30"), .text("wert"), .error("#NV"),
      ])
    #expect(rows[1].cells == rows[2].cells)
  }
}
