import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotseSheets

/// An element is what its namespace says: one of an extension is never taken for ours of the same name.
struct NamespaceTests {
  private func read(_ archive: TestArchive) throws -> TableFile {
    let sandbox = try Sandbox()
    try Data(archive.bytes).write(to: sandbox.folder.appending(path: "f.bin"))
    return try TableFile.read(sandbox.path("f.bin"))
  }

  private func cells(_ archive: TestArchive) throws -> [ReadCell] {
    try read(archive).sheets[0].rows.first?.cells ?? []
  }

  private static let styles = "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>"
  private static let day = "<row><c s='1'><v>44887</v></c></row>"

  @Test func aRealWorkbookKeepsItsEpoch() throws {
    let path = WorkbookReadingTests.fixtures.appending(path: "epoch-1904-with-extension.xlsx").path
    #expect(try TableFile.read(path).sheets[0].rows[1].cells.last == .day(Day("2027-06-30")))
  }

  @Test(
    arguments: [
      "<workbookPr date1904='1'/><e:workbookPr xmlns:e='urn:e'/>",
      "<workbookPr date1904='1'/><e:workbookPr xmlns:e='urn:e' date1904='0'/>",
      "<workbookPr date1904='1'/><extLst><ext><workbookPr date1904='0'/></ext></extLst>",
      "<workbookPr date1904='1' e:date1904='0' xmlns:e='urn:e'/>",
      "<workbookPr e:date1904='0' date1904='1' xmlns:e='urn:e'/>",
      "<workbookPr date1904='true'/><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice Requires='x'><workbookPr date1904='0'/></mc:Choice></mc:AlternateContent>",
      "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice Requires='x'><workbookPr/></mc:Choice><mc:Fallback><workbookPr date1904='1'/></mc:Fallback></mc:AlternateContent>",
    ], ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"])
  func theEpochIsTheWorkbooksOwn(workbook: String, namespace: String) throws {
    let archive = TestArchive.xlsx(
      NamespaceTests.day, styles: NamespaceTests.styles, workbook: workbook, namespace: namespace)
    #expect(try cells(archive) == [.day(Day("2026-11-23"))])
  }

  @Test func sheetsOfExtensionsAreNone() throws {
    let more =
      "<e:sheet xmlns:e='urn:e' name='X' r:id='r1'/><e:sheets xmlns:e='urn:e'><sheet name='Y' r:id='r1'/></e:sheets>"
    #expect(try read(.xlsx("<row/>", workbook: more)).sheets.map(\.name) == ["A"])
  }

  @Test func rowsCellsAndTextsOfExtensionsAreNone() throws {
    let row = """
      <e:row xmlns:e='urn:e' r='9'/><row r='1' xmlns:e='urn:e' e:r='7'><c r='A1' e:r='C1' t='str' e:t='b' e:s='1'><e:v>falsch</e:v>
      <v>wahr</v><e:v>falsch</e:v></c><e:c r='B1'><v>9</v></e:c><c r='C1' t='inlineStr'><is><t>in</t><e:t>nicht</e:t>
      <e:rPh/><r><t>line</t></r></is><e:is><t>nein</t></e:is></c></row>
      """
    let sheet = try read(.xlsx(row)).sheets[0]
    #expect(sheet.rows == [ReadRow(line: 1, cells: [.text("wahr"), .empty, .text("inline")])])
  }

  @Test func textsAndFormatsOfExtensionsAreNone() throws {
    let strings = "<si><t>a</t></si><e:si xmlns:e='urn:e'><t>x</t></e:si><si><e:t xmlns:e='urn:e'>y</e:t><t>b</t></si>"
    let styles = """
      <numFmts><numFmt numFmtId='164' formatCode='0'/><e:numFmt xmlns:e='urn:e' numFmtId='164' formatCode='yyyy'/></numFmts>
      <cellXfs><e:xf xmlns:e='urn:e' numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='14'/></cellXfs>
      <dxfs><dxf><numFmt numFmtId='164' formatCode='yyyy'/></dxf></dxfs>
      """
    let row = "<row><c t='s'><v>1</v></c><c><v>46349</v></c><c s='1'><v>46349</v></c></row>"
    #expect(
      try cells(.xlsx(row, strings: strings, styles: styles)) == [.text("b"), .number(46_349), .day(Day("2026-11-23"))])
  }

  @Test func relationsOfOtherKindsAreNone() throws {
    var archive = TestArchive.xlsx("<row><c t='s'><v>0</v></c></row>", strings: "<si><t>a</t></si>")
    let part = String(decoding: archive.entries[2].bytes, as: UTF8.self)
    let extra = "<Relationship Id='r9' Type='http://schemas.example.org/2017/sharedStrings' Target='none.xml'/>"
    archive.entries[2].bytes = Array(
      part.replacing("<Relationship Id='r1'", with: extra + "<Relationship Id='r1'").utf8)
    #expect(try cells(archive) == [.text("a")])
  }

  @Test func cellsOfOtherNamespacesAreNoneInODS() throws {
    let table = """
      <table:table table:name="A" xmlns:e="urn:e" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
      <e:table-row><table:table-cell><text:p>x</text:p></table:table-cell></e:table-row>
      <t:table-row e:number-rows-repeated="4"><t:table-cell e:value-type="float" e:value="7"><text:p>a<e:s>b</e:s></text:p>
      <e:annotation><text:p>x</text:p></e:annotation></t:table-cell><e:table-cell><text:p>x</text:p></e:table-cell>
      <t:table-cell><e:p>x</e:p><text:p>c</text:p></t:table-cell></t:table-row></table:table>
      """
    let sheet = try read(.ods(table)).sheets[0]
    #expect(sheet.rows == [ReadRow(line: 1, cells: [.text("ab"), .text("c")])])
  }

  @Test func prefixesDoNotMatterInODS() throws {
    var archive = TestArchive.ods(
      "<table:table table:name='A'><table:table-row><table:table-cell office:value-type='float' office:value='7'/></table:table-row></table:table>"
    )
    let part = String(decoding: archive.entries[1].bytes, as: UTF8.self)
    archive.entries[1].bytes = Array(
      part.replacing("table:", with: "o:").replacing("xmlns:table=", with: "xmlns:o=").utf8)
    archive.entries[1].bytes = Array(
      String(decoding: archive.entries[1].bytes, as: UTF8.self)
        .replacing("opendocument:xmlns:o:1.0", with: "opendocument:xmlns:table:1.0").utf8)
    #expect(try read(archive).sheets[0].rows == [ReadRow(line: 1, cells: [.number(7)])])
  }
}
