import LotseBasics
import LotseModel
import LotsePapers
import LotseReports
import Testing

/// What comes with Lotse names every part of its report, and nothing else, but for those that only a city's own outline has.
@Suite struct StandardOutlineTests {
  @Test(arguments: Language.allCases)
  func theStandardOutlinesNameEverything(language: Language) throws {
    try check(
      WeeklyPart.self, ReportKind.weekly.standardOutline(language), WeeklyReport.outlineValues,
      besides: [.contents, .headline, .fieldLights])
    try check(
      CouncilPart.self, ReportKind.council.standardOutline(language), CouncilReport.outlineValues,
      besides: [.lights, .quality])
  }

  private func check<Part: OutlinePart>(
    _ parts: Part.Type, _ text: String, _ values: [String], besides optional: Set<Part>
  ) throws {
    _ = try Outline<Part>(text, values: values)
    for part in Part.allCases {
      let isNamed = text.contains("{{> \(part.rawValue)}}")
      #expect(isNamed != optional.contains(part), "\(part) stands in \(isNamed ? "a" : "no") section")
    }
  }
}
