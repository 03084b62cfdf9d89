import Foundation
import LotseBasics
import LotsePapers
import LotseSheets
import TestSupport
import Testing

/// LibreOffice, where it is installed, shows what a document says.
@Suite(.serialized) struct LibreOfficeDocumentTests {
  @Test(arguments: ["xlsx", "ods"]) func showsDifferencesWithTheirSign(format: String) throws {
    guard try LibreOffice.isThere() else { return }
    let sandbox = try Sandbox()
    let rows = [.difference(3), .difference(-12), .difference(0), .count(4)].map { [Table.Cell("Zahl"), .init($0)] }
    let book = Document(.de, [.heading(1, "Werte"), .table(Table([.init("Was"), .init("±", .right)], rows))]).workbook()
    let bytes = try format == "xlsx" ? XLSXDocument.bytes(book) : ODSDocument.bytes(book)
    try Data(bytes).write(to: URL(filePath: sandbox.path("a.\(format)")))
    try LibreOffice.convert(sandbox.path("a.\(format)"), in: sandbox)
    let text = try String(contentsOfFile: sandbox.path("out/a-Werte.csv"), encoding: .utf8)
    #expect(text.split(separator: "\n").suffix(4) == ["Zahl;+3", "Zahl;−12", "Zahl;±0", "Zahl;4"])
  }
}
