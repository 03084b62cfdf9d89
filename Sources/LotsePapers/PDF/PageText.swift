/// Texts as they can stand on a page: what has no glyph gives way to a visible sign, and what has no blank can break.
public struct PageText: Sendable {
  /// Stands where a character has no glyph.
  public static let sign: Unicode.Scalar = "\u{FFFD}"

  /// Characters that no font has a glyph for.
  public let missing: Set<Unicode.Scalar>
  /// Whether only the characters stay that every font has; for texts that nothing else helps.
  public let isPlain: Bool
  /// What was replaced, and at how many places.
  public private(set) var replaced: [Unicode.Scalar: Int] = [:]

  public init(missing: Set<Unicode.Scalar> = [], isPlain: Bool = false) {
    self.missing = missing
    self.isPlain = isPlain
  }

  /// The text with all its line breaks as `\n`, without a character that cannot be shown.
  public mutating func callAsFunction(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var shown = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": shown.append("\n")
      case "\t": shown.append(" ")
      // A byte order mark is no text, and PDF/A forbids it.
      case "\u{FEFF}": break
      case _ where isShown(scalar): shown.append(scalar)
      default:
        replaced[scalar, default: 0] += 1
        shown.append(PageText.sign)
      }
      previous = scalar
    }
    return String(shown)
  }

  /// The same, with places at which words may break that are too long for a line: web addresses and file names after
  /// their punctuation, everything else anywhere. Words of mere letters are left to hyphenation up to 60 of them.
  public mutating func breakable(_ text: String) -> String {
    let text = self(text)
    guard text.utf8.count > PageText.long else { return text }
    var broken = ""
    for (index, word) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace).enumerated() {
      // The blank that ended the word before.
      if index > 0 { broken.append(text[text.index(before: word.startIndex)]) }
      if word.count > PageText.long { broken += PageText.broken(word) } else { broken += word }
    }
    return broken
  }

  private static let long = 30
  private static let longestOfLetters = 60

  private static func broken(_ word: Substring) -> String {
    var broken = ""
    for piece in word.split(omittingEmptySubsequences: false, whereSeparator: { "/._-?&=:;,+@%#".contains($0) }) {
      if piece.startIndex > word.startIndex {
        broken.append(word[word.index(before: piece.startIndex)])
        broken += "\u{200B}"
      }
      let isLong = piece.count > (piece.allSatisfy(\.isLetter) ? longestOfLetters : long)
      broken += isLong ? piece.map(String.init).joined(separator: "\u{200B}") : String(piece)
    }
    return broken
  }

  /// PDF/A forbids private characters, and control characters have no look.
  private func isShown(_ scalar: Unicode.Scalar) -> Bool {
    if isPlain, !PageText.isOrdinary(scalar) { return false }
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .unassigned, .surrogate: return false
    default: return !missing.contains(scalar)
    }
  }

  /// Whether every font has the character: Latin, Greek and Cyrillic letters, figures, common punctuation.
  public static func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0x180, 0x386..<0x3CF, 0x401..<0x460, 0x2010..<0x2027, 0x20AC, 0xFFFD: true
    default: false
    }
  }
}
