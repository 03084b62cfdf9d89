internal import LotseSheets

/// How many cells of a terminal a text takes: East Asian wide characters and emoji take two, combining marks none.
public enum TerminalWidth {
  public static func of(_ text: some StringProtocol) -> Int {
    if let cells = text.utf8.withContiguousStorageIfAvailable({ PlainText.cells($0) }) ?? nil { return cells }
    // Below U+0300 (all of German, no combining marks) every scalar takes one cell.
    var count = 0
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x300 { return text.reduce(0) { $0 + of(character: $1) } }
      count += 1
    }
    return count
  }

  static func of(character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first(where: { !isZeroWidth($0) }) else { return 0 }
    if isWide(first) || scalars.contains("\u{FE0F}") { return 2 }
    let isFlag = (0x1F1E6...0x1F1FF).contains(first.value)
    return isFlag && scalars.count > 1 ? 2 : 1
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\u{AD}" { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return true
    default: return (0x1160...0x11FF).contains(scalar.value)
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(scalar.value)
      || wide.contains { $0 <= scalar.value && scalar.value <= $1 }
  }

  /// The blocks of UAX #11 (East Asian Width) whose characters are wide or fullwidth.
  private static let wide: [(UInt32, UInt32)] = [
    (0x1100, 0x115F), (0x2329, 0x232A), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF),
    (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6), (0x16FE0, 0x18CD5), (0x1AFF0, 0x1B2FB), (0x1D300, 0x1D376), (0x1F200, 0x1F265),
    (0x20000, 0x3FFFD),
  ]

  /// The text on one line of at most that many cells; "…" stands for what is cut off.
  static func cut(_ text: String, to width: Int) -> String {
    let line = text.split(separator: "\n").joined(separator: " ")
    guard of(line) > width else { return line }
    var (kept, cells) = ("", 1)
    for character in line {
      cells += of(character: character)
      if cells > width { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// Breaks a text into lines of at most that many cells, at blanks where there are any.
  public static func wrap(_ text: String, to width: Int) -> [String] {
    PlainText(text)?.wrapped(to: max(1, width)) ?? wrapClosely(text, to: width)
  }

  /// The text as it stands where it fits; else broken so that what goes on stands under its beginning, by two cells.
  public static func hanging(_ text: String, to width: Int) -> String {
    let isOneLine = wrap(text, to: width).count == 1
    return (isOneLine ? text : wrap(text, to: width - 2).joined(separator: "\n  ")) + "\n"
  }

  /// The same character by character, for a text of any script.
  static func wrapClosely(_ text: String, to width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrap(line: $0, to: max(1, width)) }
  }

  private static func wrap(line text: Substring, to width: Int) -> [String] {
    if of(text) <= width { return [String(text)] }
    var lines: [String] = []
    var line = ""
    for word in words(of: text) {
      let candidate = line.isEmpty ? String(word) : line + " " + word
      if of(candidate) <= width {
        line = candidate
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let pieces = WordBreak(width: width).pieces(of: word)
      lines += pieces.dropLast()
      line = pieces.last ?? ""
    }
    lines.append(line)
    return lines
  }

  /// What stays on one line where it can: words, and figures with their sign.
  static func words(of line: Substring) -> [Substring] {
    var words: [Substring] = []
    for word in line.split(separator: " ", omittingEmptySubsequences: true) {
      if let first = word.first, "%€".contains(first), let before = words.last, before.last?.isNumber == true {
        words[words.count - 1] = line[before.startIndex..<word.endIndex]
      } else {
        words.append(word)
      }
    }
    return words
  }

  static func padded(_ text: String, to width: Int, _ alignment: Table.Column.Alignment) -> String {
    let blanks = String(repeating: " ", count: max(0, width - of(text)))
    return alignment == .left ? text + blanks : blanks + text
  }
}
