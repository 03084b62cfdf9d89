import Foundation
import TestSupport
import Testing

/// A report is written whole or not at all, and frozen or not: on a full disk, in a folder that may not be written, killed,
/// beside another one.
@Suite(.serialized) struct ReportFaultTests {
  /// The sample, which takes seconds to be made.
  private static let database = Result {
    let binary = try Binary()
    try binary.must("lotse init --sample")
    return try Data(contentsOf: URL(filePath: binary.sandbox.path("strategie.db")))
  }

  private static func sample() throws -> Binary {
    let binary = try Binary()
    try database.get().write(to: URL(filePath: binary.sandbox.path("strategie.db")))
    return binary
  }

  private static let files = [
    "anlage.ods", "anlage.xlsx", "manifest.json", "vorlage.docx", "vorlage.html", "vorlage.md", "vorlage.odt",
    "zahlen.csv", "zahlen.json",
  ]

  // MARK: No space

  @Test func aFullDiskLeavesTheReportThatIsThere() throws {
    let binary = try ReportFaultTests.sample()
    try binary.must("mkdir klein")
    guard try binary.shell("mount -t tmpfs -o size=200k tmpfs klein").code == 0 else {
      print("skipped: a small file system cannot be mounted here")
      return
    }
    defer { _ = try? binary.shell("umount klein") }
    for format in ["html", "json", "odt", "docx"] {
      try binary.must("echo alt >klein/bericht.\(format)")
    }
    try binary.must("head -c 180k /dev/zero >klein/rest; head -c 20 /dev/zero >>klein/rest; true")
    let before = try binary.must("cd klein && ls -a && sha256sum *")
    for format in ["html", "json", "odt", "docx"] {
      let answer = try binary.shell("lotse report council AVOS --force -o klein/bericht.\(format)")
      #expect(answer.code == 73, "\(answer.error)")
      #expect(answer.error.hasPrefix("Fehler: klein/bericht.\(format) lässt sich nicht schreiben"), "\(answer.error)")
      #expect(answer.error.split(separator: "\n").count == 2)
      #expect(try binary.must("cd klein && ls -a && sha256sum *") == before)
    }
    let output = try binary.shell("lotse report council AVOS -O html >/dev/full")
    #expect(output.code == 74, "\(output.error)")
  }

  @Test func aFullDiskStopsAPackageBetweenWholeFiles() throws {
    let binary = try ReportFaultTests.sample()
    try binary.must("lotse report council AVOS --without-pdf --package ganz && mkdir klein")
    guard try binary.shell("mount -t tmpfs -o size=200k tmpfs klein").code == 0 else {
      print("skipped: a small file system cannot be mounted here")
      return
    }
    defer { _ = try? binary.shell("umount klein") }
    let answer = try binary.shell("lotse report council AVOS --without-pdf --package klein/paket")
    #expect(answer.code == 73, "\(answer.error)")
    #expect(answer.error.split(separator: "\n").count == 2, "\(answer.error)")
    let there = try binary.must("ls -A klein/paket").split(separator: "\n").map(String.init)
    #expect(there.count > 0 && there.count < ReportFaultTests.files.count)
    #expect(there.allSatisfy { ReportFaultTests.files.contains($0) && $0 != "manifest.json" }, "\(there)")
    for file in there { try binary.must("cmp ganz/\(file) klein/paket/\(file)") }
    try binary.must("mount -o remount,size=2m klein && lotse report council AVOS --without-pdf --package klein/paket")
    try binary.must("diff -r ganz klein/paket")
  }

  /// Full to the last byte, and with room for SQLite's own files but not for a report.
  @Test(arguments: [0, 200_000]) func aFullDiskFreezesNothing(room: Int) throws {
    let binary = try ReportFaultTests.sample()
    try binary.must("mkdir klein")
    guard try binary.shell("mount -t tmpfs -o size=16m tmpfs klein").code == 0 else {
      print("skipped: a small file system cannot be mounted here")
      return
    }
    defer { _ = try? binary.shell("umount klein") }
    try binary.must(
      """
      cp strategie.db klein/ && head -c \(room) /dev/zero >klein/raum
      head -c 16m /dev/zero >klein/rest 2>/dev/null; rm klein/raum
      """)
    let db = "LOTSE_DB=klein/strategie.db"
    let before = try binary.must("sha256sum klein/strategie.db")
    let answer = try binary.shell("\(db) lotse report freeze council AVOS --without-pdf")
    #expect(answer.code == 74, "\(answer.error)")
    #expect(answer.output.isEmpty)
    #expect(
      answer.error.hasPrefix("Fehler: Kein Platz mehr für klein/strategie.db; nichts wurde geschrieben."),
      "\(answer.error)")
    #expect(try binary.must("sha256sum klein/strategie.db") == before)
    try binary.must("rm klein/rest")
    #expect(try binary.must("\(db) lotse report list -O csv").split(separator: "\n").count == 1)
    #expect(try binary.must("ls -A klein") == "strategie.db\n", "nothing lies about")
    #expect(try binary.must("\(db) lotse verify").hasPrefix("In Ordnung"))
    #expect(try binary.must("\(db) lotse report freeze council AVOS --without-pdf") == "R-0001\n")
    #expect(try binary.must("\(db) lotse report verify").hasPrefix("R-0001 stimmt"))
  }

  // MARK: A folder that may not be written

  @Test func aFolderThatMayNotBeWrittenTakesNoReport() throws {
    let binary = try ReportFaultTests.sample()
    let path = binary.sandbox.folder.path
    try binary.must(
      """
      mkdir fest offen && echo alt >fest/bericht.html && cp strategie.db fest/ && cp strategie.db offen/
      chmod 644 fest/* && chmod 777 offen && chmod 666 offen/* && chmod 555 fest && chmod 755 .
      """)
    guard let drop = try binary.nobody(reading: "\(path)/fest/strategie.db") else { return }
    let before = try binary.must("ls -A fest && sha256sum fest/*")
    let open = "LOTSE_DB=\(path)/offen/strategie.db \(drop) lotse"
    for target in [
      "-o fest/bericht.html", "-o fest/neu.html", "--without-pdf --package fest", "--without-pdf --package fest/p",
    ] {
      let answer = try binary.shell("\(open) report council AVOS \(target)")
      #expect(answer.code == 73, "\(target): \(answer.code) \(answer.error)")
      #expect(answer.error.split(separator: "\n").count == 2, "\(answer.error)")
    }
    let frozen = try binary.shell("LOTSE_DB=\(path)/fest/strategie.db \(drop) lotse report freeze weekly --without-pdf")
    #expect(frozen.code == 74, "\(frozen.error)")
    #expect(frozen.error.contains("schreibgeschützt"), "\(frozen.error)")
    #expect(try binary.must("ls -A fest && sha256sum fest/*") == before)
  }

  // MARK: Killed

  /// How long a run takes, in seconds.
  private static func duration(_ binary: Binary, _ line: String) throws -> Double {
    let start = ContinuousClock.now
    try binary.must(line)
    let spent = (ContinuousClock.now - start).components
    return Double(spent.seconds) + Double(spent.attoseconds) / 1e18
  }

  @Test func aPackageThatIsKilledHasWholeFilesOnly() throws {
    let binary = try ReportFaultTests.sample()
    let write = "lotse report council AVOS --without-pdf --package"
    let longest = try ReportFaultTests.duration(binary, "\(write) ganz")
    var dice = Dice(77)
    var broken = 0
    for run in 0..<25 {
      // Most kills are to fall into the writing, which is short and at the end.
      let delay = run == 0 ? 0.03 : Double.random(in: longest * (run < 5 ? 0.1 : 0.75)...longest * 1.1, using: &dice)
      _ = try binary.shell("timeout -s KILL \(delay) \(write) paket")
      let there = try binary.must("ls -A paket 2>/dev/null || true").split(separator: "\n").map(String.init)
      for file in there { try binary.must("cmp ganz/\(file) paket/\(file)") }
      if there.count < ReportFaultTests.files.count { broken += 1 }
      try binary.must("\(write) paket && diff -r ganz paket && rm -r paket")
    }
    #expect(broken > 0, "none was killed in time")
  }

  @Test func aFreezeThatIsKilledIsThereOrNot() throws {
    let binary = try ReportFaultTests.sample()
    let freeze = "lotse report freeze council AVOS --without-pdf"
    let longest = try ReportFaultTests.duration(binary, freeze)
    var dice = Dice(5)
    var (frozen, killed) = (1, 0)
    for run in 0..<20 {
      let delay = run == 0 ? 0.03 : Double.random(in: longest * (run < 4 ? 0.1 : 0.7)...longest * 1.1, using: &dice)
      let answer = try binary.shell("timeout -s KILL \(delay) \(freeze)")
      let listed = try binary.must("lotse report list -O csv").split(separator: "\n").count - 1
      #expect(listed == frozen || listed == frozen + 1)
      if answer.output.hasPrefix("R-") { #expect(listed == frozen + 1, "a number was told and is not there") }
      if listed == frozen { killed += 1 }
      frozen = listed
      #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))
    }
    #expect(killed > 0, "none was killed in time")
    let said = try binary.must("lotse report verify").split(separator: "\n")
    #expect(said.count == frozen && said.allSatisfy { $0.contains(" stimmt: ") }, "\(said)")
    #expect(try binary.must("ls -A") == "strategie.db\n", "nothing lies about")
    #expect(try binary.must("sqlite3 strategie.db 'PRAGMA integrity_check'") == "ok\n")
  }

  // MARK: Two at once

  @Test func twoThatFreezeAtOnceGetTwoNumbers() throws {
    let binary = try ReportFaultTests.sample()
    // xargs, because a shell that a test starts is not told of the end of what it put in the background.
    try binary.must(
      """
      printf 'council AVOS\\ncouncil AVOS\\nweekly\\nweekly\\n' |
        xargs -P 4 -I {} sh -c 'lotse report freeze {} --without-pdf >>nummern'
      """)
    let numbers = try binary.must("sort nummern")
    #expect(numbers == "R-0001\nR-0002\nR-0003\nR-0004\n")
    let said = try binary.must("lotse report verify").split(separator: "\n")
    #expect(said.count == 4 && said.allSatisfy { $0.contains(" stimmt: ") }, "\(said)")
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))
  }
}
