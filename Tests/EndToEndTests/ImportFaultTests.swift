import Foundation
import TestSupport
import Testing

/// An import is whole or it is not: killed, interrupted, out of space, beside another one.
@Suite(.serialized) struct ImportFaultTests {
  /// A city with a list of many rows, known by external keys.
  private static func city(_ rows: Int = 4_000) throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      awk 'BEGIN { print "external_key;title;field;kind;unit;planned_end"
        for (i = 1; i <= \(rows); i++) printf "K-%d;Vorhaben %d;ozg;tool;FB33;31.12.2027\\n", i, i }' >liste.csv
      """)
    return binary
  }

  /// How long one import takes, so that it can be stopped at any time of its life.
  private static func duration(_ binary: Binary) throws -> Double {
    let start = ContinuousClock.now
    try binary.must("lotse import liste.csv --yes && lotse undo --yes")
    let spent = (ContinuousClock.now - start).components
    return Double(spent.seconds) + Double(spent.attoseconds) / 1e18
  }

  @Test(arguments: [("KILL", 20_000, 2), ("KILL", 1_000, 6), ("INT", 1_000, 3), ("TERM", 1_000, 2)])
  func anImportThatIsStoppedLeavesTheFileAsItWasOrWhole(signal: String, rows: Int, times: Int) throws {
    let binary = try ImportFaultTests.city(rows)
    let longest = try ImportFaultTests.duration(binary)
    var dice = Dice(rows + signal.utf8.count)
    var stopped = 0
    for round in 0..<times {
      let before = try binary.must("lotse list --count; lotse log | head -1")
      // The first one surely is: a machine that was busy before may be much faster now.
      let delay = round == 0 ? 0.03 : Double.random(in: 0.02...longest * 0.9, using: &dice)
      _ = try binary.shell("timeout -s \(signal) \(delay) lotse import liste.csv --yes")
      let after = try binary.must("lotse list --count; lotse log | head -1")
      if after == before {
        stopped += 1
      } else {
        #expect(after.hasPrefix("\(rows)\n"), "\(after)")
        try binary.must("lotse undo --yes")
      }
      #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))
    }
    #expect(stopped > 0, "none was stopped in time")
    #expect(try binary.must("ls | grep -v -e ^strategie.db -e ^liste.csv || true").isEmpty, "nothing lies about")
  }

  @Test func twoImportsAtOnceAddEveryRowOnce() throws {
    let binary = try ImportFaultTests.city()
    // xargs, because a shell that a test starts is not told of the end of what it put in the background.
    try binary.must(
      """
      printf 'lotse import liste.csv --yes 2>meldung.$1; echo $? >>codes\n' >lauf
      seq 2 | xargs -P 2 -n 1 sh lauf
      """)
    let answer = try binary.shell("cat codes meldung.*")
    let codes = answer.output.split(separator: "\n").prefix(2)
    #expect(codes.contains("0") && codes.allSatisfy { $0 == "0" || $0 == "75" }, "\(answer.output)")
    #expect(try binary.must("lotse list --count") == "4000\n")
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung: 2 Änderungen"))
  }

  @Test func aFullDiskIsToldAndNothingIsWritten() throws {
    let binary = try ImportFaultTests.city()
    try binary.must("mkdir klein")
    guard try binary.shell("mount -t tmpfs -o size=800k tmpfs klein").code == 0 else {
      print("skipped: a small file system cannot be mounted here")
      return
    }
    defer { _ = try? binary.shell("umount klein") }
    let db = "LOTSE_DB=klein/strategie.db"
    try binary.must("\(db) lotse init --config '\(Binary.checkout.path)/config/krefeld.yaml'")
    let answer = try binary.shell("\(db) lotse import liste.csv --yes")
    #expect(answer.code == 74, "\(answer.error)")
    #expect(answer.error.contains("Kein Platz mehr"), "\(answer.error)")
    #expect(try binary.must("\(db) lotse list --count") == "0\n")
    #expect(try binary.must("\(db) lotse verify").hasPrefix("In Ordnung: 1 Änderung"))
    try binary.must("head -2 liste.csv >kurz.csv && \(db) lotse import kurz.csv --yes")
  }
}
