import Foundation
import LotseBasics
import TestSupport
import Testing

/// LibreOffice, where it is installed, saves update sheets without changing what they say.
@Suite(.serialized) struct LibreOfficeSheetTests {
  /// An update sheet that went through LibreOffice says nothing new, be it saved as it came or in the other format.
  @Test(arguments: [("xlsx", "xlsx"), ("xlsx", "ods"), ("ods", "xlsx"), ("ods", "ods")])
  func savesUpdateSheets(from: String, to: String) throws {
    guard try LibreOffice.isThere() else { return }
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
