import Foundation
import TestSupport
import Testing

/// What was frozen stays true: under the rules that it was counted by, whatever keys a later release adds, and whatever is
/// wrong with the report beside it.
@Suite struct FrozenRulesTests {
  /// Two frozen weeks in which the office only tagged the items of a silent unit.
  private static func frozen() throws -> Binary {
    var binary = try Binary.withSmallCity(["LOTSE_NOW": "2026-11-09T08:00:00Z", "LOTSE_LANG": "en"])
    try binary.must("lotse add Portal --field ozg --kind tool --unit FB33 --planned-end 2027-03-31")
    binary.environment["LOTSE_NOW"] = "2026-11-17T08:00:00Z"
    try binary.must("lotse update 1 --tags neu")
    binary.environment["LOTSE_NOW"] = "2026-11-24T08:00:00Z"
    try binary.must("lotse report freeze weekly --week 2026-W47 --without-pdf")
    try binary.must("lotse report freeze weekly --week 2026-W46 --without-pdf")
    return binary
  }

  /// Writes into the frozen reports what another release would have written.
  private static func alter(_ binary: Binary, _ assignment: String, of number: Int = 1) throws {
    try binary.must(
      """
      sqlite3 strategie.db "DROP TRIGGER IF EXISTS frozen_report_version_is_fixed; \
      UPDATE frozen_report_version SET \(assignment) WHERE number = \(number)"
      """)
  }

  @Test func whatIsFrozenNamesItsRulesAndHolds() throws {
    let binary = try FrozenRulesTests.frozen()
    let rules = "SELECT group_concat(parameters ->> 'rules') FROM frozen_report_version"
    #expect(try binary.must("sqlite3 strategie.db \"\(rules)\"") == "4,4\n")
    let answers = "SELECT figures ->> '$.roll_call[0].answer' FROM frozen_report_version ORDER BY number LIMIT 1"
    #expect(try binary.must("sqlite3 strategie.db \"\(answers)\"") == "silent\n")
    #expect(try binary.must("lotse report verify").components(separatedBy: " holds: ").count == 3)
  }

  @Test func whatWasFrozenUnderTheFirstRulesIsRecountedByThem() throws {
    let binary = try FrozenRulesTests.frozen()
    try FrozenRulesTests.alter(binary, "parameters = json_remove(parameters, '$.rules')")
    let answer = try binary.shell("lotse report verify 1")
    #expect(answer.code == 1, "by the first rules the tags were a report: \(answer.output)")
    #expect(
      answer.output.contains("roll_call[1].answer: frozen \"silent\", recounted \"reported\""), "\(answer.output)")
    try FrozenRulesTests.alter(
      binary, "figures = json_set(figures, '$.roll_call[0].answer', 'reported', '$.roll_call[0].reported', 1)")
    #expect(try binary.must("lotse report verify 1").contains("holds"))
    #expect(try binary.must("lotse report weekly --week 2026-W47 -O json").contains("\"answer\": \"silent\""))
  }

  @Test func rulesOfALaterReleaseAreNamed() throws {
    let binary = try FrozenRulesTests.frozen()
    try FrozenRulesTests.alter(binary, "parameters = json_set(parameters, '$.rules', 9)")
    let answer = try binary.shell("lotse report verify")
    #expect(answer.code == 1)
    #expect(answer.output.contains("  counted by version 9 of the rules, which this Lotse does not know"))
    #expect(answer.output.contains("R-0002 holds"))
  }

  @Test func keysThatALaterReleaseAddsAreNoDifference() throws {
    let binary = try FrozenRulesTests.frozen()
    try FrozenRulesTests.alter(binary, "figures = json_remove(figures, '$.bridge', '$.progress.total.percent')")
    #expect(try binary.must("lotse report verify 1").contains("R-0001 holds"))
    // What was frozen and is not there any more is one.
    try FrozenRulesTests.alter(binary, "figures = json_set(figures, '$.former', 7)")
    let answer = try binary.shell("lotse report verify")
    #expect(answer.code == 1)
    #expect(answer.output.contains("  former: frozen 7, recounted –"), "\(answer.output)")
    #expect(answer.output.contains("R-0002 holds"))
  }

  @Test(arguments: [
    "figures = '[7]'", "parameters = json_set(parameters, '$.end.change', 999999)",
    "parameters = json_set(parameters, '$.corrects', 77)", "as_of_day = '2026-13-45'",
  ])
  func oneThatCannotBeRecountedDoesNotEndTheRun(damage: String) throws {
    let binary = try FrozenRulesTests.frozen()
    try FrozenRulesTests.alter(binary, damage)
    let answer = try binary.shell("lotse report verify")
    #expect(answer.code == 1, "\(answer.error)")
    #expect(answer.output.hasPrefix("R-0001 does not hold: "), "\(answer.output)")
    #expect(answer.output.contains("\nR-0002 holds"), "\(answer.output)")
  }
}
