import Foundation
import Testing

/// What the README and the LIESMICH show is what the program says. `LOTSE_RECORD=1 swift test` writes it anew.
@Suite struct ReadmeTests {
  @Test(arguments: ["README.md", "LIESMICH.md"])
  func theExamplesRunAsTheyStand(name: String) throws { try check(name, Binary(), atLeast: 6) }

  /// The chapters of the handbook are days of one office: each goes on where the one before ended.
  @Test func theHandbookRunsAsItStands() throws {
    let folder = "docs/handbuch"
    let pages = try FileManager.default.contentsOfDirectory(atPath: Binary.checkout.appending(path: folder).path)
    var binary = try Binary()
    for page in pages.filter({ $0.hasSuffix(".md") && $0 != "README.md" }).sorted() {
      let text = try String(contentsOf: Binary.checkout.appending(path: "\(folder)/\(page)"), encoding: .utf8)
      let clock = try #require(text.firstMatch(of: /<!-- Uhr: (\S+) -->/)?.1, "\(page)")
      binary.environment["LOTSE_NOW"] = String(clock)
      try check("\(folder)/\(page)", binary, atLeast: 3)
    }
  }

  private func check(_ name: String, _ binary: Binary, atLeast least: Int) throws {
    let url = Binary.checkout.appending(path: name)
    let text = try String(contentsOf: url, encoding: .utf8)
    var fresh: [String] = []
    var commands = 0
    for (index, part) in text.components(separatedBy: "```console\n").enumerated() {
      guard index > 0 else {
        fresh.append(part)
        continue
      }
      let pieces = part.components(separatedBy: "\n```")
      let examples = try replay(pieces[0].components(separatedBy: "\n"), binary)
      commands += examples.filter { $0.hasPrefix("$ ") }.count
      fresh.append(([examples.joined(separator: "\n")] + pieces.dropFirst()).joined(separator: "\n```"))
    }
    let today = fresh.joined(separator: "```console\n")
    #expect(commands >= least)
    if ProcessInfo.processInfo.environment["LOTSE_RECORD"] == "1" {
      try today.write(to: url, atomically: true, encoding: .utf8)
    } else if let difference = Transcript.difference(text, today) {
      Issue.record("\(name), \(difference)")
    }
  }

  /// The lines of a block as they read today. Standard error is shown where the page shows it.
  private func replay(_ lines: [String], _ binary: Binary) throws -> [String] {
    var fresh: [String] = []
    var index = 0
    while index < lines.count {
      guard lines[index].hasPrefix("$ ") else { return fresh + ["(\(lines[index]) belongs to no command)"] }
      let command = lines[index]
      let rest = lines[(index + 1)...].prefix { !$0.hasPrefix("$ ") }
      index += 1 + rest.count
      let answer = try binary.shell(String(command.dropFirst(2)))
      fresh.append(command)
      fresh += answer.output.components(separatedBy: "\n").dropLast()
      if answer.code != 0 || rest.contains(where: { $0.hasPrefix("2>") }) {
        fresh += answer.error.components(separatedBy: "\n").dropLast().map { "2> " + $0 }
      }
      if answer.code != 0 { fresh.append("[\(answer.code)]") }
    }
    return fresh
  }
}
