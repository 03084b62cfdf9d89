import Foundation
import Testing

/// The same question gives the same bytes: under another clock, time zone and language of the machine, after later
/// changes, and from a sample made anew.
@Suite struct ReproducibilityTests {
  private static let questions = [
    "lotse report weekly --week 2026-W47 --today 2026-11-23",
    "lotse report weekly --week 2026-W47 --today 2026-11-23 -O json",
    "lotse report weekly --week 2026-W47 --today 2026-11-23 -O markdown --lang en",
    "lotse progress --as-of 2026-11-20", "lotse progress --as-of 2026-11-20 --by unit -O json",
    "lotse progress --as-of 2025-06-30 --since 2024-06-30", "lotse list --as-of 2026-11-20 -O csv",
    "lotse check --as-of 2026-11-20 || true", "lotse diff --from 2026-11-01 --to 2026-11-20 || true",
  ]

  @Test func answersStayTheSame() throws {
    let binary = try Binary()
    try binary.must("lotse init --sample")
    func ask(_ environment: String = "") throws -> [String] {
      try ReproducibilityTests.questions.map { try binary.must("export \(environment) X=1; \($0)") }
    }
    let first = try ask()
    #expect(first.allSatisfy { $0.count > 500 })
    #expect(try ask("TZ=Pacific/Auckland LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 LOTSE_NOW=2027-06-01T00:00:00Z") == first)
    for number in [3, 50, 100, 386, 387] {
      try binary.must("LOTSE_NOW=2026-12-01T09:00:00Z lotse update \(number) --title 'Später umbenannt' --unit FB10")
    }
    try binary.must("LOTSE_NOW=2026-12-02T09:00:00Z lotse undo")
    #expect(try ask() == first)
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))

    let again = try Binary(["TZ": "Asia/Tokyo", "LANG": "en_US.UTF-8"])
    try again.must("lotse init --sample")
    #expect(try ReproducibilityTests.questions.map { try again.must($0) } == first)
  }
}
