import Foundation
import TestSupport
import Testing

/// A backup is whole or not there, and a restored file loses nothing: beside writers, after a kill, on a full disk.
@Suite(.serialized) struct BackupTests {
  private static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must("for i in 1 2 3; do lotse add \"Nr. $i\" --field ozg --kind tool --unit FB33; done; mkdir s")
    return binary
  }

  /// Writers who note a number each time, and keep a list of what was confirmed to them.
  private static let writers = """
    cat >schreiber <<'E'
    for i in $(seq 25); do
      lotse note 1 "n$1-$i." >/dev/null 2>&1 && echo "n$1-$i." >>bestätigt.txt
    done
    E
    touch bestätigt.txt
    """

  @Test func sixteenWritersDisturbNoBackup() throws {
    let binary = try BackupTests.city()
    try binary.must(BackupTests.writers)
    let answer = try binary.shell(
      """
      seq 16 | xargs -P 16 -n 1 sh schreiber &
      for i in $(seq 12); do lotse backup s 2>>gesagt.txt || echo "$i" >>fehler.txt; done
      wait
      lotse backup s
      """)
    #expect(answer.code == 0)
    #expect(try binary.shell("cat fehler.txt").output.isEmpty)
    #expect(try binary.must("wc -l <bestätigt.txt").contains("400"))
    let files = try binary.must("ls -A s").split(separator: "\n").map(String.init)
    #expect(files.count == 13, "\(files)")
    var changes: [Int] = []
    for file in files {
      let said = try binary.must("lotse verify --db 's/\(file)'")
      changes.append(try #require(said.split(separator: " ").compactMap { Int($0) }.first))
    }
    #expect(changes.max() == 404)
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung: 404 Änderungen"))
  }

  /// What was confirmed to somebody stands in the file that was put there, or in one that was kept.
  @Test func writersLoseNothingToAFileThatIsRestored() throws {
    let binary = try BackupTests.city()
    try binary.must("lotse backup s/alt.db; \(BackupTests.writers)")
    let answer = try binary.shell(
      """
      seq 4 | xargs -P 4 -n 1 sh schreiber &
      for i in 1 2 3 4 5 6; do
        seen=$(wc -l <bestätigt.txt)
        for wait in $(seq 300); do [ $(wc -l <bestätigt.txt) -ge $((seen + 5)) ] && break; sleep 0.1; done
        lotse restore s/alt.db --force 2>>gesagt.txt || echo $? >>fehler.txt
      done
      wait
      """)
    #expect(answer.code == 0)
    let said = try binary.must("cat gesagt.txt")
    #expect(try binary.shell("sort -u fehler.txt").output.isEmpty, "\(said)")
    let kept = try binary.must("ls strategie.db strategie.db.2*").split(separator: "\n")
    #expect(kept.count >= 6)
    var notes = ""
    for file in kept {
      #expect(try binary.must("lotse verify --db '\(file)'").hasPrefix("In Ordnung"))
      notes += try binary.must("lotse show 1 -O json --db '\(file)'")
    }
    for note in try binary.must("cat bestätigt.txt").split(separator: "\n") { #expect(notes.contains(note), "\(note)") }
  }

  @Test func aKillLeavesNoHalfOfAnything() throws {
    let binary = try BackupTests.city()
    try binary.must("lotse backup alt.db && lotse note 1 Neu")
    let states = try ["strategie.db", "alt.db"].map { try binary.must("lotse verify --db \($0)") }
    var dice = Dice(4)
    for round in 0..<30 {
      let delay = Double(Int.random(in: 5...250, using: &dice)) / 1000
      let command = round % 2 == 0 ? "backup s" : "restore \(round % 4 == 1 ? "alt.db" : "neu.db") --force"
      try binary.must("test -e neu.db || lotse backup neu.db")
      _ = try binary.shell("timeout -s KILL \(delay) lotse \(command); true")
      #expect(states.contains(try binary.must("lotse verify")))
    }
    for file in try binary.must("ls s strategie.db.2* 2>/dev/null; true").split(separator: "\n")
    where file.hasSuffix("Z") {
      #expect(states.contains(try binary.must("lotse verify --db '\(file)'")))
    }
    for file in try binary.must("ls s").split(separator: "\n") {
      #expect(states.contains(try binary.must("lotse verify --db 's/\(file)'")))
    }
    // What a kill left behind is named by the doctor, once it is old.
    try binary.must("touch -d 2026-11-20 s/.lotse-1-1.db && cp strategie.db s/da.db")
    let found = try binary.shell("lotse doctor --db s/da.db")
    #expect(found.output.contains("s/.lotse-1-1.db"))
  }

  @Test func aFullDiskIsToldAndKeepsWhatIsThere() throws {
    let binary = try BackupTests.city()
    try binary.must("mkdir klein")
    guard try binary.shell("mount -t tmpfs -o size=300k tmpfs klein").code == 0 else {
      print("skipped: a small file system cannot be mounted here")
      return
    }
    defer { _ = try? binary.shell("umount klein") }
    try binary.must("lotse backup klein/eins.db")
    for command in ["backup klein/zwei.db", "backup klein --keep 1"] {
      let answer = try binary.shell("lotse \(command)")
      #expect(answer.code == 74, "\(answer.error)")
      #expect(answer.error.hasPrefix("Fehler: Kein Platz mehr für klein/"), "\(answer.error)")
      #expect(answer.error.split(separator: "\n").count == 2)
      #expect(try binary.must("ls -A klein") == "eins.db\n")
    }
    try binary.must("cp klein/eins.db eins.db && lotse note 1 Neu")
    let before = try binary.must("lotse verify")
    let answer = try binary.shell("lotse restore eins.db --db klein/eins.db")
    #expect(answer.code == 74 && answer.error.hasPrefix("Fehler: Kein Platz mehr für klein/"), "\(answer.error)")
    #expect(try binary.must("lotse verify") == before)
    #expect(try binary.must("ls -A klein") == "eins.db\n")
    let found = try binary.shell("lotse doctor --db klein/eins.db")
    #expect(found.code == 1 && found.output.contains("Befund  Frei sind dort nur"), "\(found.output)")
  }

  /// A backup on a medium that cannot be written is read all the same, and is not touched.
  @Test func aBackupIsOnlyRead() throws {
    let binary = try BackupTests.city()
    try binary.must(
      "lotse backup s/a.db && chmod 400 s/a.db && chmod 500 s && lotse note 1 Neu && chmod 600 strategie.db")
    let before = try binary.must("sha256sum s/a.db; ls -lA s")
    try binary.must("lotse restore s/a.db --force")
    #expect(try binary.must("sha256sum s/a.db; ls -lA s") == before)
    #expect(try binary.must("lotse show 1 -O json").contains("Neu") == false)
    try binary.must("chmod 700 s")
  }
}
