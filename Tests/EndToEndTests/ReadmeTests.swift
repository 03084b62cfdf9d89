import Foundation
import Testing

/// What the README and the LIESMICH show is what the program says.
@Suite struct ReadmeTests {
  @Test(arguments: ["README.md", "LIESMICH.md"])
  func theExamplesRunAsTheyStand(name: String) throws {
    let text = try String(contentsOf: Binary.checkout.appending(path: name), encoding: .utf8)
    let binary = try Binary()
    var commands = 0
    for block in text.components(separatedBy: "```console\n").dropFirst() {
      let lines = (block.components(separatedBy: "\n```").first ?? "").components(separatedBy: "\n")
      var index = 0
      while index < lines.count {
        guard lines[index].hasPrefix("$ ") else {
          Issue.record("\(name): „\(lines[index])“ belongs to no command")
          break
        }
        var command = String(lines[index].dropFirst(2))
        index += 1
        while command.hasSuffix("\\"), index < lines.count {
          command = String(command.dropLast()) + String(lines[index].drop { $0 == " " || $0 == ">" })
          index += 1
        }
        let start = index
        while index < lines.count, !lines[index].hasPrefix("$ ") { index += 1 }
        try check(name, command, Array(lines[start..<index]), try binary.shell(command))
        commands += 1
      }
    }
    #expect(commands > 5)
  }

  private func check(_ name: String, _ command: String, _ expected: [String], _ answer: Binary.Answer) throws {
    var said = answer.output.components(separatedBy: "\n").dropLast()
    if expected.contains(where: { $0.hasPrefix("2> ") }) {
      said += answer.error.components(separatedBy: "\n").dropLast().map { "2> " + $0 }
    }
    if answer.code != 0 { said.append("[\(answer.code)]") }
    #expect(Array(said) == expected, "\(name): \(command)")
  }
}
