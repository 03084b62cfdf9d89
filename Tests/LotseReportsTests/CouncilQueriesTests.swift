import Foundation
import Testing

@testable import LotseReports

/// What a paper carries to be recounted is what the documentation states.
@Suite struct CouncilQueriesTests {
  @Test func everyQueryStandsInTheDocumentation() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/counting.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    for (name, query) in CouncilQueries.all { #expect(page.contains("```sql\n\(query)\n```"), "\(name)") }
    let chapter = page.components(separatedBy: "\n## ").first { $0.hasPrefix("Council papers\n") } ?? ""
    // The bridge of the numerator stands in a chapter of its own.
    #expect(CouncilQueries.all.count == chapter.components(separatedBy: "```sql").count)
  }
}
