import ArgumentParser
import LotseBasics
import LotseModel
import Testing

@testable import LotseCommands

/// A message goes into a file of its kind or down a pipe, and never onto a terminal.
@Suite struct DeliveryTests {
  private func failure(_ output: [String], isTerminal: Bool) throws -> Failure? {
    let world = World(
      environment: [:], now: Instant(milliseconds: 0), standardOutputIsTerminal: isTerminal,
      standardErrorIsTerminal: false, standardInputIsTerminal: false, columns: 80, executable: "/nowhere/bin/lotse")
    let session = Session(world, try CommonOptions.parse([]))
    do {
      let format = try session.format(
        try ReportOutputOptions.parse(output), of: .weekly, try DeliveryOptions.parse(["--mail-to", "a@b.example"]))
      #expect(format == nil)
      return nil
    } catch {
      return try #require(error as? Failure)
    }
  }

  @Test(arguments: [[], ["-o", "-"]]) func aTerminalIsRefused(output: [String]) throws {
    let failure = try #require(try failure(output, isTerminal: true))
    #expect(failure.code == .usage)
    #expect(failure.hint?.de == "Eine Datei nennen: -o wochenbericht.eml.")
    #expect(try self.failure(output, isTerminal: false) == nil)
  }

  @Test(arguments: ["woche.pdf", "woche.html", "woche.EML.txt"]) func anotherEndingIsRefused(path: String) throws {
    #expect(try failure(["-o", path], isTerminal: false)?.code == .usage)
  }

  @Test(arguments: ["woche.eml", "WOCHE.EML", "woche", "ordner.d/woche", "/dev/stdout"])
  func aFileIsTaken(path: String) throws {
    #expect(try failure(["-o", path], isTerminal: true) == nil)
  }
}
