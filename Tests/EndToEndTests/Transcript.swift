import Foundation

/// A conversation with the program: commands with what they say, and comments between them.
///
/// `$ ` begins a command and `> ` continues it; then comes standard output as it is, standard error behind `2> `, and
/// the exit code in brackets where it is not 0. An output line that looks like one of these has a backslash before it,
/// as has an empty one; `\no newline` stands after output that does not end its last line.
struct Transcript {
  let steps: [Step]

  struct Step {
    let comments: [String]
    let command: String
  }

  init(_ text: String) {
    var steps: [Step] = []
    var comments: [String] = []
    var command: [String]?
    func finish() {
      guard let lines = command else { return }
      steps.append(Step(comments: comments, command: lines.joined(separator: "\n")))
      (command, comments) = (nil, [])
    }
    for line in Transcript.lines(text) {
      if line.hasPrefix("$ ") {
        finish()
        command = [String(line.dropFirst(2))]
      } else if line.hasPrefix("> ") || line == ">", command != nil {
        command?.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("# ") {
        finish()
        comments.append(line)
      } else {
        finish()
      }
    }
    finish()
    self.steps = steps
  }

  /// Runs every command and writes the transcript as it is today.
  func replay(_ binary: Binary) throws -> String {
    try steps.map { step in
      let answer = try binary.shell(step.command)
      var lines = step.comments
      for (index, line) in step.command.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        lines.append((index == 0 ? "$ " : "> ") + line)
      }
      lines += Transcript.quoted(answer.output) { Transcript.escaped($0) }
      lines += Transcript.quoted(answer.error) { "2> " + $0 }
      if answer.code != 0 { lines.append("[\(answer.code)]") }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// The lines of a text as line feeds part them; a carriage return is shown as a sign of its own.
  private static func lines(_ text: String) -> [String] {
    text.replacing("\r\n", with: "␍\n").replacing("\r", with: "␍")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func quoted(_ text: String, _ quote: (String) -> String) -> [String] {
    if text.isEmpty { return [] }
    let lines = lines(text)
    let isWhole = lines.last?.isEmpty == true
    return (isWhole ? lines.dropLast() : lines[...]).map(quote) + (isWhole ? [] : ["\\no newline"])
  }

  private static func escaped(_ line: String) -> String {
    let looksLikeOurs = ["$ ", "> ", "# ", "2> ", "[", "\\"].contains { line.hasPrefix($0) }
    return line.isEmpty || looksLikeOurs ? "\\" + line : line
  }

  /// The first line in which two transcripts differ, with a few lines around it.
  static func difference(_ expected: String, _ actual: String) -> String? {
    if expected == actual { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(old, new).prefix { $0 == $1 }.count
    func excerpt(_ lines: [Substring]) -> String {
      lines[max(0, index - 4)..<min(lines.count, index + 6)].joined(separator: "\n")
    }
    return "line \(index + 1)\n--- expected\n\(excerpt(old))\n--- said\n\(excerpt(new))"
  }
}
