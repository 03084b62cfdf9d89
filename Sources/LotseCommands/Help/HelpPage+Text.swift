internal import LotseBasics
internal import LotsePapers

extension HelpPage {
  /// Where the meaning of a word begins.
  private static let indent = 26

  /// As a terminal of that many columns shows it.
  func text(width: Int) -> String {
    let width = max(width, 40)
    var parts = [Failure.wrapped(abstract, to: width)]
    parts += blocks.map { block in
      switch block {
      case .paragraph(let text): Failure.wrapped(text, to: width)
      case .lines(let lines): lines.map { ($0.hasPrefix(" ") ? "" : "  ") + $0 + "\n" }.joined()
      }
    }
    if let usage { parts.append(Failure.wrapped(usage, to: width, after: help("AUFRUF: ", "USAGE: "))) }
    parts += sections.map { section in
      section.title.uppercased() + ":\n" + section.rows.map { HelpPage.text($0, width: width) }.joined()
    }
    if let closing { parts.append(Failure.wrapped(closing, to: width)) }
    return parts.joined(separator: "\n")
  }

  private static func text(_ row: Row, width: Int) -> String {
    let start = "  " + row.name
    let meaning = TerminalWidth.wrap(row.meaning, to: max(width - indent, 20))
    guard !row.meaning.isEmpty else { return start + "\n" }
    let gap = indent - TerminalWidth.of(start)
    let blanks = String(repeating: " ", count: indent)
    // A name that leaves no room stands on a line of its own.
    let first = gap > 1 ? start + String(repeating: " ", count: gap) : start + "\n" + blanks
    return first + meaning.joined(separator: "\n" + blanks) + "\n"
  }
}
