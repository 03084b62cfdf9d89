import Foundation
import TestSupport
import Testing

/// What asks before it writes asks the person who sits there, and records nothing that they were not shown.
@Suite struct ConsentTests {
  /// Runs a command on a terminal of its own; at the question it runs a second command and then types the answer.
  private static let typist = #"""
    import os, pty, subprocess, sys
    answer, meanwhile, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    child, terminal = pty.fork()
    if child == 0: os.execvp(command[0], command)
    said, asked = b"", False
    while True:
        try: piece = os.read(terminal, 4096)
        except OSError: break
        if not piece: break
        said += piece
        if not asked and b"[j/N]" in said:
            asked = True
            if meanwhile: subprocess.run(meanwhile, shell=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            os.write(terminal, b"\x04" if answer == "EOF" else answer.encode() + b"\n")
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(said.decode().replace("\r\n", "\n"), end="")
    sys.exit(code)
    """#

  private static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try typist.write(toFile: binary.sandbox.path("tippen.py"), atomically: true, encoding: .utf8)
    try binary.must("lotse add Wohngeld --field ozg --kind tool --unit FB50 && lotse export -o liste.csv")
    try binary.must("sed -i s/Wohngeld/Wohngeld-Antrag/ liste.csv && sha256sum strategie.db >vorher")
    return binary
  }

  private static func answer(_ text: String, while other: String = "", _ binary: Binary) throws -> Binary.Answer {
    try binary.shell("python3 tippen.py '\(text)' '\(other)' lotse import liste.csv")
  }

  @Test(arguments: ["j", "ja", "J"])
  func yesTakesTheListOver(text: String) throws {
    let binary = try ConsentTests.city()
    let answer = try ConsentTests.answer(text, binary)
    #expect(answer.code == 0, "\(answer.output)\(answer.error)")
    #expect(answer.output.contains("TP-0001 Wohngeld-Antrag: Titel: Wohngeld → Wohngeld-Antrag"))
    #expect(answer.output.contains("0 neu, 1 geändert, 0 unverändert, 0 abgelehnt.\n"))
    #expect(answer.output.contains("Übernehmen? [j/N]"))
    #expect(answer.output.contains("Änderung 3; rückgängig: lotse rueckgaengig 3"))
  }

  @Test(arguments: ["n", "", "vielleicht", "EOF"])
  func everythingElseDoesNothing(text: String) throws {
    let binary = try ConsentTests.city()
    let answer = try ConsentTests.answer(text, binary)
    #expect(answer.code == 1, "\(answer.output)\(answer.error)")
    #expect(answer.output.contains("Nicht ausgeführt; nichts wurde geschrieben."))
    #expect(try binary.must("sha256sum -c vorher; lotse log | wc -l").contains("OK"))
  }

  // MARK: Somebody else writes between the showing and the answer

  /// A command that asks, what has to be there before, a change of another process to what it shows, and one elsewhere.
  struct Writer: CustomTestStringConvertible {
    let command: String
    var files = ":"
    let disturbing: [String]
    var elsewhere = "lotse update 5 --priority high"

    var testDescription: String { command }
  }

  static let writers = [
    Writer(
      command: "lotse import liste.csv",
      files: #"printf 'number,title,field,kind,unit\nTP-0001,Neu,ozg,tool,FB33\n,Neues,ozg,tool,FB33\n' >liste.csv"#,
      disturbing: ["lotse update 1 --title Anders", "lotse update 1 --summary Anders"],
      elsewhere: "lotse add Anderes --field efile --kind tool --unit FB50"),
    Writer(
      command: "lotse update --where field=ozg --priority low",
      disturbing: ["lotse update 2 --priority high", "lotse add Neu --field ozg --kind tool --unit FB33"]),
    Writer(
      command: "lotse status 1 2 3 4 cancelled --reason obsolete --decision V/9",
      disturbing: ["lotse status 2 cancelled --reason budget --decision V/8", "lotse update 2 --scope Anders"]),
    Writer(
      command: "lotse confirm --unit FB33",
      disturbing: ["lotse confirm 2", "lotse update 3 --unit FB50"]),
    Writer(
      command: "lotse sheet import meldebogen-FB33-2026-11-23.xlsx",
      files: """
        lotse sheet export --unit FB33 -o . && python3 '\(Binary.checkout.path)/Tests/EndToEndTests/fill.py' \
        meldebogen-FB33-2026-11-23.xlsx TP-0001 'Keine Änderung=ja' TP-0002 'Geplantes Ende=2027-12-31'
        """,
      disturbing: ["lotse update 2 --planned-end 2028-01-31", "lotse update 2 --summary Anders", "lotse confirm 1"]),
    Writer(
      command: "lotse config apply schwellen.yaml",
      files: """
        echo 'thresholds: {stale: 20, rating-expires: 28, look-ahead: 28}' >schwellen.yaml &&
        echo 'thresholds: {stale: 40, rating-expires: 28, look-ahead: 28}' >andere.yaml &&
        echo 'thresholds: {stale: 28, rating-expires: 28, look-ahead: 14}' >weitere.yaml &&
        echo 'organisation: {name: Stadt Krefeld, office: Digitalbüro}' >buero.yaml
        """,
      disturbing: ["lotse config apply andere.yaml --yes", "lotse config apply weitere.yaml --yes"],
      elsewhere: "lotse config apply buero.yaml --yes"),
    Writer(
      command: "lotse ozg import-catalogue katalog.csv --dated 2026-01-01",
      files: #"""
        printf 'OZG-ID,Name\n10001,Hundesteuer\n' >katalog.csv && printf 'OZG-ID,Name\n10002,Angeln\n' >anderer.csv
        """#,
      disturbing: [
        "lotse ozg import-catalogue anderer.csv --dated 2026-02-02 --yes",
        "lotse add Fund --field ozg --kind ozg-service --unit FB33 --ozg-id 10003",
      ]),
  ]

  private static func city(for writer: Writer) throws -> Binary {
    let binary = try Binary()
    try typist.write(toFile: binary.sandbox.path("tippen.py"), atomically: true, encoding: .utf8)
    let early = "LOTSE_NOW=2026-11-20T08:00:00Z"
    try binary.must("\(early) lotse init --config '\(Binary.checkout.path)/config/krefeld.yaml'")
    for title in ["Wohngeld", "Bauantrag", "Fundbüro", "Hundesteuer"] {
      try binary.must("\(early) lotse add \(title) --field ozg --kind tool --unit FB33 --planned-end 2027-06-30")
    }
    try binary.must("\(early) lotse add Ticketsystem --field modern-tools --kind tool --unit FB10")
    try binary.must(writer.files)
    return binary
  }

  private static func newestChange(_ binary: Binary) throws -> Int? {
    Int(try binary.must("sqlite3 strategie.db 'SELECT max(id) FROM changeset'").trimmingCharacters(in: .newlines))
  }

  @Test(arguments: writers)
  func nothingIsRecordedThatWasNotShown(writer: Writer) throws {
    for other in writer.disturbing {
      let binary = try ConsentTests.city(for: writer)
      let before = try #require(try ConsentTests.newestChange(binary))
      let answer = try binary.shell("python3 tippen.py j '\(other)' \(writer.command)")
      #expect(answer.code == 75, "\(other): \(answer.output)\(answer.error)")
      #expect(answer.output.contains("Inzwischen hat sich etwas geändert; nichts wurde geschrieben."))
      #expect(try ConsentTests.newestChange(binary) == before + 1, "\(other)")
    }
  }

  @Test(arguments: writers)
  func aChangeElsewhereDoesNotDisturb(writer: Writer) throws {
    let binary = try ConsentTests.city(for: writer)
    let before = try #require(try ConsentTests.newestChange(binary))
    let answer = try binary.shell("python3 tippen.py j '\(writer.elsewhere)' \(writer.command)")
    #expect(answer.code == 0, "\(answer.output)\(answer.error)")
    #expect(try ConsentTests.newestChange(binary) == before + 2)
    // What the other did is still there: undoing the newer change leaves it.
    #expect(try binary.must("lotse undo --yes && lotse undo --yes && lotse verify").contains("In Ordnung"))
  }

  // MARK: Nobody to ask

  @Test(arguments: [
    "lotse import liste.csv", "lotse import liste.csv --dry-run", "lotse import liste.csv --suggest-map",
  ])
  func withoutATerminalAndWithoutYesNothingIsWritten(command: String) throws {
    let binary = try ConsentTests.city()
    let answer = try binary.shell(command)
    #expect(answer.code == (command.contains("--") ? 0 : 64), "\(answer.error)")
    #expect(try binary.must("sha256sum -c vorher").contains("OK"))
  }
}
