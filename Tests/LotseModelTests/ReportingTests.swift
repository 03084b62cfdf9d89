import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Who reported is asked of the units: what the office files is no report (rules of counting, version 2).
@Suite struct ReportingTests {
  private static let day = Day("2026-11-23")

  private static let page = Result {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/counting.md")
    let chapter = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n## ")
      .first { $0.hasPrefix("Roll call\n") }
    return try #require(chapter)
  }

  private static let stateOfWork = Set(Attribute.allCases.filter(\.isStateOfWork).map(\.rawValue))

  private func revision(
    _ before: SubProject?, _ after: SubProject, by command: String = "update", undoes: Int? = nil
  ) -> Revision {
    Revision(
      changeset: Changeset(
        id: 9, recordedAt: Instant(ReportingTests.day, hour: 9), actor: "a", command: command, message: nil,
        undoes: undoes), number: after.number, before: before, after: after)
  }

  @Test func thePageListsWhatTheProgramCounts() throws {
    let page = try ReportingTests.page.get()
    let rest = try #require(page.components(separatedBy: "is a report:\n\n").last)
    let list = try #require(rest.components(separatedBy: "\n\n").first)
    let listed = list.split(whereSeparator: \.isWhitespace).map { $0.trimmingPrefix("`").dropLast() }.map(String.init)
    #expect(Set(listed) == ReportingTests.stateOfWork)
    #expect(listed.count == ReportingTests.stateOfWork.count)
  }

  @Test(arguments: ["before", "after"])
  func theQueryComparesTheSame(side: String) throws {
    let page = try ReportingTests.page.get()
    let query = try #require(page.components(separatedBy: "IS NULL\n      ELSE (").last)
    let comparison = try #require(query.components(separatedBy: "END AS is_filing").first)
    let columns = comparison.matches(of: try Regex("\(side)\\.(\\w+)", as: (Substring, Substring).self)).map(\.output.1)
    #expect(Set(columns.map(String.init)) == ReportingTests.stateOfWork)
    #expect(columns.count == ReportingTests.stateOfWork.count)
  }

  @Test func filingIsNoReport() throws {
    let before = Town.subProject(in: .implementation)
    let edits: [(Attribute, Value)] = [
      (.unit, .text("FB50")), (.field, .text("tools")), (.tags, .list(["neu"])), (.priority, .text("high")),
      (.visibility, .text("public")), (.contact, .text("amt@example.org")), (.externalKey, .text("A-1")),
      (.mandatoryNorm, .text("§ 1a OZG")), (.budgetPlanned, .money(Money(cents: 100))), (.summary, .text("Neu")),
      (.decision, .text("V/2")), (.reviewOn, .day(ReportingTests.day + 1)),
    ]
    for (attribute, value) in edits {
      var after = before
      try after.set(attribute, to: value)
      #expect(after != before, "\(attribute)")
      after.inform(on: ReportingTests.day, unlessWorkIsAs: before)
      #expect(after.informedOn == before.informedOn, "\(attribute)")
      #expect(!revision(before, after).isReport(by: .workReports), "\(attribute)")
      #expect(revision(before, after).isReport(by: .everythingReports), "version 1 counts it: \(attribute)")
      let returned = revision(before, after, by: Changeset.returnedSheet)
      #expect(returned.isReport(by: .workReports), "what a unit returns is its report: \(attribute)")
    }
  }

  @Test func workIsAReport() throws {
    let before = Town.subProject(in: .implementation)
    let edits: [(Attribute, Value)] = [
      (.plannedEnd, .day(Day("2028-01-31"))), (.budgetSpent, .money(Money(cents: 100))), (.result, .text("Läuft.")),
      (.note, .text("Angerufen")), (.scope, .text("Alle")), (.nextStepOn, .day(ReportingTests.day + 1)),
    ]
    for (attribute, value) in edits {
      var after = before
      try after.set(attribute, to: value)
      after.inform(on: ReportingTests.day, unlessWorkIsAs: before)
      #expect(after.informedOn == ReportingTests.day, "\(attribute)")
      #expect(revision(before, after).isReport(by: .workReports), "\(attribute)")
      #expect(!revision(before, after, undoes: 3).isReport(by: .workReports), "an undo is the office's: \(attribute)")
    }
  }

  @Test func anAdditionReportsWhereItSaysMoreThanThatItIsProposed() throws {
    let proposed = Town.subProject()
    #expect(!revision(nil, proposed, by: "add").isReport(by: .workReports))
    #expect(revision(nil, proposed, by: "add").isReport(by: .everythingReports))
    #expect(revision(nil, Town.subProject(in: .planned), by: "import").isReport(by: .workReports))
  }

  @Test func aListThatOnlyFilesDoesNotInform() throws {
    let before = Town.subProject(in: .implementation)
    func adopted(_ values: [Attribute: Value], _ grounds: Listing.Grounds = .init()) throws -> SubProject {
      var listing = Listing()
      listing.values = values
      var after = before
      try after.adopt(listing, grounds, in: Town.configuration, today: ReportingTests.day)
      return after
    }
    #expect(try adopted([.tags: .list(["neu"]), .unit: .text("FB50")]).informedOn == before.informedOn)
    #expect(try adopted([.plannedEnd: .day(Day("2028-01-31"))]).informedOn == ReportingTests.day)
    let told = ReportingTests.day - 3
    #expect(try adopted([.tags: .list(["neu"]), .informedOn: .day(told)]).informedOn == told)
    // A list that is the record puts a status right; nobody reported that.
    var record = Listing.Grounds()
    (record.isRecord, record.reason) = (true, "Liste des Amts")
    let corrected = try adopted([.status: .text("proposed")], record)
    #expect(corrected.isCorrection && corrected.informedOn == before.informedOn)
  }
}
