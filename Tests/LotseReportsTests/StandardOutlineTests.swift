import LotseBasics
import LotseModel
import LotsePapers
import LotseReports
import Testing

/// What comes with Lotse names every part of its report, and nothing else.
@Suite struct StandardOutlineTests {
  @Test(arguments: Language.allCases)
  func theStandardOutlinesNameEverything(language: Language) throws {
    try check(WeeklyPart.self, ReportKind.weekly.standardOutline(language), WeeklyReport.outlineValues)
    try check(CouncilPart.self, ReportKind.council.standardOutline(language), CouncilReport.outlineValues)
  }

  private func check<Part: OutlinePart>(_ parts: Part.Type, _ text: String, _ values: [String]) throws {
    _ = try Outline<Part>(text, values: values)
    for part in Part.allCases { #expect(text.contains("{{> \(part.rawValue)}}"), "\(part) stands in no section") }
  }
}
