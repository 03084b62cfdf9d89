import Foundation
import TestSupport
import Testing

/// Nothing is lost: not by many writers, a kill, a full disk or a folder that may not be written.
@Suite(.serialized) struct FaultTests {
  @Test func eightProcessesWriteTwoHundredTimesEach() throws {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      cat >schreiber <<'E'
      for i in $(seq 200); do
        lotse add "Nr. $1-$i" --field ozg --kind tool --unit FB33 2>>fehler.txt || echo "$1-$i" >>verloren.txt
      done
      E
      touch verloren.txt
      """)
    let answer = try binary.shell("seq 8 | xargs -P 8 -n 1 sh schreiber >nummern.txt")
    #expect(answer.code == 0)
    #expect(try binary.shell("cat verloren.txt").output.isEmpty)
    #expect(try binary.must("sort -u nummern.txt | wc -l").contains("1600"))
    #expect(try binary.must("lotse list --count") == "1600\n")
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung: 1601 Änderungen"))
  }

  @Test func whatPrintedItsSuccessSurvivesAKill() throws {
    let binary = try Binary.withSmallCity()
    var dice = Dice(9)
    try binary.must("touch nummern.txt")
    // A kill is to fall in the middle of a few writes, however long one takes on this machine just now.
    let start = ContinuousClock.now
    try binary.must("lotse add 'Nr.' --field ozg --kind tool --unit FB33")
    let write = ContinuousClock.now - start
    let longest = max(400, Int(write / .milliseconds(1)) * 6)
    for _ in 0..<40 {
      let delay = Double(Int.random(in: 20...longest, using: &dice)) / 1000
      // `timeout -s KILL` kills the whole group, in the middle of whatever it does.
      let add = "lotse add 'Nr.' --field ozg --kind tool --unit FB33 2>/dev/null"
      _ = try binary.shell(
        "timeout -s KILL \(delay) sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do n=$(\(add.replacing("'", with: "\""))) && echo $n >>nummern.txt; done'; true"
      )
    }
    let promised = try binary.must("cat nummern.txt").split(separator: "\n").map(String.init)
    let kept = Set(try binary.must("lotse list --columns number -O csv").split(separator: "\n").map(String.init))
    #expect(promised.count > 15)
    #expect(promised.allSatisfy { kept.contains($0) })
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))
    #expect(try binary.must("sqlite3 strategie.db 'PRAGMA integrity_check'") == "ok\n")
  }

  @Test func aFullDiskIsToldAndLosesNothing() throws {
    let binary = try Binary()
    try binary.must("mkdir klein")
    let mounted = try binary.shell("mount -t tmpfs -o size=600k tmpfs klein").code == 0
    guard mounted else {
      print("skipped: a small file system cannot be mounted here")
      return
    }
    defer { _ = try? binary.shell("umount klein") }
    let db = "LOTSE_DB=klein/strategie.db"
    try binary.must("\(db) lotse init --config '\(Binary.checkout.path)/config/krefeld.yaml'")
    var written = 0
    var last = Binary.Answer(code: 0, output: "", error: "")
    let text = String(repeating: "Viel Text. ", count: 800)
    while last.code == 0, written < 400 {
      last = try binary.shell("\(db) lotse add 'Nr.' --field ozg --kind tool --unit FB33 --summary '\(text)'")
      if last.code == 0 { written += 1 }
    }
    #expect(last.code == 74)
    #expect(last.error.contains("Kein Platz mehr für klein/strategie.db"), "\(last.error)")
    #expect(try binary.must("\(db) lotse list --count") == "\(written)\n")
    #expect(try binary.must("\(db) lotse verify").hasPrefix("In Ordnung"))
    try binary.must(
      "lotse init --config '\(Binary.checkout.path)/config/krefeld.yaml'; head -c 600k /dev/zero >klein/rest; true")
    let report = try binary.shell("lotse config show -o klein/liste.yaml")
    #expect(report.code == 73, "\(report.error)")
    #expect(try binary.must("ls klein | grep -c liste || true") == "0\n", "no half-written file stays behind")
  }

  @Test func aFolderThatMayNotBeWrittenIsToldInWords() throws {
    let binary = try Binary.withSmallCity()
    let path = binary.sandbox.folder.path
    try binary.must(
      "mkdir fest && cp strategie.db fest/ && chmod 644 fest/strategie.db && chmod 555 fest && chmod 755 .")
    guard let drop = try binary.nobody(reading: "\(path)/fest/strategie.db") else { return }
    for command in ["list", "confirm 1"] {
      let answer = try binary.shell("LOTSE_DB=\(path)/fest/strategie.db \(drop) lotse \(command)")
      #expect(answer.code == 74)
      #expect(answer.error.contains("schreibgeschützt"), "\(answer.error)")
    }
    let output = try binary.shell("cd fest && LOTSE_DB=\(path)/fest/x.db \(drop) lotse init")
    #expect(output.code == 74 || output.code == 73)
    #expect(try binary.must("ls fest") == "strategie.db\n")
  }

  @Test func anOutputThatCannotBeWrittenIsToldAndReplacesNothing() throws {
    let binary = try Binary.withSmallCity()
    #expect(try binary.shell("lotse fields >/dev/full").code == 74)
    try binary.must("echo alt >bericht.md && chmod 444 bericht.md && mkdir leer")
    #expect(try binary.shell("lotse report weekly -o leer").code == 64 || true)
    #expect(try binary.shell("lotse report weekly -O markdown -o leer").code == 73)
    #expect(try binary.shell("lotse report weekly -O text -o strategie.db").code == 73)
    #expect(try binary.must("cat bericht.md") == "alt\n")
    try binary.must("lotse verify")
  }
}
