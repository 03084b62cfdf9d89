import Foundation
import TestSupport
import Testing

/// A file of every schema that was ever released opens, holds its record, and says what it said then, to the byte.
/// `LOTSE_RECORD=1 swift test` writes down anew what the program says; the figures below are never written anew.
@Suite struct FixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  /// What is known of a file for good, however it is shown.
  struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String
    let changes: Int
    let versions: Int
    let head: String
    let completed: Int
    let denominator: Int
    let stock: Int

    var testDescription: String { name }
  }

  static let all = [
    Fixture(
      name: "schema-1", changes: 4, versions: 7,
      head: "5fc4be87a7460e5f3edd559341776f70eac9a8a54fa9994fed42efa67b6bbf42", completed: 0, denominator: 1, stock: 1),
    Fixture(
      name: "schema-2", changes: 5, versions: 11,
      head: "e39d3cb1a1423bb1c5f75db9250181416a69ac8ac3b7306791dd7326ea4182dc", completed: 0, denominator: 1, stock: 1),
    Fixture(
      name: "schema-3", changes: 49, versions: 72,
      head: "3615b68b0875af85dcb4d2528c5bd78af88d823a2cc834f0881c7fbdba10b36c", completed: 5, denominator: 12,
      stock: 15),
  ]

  /// The program beside a copy of the file.
  private static func binary(_ fixture: Fixture) throws -> Binary {
    let binary = try Binary(["LOTSE_LANG": "de", "LOTSE_TODAY": "2026-11-23"])
    try FileManager.default.copyItem(
      at: folder.appending(path: fixture.name + ".db"), to: URL(filePath: binary.sandbox.path("strategie.db")))
    return binary
  }

  @Test(arguments: FixtureTests.all)
  func itSaysWhatItSaidThen(fixture: Fixture) throws {
    let url = FixtureTests.folder.appending(path: fixture.name + ".transcript")
    let expected = try String(contentsOf: url, encoding: .utf8)
    let actual = try Transcript(expected).replay(FixtureTests.binary(fixture))
    if ProcessInfo.processInfo.environment["LOTSE_RECORD"] == "1" {
      try actual.write(to: url, atomically: true, encoding: .utf8)
    } else if let difference = Transcript.difference(expected, actual) {
      Issue.record("\(fixture.name), \(difference)")
    }
  }

  @Test(arguments: FixtureTests.all)
  func itsRecordAndItsFiguresHold(fixture: Fixture) throws {
    let binary = try FixtureTests.binary(fixture)
    #expect(
      try binary.must("lotse verify")
        == "In Ordnung: \(fixture.changes) Änderungen, \(fixture.versions) Fassungen.\nPrüfsumme \(fixture.head)\n")
    #expect(try binary.must("lotse list --count") == "\(fixture.stock)\n")
    let sums = "SELECT sum(completed), sum(denominator), sum(stock) FROM field_progress"
    #expect(
      try binary.must("sqlite3 -readonly strategie.db '\(sums)'")
        == "\(fixture.completed)|\(fixture.denominator)|\(fixture.stock)\n")
    let progress = try binary.must("lotse progress")
    #expect(progress.contains(" \(fixture.completed) von \(fixture.denominator) "), "\(progress)")
  }

  /// What is recorded in it today stands on what was recorded then.
  @Test(arguments: FixtureTests.all)
  func itTakesAnotherChange(fixture: Fixture) throws {
    let binary = try FixtureTests.binary(fixture)
    try binary.must("lotse note 1 'Noch da' --clock-is-right && lotse undo && lotse update 1 --external-key A-18")
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung: \(fixture.changes + 3) Änderungen"))
    #expect(try binary.must("sqlite3 strategie.db 'PRAGMA integrity_check; PRAGMA foreign_key_check'") == "ok\n")
  }

  @Test func everyFileIsTested() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: FixtureTests.folder.path)
    #expect(Set(files) == Set(FixtureTests.all.flatMap { [$0.name + ".db", $0.name + ".transcript"] }))
  }
}
