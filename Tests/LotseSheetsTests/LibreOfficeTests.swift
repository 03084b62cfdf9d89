import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotseSheets

/// LibreOffice, where it is installed, opens both formats and sees the same cells.
@Suite(.serialized) struct LibreOfficeTests {
  @Test(arguments: ["xlsx", "ods"]) func opens(format: String) throws {
    guard try LibreOffice.isThere() else { return }
    let sandbox = try Sandbox()
    let book = SampleWorkbook.book()
    let bytes = try format == "xlsx" ? XLSXDocument.bytes(book) : ODSDocument.bytes(book)
    try Data(bytes).write(to: URL(filePath: sandbox.path("a.\(format)")))
    try LibreOffice.convert(sandbox.path("a.\(format)"), in: sandbox)
    func lines(_ sheet: String) throws -> [String] {
      let text = try String(contentsOfFile: sandbox.path("out/a-\(sheet).csv"), encoding: .utf8)
      return text.split(separator: "\n").map(String.init)
    }
    let title = "Wohngeld online beantragen, Ausbaustufe 1 mit Anbindung an das Fachverfahren"
    let row = try lines("Teilprojekte")[2].split(separator: ";", omittingEmptySubsequences: false)
      .map(String.init)
    #expect(row[0...3] == ["TP-0011", title, "gefährdet", "21.10.2024"])
    #expect(["12.345,67 €", "12,345.67 €"].contains(row[4]))
    #expect(["FALSCH", "FALSE", "nein"].contains(row[5]))
    #expect(try lines("Fortschritt").contains { $0.hasPrefix("Bildung & Teilhabe;4;7;0;50 %;") })
    let texts = try lines("It's a -test-- 50 %")
    #expect(texts.prefix(4) == ["=1+1", "+49 2151 86-0", "-5", "@SUM(A1)"])
  }
}
