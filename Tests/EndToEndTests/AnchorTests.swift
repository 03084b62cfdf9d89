import Foundation
import TestSupport
import Testing

/// A hash that stands elsewhere shows what the file alone cannot: a chain built anew, cut off, or an older copy.
@Suite struct AnchorTests {
  private static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must("lotse add Eins --field ozg --kind tool --unit FB33 && cp strategie.db frueher.db")
    try binary.must("lotse add Zwei --field ozg --kind tool --unit FB33")
    return binary
  }

  private static func head(_ binary: Binary) throws -> String {
    let words = try binary.must("lotse verify").split { $0 == " " || $0 == "\n" }
    return String(try #require(words.last))
  }

  @Test func anOlderCopyIsToldByAHashThatWasNoted() throws {
    let binary = try AnchorTests.city()
    let head = try AnchorTests.head(binary)
    for expected in [head, String(head.prefix(16)), "3:\(head)", head.uppercased()] {
      #expect(try binary.must("lotse verify --expect \(expected)").hasSuffix("Geht durch die Prüfsumme von: 3\n"))
    }
    let older = try binary.shell("lotse verify --db frueher.db --expect \(head)")
    #expect(older.code == 1)
    #expect(older.output.hasPrefix("Die Kette geht nicht durch die Prüfsumme \(head)"), "\(older.output)")
    #expect(try binary.shell("lotse verify --expect 2:\(head)").code == 1)
    let unreadable = try binary.shell("lotse verify --expect 1234")
    #expect(unreadable.code == 64 && unreadable.error.hasPrefix("Fehler: --expect: „1234“ ist keine Prüfsumme."))
  }

  @Test func anAnchorFileHoldsEveryHashThatWasEverNoted() throws {
    let binary = try AnchorTests.city()
    try binary.must("lotse verify --anchor anker.txt && lotse add Drei --field ozg --kind tool --unit FB33")
    try binary.must("lotse verify --anchor anker.txt && lotse verify --anchor anker.txt")
    let noted = try binary.must("cat anker.txt")
    let lines = noted.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.map(\.first) == ["3", "4"] && lines.allSatisfy { $0.count == 3 && $0[2] == "2026-11-23" })
    // Cut off, built anew, or another file: what was noted is not in it, and nothing new is noted.
    let older = try binary.shell("lotse verify --db frueher.db --anchor anker.txt")
    #expect(older.code == 1 && older.output.split(separator: "\n").count == 2, "\(older.output)")
    try binary.must("lotse init --db neu.db")
    #expect(try binary.shell("lotse verify --db neu.db --anchor anker.txt").code == 1)
    #expect(try binary.must("cat anker.txt") == noted)
    try binary.must("echo quatsch >>anker.txt")
    let unreadable = try binary.shell("lotse verify --anchor anker.txt")
    #expect(unreadable.code == 65 && unreadable.error.hasPrefix("Fehler: anker.txt:3: "), "\(unreadable.error)")
  }

  /// What leaves the house bears the hash of what it was counted from, whatever its outline says; later it is found again.
  @Test(arguments: [
    "weekly --week last", "weekly --week last --public", "council AVOS --as-of 2", "council AVOS --nonpublic --as-of 2",
  ])
  func whatLeavesTheHouseBearsTheHash(report: String) throws {
    let binary = try AnchorTests.city()
    try binary.must("LOTSE_NOW=2026-12-01T08:00:00Z lotse report freeze \(report) --without-pdf")
    try binary.must("lotse report show R-0001 --package p")
    let manifest = try binary.must("grep chain p/manifest.json")
    let hash = String(try #require(manifest.split(separator: "\"").dropFirst(3).first))
    #expect(hash.count == 64)
    try binary.must(
      "for file in p/*.md p/*.html; do grep -q 'Prüfsumme der Aufzeichnung: \(hash.prefix(32))' $file || exit 1; done")
    #expect(try binary.must("lotse verify --expect \(hash.prefix(32))").contains("Geht durch die Prüfsumme von: "))
    #expect(try binary.shell("lotse report verify").code == 0)
    let english = try binary.must("LOTSE_NOW=2026-12-01T08:00:00Z lotse report \(report) --lang en -O markdown")
    #expect(english.contains("Hash of the record: "))
  }
}
