import Foundation
import Testing

/// The program behaves as the transcripts tell, to the byte. `LOTSE_RECORD=1 swift test` writes them anew;
/// `LOTSE_TRANSCRIPTS=list,show` replays these alone.
@Suite struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  /// Those that are asked for, else all.
  private static let wanted: [String] = {
    guard let asked = ProcessInfo.processInfo.environment["LOTSE_TRANSCRIPTS"] else { return names }
    return asked.split(separator: ",").map { $0 + ".transcript" }
  }()

  @Test(arguments: TranscriptTests.wanted)
  func theProgramSaysWhatTheTranscriptSays(name: String) throws {
    let url = TranscriptTests.folder.appending(path: name)
    let expected = try String(contentsOf: url, encoding: .utf8)
    let actual = try Transcript(expected).replay(try Binary())
    if ProcessInfo.processInfo.environment["LOTSE_RECORD"] == "1" {
      try actual.write(to: url, atomically: true, encoding: .utf8)
      return
    }
    if let difference = Transcript.difference(expected, actual) { Issue.record("\(name), \(difference)") }
  }

  private static var everything: String {
    names.compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
  }

  /// Every command and every German alias of the help appears in a transcript, so none goes untested.
  @Test func everyCommandAndAliasIsTested() throws {
    let help = try Binary().must(
      """
      lotse --help | sed '/^THEMEN/,$d'; lotse help milestone; lotse help report; lotse help sheet; lotse help config; lotse help ozg
      lotse help meeting; lotse help decision; lotse help ranking; lotse help actors; lotse help view; lotse help rollup
      """)
    let said = TranscriptTests.everything
    var names = 0
    for line in help.split(separator: "\n") where line.hasPrefix("  ") && !line.hasPrefix("   ") {
      let words = line.dropFirst(2).split(separator: " ").prefix { $0.hasSuffix(",") || names >= 0 }.prefix(2)
      guard let first = words.first, !first.hasPrefix("-"), first != "lotse" else { continue }
      let group = first.hasSuffix(",") ? words.prefix(2) : words.prefix(1)
      for word in group {
        let name = word.filter { $0 != "," }
        names += 1
        #expect(said.contains(" \(name)"), "no transcript uses \(name)")
      }
    }
    #expect(names > 40)
  }

  @Test(arguments: [0, 1, 64, 65, 66, 73, 74, 78])
  func everyExitCodeIsTested(code: Int) {
    #expect(code == 0 || TranscriptTests.everything.contains("\n[\(code)]\n"))
  }
}
