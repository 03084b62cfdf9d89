/// How wide a text runs in the letters that every program has or has the same widths of: Arial.
enum LetterWidth {
  /// In thousandths of the size of the letters; for the most part what the font says, and never much less.
  static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E: width += Int(ascii[Int(scalar.value) - 0x20])
      case 0xC0...0xDE: width += 720
      case ..<0x300: width += 560
      // Combining marks.
      case ..<0x370: break
      case ..<0x2000: width += 640
      default: width += 1_000
      }
    }
    return width
  }

  /// The widest stretch that no line breaks.
  static func ofLongestWord(_ text: some StringProtocol) -> Int {
    var longest = 0
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "-" || $0 == "/" }) {
      // The hyphen stays with the word before it.
      longest = max(longest, of(word) + 333)
    }
    return longest
  }

  /// From the blank to the tilde.
  private static let ascii: [UInt16] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1_015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
  ]
}
