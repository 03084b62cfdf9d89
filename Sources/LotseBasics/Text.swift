internal import Foundation

/// How Lotse treats text from outside: NFC on the way in, and what may stand in it.
public enum Text {
  /// The text in Unicode normal form C.
  public static func normalized(_ text: String) -> String {
    // Below U+0300, before the byte 0xCC, every text is in form C already, and nearly all German text lies there.
    allBytes(of: text) { $0 < 0xCC } ? text : text.precomposedStringWithCanonicalMapping
  }

  /// The first control character that may not stand in the text; line breaks and tabs may where `multiline`.
  public static func forbiddenScalar(in text: String, multiline: Bool) -> Unicode.Scalar? {
    if isOfUsualLetters(text) { return nil }
    return text.unicodeScalars.first { scalar in
      if multiline, scalar == "\n" || scalar == "\t" { return false }
      if scalar.value < 0x2000 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) }
      // Line and paragraph separators, marks that turn the reading direction of what follows, and code points that are
      // no characters and that no document can hold (U+FFFE …) count as well.
      if scalar.properties.isNoncharacterCodePoint { return true }
      let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      return turns || scalar.value == 0x2028 || scalar.value == 0x2029
    }
  }

  /// The candidate that the text was most likely meant to be: at most two edits away, or starting with it.
  public static func suggestion(for text: String, among candidates: [String]) -> String? {
    let wanted = Array(key(text))
    guard wanted.count > 1 else { return nil }
    if wanted.count > 2, let longer = candidates.first(where: { key($0).hasPrefix(String(wanted)) }) { return longer }
    let ranked = candidates.map { candidate in (candidate, distance(wanted, Array(key(candidate)))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= min(2, wanted.count / 2) else { return nil }
    return best.0
  }

  /// How many characters must be put in, left out, exchanged or swapped with their neighbour.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var (before, row) = ([Int](), Array(0...right.count))
    for (i, character) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        var step = min(next[j] + 1, row[j + 1] + 1, row[j] + (character == other ? 0 : 1))
        if i > 0, j > 0, character == right[j - 1], left[i - 1] == other { step = min(step, before[j - 1] + 1) }
        next.append(step)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}

extension Text {
  /// Whether the text holds no control characters but line breaks and tabs.
  public static func isPrintable(_ text: String) -> Bool { forbiddenScalar(in: text, multiline: true) == nil }
}

extension Text {
  /// Whether all bytes of a text fit, or any: most texts lie in one piece, and are asked faster as that.
  static func allBytes(of text: String, _ fits: (UInt8) -> Bool) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(fits) } ?? text.utf8.allSatisfy(fits)
  }

  static func anyByte(of text: String, _ fits: (UInt8) -> Bool) -> Bool { !allBytes(of: text) { !fits($0) } }

  /// Whether a text is nothing but ASCII without control characters and the letters from À to ÿ, whose bytes these are.
  static func isOfUsualLetters(_ text: String) -> Bool {
    allBytes(of: text) { $0 >= 0x20 && $0 < 0x7F || $0 >= 0x80 && $0 < 0xC0 || $0 == 0xC3 }
  }

  /// The text with other words in place of single scalars, where `words` has some. By scalars and not by characters,
  /// because a mark of markup that an accent follows is another character to Swift and the same mark to every reader.
  public static func replacing(in text: String, _ words: (Unicode.Scalar) -> String?) -> String {
    var replaced = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let word = words(scalar) { replaced.append(contentsOf: word.unicodeScalars) } else { replaced.append(scalar) }
    }
    return String(replaced)
  }

  /// Whether there is anything to read: more than blanks of all kinds and characters that show nothing.
  public static func isReadable(_ text: String) -> Bool {
    if anyByte(of: text, { (0x21..<0x7F).contains($0) }) { return true }
    return text.unicodeScalars.contains { scalar in
      // The empty braille cell is no blank to Unicode, but is one to readers.
      !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
    }
  }

  /// A line from outside in form C, without what shows nothing around it; throws `Unreadable.line` where it is empty, longer than
  /// `limit` characters or holds line breaks or control characters.
  public static func line(_ text: String, _ what: Phrase, limit: Int = 200) throws(Unreadable) -> String {
    let line = trimmed(text)
    guard isReadable(line), forbiddenScalar(in: line, multiline: false) == nil, line.count <= limit
    else { throw .line(what, limit: limit) }
    return line
  }
}

extension String {
  /// With a capital first letter, as the heading of a column has it.
  public var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
