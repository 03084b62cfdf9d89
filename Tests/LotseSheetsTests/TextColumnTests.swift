import LotseBasics
import TestSupport
import Testing

@testable import LotseSheets

/// What is typed into a column of texts stays what was typed, in rows that are still empty, too.
struct TextColumnTests {
  private var book: Workbook {
    var sheet = Worksheet(name: "A", columns: [.init(width: 10, isText: true), .init(width: 10)])
    sheet.rows = [
      [.init(.text("Titel"), .heading), .init(.text("Tag"), .heading)], [.init(.text("a")), .init()],
      [.init(), .init()],
    ]
    sheet.headerRow = 0
    return Workbook(title: "T", language: .de, created: Instant(milliseconds: 0), sheets: [sheet])
  }

  private func part(_ bytes: [UInt8], _ name: String) throws -> String {
    try ZipArchive.files(bytes).first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  @Test func excelKeepsThemAsText() throws {
    let bytes = try XLSXDocument.bytes(book)
    let styles = try part(bytes, "xl/styles.xml")
    let formats = styles.split(separator: "<xf ").dropFirst(2).enumerated().filter { $1.hasPrefix("numFmtId=\"49\"") }
      .map(\.offset)
    #expect(!formats.isEmpty)
    let sheet = try part(bytes, "xl/worksheets/sheet1.xml")
    func isText(_ start: String) -> Bool { formats.contains { sheet.contains("\(start) s=\"\($0)\"") } }
    #expect(isText("<c r=\"A2\"") && isText("<c r=\"A3\""))
    #expect(!isText("<c r=\"A1\"") && !isText("<c r=\"B2\""))
    #expect(formats.contains { sheet.contains("<col min=\"1\" max=\"1\" width=\"10.7109375\" style=\"\($0)\"") })
  }

  @Test func openDocumentKeepsThemAsText() throws {
    let bytes = try ODSDocument.bytes(book)
    let (content, styles) = (try part(bytes, "content.xml"), try part(bytes, "styles.xml"))
    #expect(styles.contains("<number:text-style style:name=\"text\"><number:text-content/></number:text-style>"))
    let name = styles.split(separator: "<style:style style:name=\"").first { $0.contains("data-style-name=\"text\"") }?
      .prefix { $0 != "\"" }
    #expect(name != nil)
    #expect(content.contains("table:default-cell-style-name=\"c"))
  }
}
