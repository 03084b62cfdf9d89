import Foundation
import TestSupport
import Testing

/// An import asks the person who sits there, and holds them to what they saw.
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
    #expect(answer.output.contains("Änderung 3; rückgängig: lotse undo 3"))
  }

  @Test(arguments: ["n", "", "vielleicht", "EOF"])
  func everythingElseDoesNothing(text: String) throws {
    let binary = try ConsentTests.city()
    let answer = try ConsentTests.answer(text, binary)
    #expect(answer.code == 1, "\(answer.output)\(answer.error)")
    #expect(answer.output.contains("Nicht ausgeführt; nichts wurde geschrieben."))
    #expect(try binary.must("sha256sum -c vorher; lotse log | wc -l").contains("OK"))
  }

  @Test func whoConsentedToSomethingElseIsAskedToLookAgain() throws {
    let binary = try ConsentTests.city()
    let answer = try ConsentTests.answer("j", while: "lotse update 1 --title Wohngeldportal", binary)
    #expect(answer.code == 75, "\(answer.output)")
    #expect(answer.output.contains("Inzwischen hat sich etwas geändert; nichts wurde geschrieben."))
    #expect(try binary.must("lotse list --columns title -O csv") == "title\nWohngeldportal\n")
  }

  @Test func aChangeElsewhereDoesNotDisturb() throws {
    let binary = try ConsentTests.city()
    let other = "lotse add Anderes --field ozg --kind tool --unit FB33"
    #expect(try ConsentTests.answer("j", while: other, binary).code == 0)
    #expect(try binary.must("lotse list --columns title -O csv") == "title\nWohngeld-Antrag\nAnderes\n")
  }

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
