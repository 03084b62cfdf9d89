import Foundation
import TestSupport
import Testing

/// Whoever tries the sample sees a week in which something happened, whatever day it is.
@Suite struct SampleWeekTests {
  /// Five minutes into a Monday, a leap day, and a Saturday at the end of a year.
  @Test(arguments: ["2026-11-22T23:05:00Z", "2028-02-29T12:00:00Z", "2030-12-28T10:00:00Z"])
  func theCurrentWeekHasSomethingToTell(now: String) throws {
    let binary = try Binary(["LOTSE_NOW": now])
    try binary.must("lotse init --sample")
    let json = try binary.must("lotse report weekly -O json")
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let week = try #require(answer["data"] as? [String: Any])
    func list(_ key: String) -> [[String: Any]] { week[key] as? [[String: Any]] ?? [] }
    #expect(!(week["completed"] as? [String] ?? []).isEmpty)
    #expect(list("moves").count > 1)
    #expect(list("light_changes").contains { $0["to"] as? String == "red" })
    #expect(list("roll_call").contains { $0["answer"] as? String == "silent" })
    #expect(list("roll_call").contains { $0["answer"] as? String == "reported" })
    #expect(!list("overdue_ends").isEmpty && !list("upcoming").isEmpty)
  }
}
