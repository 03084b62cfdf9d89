import Foundation
import Testing

/// What a person sees at a terminal: lines as wide as it is, and long output page by page.
@Suite struct TerminalTests {
  private static let screen = Binary.checkout.appending(path: "Tests/EndToEndTests/screen.py").path

  private func seen(_ line: String, rows: Int = 24, columns: Int = 60, in binary: Binary) throws -> Binary.Answer {
    try binary.shell("python3 '\(TerminalTests.screen)' \(rows) \(columns) '\(line)'")
  }

  private func city() throws -> Binary {
    let binary = try Binary.withSmallCity(["NO_COLOR": "1"])
    try binary.must(
      """
      printf 'title,field,kind,unit\n' >viele.csv
      for number in $(seq 40); do printf 'Dienst %s,ozg,tool,FB33\n' $number >>viele.csv; done
      lotse import viele.csv --yes
      """)
    return binary
  }

  @Test func helpAndErrorsAreAsWideAsTheTerminal() throws {
    let binary = try city()
    let command = "lotse status TP-0001 completed --no-pager; lotse verify --help --no-pager"
    let lines = try seen(command, columns: 50, in: binary).output.split(separator: "\n")
    #expect(lines.count > 20)
    for line in lines where !line.hasPrefix("  lotse ") { #expect(line.count <= 50, "\(line)") }
    // Behind the head of a hint the sentence goes on below its beginning.
    #expect(lines.contains { $0.hasPrefix("         ") && $0.contains { $0.isLetter } })
    let wide = try seen(command, columns: 130, in: binary).output.split(separator: "\n")
    #expect(wide.contains { $0.count > 100 })
    // What goes to a file or a program does not depend on the terminal.
    let piped = try seen("lotse verify --help | cat", columns: 130, in: binary)
    #expect(try binary.must("COLUMNS=200 lotse verify --help") == piped.output)
  }

  @Test func whatIsLongerThanTheScreenIsPaged() throws {
    let binary = try city()
    let pager = "LOTSE_PAGER=\"sed s/^/:/\""
    #expect(try seen("\(pager) lotse list", in: binary).output.contains(":TP-0001"))
    #expect(try seen("PAGER=\"sed s/^/:/\" lotse list", in: binary).output.contains(":TP-0001"))
    #expect(try seen("\(pager) PAGER=false lotse help list", in: binary).output.contains(":AUFRUF"))
    for line in [
      "\(pager) lotse list --no-pager", "\(pager) lotse list --ohne-blaettern", "LOTSE_PAGER= lotse list",
      "LOTSE_PAGER=cat PAGER=false lotse list", "\(pager) TERM=dumb lotse list", "\(pager) lotse list | cat",
      "LOTSE_PAGER=not-there lotse list", "PATH=$(dirname $(command -v lotse)) lotse list",
    ] {
      let output = try seen(line, in: binary).output
      #expect(output.contains("\nTP-0001") && !output.contains(":TP-0001"), "\(line): \(output)")
    }
    // A screen is enough; and what is recorded is not paged.
    #expect(!(try seen("\(pager) lotse list", rows: 60, columns: 100, in: binary).output.contains(":TP-0001")))
    let update = "\(pager) lotse update --where field=ozg --priority high --yes"
    #expect(!(try seen(update, rows: 10, in: binary).output.contains(":TP-0001")))
  }

  /// The exit code is that of the command, also where the reader stops early.
  @Test func theExitCodeIsThatOfTheCommand() throws {
    let binary = try city()
    #expect(try seen("LOTSE_PAGER=\"head -2\" lotse list", in: binary).code == 0)
    #expect(try seen("LOTSE_PAGER=\"head -2\" lotse diff --from 1", rows: 5, in: binary).code == 1)
  }
}
