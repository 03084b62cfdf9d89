import Foundation
import LotseModel
import TestSupport
import Testing

@testable import LotseDocuments

/// LibreOffice, where it is installed, opens both formats and sees the same cells.
@Suite(.serialized) struct LibreOfficeTests {
  @Test(arguments: ["xlsx", "ods"]) func opens(format: String) throws {
    guard try Python.run("soffice", ["--version"]).code == 0 else { return print("skipped: soffice is not installed") }
    let sandbox = try Sandbox()
    let book = SampleWorkbook.book()
    let bytes = try format == "xlsx" ? XLSXDocument.bytes(book) : ODSDocument.bytes(book)
    try Data(bytes).write(to: URL(filePath: sandbox.path("a.\(format)")))
    try LibreOfficeTests.convert(sandbox.path("a.\(format)"), in: sandbox)
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

  /// Every sheet as text beside the book, cells as they are shown.
  private static func convert(_ book: String, in sandbox: Sandbox) throws {
    let filter = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,true,false,false,-1"
    _ = try Python.run(
      "soffice",
      [
        "--headless", "-env:UserInstallation=file://\(sandbox.path("profile"))", "--convert-to", filter, "--outdir",
        sandbox.path("out"), book,
      ])
  }

  @Test(arguments: ["xlsx", "ods"]) func showsDifferencesWithTheirSign(format: String) throws {
    guard try Python.run("soffice", ["--version"]).code == 0 else { return print("skipped: soffice is not installed") }
    let sandbox = try Sandbox()
    let rows = ["+3", "−12", "±0", "4"].map { [Table.Cell("Zahl"), .init($0)] }
    let book = Document(.de, [.heading(1, "Werte"), .table(Table([.init("Was"), .init("±", .right)], rows))]).workbook()
    let bytes = try format == "xlsx" ? XLSXDocument.bytes(book) : ODSDocument.bytes(book)
    try Data(bytes).write(to: URL(filePath: sandbox.path("a.\(format)")))
    try LibreOfficeTests.convert(sandbox.path("a.\(format)"), in: sandbox)
    let text = try String(contentsOfFile: sandbox.path("out/a-Werte.csv"), encoding: .utf8)
    #expect(text.split(separator: "\n").suffix(4) == ["Zahl;+3", "Zahl;−12", "Zahl;±0", "Zahl;4"])
  }

  /// An update sheet that went through LibreOffice says nothing new, be it saved as it came or in the other format.
  @Test(arguments: [("xlsx", "xlsx"), ("xlsx", "ods"), ("ods", "xlsx"), ("ods", "ods")])
  func savesUpdateSheets(from: String, to: String) throws {
    guard try Python.run("soffice", ["--version"]).code == 0 else { return print("skipped: soffice is not installed") }
    let sandbox = try Sandbox()
    let sheets = (1...3).map { seed in
      (name: "\(seed)", items: UpdateSheetTests.items(seed), language: seed == 2 ? Language.en : .de)
    }
    for sheet in sheets {
      let bytes = try UpdateSheetTests.bytes(sheet.items, sheet.language, from)
      try Data(bytes).write(to: URL(filePath: sandbox.path("\(sheet.name).\(from)")))
    }
    let profile = "-env:UserInstallation=file://\(sandbox.path("profile"))"
    let answer = try Python.run(
      "soffice",
      ["--headless", profile, "--convert-to", to, "--outdir", sandbox.path("out")]
        + sheets.map { sandbox.path("\($0.name).\(from)") })
    for sheet in sheets {
      let path = sandbox.path("out/\(sheet.name).\(to)")
      try #require(FileManager.default.fileExists(atPath: path), "\(answer.text)")
      let news = try UpdateSheetTests.news(path, sheet.items)
      #expect(news.isEmpty, "\(sheet.name): \(news.prefix(4))")
    }
  }
}
